import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { moveVersion, type VersionReview } from '#contract/plans'
import { useAct } from '#ui/api'
import { Go, useGo } from '#ui/link'
import { useText } from '#ui/text'

/** A document uploaded as a plan of its own that has the title of another plan: it may be filed as a version of that. */
export function NewerText({ review: { plan, version, newerTextOf } }: { review: VersionReview }): ReactNode {
  const text = useText()
  const go = useGo()
  const move = useAct(moveVersion, { onDone: (moved) => go(`/plans/${moved.planId}/versions/${moved.versionId}`) })
  if (!plan.may.write || newerTextOf === null) return null
  const { decided } = version.counts
  const { planId, title } = newerTextOf
  return (
    <Alert
      className="newer-text"
      type="info"
      showIcon
      title={
        <>
          {text('plans.newer', { title })} <Go to={`/plans/${planId}`}>{text('plans.newer.open')}</Go>
        </>
      }
      description={text('plans.newer.hint') + (decided > 0 ? text('plans.newer.lost', { count: decided }) : '')}
      action={
        <Button
          size="small"
          loading={move.isRunning}
          onClick={() =>
            void move.run({ params: { planId: plan.id, versionId: version.id }, body: { intoPlanId: planId } })
          }
        >
          {text('plans.newer.move')}
        </Button>
      }
    />
  )
}

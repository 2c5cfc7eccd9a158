import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { Publication } from '#contract/plans'
import { Go } from '#ui/link'
import { useText } from '#ui/text'

/** What should be known before publishing, a line each with the way to it; whoever publishes may let it stand. */
export function PublishCautions({
  cautions: { draft, openFindingCount, highFindingCount, inForce },
  at,
}: {
  cautions: Publication['cautions']
  at: { planId: string; versionId: string }
}): ReactNode {
  const text = useText()
  const page = `/plans/${at.planId}/versions/${at.versionId}`
  const lines = [
    ...(draft
      ? [
          {
            key: 'draft',
            words: text('plans.publish.caution.draft', { status: text(`plans.status.${draft}`) }),
            to: `${page}?tab=facts`,
            link: text('plans.publish.caution.draft.open'),
          },
        ]
      : []),
    ...(openFindingCount > 0
      ? [
          {
            key: 'findings',
            words: text('plans.publish.caution.findings', { count: openFindingCount, high: highFindingCount }),
            to: `${page}/findings?state=open`,
            link: text('plans.publish.caution.findings.open'),
          },
        ]
      : []),
    ...inForce.map(({ planId, title }) => ({
      key: planId,
      words: text('plans.publish.caution.in-force', { title }),
      to: `/plans/${planId}`,
      link: text('plans.publish.caution.in-force.open'),
    })),
  ]
  return lines.map(({ key, words, to, link }) => (
    <Alert
      key={key}
      className="publish-caution"
      type="warning"
      showIcon
      title={
        <>
          {words} <Go to={to}>{link}</Go>
        </>
      }
    />
  ))
}

import type { ReactNode } from 'react'
import { listPlans } from '#contract/plans'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { Go } from '#ui/link'
import { Section } from '#ui/page'
import { useText } from '#ui/text'

const shown = 5

/** Plans that were read and wait for somebody to check what was understood; nothing is shown when there are none. */
export default function HomePlans(): ReactNode {
  const text = useText()
  const answer = useCall(listPlans, { query: { state: 'review', page: 1, pageSize: shown } })
  if (answer.isError) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data || answer.data.total === 0) return null
  return (
    <Section
      title={text('plans.home.review', { count: answer.data.total })}
      extra={<Go to="/plans">{text('plans.title')}</Go>}
    >
      <ul className="home-list">
        {answer.data.items.map((plan) => (
          <li key={plan.id}>
            <Go to={`/plans/${plan.id}/versions/${plan.version.id}`} className="home-line">
              <span className="home-line-title">{plan.title}</span>
              <span className="quiet">
                {text('plans.home.decided', {
                  decided: plan.version.counts.decided,
                  total: plan.version.counts.total,
                })}
              </span>
            </Go>
          </li>
        ))}
      </ul>
    </Section>
  )
}

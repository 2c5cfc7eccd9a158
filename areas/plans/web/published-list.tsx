import type { ReactNode } from 'react'
import { listPublishedPlans, type PublishedPlan } from '#contract/plans'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'

export default function PublishedPlans(): ReactNode {
  const text = useText()
  const go = useGo()
  return (
    <Page title={text('plans.published')} subtitle={text('plans.published.subtitle')} kind="public">
      <DataTable
        id="plans.published"
        label={text('plans.published')}
        endpoint={listPublishedPlans}
        rowKey={(plan: PublishedPlan) => plan.id}
        inAddress
        filters={[{ key: 'q', label: text('plans.search'), kind: 'search' }]}
        columns={[
          { key: 'title', title: text('plans.column.title'), isTitle: true, width: 360 },
          { key: 'regionName', title: text('plans.column.region') },
          { key: 'targetCount', title: text('plans.published.targets'), kind: 'number' },
          {
            key: 'publishedAt',
            title: text('plans.versions.published'),
            render: (plan) => <DateText date={plan.publishedAt} />,
          },
        ]}
        onOpen={(plan) => go(`/public/plans/${plan.id}`)}
        empty={{ title: text('plans.published.none'), hint: text('plans.published.none.hint') }}
      />
    </Page>
  )
}

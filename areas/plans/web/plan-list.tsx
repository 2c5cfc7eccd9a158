import { Button } from 'antd'
import type { ReactNode } from 'react'
import { listPlans, type PlanListItem, planStatuses } from '#contract/plans'
import { getMe } from '#platform/http/contract'
import { useCall } from '#ui/api'
import { ProgressLine } from '#ui/file-drop'
import { useGo } from '#ui/link'
import { DateText } from '#ui/number'
import { Page } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { usePlanWords, VersionStateTag } from './words.tsx'
import './plans.css'

const listedStates = ['compiling', 'failed', 'review', 'published', 'withdrawn'] as const

export default function PlanList(): ReactNode {
  const text = useText()
  const go = useGo()
  const words = usePlanWords()
  const may = useCall(listPlans, { query: { pageSize: 1 } })
  const upload = may.data?.mayUpload ? (
    <Button type="primary" onClick={() => go('/plans/upload')}>
      {text('plans.upload')}
    </Button>
  ) : null
  return (
    <Page
      title={text('plans.title')}
      subtitle={text('plans.subtitle')}
      action={
        <>
          <ToAccuracy />
          {upload}
        </>
      }
    >
      <DataTable
        id="plans.list"
        label={text('plans.title')}
        endpoint={listPlans}
        rowKey={(plan: PlanListItem) => plan.id}
        inAddress
        filters={[
          { key: 'q', label: text('plans.search'), kind: 'search' },
          {
            key: 'state',
            label: text('plans.column.state'),
            kind: 'select',
            options: listedStates.map((value) => ({ value, label: text(`plans.version.${value}`) })),
          },
          {
            key: 'status',
            label: text('plans.column.status'),
            kind: 'select',
            options: planStatuses.map((value) => ({ value, label: text(`plans.status.${value}`) })),
          },
          { key: 'regionPath', label: text('plans.column.region'), kind: 'region' },
        ]}
        columns={[
          { key: 'title', title: text('plans.column.title'), isTitle: true, width: 380 },
          { key: 'regionName', title: text('plans.column.region'), width: 120 },
          {
            key: 'document',
            title: text('plans.column.document'),
            render: (plan) => words(plan),
            value: words,
            width: 200,
          },
          {
            key: 'state',
            title: text('plans.column.state'),
            render: (plan) => <VersionStateTag state={plan.version.state} />,
            value: (plan) => text(`plans.version.${plan.version.state}`),
            width: 140,
          },
          {
            key: 'review',
            title: text('plans.column.review'),
            render: (plan) => <Reviewed plan={plan} />,
            value: (plan) => `${plan.version.counts.decided}/${plan.version.counts.total}`,
            width: 180,
          },
          {
            key: 'updatedAt',
            title: text('plans.column.updated'),
            render: (plan) => <DateText date={plan.updatedAt} />,
            width: 150,
          },
        ]}
        onOpen={(plan) => go(`/plans/${plan.id}/versions/${plan.version.id}`)}
        empty={{ title: text('plans.none'), hint: text('plans.none.hint'), action: upload }}
      />
    </Page>
  )
}

/** Whoever may see it comes here from the list of plans. */
function ToAccuracy(): ReactNode {
  const text = useText()
  const go = useGo()
  const me = useCall(getMe, {})
  if (!me.data?.permissions.includes('plans:read-accuracy')) return null
  return <Button onClick={() => go('/plans/accuracy')}>{text('plans.accuracy')}</Button>
}

function Reviewed({ plan }: { plan: PlanListItem }): ReactNode {
  const text = useText()
  const { decided, total } = plan.version.counts
  if (total === 0) return <span className="quiet">{text('plans.review.none')}</span>
  const label = text('plans.review.progress', { decided, total })
  return (
    <span className="plan-reviewed">
      <span className="figure">{label}</span>
      <ProgressLine share={decided / total} label={label} />
    </span>
  )
}

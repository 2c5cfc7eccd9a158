import '../indicators.css'
import './collections.css'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { downloadUnitTemplate, getUnitForm } from '#contract/indicators'
import { today } from '#platform/ui/today'
import { download, useCall } from '#ui/api'
import { usePathParam, useQueryState } from '#ui/link'
import { DateText, PeriodText } from '#ui/number'
import { Page } from '#ui/page'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import type { UnitForm } from './report-drafts.ts'
import { ReportForm } from './report-form.tsx'

/** The form of one unit: every figure asked for, beside what it was before. */
export default function ReportPage(): ReactNode {
  const text = useText()
  const collectionId = usePathParam('collectionId')
  const [address] = useQueryState()
  const query = { regionPath: address.regionPath ?? '' }
  const params = { collectionId, unitId: address.unit ?? '' }
  const answer = useCall(getUnitForm, { params, query })
  return (
    <Page
      title={answer.data ? `${answer.data.unitName}：${answer.data.title}` : text('indicators.collection.report')}
      subtitle={answer.data ? <Standing form={answer.data} /> : undefined}
      trail={[
        { title: text('indicators.collections'), to: '/indicators/collections' },
        {
          title: text('indicators.collection.progress'),
          to: `/indicators/collections/${collectionId}?regionPath=${encodeURIComponent(query.regionPath)}`,
        },
      ]}
      action={
        <Button className="no-print" onClick={() => void download(downloadUnitTemplate, { params, query })}>
          {text('indicators.template')}
        </Button>
      }
      answer={answer}
    >
      {(form) => <ReportForm key={`${collectionId} ${params.unitId}`} form={form} at={params} />}
    </Page>
  )
}

function Standing({ form }: { form: UnitForm }): ReactNode {
  const text = useText()
  const open = form.rows.filter(({ state }) => state === 'missing' || state === 'returned').length
  const isLate = form.status === 'open' && open > 0 && today() > form.dueOn
  const [tone, state] =
    form.status === 'closed'
      ? (['none', 'indicators.collection.closed'] as const)
      : open === 0
        ? (['good', 'indicators.collection.unit.done'] as const)
        : isLate
          ? (['bad', 'indicators.collection.unit.late'] as const)
          : (['steady', 'indicators.collection.to-report'] as const)
  return (
    <span className="collection-standing">
      <PeriodText period={form.period} />
      <span>
        {text('indicators.collection.due')} <DateText date={form.dueOn} />
      </span>
      <StatusTag tone={tone} label={text(state, { count: open })} />
    </span>
  )
}

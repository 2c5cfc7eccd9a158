import type { ReactNode } from 'react'
import { type Accuracy, documentKinds, getAccuracy, type LabelledDocument, listLabelled } from '#contract/plans'
import { useCall } from '#ui/api'
import { TrendChart } from '#ui/chart'
import { useGo, useQueryState } from '#ui/link'
import { DateText, PercentText } from '#ui/number'
import { Page, Section } from '#ui/page'
import { DataTable, RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { AgreementFigures, cellShare } from './agreement-words.tsx'
import { CalibrationChart } from './calibration.tsx'
import './accuracy.css'

/** How accurately this city's documents are read, measured on what people decided. */
export default function AccuracyPage(): ReactNode {
  const text = useText()
  const [address] = useQueryState()
  const kind = documentKinds.find((each) => each === address.kind)
  const answer = useCall(getAccuracy, { query: { kind, regionPath: address.regionPath || undefined } })
  return (
    <Page
      title={text('plans.accuracy')}
      subtitle={text('plans.accuracy.subtitle')}
      trail={[{ title: text('plans.title'), to: '/plans' }]}
      answer={answer}
      isEmpty={(data: Accuracy) => data.documentCount === 0 && !kind && !address.regionPath}
      empty={{
        title: text('plans.accuracy.none'),
        hint: text('plans.accuracy.none.hint', { count: answer.data?.openCount ?? 0 }),
      }}
    >
      {(data: Accuracy) => <Body accuracy={data} />}
    </Page>
  )
}

function Body({ accuracy }: { accuracy: Accuracy }): ReactNode {
  const text = useText()
  const trend = (name: string, shareOf: (month: Accuracy['byMonth'][number]) => number | null) => ({
    name: text(`plans.accuracy.${name}`),
    points: accuracy.byMonth.map((month) => {
      const share = shareOf(month)
      return { period: month.month, value: share === null ? null : Math.round(share * 1000) / 10 }
    }),
  })
  return (
    <>
      <Section title={text('plans.accuracy.total', { count: accuracy.documentCount })}>
        <AgreementFigures agreement={accuracy.total} />
        <p className="quiet">{text('plans.accuracy.note', { count: accuracy.openCount })}</p>
      </Section>
      <Section title={text('plans.accuracy.by-kind')}>
        <RowsTable
          id="plans.accuracy.kinds"
          label={text('plans.accuracy.by-kind')}
          rows={accuracy.byKind}
          rowKey={(row) => row.kind}
          columns={[
            {
              key: 'kind',
              title: text('plans.accuracy.document-kind'),
              isTitle: true,
              value: (row) => text(`plans.accuracy.kind.${row.kind}`),
            },
            { key: 'documentCount', title: text('plans.accuracy.documents'), kind: 'number' },
            ...(['precision', 'recall', 'strict'] as const).map((key) => ({
              key,
              title: text(`plans.accuracy.${key}`),
              kind: 'number' as const,
              value: ({ agreement }: Accuracy['byKind'][number]) =>
                cellShare(
                  {
                    precision: agreement.precisionShare,
                    recall: agreement.recallShare,
                    strict: agreement.strictF1Share,
                  }[key],
                ),
            })),
          ]}
          empty={{ title: text('plans.accuracy.filtered') }}
        />
      </Section>
      <div className="accuracy-charts">
        {accuracy.byMonth.length > 1 ? (
          <TrendChart
            title={text('plans.accuracy.trend')}
            unit="%"
            series={[
              trend('precision', ({ agreement }) => agreement.precisionShare),
              trend('recall', ({ agreement }) => agreement.recallShare),
              trend('strict', ({ agreement }) => agreement.strictF1Share),
            ]}
          />
        ) : null}
        <CalibrationChart steps={accuracy.calibration} />
      </div>
      <Section title={text('plans.accuracy.list')}>
        <Documents />
      </Section>
    </>
  )
}

function Documents(): ReactNode {
  const text = useText()
  const go = useGo()
  const share = (key: 'precisionShare' | 'recallShare' | 'strictF1Share', title: string) => ({
    key,
    title,
    kind: 'number' as const,
    render: ({ agreement }: LabelledDocument) => (
      <PercentText share={agreement[key]} reason={text('plans.accuracy.nothing')} />
    ),
    value: ({ agreement }: LabelledDocument) => cellShare(agreement[key]),
    width: 110,
  })
  return (
    <DataTable
      id="plans.accuracy.documents"
      label={text('plans.accuracy.list')}
      endpoint={listLabelled}
      rowKey={(row: LabelledDocument) => row.versionId}
      inAddress
      filters={[
        {
          key: 'kind',
          label: text('plans.accuracy.document-kind'),
          kind: 'select',
          options: documentKinds.map((value) => ({ value, label: text(`plans.accuracy.kind.${value}`) })),
        },
        { key: 'regionPath', label: text('plans.column.region'), kind: 'region' },
      ]}
      columns={[
        { key: 'title', title: text('plans.column.title'), isTitle: true, width: 360 },
        { key: 'regionName', title: text('plans.column.region'), width: 110 },
        { key: 'ordinal', title: text('plans.accuracy.version'), kind: 'number', width: 80 },
        share('precisionShare', text('plans.accuracy.precision')),
        share('recallShare', text('plans.accuracy.recall')),
        share('strictF1Share', text('plans.accuracy.strict')),
        {
          key: 'reviewedAt',
          title: text('plans.accuracy.reviewed'),
          render: (row) => <DateText date={row.reviewedAt} />,
          width: 130,
        },
      ]}
      onOpen={(row) => go(`/plans/${row.planId}/versions/${row.versionId}/accuracy`)}
      empty={{ title: text('plans.accuracy.filtered') }}
    />
  )
}

import type { ReactNode } from 'react'
import { getRowsBehind, type getTarget } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { Section } from '#ui/page'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'

/** The records that a computed number counts, for its newest period. */
export function RowsBehind({ target }: { target: ResponseOf<typeof getTarget> }): ReactNode {
  const text = useText()
  const period = target.series.at(-1)?.period
  if (!period) return null
  return (
    <Section title={text('indicators.rows', { measure: target.measure?.title ?? '' })}>
      <DataTable
        id="indicators.rows"
        label={text('indicators.rows', { measure: target.measure?.title ?? '' })}
        endpoint={getRowsBehind}
        params={{ indicatorId: target.row.indicatorId }}
        query={{ regionPath: target.row.regionPath, period }}
        rowKey={(row) => `${row.label} ${row.happenedOn} ${row.value}`}
        columns={[
          {
            key: 'label',
            title: text('indicators.column.record'),
            isTitle: true,
            render: (row) => (row.href ? <Go to={row.href}>{row.label}</Go> : row.label),
          },
          {
            key: 'happenedOn',
            title: text('indicators.column.date'),
            render: (row) => <DateText date={row.happenedOn} />,
          },
          { key: 'value', title: text('indicators.column.value'), kind: 'number' },
        ]}
        empty={{ title: text('indicators.rows.none') }}
      />
    </Section>
  )
}

import { Button } from 'antd'
import type { ReactNode } from 'react'
import { explainImportRow, type ImportRowView, type ImportSummaryView, listImportRows } from '#contract/indicators'
import { useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'

const tones = { accepted: 'good', asked: 'warn', unchanged: 'none', refused: 'bad', skipped: 'none' } as const
const outcomes = ['refused', 'asked', 'accepted', 'unchanged', 'skipped'] as const

/** The rows of a file with what becomes of them; a jump is explained here and then counts as accepted. */
export function ImportRows({ batch, onChanged }: { batch: ImportSummaryView; onChanged: () => void }): ReactNode {
  const text = useText()
  const explain = useAct(explainImportRow, { done: text('indicators.import.explained'), onDone: onChanged })

  async function ask(row: ImportRowView) {
    const note = await confirm({
      title: text('indicators.import.explain.title', { indicator: row.indicator, period: row.period }),
      body: row.problems.map((problem) => problem.message).join(' '),
      yes: text('indicators.import.explain.yes'),
      needsReason: true,
    })
    if (note) await explain.run({ params: { importId: batch.id, seq: row.seq }, body: { note } })
  }

  return (
    <DataTable
      id="indicators.import"
      label={text('indicators.import.rows')}
      endpoint={listImportRows}
      params={{ importId: batch.id }}
      rowKey={(row: ImportRowView) => String(row.seq)}
      filters={[
        {
          key: 'outcome',
          label: text('indicators.column.outcome'),
          kind: 'select',
          options: outcomes.map((value) => ({
            value,
            label: `${text(`indicators.import.${value}`)} ${batch[value]}`,
          })),
        },
      ]}
      columns={[
        { key: 'row', title: text('indicators.column.row'), kind: 'number', width: 70 },
        {
          key: 'outcome',
          title: text('indicators.column.outcome'),
          width: 100,
          render: (row) => <StatusTag tone={tones[row.outcome]} label={text(`indicators.import.${row.outcome}`)} />,
        },
        { key: 'region', title: text('indicators.region'), width: 110 },
        { key: 'indicator', title: text('indicators.column.indicator'), isTitle: true, width: 190 },
        { key: 'period', title: text('indicators.column.period'), width: 120 },
        {
          key: 'value',
          title: text('indicators.column.value'),
          kind: 'number',
          width: 110,
          render: (row) => row.value,
        },
        { key: 'unit', title: text('indicators.column.unit'), width: 80 },
        {
          key: 'problems',
          title: text('indicators.column.reason'),
          width: 330,
          value: (row) => row.problems.map((one) => one.message).join(' '),
          render: (row) => (
            <>
              {row.problems.map((one) => one.message).join(' ')}
              {row.problems.length > 0 && row.note ? ` ${text('indicators.explained', { explanation: row.note })}` : ''}
              {row.outcome === 'asked' && batch.status === 'previewed' ? (
                <Button size="small" className="import-explain" onClick={() => void ask(row)}>
                  {text('indicators.import.explain')}
                </Button>
              ) : null}
            </>
          ),
        },
      ]}
      empty={{ title: text('indicators.import.no-rows') }}
    />
  )
}

import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type AdjustmentView, decideAdjustment, listAdjustments, withdrawAdjustment } from '#contract/indicators'
import { useAct } from '#ui/api'
import { confirm } from '#ui/confirm'
import { Go } from '#ui/link'
import { DateText } from '#ui/number'
import { StatusTag } from '#ui/status'
import { DataTable } from '#ui/table'
import { useText } from '#ui/text'
import { nameOf } from '../words.tsx'
import { AskedText } from './asked-text.tsx'

const tones = { proposed: 'warn', approved: 'good', refused: 'bad', withdrawn: 'none' } as const

/** Adjustments with what was asked for before and after; open ones are decided here by somebody else. */
export function AdjustmentTable({ targetId, mayDecide }: { targetId?: string; mayDecide: boolean }): ReactNode {
  const text = useText()
  return (
    <DataTable
      id="indicators.adjustments"
      label={text('indicators.adjustments')}
      endpoint={listAdjustments}
      query={targetId ? { targetId } : {}}
      rowKey={(row: AdjustmentView) => row.id}
      filters={
        targetId
          ? []
          : [
              {
                key: 'status',
                label: text('indicators.adjust.status'),
                kind: 'select',
                options: (['proposed', 'approved', 'refused', 'withdrawn'] as const).map((value) => ({
                  value,
                  label: text(`indicators.adjust.${value}`),
                })),
              },
            ]
      }
      columns={[
        {
          key: 'indicator',
          title: text('indicators.column.indicator'),
          isTitle: true,
          width: targetId ? 150 : 220,
          value: nameOf,
          render: (row) => (
            <Go to={`/indicators/targets/${row.targetId}?regionPath=${encodeURIComponent(row.regionPath)}`}>
              {nameOf(row)}
            </Go>
          ),
        },
        {
          key: 'status',
          title: text('indicators.adjust.status'),
          width: 100,
          render: (row) => <StatusTag tone={tones[row.status]} label={text(`indicators.adjust.${row.status}`)} />,
        },
        {
          key: 'act',
          title: text('indicators.adjust.act'),
          width: 150,
          render: (row) => <Acts row={row} mayDecide={mayDecide} />,
        },
        {
          key: 'before',
          title: text('indicators.adjust.before'),
          width: 200,
          render: (row) => <AskedText asked={row.before} unit={row.unit} />,
        },
        {
          key: 'after',
          title: text('indicators.adjust.after'),
          width: 200,
          render: (row) => <AskedText asked={row.after} unit={row.unit} />,
        },
        {
          key: 'effectiveFrom',
          title: text('indicators.adjust.from'),
          width: 120,
          render: (row) => <DateText date={row.effectiveFrom} />,
        },
        { key: 'reason', title: text('indicators.adjust.reason'), width: 220 },
        {
          key: 'who',
          title: text('indicators.adjust.who'),
          width: 200,
          value: (row) =>
            [
              text('indicators.adjust.by', { name: row.proposedByName, day: row.proposedAt.slice(0, 10) }),
              row.decidedByName
                ? text('indicators.adjust.decided-by', {
                    name: row.decidedByName,
                    day: row.decidedAt?.slice(0, 10) ?? '',
                  })
                : '',
              row.decisionNote ?? '',
            ]
              .filter((part) => part !== '')
              .join(' · '),
        },
      ]}
      empty={{ title: text('indicators.adjust.none'), hint: text('indicators.adjust.none.hint') }}
    />
  )
}

function Acts({ row, mayDecide }: { row: AdjustmentView; mayDecide: boolean }): ReactNode {
  const text = useText()
  const decide = useAct(decideAdjustment, { done: text('indicators.adjust.decided') })
  const withdraw = useAct(withdrawAdjustment, { done: text('indicators.adjust.withdrawn') })
  const params = { adjustmentId: row.id }
  const { regionPath } = row
  if (row.status !== 'proposed') return null
  async function refuse() {
    const note = await confirm({
      title: text('indicators.adjust.refuse.title', { indicator: row.indicator }),
      yes: text('indicators.adjust.refuse'),
      needsReason: true,
    })
    if (note) await decide.run({ params, body: { regionPath, decision: 'refused', note } })
  }
  if (row.isOwn)
    return (
      <Button
        size="small"
        loading={withdraw.isRunning}
        onClick={() => void withdraw.run({ params, body: { regionPath } })}
      >
        {text('indicators.adjust.withdraw')}
      </Button>
    )
  if (!mayDecide) return null
  return (
    <span className="page-tools">
      <Button
        size="small"
        type="primary"
        loading={decide.isRunning}
        onClick={() => void decide.run({ params, body: { regionPath, decision: 'approved', note: null } })}
      >
        {text('indicators.adjust.approve')}
      </Button>
      <Button size="small" danger onClick={() => void refuse()}>
        {text('indicators.adjust.refuse')}
      </Button>
    </span>
  )
}

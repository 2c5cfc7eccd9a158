import type { ReactNode } from 'react'
import type { TargetRowView } from '#contract/indicators'
import { NumberText, PercentText, PointsText } from '#ui/number'
import { PaceBar } from '#ui/pace'
import { StatusTag } from '#ui/status'
import { type Column, RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { GoalText, nameOf } from '../words.tsx'

/** Statuses by what somebody has to do about them. */
const groups: Record<string, TargetRowView['status'][]> = {
  behind: ['behind', 'missed'],
  'no-data': ['no-data'],
  fine: ['on-pace', 'ahead', 'met'],
}

function matches(row: TargetRowView, filters: Record<string, string>): boolean {
  const word = filters.word?.trim()
  const inGroup = !filters.state || (groups[filters.state]?.includes(row.status) ?? true)
  const holds = [nameOf(row), row.planTitle ?? '', ...row.departments.map((one) => one.name)]
  return inGroup && (!word || holds.some((text) => text.includes(word)))
}

function useColumns(): Column<TargetRowView>[] {
  const text = useText()
  return [
    {
      key: 'indicator',
      title: text('indicators.column.indicator'),
      isTitle: true,
      width: 220,
      value: nameOf,
      render: (row) => <span className="target-name">{nameOf(row)}</span>,
      sortable: true,
    },
    {
      key: 'status',
      title: text('indicators.column.status'),
      width: 92,
      render: (row) =>
        row.isStarted ? (
          <StatusTag status={row.status} title={row.working} />
        ) : (
          <StatusTag tone="none" label={text('indicators.not-started')} title={row.working} />
        ),
      sortable: true,
    },
    {
      key: 'actual',
      title: text('indicators.column.actual'),
      kind: 'number',
      width: 150,
      render: (row) => (
        <span>
          <NumberText value={row.actual} reason={row.working} /> / <GoalText row={row} />
        </span>
      ),
    },
    {
      key: 'share',
      title: text('indicators.column.progress'),
      width: 190,
      render: (row) => (
        <span className="target-progress">
          <PaceBar
            actualShare={row.share}
            expectedShare={row.expectedShare}
            seasonalShare={row.seasonalShare}
            status={row.status}
          />
          <PercentText share={row.share} reason={row.working} />
        </span>
      ),
      sortable: true,
    },
    {
      key: 'gapPoints',
      title: text('indicators.column.gap'),
      kind: 'number',
      width: 120,
      render: (row) => <PointsText points={row.gapPoints} reason={row.working} />,
      sortable: true,
    },
    {
      key: 'requiredPerMonth',
      title: text('indicators.column.required'),
      kind: 'number',
      width: 110,
      render: (row) => <NumberText value={row.requiredPerMonth} unit={row.unit} />,
    },
    {
      key: 'owner',
      title: text('indicators.column.owner'),
      width: 140,
      value: (row) => row.departments.map((one) => one.name).join('、') || null,
    },
    { key: 'deadline', title: text('indicators.column.deadline'), width: 90, optional: true, sortable: true },
    { key: 'working', title: text('indicators.column.working'), width: 320, optional: true },
  ]
}

/** Every target, the most urgent first; a row opens everything behind its number. */
export function TargetTable({
  rows,
  onOpen,
}: {
  rows: readonly TargetRowView[]
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  const options = ['behind', 'no-data', 'fine'].map((value) => ({ value, label: text(`indicators.state.${value}`) }))
  return (
    <RowsTable
      id="indicators.targets"
      label={text('indicators.targets')}
      rows={rows}
      rowKey={(row) => row.targetId}
      columns={useColumns()}
      filters={[
        { key: 'word', label: text('indicators.search'), kind: 'search' },
        { key: 'state', label: text('indicators.column.status'), kind: 'select', options },
      ]}
      matches={matches}
      onOpen={(row) => onOpen(row.targetId)}
      empty={{ title: text('indicators.targets.none') }}
    />
  )
}

import { Button } from 'antd'
import type { ReactNode } from 'react'
import { businessDate } from '#kernel/clock'
import { Go } from '#ui/link'
import { DateText, NumberText } from '#ui/number'
import { StatusTag } from '#ui/status'
import { type Column, RowsTable } from '#ui/table'
import { useText } from '#ui/text'
import { type Board, type BoardRow, cellTones, unitState, unitTones } from './unit-state.ts'

/** Units down, figures across: what each has reported, what came back, what is owed. */
export function BoardTable({ board, onRemind }: { board: Board; onRemind: (unitId: string) => void }): ReactNode {
  const text = useText()
  const figures = board.indicators.map(
    ({ indicatorId, name, unit }): Column<BoardRow> => ({
      key: indicatorId,
      title: name,
      unit,
      width: 170,
      value: (row) => {
        const cell = cellAt(row, indicatorId)
        return cell?.value ?? text(`indicators.cell.${cell?.state ?? 'missing'}`)
      },
      render: (row) => <Cell cell={cellAt(row, indicatorId)} />,
    }),
  )
  return (
    <RowsTable
      id="indicators.collection.board"
      label={text('indicators.collection.by-unit')}
      rows={board.rows}
      rowKey={(row) => row.unitId}
      pageSize={200}
      columns={[
        {
          key: 'name',
          title: text('indicators.collection.unit'),
          isTitle: true,
          fixed: true,
          width: 150,
          render: (row) =>
            row.isOwn ? (
              <Go
                to={`/indicators/collections/${board.id}/report`}
                search={{ regionPath: board.regionPath, unit: row.unitId }}
              >
                {row.name}
              </Go>
            ) : (
              row.name
            ),
        },
        {
          key: 'state',
          title: text('indicators.collection.status'),
          width: 130,
          value: (row) => stateText(row),
          render: (row) => <StatusTag tone={unitTones[unitState(row, board.daysLate)]} label={stateText(row)} />,
        },
        ...(board.mayRun
          ? [
              {
                key: 'act',
                title: text('indicators.collection.act'),
                width: 200,
                value: (row: BoardRow) => row.remindedAt ?? '',
                render: (row: BoardRow) => <Reminding row={row} onRemind={onRemind} />,
              },
            ]
          : []),
        ...figures,
        {
          key: 'doneAt',
          title: text('indicators.collection.done-at'),
          width: 210,
          render: (row) =>
            row.doneAt ? (
              <>
                {row.doneByName} <DateText date={row.doneAt} />
              </>
            ) : null,
        },
      ]}
      empty={{ title: text('indicators.collection.no-units') }}
    />
  )

  function stateText(row: BoardRow): string {
    const state = unitState(row, board.daysLate)
    return state === 'late'
      ? text('indicators.collection.late', { count: board.daysLate })
      : text(`indicators.collection.unit.${state}`)
  }
}

function cellAt(row: BoardRow, indicatorId: string): BoardRow['cells'][number] | undefined {
  return row.cells.find((cell) => cell.indicatorId === indicatorId)
}

function Cell({ cell }: { cell: BoardRow['cells'][number] | undefined }): ReactNode {
  const text = useText()
  const state = cell?.state ?? 'missing'
  return (
    <span className="collection-cell">
      {cell?.value ? <NumberText value={cell.value} /> : null}
      <StatusTag tone={cellTones[state]} label={text(`indicators.cell.${state}`)} />
      {cell?.note ? <span className="quiet">{cell.note}</span> : null}
    </span>
  )
}

function Reminding({ row, onRemind }: { row: BoardRow; onRemind: (unitId: string) => void }): ReactNode {
  const text = useText()
  if (row.isDone) return null
  return (
    <span className="collection-cell">
      <Button
        size="small"
        aria-label={text('indicators.collection.remind-unit', { unit: row.name })}
        onClick={() => onRemind(row.unitId)}
      >
        {text('indicators.collection.remind')}
      </Button>
      {row.remindedAt ? (
        <span className="quiet">
          {text('indicators.collection.reminded-at')} <DateText date={businessDate(new Date(row.remindedAt))} />
        </span>
      ) : null}
    </span>
  )
}

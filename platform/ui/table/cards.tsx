import { Pagination } from 'antd'
import type { ReactNode } from 'react'
import { NoValue } from '../number.tsx'
import { useText } from '../text.tsx'
import { type Column, cellOf, headOf } from './columns.ts'
import type { TableState } from './state.ts'

/** A phone has no room for columns: each row is a card with its title and its named values. */
export function Cards<Row extends object>({
  rows,
  columns,
  rowKey,
  onOpen,
  total,
  state,
  setState,
  label,
  chosen,
  onChoose,
}: {
  rows: Row[]
  columns: Column<Row>[]
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  total: number
  state: TableState
  setState: (next: TableState) => void
  label: string
  /** Keys of chosen rows, and what to do when one is pressed; absent where nothing can be done with many. */
  chosen: string[]
  onChoose?: (keys: string[]) => void
}): ReactNode {
  const text = useText()
  const title = columns.find((column) => column.isTitle) ?? columns[0]
  const rest = columns.filter((column) => column !== title)
  const shown = (column: Column<Row>, row: Row) =>
    column.render ? column.render(row) : (cellOf(column, row) ?? <NoValue />)
  return (
    <div>
      <ul className="cards" aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)} data-row-key={rowKey(row)} className="card" tabIndex={-1}>
            {onChoose ? (
              <input
                type="checkbox"
                className="card-check"
                aria-label={text('ui.table.choose')}
                checked={chosen.includes(rowKey(row))}
                onChange={(event) =>
                  onChoose(
                    event.target.checked ? [...chosen, rowKey(row)] : chosen.filter((key) => key !== rowKey(row)),
                  )
                }
              />
            ) : null}
            {title ? (
              <div className="card-title">
                {onOpen ? (
                  <button type="button" className="card-open" onClick={() => onOpen(row)}>
                    {shown(title, row)}
                  </button>
                ) : (
                  shown(title, row)
                )}
              </div>
            ) : null}
            <dl className="card-values">
              {rest.map((column) => (
                <div key={column.key}>
                  <dt>{headOf(column)}</dt>
                  <dd>{shown(column, row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {total > state.pageSize ? (
        <Pagination
          simple
          current={state.page}
          pageSize={state.pageSize}
          total={total}
          onChange={(page) => setState({ ...state, page })}
        />
      ) : null}
    </div>
  )
}

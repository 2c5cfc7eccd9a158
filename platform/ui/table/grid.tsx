import { Table } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { asProblem, showProblem } from '../api.tsx'
import { NoValue } from '../number.tsx'
import { Empty, type EmptyState, Skeleton } from '../page.tsx'
import { useText } from '../text.tsx'
import { notify } from '../toast.tsx'
import { useIsPhone } from '../width.tsx'
import { Cards } from './cards.tsx'
import { type Column, cellOf, type Filter, headOf } from './columns.ts'
import { FilterBar } from './filter-bar.tsx'
import { useKept } from './kept.ts'
import { moveInRows } from './keys.ts'
import { pageSizes, type TableState, toTabbed, withFilter, withView } from './state.ts'
import { Toolbar } from './toolbar.tsx'

export interface BulkAction<Row> {
  label: string
  run: (rows: Row[]) => Promise<unknown> | undefined
  isDanger?: boolean
}

export interface Shared<Row> {
  /** Name under which columns and views are kept: `plans.list`. */
  id: string
  columns: Column<Row>[]
  rowKey: (row: Row) => string
  filters?: Filter[]
  /** Click or Enter on a row. */
  onOpen?: (row: Row) => void
  bulk?: BulkAction<Row>[]
  empty?: EmptyState
  /** Keeps page, order and filters in the address. One table per page may. */
  inAddress?: boolean
  pageSize?: number
  /** Downloads what the filters show as a spreadsheet; gets the query now. */
  onExport?: (query: Record<string, string>) => Promise<void>
  /** Opened under the row. */
  detail?: (row: Row) => ReactNode
  /** What the table shows, for screen readers. */
  label: string
}

interface GridProps<Row> extends Shared<Row> {
  rows: Row[] | null
  /** Every found row, where they are all here. */
  all?: Row[]
  total: number
  state: TableState
  setState: (next: TableState) => void
  isStale?: boolean
}

/** Filters, tools, rows and pages; on a phone cards. */
export function Grid<Row extends object>(props: GridProps<Row>): ReactNode {
  const { columns, filters = [], rows, state, setState, rowKey, onOpen } = props
  const text = useText()
  const isPhone = useIsPhone()
  const [kept, change] = useKept(props.id)
  const [chosen, setChosen] = useState<string[]>([])
  const [isExporting, setExporting] = useState(false)
  const hidden = new Set(kept.hidden ?? columns.filter((column) => column.optional).map((column) => column.key))
  const shown = columns.filter((column) => !hidden.has(column.key))
  const chosenRows = (rows ?? []).filter((row) => chosen.includes(rowKey(row)))

  async function copy() {
    const lines = (chosenRows.length > 0 ? chosenRows : (props.all ?? rows ?? [])).map((row) =>
      shown.map((column) => cellOf(column, row)),
    )
    await navigator.clipboard.writeText(toTabbed(shown.map(headOf), lines))
    notify('done', text('ui.table.copied', { count: lines.length }))
  }

  async function exportAll() {
    setExporting(true)
    try {
      await props.onExport?.({ ...state.filters, sort: state.sort })
    } catch (error) {
      showProblem(asProblem(error))
    } finally {
      setExporting(false)
    }
  }

  const bar = (
    <FilterBar
      filters={filters}
      values={state.filters}
      onChange={(key, value) => setState(withFilter(state, key, value))}
      onClear={() => setState({ ...state, page: 1, filters: {} })}
      extra={
        <Toolbar
          columns={columns}
          shown={new Set(shown.map((column) => column.key))}
          kept={kept}
          change={change}
          state={state}
          page={`table.${props.id}`}
          onView={(saved) => setState(withView(state, saved))}
          onCopy={() => void copy()}
          onExport={props.onExport ? () => void exportAll() : undefined}
          isExporting={isExporting}
        />
      }
    />
  )
  const bulk =
    props.bulk && chosenRows.length > 0 ? (
      <BulkBar actions={props.bulk} rows={chosenRows} onClear={() => setChosen([])} />
    ) : null

  return (
    <section
      className={`table-box${props.isStale ? ' table-stale' : ''}`}
      onKeyDown={moveInRows}
      aria-label={props.label}
    >
      {bar}
      {bulk}
      {rows === null ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 && state.page === 1 ? (
        <EmptyRows hasFilter={Object.keys(state.filters).length > 0} empty={props.empty} />
      ) : isPhone ? (
        <Cards {...props} rows={rows} columns={shown} chosen={chosen} onChoose={props.bulk ? setChosen : undefined} />
      ) : (
        <Table<Row>
          aria-label={props.label}
          size={kept.density === 'tight' ? 'small' : 'middle'}
          rowKey={rowKey}
          dataSource={rows}
          columns={shown.map((column) => antdColumn(column, state.sort))}
          onChange={(page, _filters, sorter) => {
            const one = Array.isArray(sorter) ? sorter[0] : sorter
            const sort = one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : ''
            const isResorted = sort !== state.sort
            setState({
              ...state,
              sort,
              page: isResorted ? 1 : (page.current ?? 1),
              pageSize: page.pageSize ?? state.pageSize,
            })
          }}
          pagination={
            props.total > pageSizes[0]
              ? {
                  current: state.page,
                  pageSize: state.pageSize,
                  total: props.total,
                  showSizeChanger: true,
                  pageSizeOptions: pageSizes.map(String),
                  showTotal: (total) => text('ui.rows', { count: total }),
                  size: 'small',
                }
              : false
          }
          virtual={rows.length > 100}
          scroll={scrollOf(rows.length, shown)}
          rowSelection={
            props.bulk ? { selectedRowKeys: chosen, onChange: (keys) => setChosen(keys.map(String)) } : undefined
          }
          expandable={props.detail ? { expandedRowRender: props.detail } : undefined}
          onRow={(row, at) => ({
            // One stop for Tab; j, k and the arrows move between rows.
            tabIndex: at === 0 ? 0 : -1,
            className: onOpen ? 'row-opens' : undefined,
            onClick: (event) => {
              if (!(event.target as HTMLElement).closest('a, button, input, label')) onOpen?.(row)
            },
            onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
              if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
            },
          })}
        />
      )}
    </section>
  )
}

/** Long lists scroll in a window of their own; a table with a fixed column sideways. The rest is left to the style sheet. */
function scrollOf<Row>(
  rowCount: number,
  columns: Column<Row>[],
): { x?: number | 'max-content'; y?: number } | undefined {
  if (rowCount > 100) return { x: tableWidth(columns), y: 560 }
  return columns.some((column) => column.fixed) ? { x: 'max-content' } : undefined
}

function tableWidth<Row>(columns: Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + (column.width ?? 160), 0)
}

function antdColumn<Row extends object>(column: Column<Row>, sort: string) {
  return {
    key: column.key,
    title: headOf(column),
    width: column.width,
    align: column.kind === 'number' ? ('right' as const) : undefined,
    className: column.kind === 'number' ? 'cell-number' : undefined,
    ellipsis: column.clip ? { showTitle: true } : undefined,
    fixed: column.fixed ? ('left' as const) : undefined,
    sorter: column.sortable ? true : undefined,
    sortOrder: sort === column.key ? ('ascend' as const) : sort === `-${column.key}` ? ('descend' as const) : null,
    render: (_: unknown, row: Row) => (column.render ? column.render(row) : (cellOf(column, row) ?? <NoValue />)),
  }
}

function EmptyRows({ hasFilter, empty }: { hasFilter: boolean; empty?: EmptyState }): ReactNode {
  const text = useText()
  if (hasFilter || !empty)
    return <Empty title={text('ui.table.none')} hint={hasFilter ? text('ui.table.none.hint') : undefined} />
  return <Empty {...empty} />
}

function BulkBar<Row>({
  actions,
  rows,
  onClear,
}: {
  actions: BulkAction<Row>[]
  rows: Row[]
  onClear: () => void
}): ReactNode {
  const text = useText()
  return (
    <div className="bulk-bar" role="toolbar" aria-label={text('ui.table.bulk')}>
      <span>{text('ui.table.chosen', { count: rows.length })}</span>
      {actions.map((action) => (
        <button
          key={action.label}
          type="button"
          className={action.isDanger ? 'button button-danger' : 'button'}
          onClick={() => void Promise.resolve(action.run(rows)).then(onClear)}
        >
          {action.label}
        </button>
      ))}
      <button type="button" className="button button-text" onClick={onClear}>
        {text('ui.table.unchoose')}
      </button>
    </div>
  )
}

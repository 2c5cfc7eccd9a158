import { Table } from 'antd'
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import type { Endpoint } from '#platform/http/endpoint'
import { asProblem, type CallInput, download, showProblem, useCall } from './api.tsx'
import { ErrorPanel } from './error-page.tsx'
import { useQueryState } from './link.tsx'
import { NoValue } from './number.tsx'
import { Empty, type EmptyState, Skeleton } from './page.tsx'
import { Cards } from './table/cards.tsx'
import { type Column, cellOf, type Filter, headOf } from './table/columns.ts'
import { FilterBar } from './table/filter-bar.tsx'
import { type SavedView, useKept } from './table/kept.ts'
import { moveInRows } from './table/keys.ts'
import { pageSizes, queryOf, sortRows, stateFrom, type TableState, toTabbed, withFilter } from './table/state.ts'
import { Toolbar } from './table/toolbar.tsx'
import { useLocale, useText } from './text.tsx'
import { notify } from './toast.tsx'
import { useIsPhone } from './width.tsx'

export type { Column, Filter } from './table/columns.ts'

export interface BulkAction<Row> {
  label: string
  run: (rows: Row[]) => Promise<unknown> | undefined
  isDanger?: boolean
}

interface Shared<Row> {
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

function useTableState(inAddress: boolean, filterKeys: string[], pageSize: number) {
  const [address, setAddress] = useQueryState()
  const [local, setLocal] = useState<Record<string, string>>({})
  const state = stateFrom(inAddress ? address : local, filterKeys, pageSize)
  const set = (next: TableState) => (inAddress ? setAddress : setLocal)(queryOf(next, filterKeys, pageSize))
  return [state, set] as const
}

/** The table of rows that a list endpoint answers page by page (`{ items, total }`). */
export function DataTable<Row extends object, E extends Endpoint>({
  endpoint,
  params,
  query,
  exportEndpoint,
  ...shared
}: Shared<Row> & {
  endpoint: E
  params?: unknown
  /** Fixed parts of the query, beside the filters. */
  query?: Record<string, unknown>
  exportEndpoint?: Endpoint
}): ReactNode {
  const filterKeys = (shared.filters ?? []).map((filter) => filter.key)
  const pageSize = shared.pageSize ?? pageSizes[0]
  const [state, setState] = useTableState(shared.inAddress ?? false, filterKeys, pageSize)
  const asked = { ...query, ...state.filters, ...(state.sort ? { sort: state.sort } : {}) }
  const input = { params, query: { ...asked, page: state.page, pageSize: state.pageSize } } as unknown as CallInput<E>
  const answer = useCall(endpoint, input)
  const list = answer.data as { items: Row[]; total: number } | undefined

  if (answer.isError && !list) return <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <Grid
      {...shared}
      rows={list?.items ?? null}
      total={list?.total ?? 0}
      state={state}
      setState={setState}
      isStale={answer.isPlaceholderData}
      onExport={
        shared.onExport ??
        (exportEndpoint
          ? () => download(exportEndpoint, { params, query: asked } as unknown as CallInput<Endpoint>)
          : undefined)
      }
    />
  )
}

/** The same table over rows that are already here; sorts and pages them itself. */
export function RowsTable<Row extends object>({
  rows,
  matches,
  ...shared
}: Shared<Row> & {
  rows: readonly Row[] | null
  /** Whether a row passes the filters; needed when there are filters. */
  matches?: (row: Row, filters: Record<string, string>) => boolean
}): ReactNode {
  const locale = useLocale()
  const filterKeys = (shared.filters ?? []).map((filter) => filter.key)
  const pageSize = shared.pageSize ?? 50
  const [state, setState] = useTableState(shared.inAddress ?? false, filterKeys, pageSize)
  const found = useMemo(() => {
    if (!rows) return null
    const kept = matches ? rows.filter((row) => matches(row, state.filters)) : rows
    const byKey = new Map(shared.columns.map((column) => [column.key, column]))
    return sortRows(
      kept,
      state.sort,
      (row, key) => {
        const column = byKey.get(key)
        return column ? cellOf(column, row) : null
      },
      locale,
    )
  }, [rows, matches, state.filters, state.sort, shared.columns, locale])
  const first = (state.page - 1) * state.pageSize
  return (
    <Grid
      {...shared}
      rows={found?.slice(first, first + state.pageSize) ?? null}
      all={found ?? []}
      total={found?.length ?? 0}
      state={state}
      setState={setState}
    />
  )
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

function Grid<Row extends object>(props: GridProps<Row>): ReactNode {
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

  const view = (saved: SavedView) => setState({ ...state, page: 1, sort: saved.sort, filters: saved.filters })
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
          onView={view}
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
        <Cards {...props} rows={rows} columns={shown} />
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
          scroll={rows.length > 100 ? { x: tableWidth(shown), y: 560 } : { x: 'max-content' }}
          rowSelection={
            props.bulk ? { selectedRowKeys: chosen, onChange: (keys) => setChosen(keys.map(String)) } : undefined
          }
          expandable={props.detail ? { expandedRowRender: props.detail } : undefined}
          onRow={(row) => ({
            tabIndex: 0,
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

import { type ReactNode, useMemo, useState } from 'react'
import type { Endpoint, ParamsIn, ResponseOf } from '#platform/http/endpoint'
import { type CallInput, download, useCall } from './api.tsx'
import { ErrorPanel } from './error-page.tsx'
import { useQueryState } from './link.tsx'
import { cellOf } from './table/columns.ts'
import { Grid, type Shared } from './table/grid.tsx'
import { pageSizes, queryOf, sortRows, stateFrom, type TableState } from './table/state.ts'
import { useLocale } from './text.tsx'

export type { Column, Filter } from './table/columns.ts'
export type { BulkAction } from './table/grid.tsx'

function useTableState(inAddress: boolean, filterKeys: string[], pageSize: number) {
  const [address, setAddress] = useQueryState()
  const [local, setLocal] = useState<Record<string, string>>({})
  const state = stateFrom(inAddress ? address : local, filterKeys, pageSize)
  const set = (next: TableState) => (inAddress ? setAddress : setLocal)(queryOf(next, filterKeys, pageSize))
  return [state, set] as const
}

/** One item of a list endpoint's answer. */
export type RowOf<E extends Endpoint> = ResponseOf<E> extends { items: (infer Row extends object)[] } ? Row : never

/** The table of rows that a list endpoint answers page by page (`{ items, total }`). */
export function DataTable<E extends Endpoint>({
  endpoint,
  params,
  query,
  exportEndpoint,
  ...shared
}: Shared<RowOf<E>> & {
  endpoint: E
  params?: ParamsIn<E>
  /** Fixed parts of the query, beside the filters. */
  query?: Record<string, unknown>
  /** Answers the spreadsheet of everything that the filters show; gets the same params, filters and sort. */
  exportEndpoint?: Endpoint
}): ReactNode {
  const filterKeys = (shared.filters ?? []).map((filter) => filter.key)
  const pageSize = shared.pageSize ?? pageSizes[0]
  const [state, setState] = useTableState(shared.inAddress ?? false, filterKeys, pageSize)
  const asked = { ...query, ...state.filters, ...(state.sort ? { sort: state.sort } : {}) }
  const answer = useCall(endpoint, callOf<E>(params, { ...asked, page: state.page, pageSize: state.pageSize }))
  const list = answer.data as { items: RowOf<E>[]; total: number } | undefined

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
        (exportEndpoint ? () => download(exportEndpoint, callOf<Endpoint>(params, asked)) : undefined)
      }
    />
  )
}

/** Filters are text by the table's nature; the endpoint's own shape says on the server whether they are right. */
function callOf<E extends Endpoint>(params: unknown, query: Record<string, unknown>): CallInput<E> {
  return { params, query } as unknown as CallInput<E>
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

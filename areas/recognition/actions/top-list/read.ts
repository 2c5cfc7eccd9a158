import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context, Download } from '#platform/http/route'
import type {
  getTopList as getShape,
  listTopListEntries as listEntriesShape,
  listTopLists as listShape,
  TopListEntry,
  TopListFilter,
  TopListLine,
} from '../../contract/top-list.ts'
import { lineOf } from '../../rules/top-list/places.ts'
import { admittedIn } from '../../store/top-list-applications.ts'
import { type EntryRow, entriesOf, findEntries } from '../../store/top-list-entries.ts'
import { methodAt, methodOn } from '../../store/top-list-methods.ts'
import { findTopLists, type ListedRow, publishedIn, type TopListRow } from '../../store/top-lists.ts'
import { cityOfPath, may } from '../points/reach.ts'
import { listWithin, regionOf } from './reach.ts'
import { recomputed } from './recompute.ts'

const today = (ctx: Context) => businessDate(ctx.clock.now())

/** Lists of all years with what they come to. Permission: recognition:read-top-lists. */
export async function listTopLists(
  ctx: Context,
  { state }: { state?: TopListRow['state'] | undefined },
): Promise<ResponseOf<typeof listShape>> {
  const regionPath = regionOf(ctx)
  const city = cityOfPath(regionPath)
  const on = today(ctx)
  const rows = await findTopLists(ctx.db, regionPath, state ?? null)
  const method = await methodOn(ctx.db, city, on)
  return {
    items: rows.map(lineView),
    total: rows.length,
    today: on,
    candidates: (await admittedIn(ctx.db, city, Number(on.slice(0, 4)))).length,
    method: method && { title: method.title, inForceFrom: method.in_force_from },
    mayDraw: may(ctx, 'recognition:draw-top-lists'),
  }
}

function lineView(row: ListedRow): TopListLine {
  return {
    id: row.id,
    year: row.year,
    asOf: row.as_of,
    state: row.state,
    methodTitle: row.method_title,
    ranked: row.ranked,
    unranked: row.unranked,
    seated: row.seated,
    seats: row.seats,
    drawnByName: row.drawn_by_name,
    drawnOn: businessDate(row.drawn_at),
    approvedByName: row.approved_by_name,
    noticeUntil: row.notice_until,
    publishedOn: row.published_on,
    dropReason: row.drop_reason,
    revision: row.revision,
  }
}

/** Permission: recognition:read-top-lists. Errors: recognition.top-not-found. */
export async function readTopList(ctx: Context, listId: string): Promise<ResponseOf<typeof getShape>> {
  const list = await listWithin(ctx, listId)
  const method = await methodAt(ctx.db, { regionPath: list.region_path, id: list.method_id })
  if (!method) throw new Error(`the method ${list.method_id} is gone`)
  const entries = await entriesOf(ctx.db, list)
  const isReached = ({ company_region_path }: EntryRow) => company_region_path.startsWith(regionOf(ctx))
  const before = await entriesBefore(ctx, list)
  const seatedNow = new Set(entries.filter(({ is_seated }) => is_seated).map(({ credit_code }) => credit_code))
  const left = before.rows.filter((each) => each.is_seated && !seatedNow.has(each.credit_code) && isReached(each))
  const ranked = entries.filter(({ rank }) => rank !== null)
  const { state, notice_until: noticeUntil, drawn_by_user_id: drawnBy } = list
  const isOwn = drawnBy === ctx.actor.userId
  const mayChange = may(ctx, 'recognition:draw-top-lists') && (state === 'drawn' || state === 'notice')
  return {
    ...lineView({
      ...{ ...list, method_title: method.title, seats: method.content.seats, ranked: ranked.length },
      ...{ unranked: entries.length - ranked.length, seated: seatedNow.size },
    }),
    method: method.content,
    methodNumber: method.document_number,
    methodFrom: method.in_force_from,
    digest: list.digest,
    line: seatLine(entries, method.content.seats),
    takenOut: entries.filter(({ taken_out_at }) => taken_out_at !== null).length,
    left: left.map(({ name, place }) => ({ name, place: place ?? 0 })).sort((a, b) => a.place - b.place),
    lastYear: before.year,
    isOwn,
    mayApprove: state === 'drawn' && !isOwn && may(ctx, 'recognition:approve-top-lists'),
    mayChange,
    mayPublish: mayChange && state === 'notice' && noticeUntil !== null && today(ctx) > noticeUntil,
    mayCheck: may(ctx, 'recognition:check-top-lists'),
  }
}

/** Where the seats end, with the score there. */
export function seatLine(entries: readonly EntryRow[], seats: number) {
  const line = lineOf(
    entries.map(({ place, is_seated }) => ({ place, isSeated: is_seated })),
    seats,
  )
  const at = line && entries.find(({ place }) => place === line.place)
  return line && at ? { ...line, score: Number(at.score) } : null
}

/** Entries of the published list of the year before; none where there is no such list. */
async function entriesBefore(ctx: Context, list: TopListRow): Promise<{ year: number | null; rows: EntryRow[] }> {
  const before = await publishedIn(ctx.db, list.region_path, list.year - 1)
  return before ? { year: before.year, rows: await entriesOf(ctx.db, before) } : { year: null, rows: [] }
}

type Page = { page: number; pageSize: number }

/** Companies of a list that whoever asks reaches. Permission: recognition:read-top-lists. Errors: recognition.top-not-found. */
export async function listTopListEntries(
  ctx: Context,
  listId: string,
  { page, pageSize, ...filter }: TopListFilter & Page,
): Promise<ResponseOf<typeof listEntriesShape>> {
  const list = await listWithin(ctx, listId)
  const on = { limit: pageSize, offset: (page - 1) * pageSize }
  const { items, total } = await findEntries(ctx.db, list, { ...filter, within: regionOf(ctx) }, on)
  return { items: await entryViews(ctx, list, items), total }
}

export async function entryViews(ctx: Context, list: TopListRow, rows: readonly EntryRow[]): Promise<TopListEntry[]> {
  const paths = [...new Set(rows.map(({ company_region_path }) => company_region_path))]
  const names = await regionNames(ctx.db, paths)
  const before = new Map((await entriesBefore(ctx, list)).rows.map((row) => [row.credit_code, row]))
  return rows.map((row) => {
    const last = before.get(row.credit_code)
    return {
      creditCode: row.credit_code,
      name: row.name,
      regionName: names.get(row.company_region_path) ?? row.company_region_path,
      standing: standingOf(row),
      place: row.place,
      rank: row.rank,
      low: row.rank_low,
      high: row.rank_high,
      score: row.score === null ? null : Number(row.score),
      lastPlace: last?.is_seated ? last.place : null,
      missing: row.missing,
      endedOn: row.ended_on,
      takenOutReason: row.taken_out_reason,
    }
  })
}

export function standingOf(row: EntryRow): TopListEntry['standing'] {
  if (row.taken_out_at !== null) return 'taken-out'
  if (row.rank === null) return 'missing'
  return row.is_seated ? 'seated' : 'below'
}

/** Computes a list again. Permission: recognition:check-top-lists. Errors: recognition.top-not-found. */
export async function checkTopList(ctx: Context, listId: string) {
  return recomputed(ctx.db, await listWithin(ctx, listId))
}

/** The spec or the data of a list, as they were frozen. Permission: recognition:check-top-lists. Errors: recognition.top-not-found. */
export async function downloadTopList(ctx: Context, listId: string, what: 'spec' | 'data'): Promise<Download> {
  const list = await listWithin(ctx, listId)
  const [contentType, end] = what === 'spec' ? ['application/json', '指标说明.json'] : ['text/csv', '数据.csv']
  return {
    fileName: `百强榜-${list.year}-${end}`,
    contentType: `${contentType}; charset=utf-8`,
    body: new TextEncoder().encode(list[what]),
  }
}

/** Errors: recognition.top-entry-not-found. */
export function entryOrRefuse(row: EntryRow | null): EntryRow {
  if (!row) throw new Refusal('recognition.top-entry-not-found')
  return row
}

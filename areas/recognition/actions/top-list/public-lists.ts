import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { listPublicTopLists as shape } from '../../contract/top-list.ts'
import { seatedOf } from '../../store/top-list-entries.ts'
import { publicTopLists } from '../../store/top-lists.ts'

/**
 * Lists on notice or published, with names and places only; of the latest year where none is asked for.
 *
 * Permission: recognition:public-top-lists.
 */
export async function listPublicTopLists(ctx: Context, year: number | undefined): Promise<ResponseOf<typeof shape>> {
  const rows = await publicTopLists(ctx.db, businessDate(ctx.clock.now()))
  const years = [...new Set(rows.map((row) => row.year))]
  const chosen = rows.filter((row) => row.year === (year ?? years[0]))
  const names = await regionNames(
    ctx.db,
    chosen.map(({ region_path }) => region_path),
  )
  const items: ResponseOf<typeof shape>['items'] = []
  for (const row of chosen) {
    const seated = await seatedOf(ctx.db, row)
    items.push({
      ...{ year: row.year, state: row.state, noticeUntil: row.notice_until, publishedOn: row.published_on },
      regionName: names.get(row.region_path) ?? row.region_path,
      companies: seated.map(({ place, name }) => ({ place, name })),
    })
  }
  return { years, items }
}

import { businessDate } from '#kernel/clock'
import type { Hit } from '#platform/area'
import type { Context } from '#platform/http/route'
import { findCompanies } from '../store/lists.ts'
import { reachOf } from './reach.ts'

/** Companies for the search of the whole platform, by a name that they have or had, or by their code. */
export async function searchCompanies(ctx: Context, q: string): Promise<Hit[]> {
  const today = businessDate(ctx.clock.now())
  const rows = await findCompanies(ctx.db, await reachOf(ctx), { q: q.slice(0, 60) }, { limit: 10, offset: 0, today })
  return rows.map((row) => ({
    kind: 'company',
    title: row.name,
    snippet: row.credit_code,
    link: `/enterprises/${row.credit_code}`,
  }))
}

import type { Hit } from '#platform/area'
import type { Context } from '#platform/http/route'
import { idsFor } from './actions/read-catalogue.ts'
import { listCatalogue } from './store/catalogue.ts'

/** Indicators that a word names, for the search box; staff find all of them, everybody else the published ones. */
export async function searchIndicators(ctx: Context, query: string): Promise<Hit[]> {
  const isPublicOnly = ctx.scope.reach === 'public'
  const { items } = await listCatalogue(ctx.db, {
    ids: await idsFor(ctx, query),
    state: isPublicOnly ? 'published' : 'all',
    limit: 10,
    offset: 0,
  })
  return items.map((item) => ({
    kind: 'indicator',
    title: item.name,
    snippet: item.unit,
    link: isPublicOnly ? `/public/indicators/${item.id}` : `/indicators/catalogue/${item.id}`,
  }))
}

import { departmentNames } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { IndicatorDetailView, IndicatorSummaryView } from '../contract.ts'
import { nameKey } from '../rules/name-match.ts'
import { aliasesOf } from '../store/aliases.ts'
import { cardsOf } from '../store/cards.ts'
import { listCatalogue } from '../store/catalogue.ts'
import { plansUsing } from '../store/targets.ts'
import { cardView, summaryView } from '../views.ts'
import { measureOfIndicator } from './bind-measure.ts'
import { suggestIndicators } from './suggest-indicators.ts'

/**
 * The catalogue; a search word finds names and aliases that hold it or mean something close.
 *
 * Permission: indicators:read-catalogue.
 */
export async function listIndicators(
  ctx: Context,
  query: { q?: string; state: 'all' | 'published' | 'without-card' | 'retired'; page: number; pageSize: number },
): Promise<{ items: IndicatorSummaryView[]; total: number }> {
  const ids = query.q ? await idsFor(ctx, query.q) : null
  const { items, total } = await listCatalogue(ctx.db, {
    ids,
    state: query.state,
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  })
  return { items: items.map(summaryView), total }
}

/** Indicators whose name or alias holds the word, and those that it may mean. */
export async function idsFor(ctx: Pick<Context, 'db'>, word: string): Promise<string[]> {
  const holding = await ctx.db.query<{ id: string }>(
    `select id from indicators.indicator where position(lower($1) in lower(name)) > 0 or position($2 in name_key) > 0
     union select indicator_id from indicators.alias where position(lower($1) in lower(alias)) > 0`,
    [word, nameKey(word).split('/')[0] || word],
  )
  const [meant = []] = await suggestIndicators(ctx.db, { names: [word] })
  return [
    ...new Set([
      ...holding.map((row) => row.id),
      ...meant.filter((one) => one.score >= 0.6).map((one) => one.indicatorId),
    ]),
  ]
}

/**
 * One indicator with every version of its card, newest first, and its aliases.
 *
 * Permission: indicators:read-catalogue. Errors: indicators.not-found.
 */
export async function readIndicator(ctx: Context, id: string): Promise<IndicatorDetailView> {
  const all = await listCatalogue(ctx.db, { ids: [id], state: 'all', limit: 1, offset: 0 })
  const retired =
    all.items.length > 0 ? null : await listCatalogue(ctx.db, { ids: [id], state: 'retired', limit: 1, offset: 0 })
  const item = all.items[0] ?? retired?.items[0]
  if (!item) throw new Refusal('indicators.not-found')
  const cards = (await cardsOf(ctx.db, [id])).get(id) ?? []
  const owners = cards.flatMap((card) => (card.ownerDepartmentId ? [card.ownerDepartmentId] : []))
  const names = await departmentNames(ctx.db, owners)
  return {
    ...summaryView(item),
    cards: cards.toReversed().map((card) => cardView(card, names)),
    aliases: await aliasesOf(ctx.db, id),
    usedBy: await plansUsing(ctx.db, id),
    ...(await measureOfIndicator(ctx, item)),
  }
}

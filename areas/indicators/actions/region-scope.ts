import { regionByPath, regionsUnder } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'

const mostRegions = 60

/** The region that a cockpit or a grid is about: the one asked for, within what the scope reaches. */
export async function regionInScope(ctx: Context, wanted: string | undefined): Promise<{ path: string; name: string }> {
  const own = ctx.scope.reach === 'region' || ctx.scope.reach === 'department' ? ctx.scope.regionPath : null
  const path = wanted ?? own ?? ctx.actor.regionPath
  if (!path || (own !== null && !path.startsWith(own))) throw new Refusal('indicators.not-found')
  const region = await regionByPath(ctx.db, path)
  if (!region) throw new Refusal('indicators.not-found')
  return { path: region.path, name: region.name }
}

/** Regions that a person may choose: the top of the scope and what lies directly and deeper below it. */
export async function regionsInScope(ctx: Context): Promise<{ path: string; name: string }[]> {
  const { scope } = ctx
  const top = scope.reach === 'region' || scope.reach === 'department' ? scope.regionPath : ctx.actor.regionPath
  const regions = await regionsUnder(ctx.db, ctx.clock, top ?? '')
  return regions.slice(0, mostRegions).map(({ path, name }) => ({ path, name }))
}

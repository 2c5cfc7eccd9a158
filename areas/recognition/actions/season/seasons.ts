import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import type { Season, SeasonForm } from '../../contract/season.ts'
import { stateOn } from '../../rules/season/season-day.ts'
import {
  findSeasons,
  insertSeason,
  type SeasonCounts,
  type SeasonRow,
  seasonWithin,
  setEnded,
  updateSeason,
} from '../../store/seasons.ts'
import { may } from '../points/reach.ts'

export const todayOf = ({ clock }: Pick<Context, 'clock'>) => businessDate(clock.now())

export function seasonView(
  row: SeasonRow,
  counts: Pick<SeasonCounts, 'entries' | 'recommended' | 'recognised'>,
  today: string,
): Season {
  return {
    ...{ id: row.id, title: row.title, year: row.year, batch: row.batch, revision: row.revision },
    ...{ opensOn: row.opens_on, closesOn: row.closes_on, reviewBy: row.review_by, recommendBy: row.recommend_by },
    state: stateOn(row, today),
    endedAt: row.ended_at?.toISOString() ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
    ...{ entries: counts.entries, recommended: counts.recommended, recognised: counts.recognised },
  }
}

/** A season that who asks may see. Errors: recognition.season-not-found. */
export async function seasonAt(
  ctx: Pick<Context, 'db' | 'scope'>,
  id: string,
  lock: 'update' | null = null,
): Promise<SeasonRow> {
  const row = await seasonWithin(ctx.db, ctx.scope, id, lock)
  if (!row) throw new Refusal('recognition.season-not-found')
  return row
}

/** Permission: recognition:read-seasons. */
export async function listSeasons(ctx: Context, { page, pageSize }: { page: number; pageSize: number }) {
  const today = todayOf(ctx)
  const { items, total } = await findSeasons(ctx.db, ctx.scope, { limit: pageSize, offset: (page - 1) * pageSize })
  return {
    items: items.map((row) => seasonView(row, row, today)),
    total,
    mayManage: may(ctx, 'recognition:manage-seasons'),
    today,
  }
}

/** The city that keeps seasons. Errors: recognition.season-city-only. */
function cityOf({ scope }: Pick<Context, 'scope'>): string {
  if (scope.reach !== 'region' || scope.regionPath.split('/').length !== 2)
    throw new Refusal('recognition.season-city-only')
  return scope.regionPath
}

function columnsOf(said: SeasonForm) {
  const { opensOn, closesOn, reviewBy = null, recommendBy = null } = said
  const isEarly = (day: string | null) => day !== null && day < opensOn
  if (opensOn > closesOn || isEarly(reviewBy) || isEarly(recommendBy))
    throw new Refusal({ code: 'recognition.season-order', field: 'closesOn' })
  return {
    ...{ year: said.year, batch: said.batch, title: said.title },
    ...{ opens_on: opensOn, closes_on: closesOn, review_by: reviewBy, recommend_by: recommendBy },
  }
}

/**
 * Sets a season up; it takes applications from its first day on.
 *
 * Permission: recognition:manage-seasons.
 * Writes:     recognition.season, the operation log.
 * Errors:     recognition.season-city-only, .season-order, .season-there.
 */
export async function openSeason(ctx: Context, said: SeasonForm): Promise<{ id: string }> {
  const regionPath = cityOf(ctx)
  const id = ctx.ids.next('ssn')
  await ctx.db.tx(async (tx) => {
    await insertSeason(tx, {
      ...{ region_path: regionPath, id, ...columnsOf(said) },
      ...{ made_at: ctx.clock.now(), made_by_name: ctx.actor.name },
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.open-season',
      object: `season:${id}`,
      regionPath,
      detail: { ...said },
    })
  })
  return { id }
}

/**
 * Changes a season; another last day opens one again that was closed early.
 *
 * Permission: recognition:manage-seasons.
 * Writes:     recognition.season, the operation log.
 * Errors:     recognition.season-not-found, .season-order, .season-there, .season-changed.
 */
export async function changeSeason(
  ctx: Context,
  id: string,
  { revision, ...said }: SeasonForm & { revision: number },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const row = await seasonAt({ ...ctx, db: tx }, id, 'update')
    const isDone = await updateSeason(tx, { region_path: row.region_path, id, revision, ...columnsOf(said) })
    if (!isDone) throw new Refusal('recognition.season-changed')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.change-season',
      object: `season:${id}`,
      regionPath: row.region_path,
      detail: { ...said },
    })
  })
}

/**
 * Closes a season at once.
 *
 * Permission: recognition:manage-seasons.
 * Writes:     recognition.season, the operation log.
 * Errors:     recognition.season-not-found, .season-changed, .season-not-open.
 */
export async function endSeason(ctx: Context, id: string, { revision }: { revision: number }): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const row = await seasonAt({ ...ctx, db: tx }, id, 'update')
    if (row.revision !== revision) throw new Refusal('recognition.season-changed')
    if (stateOn(row, todayOf(ctx)) !== 'open') throw new Refusal('recognition.season-not-open')
    await setEnded(tx, row, ctx.clock.now())
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.end-season',
      object: `season:${id}`,
      regionPath: row.region_path,
    })
  })
}

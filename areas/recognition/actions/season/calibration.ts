import { regionTitles } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { biasOfExperts, calibrate, type Outcome, publicOf } from '../../rules/season/calibrate.ts'
import { expertsBesideResults, findResults } from '../../store/season-results.ts'
import { publishedSeasons, seasonById, setPublished } from '../../store/seasons.ts'
import { may } from '../points/reach.ts'
import { numberOf } from './board.ts'
import { seasonAt } from './seasons.ts'

const districtOf = (path: string) => path.split('/').slice(0, 2).join('/').concat('/')

async function outcomesOf(db: Db, scope: Scope, seasonId: string): Promise<Outcome[]> {
  const { items } = await findResults(db, { scope, seasonId }, null)
  const names = await regionTitles(
    db,
    items.map((row) => districtOf(row.company_region_path)),
  )
  return items.map((row) => {
    const path = districtOf(row.company_region_path)
    return {
      district: names.get(path) ?? { zh: path, en: path },
      ...{ low: numberOf(row.low), high: numberOf(row.high), verdict: row.verdict },
      isRecognised: row.result === 'recognised',
      points: numberOf(row.points),
    }
  })
}

/**
 * What was predicted beside what came out. How experts lean is for the city only.
 *
 * Permission: recognition:read-seasons. Errors: recognition.season-not-found.
 */
export async function readCalibration(ctx: Context, seasonId: string) {
  const season = await seasonAt(ctx, seasonId)
  const mayPublish = may(ctx, 'recognition:manage-seasons')
  return {
    season: { id: season.id, title: season.title, publishedAt: season.published_at?.toISOString() ?? null },
    calibration: calibrate(await outcomesOf(ctx.db, ctx.scope, seasonId)),
    experts: mayPublish ? biasOfExperts(await expertsBesideResults(ctx.db, ctx.scope, seasonId)) : [],
    mayPublish,
  }
}

/**
 * Publishes the sums as they stand now, small groups put together; again replaces them.
 *
 * Permission: recognition:manage-seasons.
 * Writes:     recognition.season, the operation log.
 * Errors:     recognition.season-not-found, .publish-nothing.
 */
export async function publishCalibration(ctx: Context, seasonId: string): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const season = await seasonAt({ ...ctx, db: tx }, seasonId, 'update')
    const calibration = publicOf(await outcomesOf(tx, ctx.scope, seasonId))
    if (calibration.compared === 0) throw new Refusal('recognition.publish-nothing')
    await setPublished(tx, season, { calibration, at: ctx.clock.now(), byName: ctx.actor.name })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.publish-season',
      object: `season:${seasonId}`,
      regionPath: season.region_path,
      detail: { compared: calibration.compared },
    })
  })
}

/** Permission: recognition:published-seasons, which everybody has. */
export async function listPublished({ db }: Context) {
  const rows = await publishedSeasons(db)
  return {
    items: rows.flatMap(({ id, title, year, published_at: at }) =>
      at ? [{ id, title, year, publishedAt: at.toISOString() }] : [],
    ),
  }
}

/** Permission: recognition:published-seasons. Errors: recognition.season-not-found. */
export async function readPublished({ db }: Context, seasonId: string) {
  const row = await seasonById(db, seasonId)
  if (!row?.published || !row.published_at) throw new Refusal('recognition.season-not-found')
  return { title: row.title, publishedAt: row.published_at.toISOString(), calibration: row.published }
}

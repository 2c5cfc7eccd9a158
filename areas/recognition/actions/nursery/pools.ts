import { regionNames } from '#areas/regions'
import { titles } from '#contract/enterprises'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import { valuesOn } from '#platform/parameters/values'
import type * as contract from '../../contract/nursery.ts'
import {
  type NurseryConditions,
  type NurseryPool,
  type NurseryPoolWhole,
  type NurseryTitle,
  nurseryTitles,
} from '../../contract/nursery.ts'
import { nurseryMonths } from '../../nursery-parameters.ts'
import { countByPool } from '../../store/nursery-members.ts'
import {
  insertPool,
  insertPoolVersion,
  type PoolRow,
  type PoolVersionRow,
  poolsNear,
  updatePool,
  versionsOf,
} from '../../store/nursery-pools.ts'
import { may } from '../points/reach.ts'
import { allRules, rulesOn } from '../rule-sets.ts'
import { goalOf } from '../screening/goals.ts'
import { endRecognised } from './conversion.ts'
import { isKeptBy, poolWithin, regionOf } from './reach.ts'

const todayOf = ({ clock }: Pick<Context, 'clock'>) => businessDate(clock.now())

/** Months for which a company may stay that enters on a day. */
export async function stayMonthsOn(db: Context['db'], day: string): Promise<number> {
  return (await valuesOn(db, [nurseryMonths.key], day)).get(nurseryMonths.key) ?? nurseryMonths.initial
}

/** Titles that a pool may lead to, with the conditions of today’s rules. Permission: recognition:keep-nursery. */
export function listNurseryGoals(ctx: Context): ResponseOf<typeof contract.listNurseryGoals> {
  const on = todayOf(ctx)
  const items = nurseryTitles.flatMap((id) => {
    const choice = allRules().choose(id, on)
    return choice.kind === 'in-force' ? [goalOf(id, choice.set)] : []
  })
  return { regionPath: regionOf(ctx), items }
}

/** Permission: recognition:list-nursery. */
export async function listNurseryPools(
  ctx: Context,
  title: NurseryTitle | undefined,
): Promise<ResponseOf<typeof contract.listNurseryPools>> {
  const pools = await poolsNear(ctx.db, regionOf(ctx), title ?? null)
  const order = ({ closed_on, title }: PoolRow) => nurseryTitles.indexOf(title) + (closed_on === null ? 0 : 100)
  return {
    items: await poolViews(
      ctx,
      pools.toSorted((a, b) => order(a) - order(b)),
    ),
    mayKeep: may(ctx, 'recognition:keep-nursery'),
    stayMonths: await stayMonthsOn(ctx.db, todayOf(ctx)),
  }
}

async function poolViews(ctx: Context, pools: readonly PoolRow[]): Promise<NurseryPool[]> {
  const ids = pools.map(({ id }) => id)
  const counts = await countByPool(ctx.db, { regionPath: regionOf(ctx) }, ids, todayOf(ctx))
  const names = await regionNames(
    ctx.db,
    pools.map((pool) => pool.region_path),
  )
  const mayKeep = may(ctx, 'recognition:keep-nursery')
  return pools.map((pool) => {
    const count = counts.get(pool.id)
    return {
      id: pool.id,
      title: pool.title,
      titleName: nameOfTitle(pool.title),
      name: pool.name,
      regionPath: pool.region_path,
      regionName: names.get(pool.region_path) ?? pool.region_path,
      capacity: pool.capacity,
      closedOn: pool.closed_on,
      inPool: count?.in_pool ?? 0,
      converted: count?.converted ?? 0,
      left: count?.left_pool ?? 0,
      overdue: count?.overdue ?? 0,
      mayKeep: mayKeep && isKeptBy(ctx, pool),
      hasCertificates: pool.title in titles,
    }
  })
}

/** A title in words: as company files call it, else as its rules do. */
export const nameOfTitle = (title: NurseryTitle) =>
  titles[title as keyof typeof titles] ?? allRules().versions(title).at(-1)?.source.title ?? { zh: title, en: title }

/**
 * One pool with every version of its conditions. Those who were recognised meanwhile are taken out first.
 *
 * Permission: recognition:list-nursery. Errors: recognition.nursery-pool-not-found.
 */
export async function readNurseryPool(ctx: Context, id: string): Promise<NurseryPoolWhole> {
  const pool = await poolWithin(ctx, id)
  await endRecognised(ctx, { poolId: pool.id })
  const [view] = await poolViews(ctx, [pool])
  if (!view) throw new Error(`the pool ${id} vanished`)
  const today = todayOf(ctx)
  const set = rulesOn(pool.title, today)
  return {
    ...view,
    versions: (await versionsOf(ctx.db, pool)).map((row) => versionView(row, set)),
    stayMonths: await stayMonthsOn(ctx.db, today),
    today,
    mayEnter: may(ctx, 'recognition:keep-nursery') && pool.closed_on === null,
  }
}

function versionView(row: PoolVersionRow, set: RuleSet): NurseryPoolWhole['versions'][number] {
  const order = set.source.gates.map(({ id }) => id)
  const inOrder = row.gates.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return {
    effectiveFrom: row.effective_from,
    conditions: inOrder.map((id) => {
      const gate = set.source.gates.find((each) => each.id === id)
      return { id, label: gate?.label ?? { zh: id, en: id }, clause: gate?.clause ?? '' }
    }),
    atLeast: row.at_least === null ? null : Number(row.at_least),
    mostFailed: row.most_failed,
    note: row.note,
    madeByName: row.made_by_name,
  }
}

function conditionProblems({ gates, atLeast }: NurseryConditions, set: RuleSet): Problem[] {
  const known = new Set(set.source.gates.map(({ id }) => id))
  const problems: Problem[] = gates
    .filter((gate) => !known.has(gate))
    .map((gate) => ({ code: 'recognition.nursery-gate-unknown', field: 'gates', params: { gate } }))
  if (gates.length === 0 && atLeast === null)
    problems.push({ code: 'recognition.nursery-no-condition', field: 'gates' })
  if (atLeast !== null && set.source.total === undefined)
    problems.push({ code: 'recognition.nursery-no-total', field: 'atLeast' })
  return problems
}

const versionOf = (ctx: Context, pool: { region_path: string; id: string }, said: NurseryConditions, from: string) => ({
  ...{ region_path: pool.region_path, pool_id: pool.id, effective_from: from, gates: said.gates },
  ...{ at_least: said.atLeast === null ? null : `${said.atLeast}`, most_failed: said.mostFailed, note: said.note },
  ...{ made_at: ctx.clock.now(), made_by_name: ctx.actor.name },
})

/**
 * Opens a pool of one’s region with its first conditions.
 *
 * Permission: recognition:keep-nursery. Writes: recognition.nursery_pool, .nursery_pool_version, the operation log.
 * Errors:     recognition.no-rule, .nursery-gate-unknown, .nursery-no-condition, .nursery-no-total, .nursery-pool-there.
 */
export async function openNurseryPool(
  ctx: Context,
  said: BodyOf<typeof contract.openNurseryPool>,
): Promise<NurseryPoolWhole> {
  const today = todayOf(ctx)
  const problems = conditionProblems(said, rulesOn(said.title, today))
  if (problems.length > 0) throw new Refusal(problems)
  const pool = { region_path: regionOf(ctx), id: ctx.ids.next('nrp') }
  return ctx.db.tx(async (tx) => {
    await insertPool(tx, {
      ...{ ...pool, title: said.title, name: said.name, capacity: said.capacity },
      ...{ made_at: ctx.clock.now(), made_by_name: ctx.actor.name },
    })
    await insertPoolVersion(tx, versionOf(ctx, pool, said, today))
    await recordDeed(tx, ctx, pool, 'recognition.open-nursery', said)
    return readNurseryPool({ ...ctx, db: tx }, pool.id)
  })
}

async function recordDeed(
  tx: Context['db'],
  ctx: Context,
  { region_path, id }: { region_path: string; id: string },
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, { action, object: `nursery-pool:${id}`, regionPath: region_path, detail })
}

/** Errors: recognition.nursery-pool-not-found, .nursery-pool-elsewhere. */
async function keptPool(ctx: Context, id: string): Promise<PoolRow> {
  const pool = await poolWithin(ctx, id, 'update')
  if (!isKeptBy(ctx, pool)) throw new Refusal('recognition.nursery-pool-elsewhere')
  return pool
}

/**
 * Renames a pool, sets its limit, stops it from taking anybody in or opens it again. Who is in it stays.
 *
 * Permission: recognition:keep-nursery. Writes: recognition.nursery_pool, the operation log.
 * Errors:     recognition.nursery-pool-not-found, .nursery-pool-elsewhere, .nursery-pool-there.
 */
export async function changeNurseryPool(
  ctx: Context,
  id: string,
  said: BodyOf<typeof contract.changeNurseryPool>,
): Promise<NurseryPoolWhole> {
  return ctx.db.tx(async (tx) => {
    const pool = await keptPool({ ...ctx, db: tx }, id)
    const closedOn = said.isClosed === undefined ? pool.closed_on : said.isClosed ? todayOf(ctx) : null
    await updatePool(tx, {
      ...{ region_path: pool.region_path, id, name: said.name ?? pool.name, closed_on: closedOn },
      capacity: said.capacity === undefined ? pool.capacity : said.capacity,
    })
    await recordDeed(tx, ctx, pool, 'recognition.change-nursery', said)
    return readNurseryPool({ ...ctx, db: tx }, id)
  })
}

/**
 * New conditions from a day on; the earlier ones stay for those who entered by them.
 *
 * Permission: recognition:keep-nursery. Writes: recognition.nursery_pool_version, the operation log.
 * Errors:     those of `openNurseryPool`; recognition.nursery-version-past, .nursery-version-there.
 */
export async function changeNurseryConditions(
  ctx: Context,
  id: string,
  said: BodyOf<typeof contract.changeNurseryConditions>,
): Promise<NurseryPoolWhole> {
  const today = todayOf(ctx)
  return ctx.db.tx(async (tx) => {
    const pool = await keptPool({ ...ctx, db: tx }, id)
    const problems = conditionProblems(said, rulesOn(pool.title, today))
    if (said.effectiveFrom < today)
      problems.push({ code: 'recognition.nursery-version-past', field: 'effectiveFrom', params: { today } })
    if (problems.length > 0) throw new Refusal(problems)
    await insertPoolVersion(tx, versionOf(ctx, pool, said, said.effectiveFrom))
    await recordDeed(tx, ctx, pool, 'recognition.change-nursery-conditions', said)
    return readNurseryPool({ ...ctx, db: tx }, id)
  })
}

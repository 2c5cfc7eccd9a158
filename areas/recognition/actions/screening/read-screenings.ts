import { grantedBetween } from '#areas/enterprises'
import { regionNames } from '#areas/regions'
import { type Title, titles } from '#contract/enterprises'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { QueryOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type {
  compareScreening as accuracyShape,
  HitFilter,
  recomputeScreening as recomputedShape,
  Screening,
  ScreeningHit,
} from '../../contract/screening.ts'
import { accuracyOf } from '../../rules/screening/accuracy.ts'
import { judge, thawed } from '../../rules/screening/judge.ts'
import {
  chosenIn,
  codesThatMeet,
  findHits,
  findScreenings,
  type HitRow,
  type ScreeningRow,
  screeningById,
  setJob,
} from '../../store/screenings.ts'
import { regionOf } from '../awards/reach.ts'
import { failureOf, runAgain } from '../runs.ts'
import { factLabel, ruleOf } from './goals.ts'
import { goalOfRow, screenCompanies } from './run-screening.ts'

export async function screeningWithin(ctx: Context, id: string): Promise<ScreeningRow> {
  const row = await screeningById(ctx.db, regionOf(ctx.scope), id)
  if (!row) throw new Refusal('recognition.screening-not-found')
  return row
}

/** Errors: recognition.screening-not-found, .screening-running. */
export async function doneWithin(ctx: Context, id: string): Promise<ScreeningRow> {
  const row = await screeningWithin(ctx, id)
  if (row.state === 'running') throw new Refusal('recognition.screening-running')
  return row
}

/** Permission: recognition:screen. Errors: recognition.screening-not-found. */
export async function readScreening(ctx: Context, id: string): Promise<Screening> {
  const [view] = await views(ctx, [await screeningWithin(ctx, id)])
  if (!view) throw new Error(`the screening ${id} vanished`)
  return view
}

/**
 * Has a screening that failed looked through once more.
 *
 * Permission: recognition:screen. Writes: as runAgain. Errors: recognition.screening-not-found, .run-not-failed.
 */
export async function runScreeningAgain(ctx: Context, id: string): Promise<{ jobId: string }> {
  const { region_path: regionPath, ...row } = await screeningWithin(ctx, id)
  return runAgain(ctx, row, {
    ...{ name: screenCompanies.name, input: { regionPath, screeningId: id } },
    ...{ object: `screening:${id}`, regionPath },
    lock: (tx) => screeningById(tx, regionPath, id, 'update'),
    setJob: (tx, jobId) => setJob(tx, { regionPath, id }, jobId),
  })
}

/** Permission: recognition:screen. */
export async function listScreenings(
  ctx: Context,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ items: Screening[]; total: number }> {
  const on = { limit: pageSize, offset: (page - 1) * pageSize }
  const { items, total } = await findScreenings(ctx.db, regionOf(ctx.scope), on)
  return { items: await views(ctx, items), total }
}

async function views(ctx: Context, rows: readonly ScreeningRow[]): Promise<Screening[]> {
  const names = await regionNames(
    ctx.db,
    rows.map((row) => row.within_region),
  )
  const chosen = await chosenIn(ctx.db, rows)
  const failures = new Map<string, Localized | null>()
  for (const row of rows) failures.set(row.id, await failureOf(ctx, row))
  return rows.map((row) => {
    const set = ruleOf(row)
    const failure = failures.get(row.id) ?? null
    return {
      id: row.id,
      title: row.title,
      goal: row.rule_set as Screening['goal'],
      goalTitle: set.source.title,
      ruleVersion: row.rule_version,
      asOf: row.as_of,
      conditions: set.source.gates.filter(({ id }) => row.gates.includes(id)).map(({ id, label }) => ({ id, label })),
      atLeast: row.at_least === null ? null : Number(row.at_least),
      mostFailed: row.most_failed,
      withinName: names.get(row.within_region) ?? row.within_region,
      section: row.section,
      notHolding: row.not_holding as Title | null,
      state: failure ? 'failed' : row.state,
      failure,
      jobId: row.job_id,
      lookedAt: row.looked_at,
      meets: row.meets,
      nearly: row.nearly,
      undecided: row.undecided,
      fails: row.fails,
      meetsAboveScale: row.meets_above_scale,
      chosen: chosen.get(row.id) ?? 0,
      madeAt: row.made_at.toISOString(),
      madeByName: row.made_by_name,
    }
  })
}

/** What was found, each with its criteria and figures. Permission: recognition:screen. Errors: as readScreening. */
export async function listScreeningHits(
  ctx: Context,
  id: string,
  { page, pageSize, ...filter }: HitFilter & { page: number; pageSize: number },
): Promise<{ items: ScreeningHit[]; total: number }> {
  const row = await screeningWithin(ctx, id)
  const of = { regionPath: row.region_path, screeningId: row.id }
  const { items, total } = await findHits(ctx.db, of, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const names = await regionNames(
    ctx.db,
    items.map((hit) => hit.company_region_path),
  )
  const set = ruleOf(row)
  const view = (hit: HitRow): ScreeningHit => ({
    creditCode: hit.credit_code,
    name: hit.name,
    regionName: names.get(hit.company_region_path) ?? hit.company_region_path,
    outcome: hit.outcome,
    scale: hit.is_above_scale === null ? 'unknown' : hit.is_above_scale ? 'above' : 'below',
    failed: hit.failed,
    chosen: hit.chosen_at && { at: hit.chosen_at.toISOString(), byName: hit.chosen_by_name ?? '' },
    criteria: hit.criteria,
    missing: hit.missing.map((fact) => ({ fact, label: factLabel(set, fact) })),
    figures: hit.figures,
  })
  return { items: items.map(view), total }
}

/**
 * How the companies that were found compare with those that were recognised in a year.
 *
 * Permission: recognition:screen. Errors: recognition.screening-not-found, .screening-running.
 */
export async function compareScreening(
  ctx: Context,
  id: string,
  { year }: QueryOf<typeof accuracyShape>,
): Promise<ResponseOf<typeof accuracyShape>> {
  const row = await doneWithin(ctx, id)
  const found = await codesThatMeet(ctx.db, { regionPath: row.region_path, screeningId: row.id })
  const granted =
    row.rule_set in titles
      ? await grantedBetween(ctx.db, {
          ...{ regionPath: row.within_region, titles: [row.rule_set as Title] },
          ...{ from: `${year}-01-01`, to: `${year}-12-31` },
        })
      : []
  return { year, ...accuracyOf(found, new Set(granted.map(({ creditCode }) => creditCode))) }
}

const atOnce = 500

/**
 * Judges every company anew from the inputs that were kept, by the version of the rule that was used, and compares.
 *
 * Permission: recognition:screen. Errors: recognition.screening-not-found, .screening-running.
 */
export async function recomputeScreening(ctx: Context, id: string): Promise<ResponseOf<typeof recomputedShape>> {
  const row = await doneWithin(ctx, id)
  const [set, goal] = [ruleOf(row), goalOfRow(row)]
  const of = { regionPath: row.region_path, screeningId: row.id }
  const different: string[] = []
  let same = 0
  for (let offset = 0; ; offset += atOnce) {
    const { items } = await findHits(ctx.db, of, {}, { limit: atOnce, offset })
    for (const { credit_code, inputs, outcome, criteria } of items) {
      const now = judge(thawed(inputs), set, goal, row.parameters)
      const isSame =
        now.outcome === outcome &&
        now.criteria.every(({ id: own, ok }, index) => {
          const kept = criteria[index]
          return kept?.id === own && kept.ok === ok
        })
      if (isSame) same++
      else different.push(credit_code)
    }
    if (items.length < atOnce) return { same, different }
  }
}

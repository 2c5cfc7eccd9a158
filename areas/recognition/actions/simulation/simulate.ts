import { regionNames, regionTitles } from '#areas/regions'
import { type Title, titles } from '#contract/enterprises'
import { loadRuleSet, type RuleSet, RuleSetError } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { valuesOn } from '#platform/parameters/values'
import { awardTerms } from '../../award-parameters.ts'
import type { SimulationDraft, SimulationResult } from '../../contract/simulation.ts'
import { wanToFen } from '../../rules/awards/terms.ts'
import { badChanges, type DraftChanges, draftSource, numbersOf } from '../../rules/simulation/numbers.ts'
import {
  binWidth,
  changeOf,
  type GroupName,
  groupOf,
  type SimulatedCompany,
  tallyOf,
} from '../../rules/simulation/tally.ts'
import { type PopulationRow, populationAt, populationsOf } from '../../store/populations.ts'
import { type DraftRow, draftAt, draftsOf, insertDraft } from '../../store/simulations.ts'
import { regionOf, setOf, titleOf } from '../population/rule-sets.ts'
import { faultWords } from '../rule-sets.ts'
import { loadPopulation } from './loaded.ts'

const most = 50

/** Permission: recognition:simulate. */
export async function listSimulations(ctx: Context) {
  const regionPath = regionOf(ctx)
  const populations = (await populationsOf(ctx.db, regionPath, most)).filter((row) => row.finished_at !== null)
  const drafts: SimulationDraft[] = []
  for (const row of await draftsOf(ctx.db, regionPath, most)) {
    const population = await populationAt(ctx.db, { regionPath, id: row.population_id })
    if (population) drafts.push(draftView(row, population))
  }
  return {
    populations: populations.map((row) => ({
      id: row.id,
      title: titleOf(row.rule_set),
      version: row.rule_version,
      on: row.judged_on,
    })),
    drafts,
  }
}

function draftView(row: DraftRow, population: PopulationRow): SimulationDraft {
  return {
    id: row.id,
    populationId: row.population_id,
    name: row.name,
    title: titleOf(population.rule_set),
    on: population.judged_on,
    changes: row.changes,
    byName: row.made_by_name,
    at: row.made_at.toISOString(),
    gain: row.gain,
    lose: row.lose,
    passBefore: row.pass_before,
    passAfter: row.pass_after,
    costBeforeYuan: fenText(row.cost_before_fen),
    costAfterYuan: fenText(row.cost_after_fen),
  }
}

/** Errors: recognition.population-not-found. */
async function populationOf(ctx: Context, id: string): Promise<PopulationRow> {
  const row = await populationAt(ctx.db, { regionPath: regionOf(ctx), id })
  if (!row?.finished_at) throw new Refusal('recognition.population-not-found')
  return row
}

/** Permission: recognition:simulate. Errors: recognition.population-not-found. */
export async function readSimulation(ctx: Context, populationId: string) {
  const row = await populationOf(ctx, populationId)
  const numbers = numbersOf(setOf(row))
  return { title: titleOf(row.rule_set), version: row.rule_version, on: row.judged_on, numbers }
}

/** Errors: recognition.simulation-number, .simulation-bad-draft with everything that is wrong. */
function draftOf(set: RuleSet, changes: DraftChanges): RuleSet {
  const bad = badChanges(numbersOf(set), changes)
  if (bad.length > 0) throw new Refusal({ code: 'recognition.simulation-number', params: { ids: bad.join('、') } })
  try {
    return loadRuleSet(draftSource(set.source, changes))
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error
    throw new Refusal({ code: 'recognition.simulation-bad-draft', params: faultWords(error) })
  }
}

async function judged(ctx: Context, populationId: string, changes: DraftChanges) {
  const row = await populationOf(ctx, populationId)
  const draft = draftOf(setOf(row), changes)
  const { companies, before, whatIf } = await loadPopulation(ctx.db, row)
  return { row, companies, before, after: whatIf.try(draft) }
}

/** What a company gets on passing: the first award, or that of a renewal where it holds the title. Zero without an award. */
async function payOf(ctx: Context, { rule_set, judged_on }: PopulationRow): Promise<(one: SimulatedCompany) => bigint> {
  if (!(rule_set in titles)) return () => 0n
  const { first, again } = awardTerms[rule_set as Title]
  const values = await valuesOn(ctx.db, [first.key, again.key], judged_on)
  const fen = (term: typeof first) => wanToFen(values.get(term.key) ?? term.initial)
  const [firstFen, againFen] = [fen(first), fen(again)]
  return ({ isHolding }) => (isHolding ? againFen : firstFen)
}

/** Permission: recognition:simulate. Errors: those of `readSimulation` and `draftOf`. */
export async function trySimulation(
  ctx: Context,
  populationId: string,
  changes: DraftChanges,
): Promise<SimulationResult> {
  const { row, companies, before, after } = await judged(ctx, populationId, changes)
  const { all, by, bins, ...cost } = tallyOf(companies, before, after, await payOf(ctx, row))
  const places = await regionTitles(ctx.db, [...by.district.keys()])
  const groups = (name: GroupName, labelOf: (id: string) => Localized) =>
    [...by[name].values()]
      .sort((a, b) => b.companies - a.companies)
      .map((tally) => ({ ...tally, label: labelOf(tally.id) }))
  return {
    ...all,
    binWidth,
    costBeforeYuan: fenText(cost.costBeforeFen),
    costAfterYuan: fenText(cost.costAfterFen),
    district: groups('district', (id) => places.get(id) ?? { zh: id, en: id }),
    size: groups('size', (id) => sizeLabels[id] ?? { zh: '人数不明', en: 'Staff unknown' }),
    title: groups('title', (id) =>
      id === 'held' ? { zh: '持有证书', en: 'Holds the title' } : { zh: '未持有证书', en: 'Does not hold it' },
    ),
    bins: [...bins].sort(([a], [b]) => a - b).map(([bin, counts]) => ({ bin, ...counts })),
  }
}

const sizeLabels: Record<string, Localized> = {
  '1000': { zh: '1000 人及以上', en: '1,000 staff and more' },
  '300': { zh: '300–999 人', en: '300–999 staff' },
  '20': { zh: '20–299 人', en: '20–299 staff' },
  '0': { zh: '20 人以下', en: 'Fewer than 20 staff' },
}

/** Permission and errors as `trySimulation`. */
export async function listSimulated(
  ctx: Context,
  asked: {
    populationId: string
    changes: string
    change: 'gain' | 'lose'
    group?: GroupName | undefined
    is?: string | undefined
    page: number
    pageSize: number
  },
) {
  const { companies, before, after } = await judged(ctx, asked.populationId, readChanges(asked.changes))
  const found = companies.flatMap((company, at) => {
    const [old, next] = [before[at], after[at]]
    if (!old || !next || changeOf(old, next) !== asked.change) return []
    if (asked.group && groupOf(company, asked.group) !== asked.is) return []
    return [{ company, before: old.total, after: next.total }]
  })
  const shown = found.slice((asked.page - 1) * asked.pageSize, asked.page * asked.pageSize)
  const names = await regionNames(ctx.db, [...new Set(shown.map(({ company }) => company.district))])
  const items = shown.map(({ company: { creditCode, name, district }, ...points }) => ({
    creditCode,
    name,
    regionName: names.get(district) ?? district,
    ...points,
  }))
  return { items, total: found.length }
}

/** Errors: recognition.simulation-number. */
function readChanges(text: string): DraftChanges {
  const wrong = () => new Refusal({ code: 'recognition.simulation-number', params: { ids: text.slice(0, 60) } })
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw wrong()
  }
  if (typeof read !== 'object' || read === null || !Object.values(read).every((each) => typeof each === 'number'))
    throw wrong()
  return read as DraftChanges
}

/**
 * Keeps a draft with what it gives.
 *
 * Permission: recognition:simulate.
 * Writes:     recognition.simulation_draft, the operation log.
 * Errors:     those of `trySimulation`.
 */
export async function keepSimulation(
  ctx: Context,
  populationId: string,
  { name, changes }: { name: string; changes: DraftChanges },
): Promise<{ draftId: string }> {
  const { row, companies, before, after } = await judged(ctx, populationId, changes)
  const { all, costBeforeFen, costAfterFen } = tallyOf(companies, before, after, await payOf(ctx, row))
  const id = ctx.ids.next('smd')
  const regionPath = row.region_path
  await ctx.db.tx(async (tx) => {
    await insertDraft(tx, {
      region_path: regionPath,
      id,
      population_id: row.id,
      name,
      changes: { ...changes },
      gain: all.gain,
      lose: all.lose,
      pass_before: all.passBefore,
      pass_after: all.passAfter,
      cost_before_fen: costBeforeFen,
      cost_after_fen: costAfterFen,
      made_at: ctx.clock.now(),
      made_by: ctx.actor.userId,
      made_by_name: ctx.actor.name,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.keep-simulation',
      object: `simulation:${id}`,
      regionPath,
      detail: { name, populationId },
    })
  })
  return { draftId: id }
}

/** Permission: recognition:simulate. Errors: recognition.simulation-not-found. */
export async function exportSimulation(ctx: Context, draftId: string): Promise<Download> {
  const draft = await draftAt(ctx.db, { regionPath: regionOf(ctx), id: draftId })
  if (!draft) throw new Refusal('recognition.simulation-not-found')
  const set = setOf(await populationOf(ctx, draft.population_id))
  const body = Buffer.from(`${JSON.stringify(draftSource(set.source, draft.changes), null, 2)}\n`)
  return { fileName: `${draft.name}.json`, contentType: 'application/json', body }
}

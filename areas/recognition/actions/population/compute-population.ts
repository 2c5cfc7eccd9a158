import { z } from 'zod'
import { eachCompanyFile, isValidOn, type KnownCompany, ruleFactsOf } from '#areas/enterprises'
import { FactsError, type RuleSet, type ScoreResult, score, writeJsonText } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { industrySectionOf } from '#kernel/industry'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { defineJob } from '#platform/jobs/job-kind'
import { valuesOn } from '#platform/parameters/values'
import type { Services } from '#platform/services'
import { slippingMonths } from '../../population-parameters.ts'
import { addMonths } from '../../rules/population/months.ts'
import { readinessOf, type Verdict } from '../../rules/population/standing.ts'
import {
  countSubjects,
  finishPopulation,
  insertPopulation,
  insertSubjects,
  lastSubject,
  type NewSubject,
  populationAt,
  setPopulationJob,
} from '../../store/populations.ts'
import { summaryOf } from './count-population.ts'
import { regionOf, setInForce, setOf } from './rule-sets.ts'

/**
 * Has every company of one's region judged by a rule set as of a day, by a job.
 *
 * Permission: recognition:compute-population.
 * Writes:     recognition.population and, by the job, .population_subject.
 * Errors:     recognition.population-in-future, .population-no-rule.
 */
export async function startPopulation(
  ctx: Context,
  { ruleSet, on }: { ruleSet: string; on: string },
): Promise<{ populationId: string; jobId: string }> {
  const regionPath = regionOf(ctx)
  const at = ctx.clock.now()
  if (on > businessDate(at)) throw new Refusal({ code: 'recognition.population-in-future', field: 'on' })
  const { version } = setInForce(ruleSet, on)
  return ctx.db.tx(async (tx) => {
    const id = ctx.ids.next('pop')
    const by = { by: ctx.actor.userId, byName: ctx.actor.name }
    await insertPopulation(tx, { regionPath, id, ruleSet, ruleVersion: version, on, at, ...by })
    const jobId = await ctx.jobs.enqueue(tx, 'recognition.compute-population', { regionPath, id }, ctx.actor)
    await setPopulationJob(tx, { regionPath, id }, jobId)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.compute-population',
      object: `population:${id}`,
      regionPath,
      detail: { ruleSet, on },
    })
    return { populationId: id, jobId }
  })
}

/**
 * Judges the companies of a population and keeps them a few hundred at a time, so that memory stays the same however many there
 * are. Nobody sees them until it is finished; an attempt that was killed is taken up after the company that it wrote last.
 */
export async function computePopulation(
  services: Pick<Services, 'db' | 'clock'>,
  key: { regionPath: string; id: string },
  told: { onCompanies?: (count: number) => void; signal?: AbortSignal } = {},
): Promise<void> {
  const { db, clock } = services
  const row = await populationAt(db, key)
  if (!row) throw new Error(`no population ${key.id}`)
  if (row.finished_at) return
  const set = setOf(row)
  const on = row.judged_on
  const months = (await valuesOn(db, [slippingMonths.key], on)).get(slippingMonths.key) ?? slippingMonths.initial
  const after = await lastSubject(db, key)
  let count = await countSubjects(db, key, {})
  for await (const companies of eachCompanyFile(db, { regionPath: key.regionPath, on, after })) {
    told.signal?.throwIfAborted()
    await insertSubjects(
      db,
      key,
      companies.map((company) => subjectOf(company, set, { on, months })),
    )
    count += companies.length
    told.onCompanies?.(count)
  }
  const summary = await summaryOf(db, row)
  await db.tx(async (tx) => {
    // Another attempt of the same job may have finished it meanwhile.
    if ((await populationAt(tx, key, 'update'))?.finished_at) return
    await finishPopulation(tx, key, { at: clock.now(), summary })
  })
}

function subjectOf(company: KnownCompany, set: RuleSet, { on, months }: { on: string; months: number }): NewSubject {
  const { creditCode, name, regionPath: district, industry, file } = company
  const asked = Object.keys(set.source.facts)
  const facts = ruleFactsOf(file, asked, on)
  const result = judged(facts, set)
  const earlier = judged(ruleFactsOf(file, asked, addMonths(on, -12)), set)
  const held = file.certificates.filter((each) => each.title === set.id && isValidOn(each, on))
  const validTo =
    held
      .map((each) => each.validTo)
      .sort()
      .at(-1) ?? null
  const gates = Object.fromEntries((result?.gates ?? []).map(({ id, ok }) => [id, ok]))
  const verdict = verdictOf(result)
  return {
    creditCode,
    name,
    district,
    section: industry === null ? null : industrySectionOf(industry),
    total: totalOf(result),
    verdict,
    readiness: readinessOf({ verdict, yearAgo: verdictOf(earlier), gates, validTo, on }, months),
    validTo,
    gates,
    missing: result?.missing ?? [],
    facts: writeJsonText(facts),
  }
}

/** Null where the facts contradict each other. */
function judged(facts: unknown, set: RuleSet): ScoreResult | null {
  try {
    return score(facts, set)
  } catch (error) {
    if (error instanceof FactsError) return null
    throw error
  }
}

const verdictOf = (result: ScoreResult | null): Verdict =>
  result === null ? 'unusable' : result.pass === true ? 'pass' : result.pass === false ? 'fail' : 'unknown'

/** What is certain: of a range its lower end. */
function totalOf(result: ScoreResult | null): number | null {
  const total = result?.total ?? null
  return Array.isArray(total) ? total[0] : total
}

export const populationJob = defineJob({
  name: 'recognition.compute-population',
  title: { zh: '对照全部企业', en: 'Judge all companies' },
  input: z.object({ regionPath: z.string(), id: z.string() }),
  retryLimit: 3,
  timeoutSeconds: 1800,
  run: async ({ services, input, progress, signal }) => {
    await computePopulation(services, input, {
      signal,
      onCompanies: (count) => progress(0.5, { zh: `已对照 ${count} 家`, en: `${count} companies judged` }),
    })
    return { populationId: input.id }
  },
})

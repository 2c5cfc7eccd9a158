import { z } from 'zod'
import { eachCompanyFile, type KnownCompany, madeOf, ruleFactsOf } from '#areas/enterprises'
import { factKinds } from '#contract/enterprises'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { defineJob } from '#platform/jobs/job-kind'
import type { Services } from '#platform/services'
import { aboveScaleFact, isAboveScale } from '../../rules/screening/above-scale.ts'
import { frozen, type Goal, judge, thawed } from '../../rules/screening/judge.ts'
import {
  type Counts,
  type FoundHit,
  finishScreening,
  type ScreeningRow,
  screeningById,
} from '../../store/screenings.ts'
import { ruleOf, ruleOn } from './goals.ts'

export const goalOfRow = ({ gates, at_least, most_failed }: ScreeningRow): Goal => ({
  gates,
  atLeast: at_least === null ? null : Number(at_least),
  mostFailed: most_failed,
})

/** Looks through the companies a few hundred at a time; what it found is written at the end, whole or not at all. */
export const screenCompanies = defineJob({
  name: 'recognition.screen',
  title: { zh: '摸排企业', en: 'Screen companies' },
  input: z.object({ regionPath: z.string(), screeningId: z.string() }),
  retryLimit: 2,
  timeoutSeconds: 900,
  run: async ({ services, input, progress, signal }) => {
    await runScreening(services, input, {
      signal,
      onLooked: (count) => progress(0.5, { zh: `已看 ${count} 家`, en: `${count} companies looked at` }),
    })
    return { screeningId: input.screeningId }
  },
})

/**
 * Looks through the companies for a screening that was asked for; one that is done stays as it is.
 *
 * Writes: recognition.screening, recognition.screening_hit. Errors: recognition.screening-not-found.
 */
async function runScreening(
  services: Pick<Services, 'db' | 'clock'>,
  { regionPath, screeningId }: { regionPath: string; screeningId: string },
  watch: { signal: AbortSignal; onLooked: (count: number) => void },
): Promise<void> {
  const screening = await screeningById(services.db, regionPath, screeningId)
  if (!screening) throw new Refusal('recognition.screening-not-found')
  if (screening.state === 'done') return
  const found = await lookThrough(services, screening, watch)
  await services.db.tx(async (tx) => {
    const still = await screeningById(tx, regionPath, screeningId, 'update')
    if (still?.state === 'running') await finishScreening(tx, still, { ...found, at: services.clock.now() })
  })
}

async function lookThrough(
  { db }: Pick<Services, 'db'>,
  screening: ScreeningRow,
  { signal, onLooked }: { signal: AbortSignal; onLooked: (count: number) => void },
): Promise<{ hits: FoundHit[]; counts: Counts }> {
  const rules = { goal: ruleOf(screening), sizes: ruleOn('size-class', screening.as_of) }
  const counts: Counts = { looked_at: 0, meets: 0, nearly: 0, undecided: 0, fails: 0, meets_above_scale: 0 }
  const hits: FoundHit[] = []
  const on = screening.as_of
  for await (const piece of eachCompanyFile(db, { regionPath: screening.within_region, on })) {
    signal.throwIfAborted()
    for (const company of piece) {
      if (!isAsked(company, screening)) continue
      const hit = hitOf(company, screening, rules)
      counts.looked_at++
      counts[hit?.outcome ?? 'fails']++
      if (hit?.outcome === 'meets' && hit.is_above_scale) counts.meets_above_scale++
      if (hit) hits.push(hit)
    }
    onLooked(counts.looked_at)
  }
  return { hits, counts }
}

function isAsked({ industry, file }: KnownCompany, { section, not_holding, as_of: on }: ScreeningRow): boolean {
  if (section !== null && !industry?.startsWith(section)) return false
  return !file.certificates.some(
    ({ title, validFrom, validTo, withdrawnFrom }) =>
      title === not_holding && validFrom <= on && on <= validTo && (withdrawnFrom === null || on < withdrawnFrom),
  )
}

/** Null for a company that fails: it is only counted. */
function hitOf(
  company: KnownCompany,
  screening: ScreeningRow,
  { goal: set, sizes }: { goal: RuleSet; sizes: RuleSet },
): FoundHit | null {
  const on = screening.as_of
  const inputs = frozen(ruleFactsOf(company.file, Object.keys(set.source.facts), on)) as Record<string, unknown>
  const { outcome, failed, criteria, missing } = judge(thawed(inputs), set, goalOfRow(screening), screening.parameters)
  if (outcome === 'fails') return null
  const size = frozen(ruleFactsOf(company.file, [aboveScaleFact], on)) as Record<string, string | undefined>
  return {
    region_path: screening.region_path,
    screening_id: screening.id,
    credit_code: company.creditCode,
    name: company.name,
    company_region_path: company.regionPath,
    outcome,
    failed,
    criteria,
    missing,
    figures: figuresOf(company, [...new Set([...Object.keys(inputs), aboveScaleFact])], on),
    inputs,
    is_above_scale: isAboveScale(
      { industry: company.industry, mainRevenueWanYuan: size[aboveScaleFact] ?? null },
      sizes,
    ),
  }
}

function figuresOf(company: KnownCompany, used: readonly string[], on: string): FoundHit['figures'] {
  const seen = new Map<string, FoundHit['figures'][number]>()
  for (const { fact, year } of used.flatMap((name) => madeOf(company.file, name, on))) {
    const said = company.saidOf({ fact, year })
    if (said === null) continue
    const { value, source, at } = said
    seen.set(`${fact} ${year}`, { label: factKinds[fact].label, year, value, source, on: businessDate(new Date(at)) })
  }
  return [...seen.values()]
}

import { type Catalogue, FactsError, type Gaps, gaps, type RuleSet, type ScoreResult, score } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import type { Context } from '#platform/http/route'
import { loadRuleSets } from '#platform/rule-sets'
import { type Title, titles } from '../codes.ts'
import type { StandingView } from '../contract/standing.ts'
import { isValidOn } from '../rules/certificates.ts'
import { type CompanyFile, readings, ruleFactsOf } from '../rules/rule-facts.ts'
import { certificatesOf } from '../store/certificates.ts'
import { factsOf } from '../store/facts.ts'
import { companyFile } from './company-files.ts'
import { fileWithin } from './read-file.ts'

let catalogue: Catalogue | undefined

/**
 * How a company stands to each title of the ladder on a day, by the rule then in force and what its file says now, with
 * the working, what is missing and the smallest changes that would do.
 *
 * Permission: enterprises:read. Errors: enterprises.not-found.
 */
export async function readStanding(
  ctx: Context,
  creditCode: string,
  day?: string,
): Promise<{ on: string; items: StandingView[] }> {
  catalogue ??= loadRuleSets()
  const rules = catalogue
  const { row, codes } = await fileWithin(ctx, creditCode)
  const on = day ?? businessDate(ctx.clock.now())
  const [facts, certificates] = [await factsOf(ctx.db, codes), await certificatesOf(ctx.db, codes)]
  const file = companyFile(row, { facts, certificates, on })
  const items = (Object.keys(titles) as Title[]).map((title) => standing(rules, title, file, on))
  return { on, items }
}

function standing(rules: Catalogue, title: Title, file: CompanyFile, on: string): StandingView {
  const holds = file.certificates.some((each) => each.title === title && isValidOn(each, on))
  const choice = rules.choose(title, on)
  const nothing = { gates: [], items: [], missing: [], plans: [], problems: [] }
  const unjudged = { ...nothing, title, holds, notice: null, pass: null, total: null, grade: null }
  if (choice.kind !== 'in-force') return { ...unjudged, version: null }
  const { set } = choice
  const facts = ruleFactsOf(file, Object.keys(set.source.facts), on)
  try {
    return { title, holds, ...judged(set, score(facts, set), gaps(facts, set)) }
  } catch (error) {
    if (!(error instanceof FactsError)) throw error
    const problems = error.problems.map(({ field, zh, en }) => {
      const label = labelOf(set, field)
      return { zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` }
    })
    return { ...unjudged, version: set.version, problems }
  }
}

function judged(set: RuleSet, result: ScoreResult, { plans }: Gaps): Omit<StandingView, 'title' | 'holds'> {
  return {
    version: result.version,
    notice: result.notice,
    pass: result.pass,
    total: result.total,
    grade: result.grade,
    gates: result.gates.map(({ id, label, clause, ok, reason, reason_en }) => ({
      id,
      label,
      clause,
      ok,
      reason: { zh: reason, en: reason_en },
    })),
    items: result.items.map(({ id, label, clause, points = null, max, working }) => ({
      id,
      label,
      clause,
      points,
      max,
      working,
    })),
    missing: result.missing.map((fact) => ({ fact, label: labelOf(set, fact), isOnFile: fact in readings })),
    plans: plans.map(({ changes }) =>
      changes.map(({ fact, from, to }) => ({ fact, label: labelOf(set, fact), from: String(from), to: String(to) })),
    ),
    problems: [],
  }
}

function labelOf(set: RuleSet, field: string): Localized {
  const name = field.replace(/[[.].*$/, '')
  return set.source.facts[name]?.label ?? { zh: field, en: field }
}

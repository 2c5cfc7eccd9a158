import {
  FactsError,
  gaps,
  Numeral,
  passMarkOf,
  type RuleSet,
  type ScoreOptions,
  type ScoreResult,
  score,
} from '#engines/scorecard'
import type { Localized } from '#kernel/localized'
import type { Problem } from '#kernel/refusal'
import { factFields, fieldOfFact } from './fact-form.ts'

type Parameters = ScoreOptions['parameters']

/** Changes that together would make a company pass, with the total that they give. */
export interface Way {
  changes: { fact: string; field: string; label: Localized; from: string; to: string }[]
  total: ScoreResult['total']
}

/** What rules say of some facts, and what would lift them. */
export interface Judged {
  result: ScoreResult
  passMark: ReturnType<typeof passMarkOf>
  /** The smallest sets of changes that reach the title, the best first. */
  ways: Way[]
}

/**
 * Judges facts by a rule set.
 *
 * Errors: FactsError naming every fact that cannot be used.
 */
export function judge(facts: Readonly<Record<string, unknown>>, set: RuleSet, parameters?: Parameters): Judged {
  const options = parameters ? { parameters } : {}
  const result = score(facts, set, options)
  const ways = gaps(facts, set, options).plans.map(
    ({ changes }): Way => ({
      changes: changes.map(({ fact, from, to }) => ({
        fact,
        field: latestField(set, fact),
        label: set.source.facts[fact]?.label ?? { zh: fact, en: fact },
        from: said(from),
        to: said(to),
      })),
      total: score(changed(facts, changes), set, options).total,
    }),
  )
  return { result, passMark: passMarkOf(set), ways }
}

/** What is wrong with facts that contradict themselves or each other, each with its field; none where they can be judged. */
export function contradictions(facts: Readonly<Record<string, unknown>>, set: RuleSet): Problem[] {
  try {
    score(facts, set)
    return []
  } catch (error) {
    if (error instanceof FactsError) return problemsOf(error, set)
    throw error
  }
}

/** Fields that must be filled in before anything can be said of some facts: the rank once there is an award. */
export function unanswered(facts: Readonly<Record<string, unknown>>, set: RuleSet): Problem[] {
  const missing = new Set(score(facts, set).missing)
  const asked = factFields(set).filter(({ fact, back }) => missing.has(fact) && (back ?? 0) === 0)
  return asked.map(({ name }) => ({ code: 'field.required', field: name }))
}

export function problemsOf({ problems }: FactsError, set: RuleSet): Problem[] {
  return problems.map(({ field, zh, en }) => ({
    code: 'recognition.fact',
    field: fieldOfFact(set, field),
    params: { reasonZh: zh, reasonEn: en },
  }))
}

/** Facts after some changes; of a list over years only the latest year moves. */
export function changed(
  facts: Readonly<Record<string, unknown>>,
  changes: readonly { fact: string; to: number | boolean }[],
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...facts }
  for (const { fact, to } of changes) {
    const value = typeof to === 'number' ? new Numeral(String(to)) : to
    const before = next[fact]
    next[fact] = Array.isArray(before) ? [...before.slice(0, -1), value] : value
  }
  return next
}

const said = (value: number | boolean) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))

/** The field that holds the last year of a fact. */
const latestField = (set: RuleSet, fact: string) =>
  factFields(set).find((field) => field.fact === fact && (field.back ?? 0) === 0)?.name ?? fact

import { FactsError, Numeral, type RuleSet, readParameters, type ScoreOptions, score } from '#engines/scorecard'
import type { Localized } from '#kernel/localized'

/** What somebody looks for: some conditions of a rule set, and a total where one is asked for. */
export interface Goal {
  gates: readonly string[]
  atLeast: number | null
  /** So many failed conditions are still near. */
  mostFailed: number
}

export interface Criterion {
  id: string
  label: Localized
  clause: string
  /** Null: it cannot be decided. */
  ok: boolean | null
  reason: Localized
}

export interface Judgement {
  outcome: 'meets' | 'nearly' | 'undecided' | 'fails'
  failed: number
  criteria: Criterion[]
  /** Facts whose absence leaves a condition open. */
  missing: string[]
}

/** What a city has set for the parameters of a rule, by their names: figures as texts, every digit of them. */
export type CityFigures = Readonly<Record<string, string>>

/** As the engine takes them. */
export const parametersOf = (figures: CityFigures, set: RuleSet): ScoreOptions['parameters'] =>
  readParameters(Object.fromEntries(Object.entries(figures).map(([name, text]) => [name, new Numeral(text)])), set)

export const totalId = 'total'

/**
 * How a company stands to a goal. One condition that surely fails says more than one that is open: a company is near where
 * few surely fail, and undecided where none does and one is open. Points that experts give count as the range that they are.
 *
 * Errors: none: facts that contradict each other leave everything open, with the reason.
 */
export function judge(
  facts: Readonly<Record<string, unknown>>,
  set: RuleSet,
  goal: Goal,
  figures: CityFigures,
): Judgement {
  try {
    const parameters = parametersOf(figures, set)
    const result = score(facts, set, parameters ? { parameters } : {})
    const criteria = result.gates
      .filter(({ id }) => goal.gates.includes(id))
      .map(({ id, label, clause, ok, reason, reason_en }) => ({
        ...{ id, label, clause, ok, reason: { zh: reason, en: reason_en } },
      }))
    if (goal.atLeast !== null) criteria.push(totalCriterion(result.total, goal.atLeast))
    return judgement(criteria, goal, result.missing)
  } catch (error) {
    if (!(error instanceof FactsError)) throw error
    const reason = {
      zh: error.problems.map(({ zh }) => zh).join('；'),
      en: error.problems.map(({ en }) => en).join('; '),
    }
    const label = { zh: '企业数据互相矛盾', en: 'The facts contradict each other' }
    const fields = error.problems.map(({ field }) => field.replace(/[[.].*$/, ''))
    return judgement([{ id: 'facts', label, clause: '', ok: null, reason }], goal, fields)
  }
}

function judgement(criteria: Criterion[], { mostFailed }: Goal, missing: readonly string[]): Judgement {
  const failed = criteria.filter(({ ok }) => ok === false).length
  const isOpen = criteria.some(({ ok }) => ok === null)
  const outcome = failed > mostFailed ? 'fails' : failed > 0 ? 'nearly' : isOpen ? 'undecided' : 'meets'
  return { outcome, failed, criteria, missing: isOpen ? [...new Set(missing)] : [] }
}

function totalCriterion(total: number | [number, number] | null, atLeast: number): Criterion {
  const [low, high] = Array.isArray(total) ? total : [total, total]
  const ok = low === null || high === null ? null : low >= atLeast ? true : high < atLeast ? false : null
  const shown = low === null ? null : low === high ? `${low}` : `${low}–${high}`
  return {
    id: totalId,
    label: { zh: `总分不低于 ${atLeast} 分`, en: `Total of at least ${atLeast}` },
    clause: '',
    ok,
    reason:
      shown === null
        ? { zh: '缺数据，总分不能算出', en: 'Facts are missing for the total' }
        : { zh: `总分 ${shown} 分`, en: `Total ${shown}` },
  }
}

/** Figures go to the database as texts, every digit of them, and come back as they were. */
export function frozen(facts: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plain(value)]))),
  )
}

const plain = (value: unknown): unknown =>
  value instanceof Numeral ? value.text : Array.isArray(value) ? value.map(plain) : value

export function thawed(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const back = (value: unknown): unknown =>
    typeof value === 'string' ? new Numeral(value) : Array.isArray(value) ? value.map(back) : value
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, back(value)]))
}

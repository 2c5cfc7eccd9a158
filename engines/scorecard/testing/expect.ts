import { loadRuleSets } from '#platform/rule-sets'
import { type RuleSet, type ScoreResult, score } from '../engine.ts'
import { companies, type FactTable } from './companies.ts'

export const catalogue = loadRuleSets()
export const today = '2026-11-27'

/** `tech-sme`, or with its part: `size-class/above_scale`. */
export function judge(name: string, facts: FactTable, on = today): ScoreResult {
  const [id = '', part = null] = name.split('/')
  return score(facts, setOf(name, on), { part, isKnownElsewhere: id === '' ? undefined : catalogue.isFact })
}

export function setOf(name: string, on = today): RuleSet {
  const choice = catalogue.choose(name.split('/')[0] ?? '', on)
  if (choice.kind !== 'in-force') throw new Error(`${name}: ${choice.kind}`)
  return choice.set
}

/** The company of that rule set with some facts changed; `undefined` takes a fact away. */
export function company(name: string, changes: FactTable = {}): FactTable {
  const facts = { ...companies[name], ...changes }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** Everything a result says, by name: gates, items, then total, pass, direct, grade. */
export function flat(result: ScoreResult): Record<string, unknown> {
  return {
    ...Object.fromEntries(result.gates.map(({ id, ok }) => [id, ok])),
    ...Object.fromEntries(result.items.map((item) => [item.id, item.points === undefined ? item.value : item.points])),
    total: result.total,
    pass: result.pass,
    direct: result.direct,
    grade: result.grade,
    missing: result.missing,
  }
}

import { readDecimal } from '#kernel/decimal'
import type { Outcome } from './formula/types.ts'
import { Numeral } from './json-text.ts'
import { nearest } from './nearest.ts'
import type { FactProblem } from './read-facts.ts'
import type { RuleSet } from './rule-set.ts'
import { FactsError } from './score.ts'

/**
 * What a city has set: `{ "reference_T1": 1000 }`, in the unit that the rule set states. Parameters that are left out keep the
 * value of the rule set.
 *
 * Errors: FactsError naming every parameter that is not there or is no figure.
 */
export function readParameters(given: unknown, set: RuleSet): Map<string, Outcome> {
  const problems: FactProblem[] = []
  const read = new Map<string, Outcome>()
  const entries = typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.entries(given) : []
  for (const [name, value] of entries) {
    const figure =
      typeof value === 'number' ? readDecimal(value) : value instanceof Numeral ? readDecimal(value.text) : null
    if (!set.parameters.has(name)) problems.push(unknownParameter(name, set))
    else if (figure) read.set(name, figure)
    else problems.push({ code: 'wrong-type', field: name, zh: '参数应为数。', en: 'A parameter is a number.' })
  }
  if (problems.length > 0) throw new FactsError(problems)
  return read
}

function unknownParameter(name: string, set: RuleSet): FactProblem {
  const known = [...set.parameters.keys()]
  const near = nearest(name, known)
  const list = (near.length > 0 ? near : known).join(', ') || '—'
  return {
    code: 'unknown-fact',
    field: name,
    zh: `规则没有名为“${name}”的参数；可用：${list}。`,
    en: `The rule set has no parameter “${name}”; it has: ${list}.`,
  }
}

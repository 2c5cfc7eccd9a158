import { readings } from '#areas/enterprises'
import type { Catalogue, RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { loadRuleSets } from '#platform/rule-sets'
import { type ScreeningGoal, screeningGoals } from '../../contract/screening.ts'
import { regionOf } from '../awards/reach.ts'

let catalogue: Catalogue | undefined

export function ruleSets(): Catalogue {
  catalogue ??= loadRuleSets()
  return catalogue
}

/** The rule set of a goal in force on a day. Errors: recognition.screening-no-rule. */
export function ruleOn(goal: string, on: string): RuleSet {
  const choice = ruleSets().choose(goal, on)
  if (choice.kind === 'in-force') return choice.set
  throw new Refusal({ code: 'recognition.screening-no-rule', field: 'goal', params: { goal, on } })
}

/** The very version that a screening was made by. */
export function ruleOf({ rule_set, rule_version }: { rule_set: string; rule_version: string }): RuleSet {
  return ruleOn(rule_set, rule_version)
}

/** What companies may be screened for on a day, with the conditions of each. Permission: recognition:screen. */
export function listScreeningGoals(
  ctx: Context,
  day?: string,
): { on: string; regionPath: string; items: ScreeningGoal[] } {
  const on = day ?? businessDate(ctx.clock.now())
  const items = screeningGoals.flatMap((id) => {
    const choice = ruleSets().choose(id, on)
    return choice.kind === 'in-force' ? [goalOf(id, choice.set)] : []
  })
  return { on, regionPath: regionOf(ctx.scope), items }
}

/** A rule set as something to look for: its conditions, and which of them company files can answer. */
export function goalOf<Id extends string>(
  id: Id,
  { source, version }: RuleSet,
): Omit<ScreeningGoal, 'id'> & { id: Id } {
  return {
    id,
    title: source.title,
    version,
    hasTotal: source.total !== undefined,
    gates: source.gates.map((gate) => ({
      id: gate.id,
      label: gate.label,
      clause: gate.clause,
      isOnFile: isOnFile(gate.holds, source),
    })),
  }
}

/**
 * Whether company files can say everything that a condition asks for, itself or through the values that it names; a total or
 * points ask for every fact of the rule.
 */
function isOnFile(formula: string, source: RuleSet['source']): boolean {
  const words = formula.match(/[a-z][a-z0-9_]*/g) ?? []
  return words.every((word) => {
    const value = source.values?.[word]
    if (word === 'total' || word === 'points') return Object.keys(source.facts).every((fact) => fact in readings)
    if (value) return isOnFile(value.formula, source)
    return !(word in source.facts) || word in readings
  })
}

export const factLabel = ({ source }: RuleSet, fact: string): Localized =>
  source.facts[fact]?.label ?? { zh: fact, en: fact }

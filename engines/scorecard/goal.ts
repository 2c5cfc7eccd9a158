import { compare, type Rational } from '#kernel/decimal'
import { type Outcome, Unknown } from './formula/types.ts'
import { totalOf } from './items.ts'
import type { ItemOutcome, Part, ScoreEnv } from './rule-set.ts'
import { decide, verdictOf } from './score.ts'

/** What a company wants to reach. */
export type Goal = { kind: 'pass' } | { kind: 'total'; atLeast: Rational } | { kind: 'gate'; id: string }

/** Points at their lower end, or the figure of a calculation. */
export function pointsOf({ points, value }: ItemOutcome): Outcome {
  if (points === null) return value ?? new Unknown([])
  return points instanceof Unknown ? points : points.low
}

/** Whether a goal is reached for certain; ranges of experts count at their lower end. */
export function isReached(goal: Goal, part: Part, env: ScoreEnv): Outcome {
  if (goal.kind === 'total') {
    const total = totalOf(part, env)
    return total instanceof Unknown ? total : compare(total.low, goal.atLeast) >= 0
  }
  if (goal.kind === 'gate') {
    const gate = part.gates.find(({ source }) => source.id === goal.id)
    if (!gate) throw new RangeError(`no gate ${goal.id}`)
    return decide(gate.holds.run, env)
  }
  return verdictOf(part, env).pass ?? new Unknown([])
}

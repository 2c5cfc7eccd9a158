import { add, plain, type Rational, readDecimal, subtract, toNumber, ZERO } from '#kernel/decimal'
import { isRational, type Outcome, Unknown } from './formula/types.ts'
import { type Goal, isReached, pointsOf } from './goal.ts'
import type { FactSource } from './model.ts'
import type { Facts } from './read-facts.ts'
import type { Part, RuleSet } from './rule-set.ts'
import { envOf, prepare, type ScoreOptions, verdictOf } from './score.ts'

export interface Change {
  fact: string
  from: number | boolean
  to: number | boolean
}
export interface Plan {
  changes: Change[]
  /** Sum of the facts' effort weights; of plans with as many changes the one with the least is best. */
  effort: number
}
export interface Gaps {
  /** True: nothing needs to change. Null: facts are missing, so nobody can tell. */
  isReached: boolean | null
  missing: readonly string[]
  /** The smallest set of changes, then the nearest others; none where nothing that a company can do reaches the goal. */
  plans: Plan[]
}

export interface GapOptions extends ScoreOptions {
  goal?: Goal
  /** Effort of improving a fact, where the city weighs it otherwise than the rule set. */
  effort?: Readonly<Record<string, number>>
  /** No plan changes more facts than this. */
  mostChanges?: number
  mostPlans?: number
}

/** One fact that a company can improve, and the steps in which it can. */
interface Lever {
  fact: string
  effort: number
  value: Outcome
  /** The next values in the direction that is possible; whole numbers for counts, else hundredths. */
  step: Rational | null
  limit: Rational
}

interface Search {
  set: RuleSet
  part: Part
  goal: Goal
  parameters: ScoreOptions['parameters']
  levers: Lever[]
  found: (Plan & { size: number })[]
}

/**
 * The smallest set of changes that reaches a goal: fewest facts first, then least effort, then least change. Only facts that
 * the rule set says a company can improve are moved, and only in that direction.
 *
 * Errors: those of `score`.
 */
export function gaps(given: unknown, set: RuleSet, options: GapOptions = {}): Gaps {
  const { env, part } = prepare(given, set, options)
  const goal = options.goal ?? { kind: 'pass' }
  const now = isReached(goal, part, env)
  if (now === true) return { isReached: true, missing: [], plans: [] }
  if (now instanceof Unknown && now.missing.length > 0) return { isReached: null, missing: now.missing, plans: [] }
  const levers = leversOf(set, env.facts, options.effort ?? {})
  const search: Search = { set, part, goal, parameters: options.parameters, levers, found: [] }
  const most = Math.min(options.mostChanges ?? 3, levers.length)
  for (let size = 1; size <= most && search.found.length === 0; size++) extend(search, env.facts, [], 0, size)
  const plans = search.found
    .sort((a, b) => a.effort - b.effort || a.size - b.size)
    .slice(0, options.mostPlans ?? 5)
    .map(({ changes, effort }) => ({ changes, effort }))
  return { isReached: false, missing: [], plans }
}

function leversOf(set: RuleSet, facts: Facts, effort: Readonly<Record<string, number>>): Lever[] {
  return Object.entries(set.source.facts).flatMap(([fact, spec]) => {
    const value = facts.get(fact)
    if (spec.improves === undefined || value === undefined) return []
    if (typeof value === 'boolean' && value === (spec.improves === 'yes')) return []
    const step = stepOf(spec)
    const current = Array.isArray(value) ? value.at(-1) : value
    const limit = isRational(current) ? limitOf(current, spec) : ZERO
    return [{ fact, effort: effort[fact] ?? spec.effort ?? 1, value, step, limit }]
  })
}

function stepOf({ type, unit, whole, improves }: FactSource): Rational | null {
  if (type === 'yes-no') return null
  const size = whole === true || unit === 'person' ? { n: 1n, d: 1n } : { n: 1n, d: 100n }
  return improves === 'down' ? { n: -size.n, d: size.d } : size
}

/** How far a search looks: a hundredfold is beyond what a company does in a year. */
function limitOf(current: Rational, { improves, unit }: FactSource): Rational {
  if (improves === 'down') return ZERO
  const least: Record<string, bigint> = { item: 50n, wan_yuan: 100_000n, person: 1000n }
  const hundredfold = { n: current.n * 100n, d: current.d }
  return add(hundredfold, { n: least[unit ?? ''] ?? 100n, d: 1n })
}

/** Tries every way to change `left` more facts, from lever number `from` on. */
function extend(search: Search, facts: Facts, changes: Change[], from: number, left: number): void {
  for (let index = from; index < search.levers.length; index++) {
    const lever = search.levers[index]
    if (!lever) continue
    for (const value of valuesOf(search, facts, lever, left === 1)) {
      const changed = withValue(facts, lever, value)
      const made = [...changes, changeOf(lever, value)]
      if (left > 1) extend(search, changed, made, index + 1, left - 1)
      else search.found.push(planOf(search, made))
    }
  }
}

const figure = (value: Outcome): Outcome => (Array.isArray(value) ? (value.at(-1) ?? ZERO) : value)

function withValue(facts: Facts, { fact, value }: Lever, to: Outcome): Facts {
  return new Map(facts).set(fact, Array.isArray(value) ? [...value.slice(0, -1), to] : to)
}

function changeOf({ fact, value }: Lever, to: Outcome): Change {
  const show = (each: Outcome) => (isRational(each) ? toNumber(each) : each === true)
  return { fact, from: show(figure(value)), to: show(to) }
}

function planOf({ levers }: Search, changes: Change[]): Plan & { size: number } {
  const effort = changes.reduce((sum, { fact }) => sum + (levers.find((lever) => lever.fact === fact)?.effort ?? 1), 0)
  const sizeOf = ({ from, to }: Change) =>
    typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) / Math.max(from, 1) : 1
  return { changes, effort, size: changes.reduce((sum, change) => sum + sizeOf(change), 0) }
}

/** What the rules say with these facts, as one text: where it changes, a step pays. */
function signature({ set, part, parameters, goal }: Search, facts: Facts): { text: string; isGoal: boolean } {
  const env = envOf(facts, set, parameters)
  if (set.consistency.some(({ holds }) => holds.run(env) === false)) return { text: 'impossible', isGoal: false }
  const { gates, items, direct } = verdictOf(part, env)
  const shown = [...gates.map(({ outcome }) => outcome), ...items.map(({ outcome }) => pointsOf(outcome)), direct]
  return { text: shown.map(say).join('|'), isGoal: isReached(goal, part, env) === true }
}

const say = (outcome: Outcome) =>
  outcome instanceof Unknown ? '?' : isRational(outcome) ? plain(outcome) : String(outcome)

/** Every value of a lever at which the rules say something new; the last lever keeps only the first that reaches the goal. */
function valuesOf(search: Search, facts: Facts, lever: Lever, isLast: boolean): Outcome[] {
  const { step } = lever
  const at = (value: Outcome) => signature(search, withValue(facts, lever, value))
  if (step === null) {
    const turned = !(lever.value === true)
    return !isLast || at(turned).isGoal ? [turned] : []
  }
  const start = figure(lever.value)
  if (!isRational(start)) return []
  const valueAt = (steps: bigint): Rational => add(start, { n: step.n * steps, d: step.d })
  const found: Outcome[] = []
  const known = new Map<bigint, ReturnType<typeof at>>()
  const look = (steps: bigint) => {
    const seen = known.get(steps) ?? at(valueAt(steps))
    known.set(steps, seen)
    return seen
  }
  const most = stepsTo(start, lever.limit, step)
  for (let low = 0n, high = 1n; low < most; low = high, high = high * 2n > most ? most : high * 2n) {
    for (const steps of changesBetween(look, low, high > most ? most : high)) {
      const isGoal = look(steps).isGoal
      if (isLast ? isGoal : look(steps).text !== 'impossible') found.push(valueAt(steps))
      if (isLast && isGoal) return found
    }
  }
  return found
}

function stepsTo(start: Rational, limit: Rational, step: Rational): bigint {
  const span = subtract(limit, start)
  const steps = (span.n * step.d) / (span.d * step.n)
  return steps > 0n ? steps : 0n
}

/** Numbers of steps in (low, high] at which the signature is another than one step before; found by halving. */
function changesBetween(look: (steps: bigint) => { text: string }, low: bigint, high: bigint): bigint[] {
  if (look(low).text === look(high).text) return []
  if (high - low === 1n) return [high]
  const middle = (low + high) / 2n
  return [...changesBetween(look, low, middle), ...changesBetween(look, middle, high)]
}

/** For callers that want to name a goal of points: `{ kind: 'total', atLeast: 71 }`. */
export function pointsGoal(atLeast: number): Goal {
  return { kind: 'total', atLeast: readDecimal(atLeast) ?? ZERO }
}

import { add, compare, fixed, multiply, type Rational, readDecimal, ZERO } from '#kernel/decimal'
import type { Localized } from '#kernel/localized'
import { joined } from './formula/compile.ts'
import { bothUnknown, isRational, type Outcome, Unknown } from './formula/types.ts'
import type { Band, Banded, ItemOutcome, Part, Points, RuleItem, ScoreEnv } from './rule-set.ts'
import { once } from './scope.ts'

const nothing = { value: null, input: null, band: null, outside: null, isAssumed: false, missing: [] }
const ONE: Rational = { n: 1n, d: 1n }

const samePoints = (a: Points, b: Points) => compare(a.low, b.low) === 0 && compare(a.high, b.high) === 0

/** What an item gives this company; worked out once. */
export function outcomeOf(part: Part, id: string, env: ScoreEnv): ItemOutcome {
  return once(env, `item ${id}`, () => {
    const item = part.itemById.get(id)
    if (!item) throw new RangeError(`no item ${id}`)
    return withAssumption(part, item, withExpert(item, workOut(part, item, env), env), env)
  })
}

function workOut(part: Part, item: RuleItem, env: ScoreEnv): ItemOutcome {
  const { rule } = item
  switch (rule.kind) {
    case 'value': {
      const value = rule.formula.run(env)
      return { ...nothing, points: null, value, input: { formula: rule.formula, outcome: value } }
    }
    case 'judged':
      return { ...nothing, points: rule.points }
    case 'banded':
      return bestOf(rule.alternatives, item.max, env)
    case 'cases':
      return { ...nothing, ...firstCase(rule.cases, env) }
    case 'sum': {
      const sum = addPoints(rule.items.map((id) => outcomeOf(part, id, env)))
      const { max } = item
      if (sum instanceof Unknown || max === null) return { ...nothing, points: sum }
      const capped = (value: Rational) => (compare(value, max) > 0 ? max : value)
      return { ...nothing, points: { low: capped(sum.low), high: capped(sum.high) } }
    }
    case 'weighted':
      return weighted(part, rule, env)
  }
}

/** Sum of points; unknown as soon as one of them is. */
export function addPoints(outcomes: readonly ItemOutcome[]): Points | Unknown {
  const points = outcomes.map((outcome) => outcome.points)
  if (points.some((each) => each instanceof Unknown)) return bothUnknown(points)
  return (points as Points[]).reduce((sum, each) => ({ low: add(sum.low, each.low), high: add(sum.high, each.high) }), {
    low: ZERO,
    high: ZERO,
  })
}

function isIn({ edge }: Band, value: Rational): boolean {
  if (edge === null) return true
  const order = compare(value, edge.limit)
  if (edge.kind === 'atLeast') return order >= 0
  if (edge.kind === 'above') return order > 0
  return edge.kind === 'atMost' ? order <= 0 : order < 0
}

const signs = { atLeast: '≥', above: '>', atMost: '≤', below: '<' }
const turned = { atLeast: '<', above: '≤', atMost: '>', below: '≥' }

/** Example: bandWords({ edge: { kind: 'atLeast', limit: { n: 1n, d: 4n }, written: { zh: '25%', en: '25%' } } }, []).zh → '≥ 25%' */
export function bandWords(band: Pick<Band, 'edge'>, before: readonly Pick<Band, 'edge'>[]): Localized {
  const edge = band.edge ?? before.at(-1)?.edge
  if (!edge) return { zh: '其他', en: 'otherwise' }
  const sign = (band.edge ? signs : turned)[edge.kind]
  return { zh: `${sign} ${edge.written.zh}`, en: `${sign} ${edge.written.en}` }
}

function inBand({ of, bands }: Banded, env: ScoreEnv): ItemOutcome {
  const outcome = of.run(env)
  const input = { formula: of, outcome }
  if (!isRational(outcome)) return { ...nothing, input, points: outcome instanceof Unknown ? outcome : new Unknown([]) }
  const index = bands.findIndex((band) => isIn(band, outcome))
  const band = bands[index]
  return band
    ? { ...nothing, input, points: band.points, band: bandWords(band, bands.slice(0, index)) }
    : { ...nothing, input, points: new Unknown([]) }
}

/** The best of the bandings that apply. One that reaches the most there is makes the others needless. */
function bestOf(alternatives: Banded[], max: Rational | null, env: ScoreEnv): ItemOutcome {
  const outcomes = alternatives.flatMap((banded) => {
    const applies = banded.when ? banded.when.run(env) : true
    if (applies === false) return []
    const outcome = inBand(banded, env)
    return [applies instanceof Unknown ? { ...nothing, points: bothUnknown([applies, outcome.points]) } : outcome]
  })
  const known = outcomes.filter(({ points }) => !(points instanceof Unknown))
  const highOf = ({ points }: ItemOutcome) => (points === null || points instanceof Unknown ? ZERO : points.high)
  const [first] = known
  const best = first && known.reduce((most, each) => (compare(highOf(most), highOf(each)) >= 0 ? most : each), first)
  const isMost = best && max && compare(highOf(best), max) >= 0
  if (best && (isMost || known.length === outcomes.length)) return best
  const unknown = outcomes.find(({ points }) => points instanceof Unknown)
  const none = { zh: '没有适用的计算口径', en: 'none of the ways to compute it applies' }
  return {
    ...(unknown ?? nothing),
    points: unknown ? bothUnknown(outcomes.map(({ points }) => points)) : new Unknown([], [none]),
  }
}

type Cases = Extract<RuleItem['rule'], { kind: 'cases' }>['cases']

interface ChosenCase {
  points: Points | Unknown
  input: ItemOutcome['input']
}

/** The first case that holds; an undecided one does not matter where what follows gives the same. */
function firstCase([first, ...rest]: Cases, env: ScoreEnv): ChosenCase {
  if (!first) return { points: new Unknown([]), input: null }
  const holds = first.test ? first.test.run(env) : true
  if (holds === true) return { points: first.points, input: first.test && { formula: first.test, outcome: true } }
  const otherwise = firstCase(rest, env)
  if (holds === false) return otherwise
  const { points } = otherwise
  if (points instanceof Unknown) return { points: bothUnknown([holds, points]), input: null }
  return samePoints(first.points, points) ? otherwise : { points: holds as Unknown, input: null }
}

function weighted(part: Part, rule: Extract<RuleItem['rule'], { kind: 'weighted' }>, env: ScoreEnv): ItemOutcome {
  const share = rule.share.run(env)
  const input = { formula: rule.share, outcome: share }
  const weight = weightOf(part, rule.weight, env)
  if (weight instanceof Unknown) return { ...nothing, input, points: weight }
  if (!isRational(share)) return { ...nothing, input, points: share instanceof Unknown ? share : new Unknown([]) }
  const clamped = compare(share, ZERO) < 0 ? ZERO : compare(share, ONE) > 0 ? ONE : share
  const points = multiply(weight, clamped)
  return { ...nothing, input, points: { low: points, high: points } }
}

/** Weight of the company's stage; unknown where it is not published. */
export function weightOf(
  part: Part,
  weights: Readonly<Record<string, Rational | null>>,
  env: ScoreEnv,
): Rational | Unknown {
  const stage: Outcome = part.stage ? once(env, 'stage', () => part.stage?.run(env) ?? new Unknown([])) : 'all'
  if (stage instanceof Unknown) return stage
  const weight = weights[String(stage)]
  return weight ?? new Unknown([], [{ zh: '权重未取得', en: 'its weight is not known' }])
}

function withExpert(item: RuleItem, outcome: ItemOutcome, env: ScoreEnv): ItemOutcome {
  const { expert } = item.source
  const given = expert === undefined ? undefined : env.facts.get(expert)
  if (!isRational(given ?? false) || outcome.points === null || outcome.points instanceof Unknown) return outcome
  const value = given as Rational
  const isInside = compare(value, outcome.points.low) >= 0 && compare(value, outcome.points.high) <= 0
  return { ...outcome, points: { low: value, high: value }, outside: isInside ? null : outcome.points }
}

function withAssumption(part: Part, { source, rule }: RuleItem, outcome: ItemOutcome, env: ScoreEnv): ItemOutcome {
  const { points } = outcome
  // Without its weight an item is not a gap in the data: nobody can say what it would have given.
  if (rule.kind === 'weighted' && weightOf(part, rule.weight, env) instanceof Unknown) return outcome
  if (source.ifUnknown === undefined || !(points instanceof Unknown) || points.missing.length === 0) return outcome
  const assumed = readDecimal(source.ifUnknown) ?? ZERO
  return { ...outcome, points: { low: assumed, high: assumed }, isAssumed: true, missing: points.missing }
}

/** Points of the whole; rounded only where the rules say so. */
export function totalOf(part: Part, env: ScoreEnv): Points | Unknown {
  const { total } = part
  if (!total) return new Unknown([])
  return once(env, 'total', () => {
    const sum = addPoints(total.items.map((id) => outcomeOf(part, id, env)))
    if (sum instanceof Unknown || total.decimals === null) return sum
    const rounded = (value: Rational) => readDecimal(fixed(value, total.decimals ?? 0)) ?? value
    return { low: rounded(sum.low), high: rounded(sum.high) }
  })
}

/** Whether one of the direct routes holds. */
export function directOf(part: Part, env: ScoreEnv): Outcome {
  return once(env, 'direct', () =>
    joined(
      (part.direct ?? []).map(({ holds }) => holds.run(env)),
      true,
    ),
  )
}

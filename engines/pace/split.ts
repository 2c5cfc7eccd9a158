import { add, compare, divide, multiply, plain, type Rational, subtract, ZERO } from '#kernel/decimal'
import { rational } from './decimal.ts'
import type { DecimalInput, PaceMode } from './types.ts'
import { type Line, waterFill } from './water-fill.ts'

export interface SplitPart {
  id: string
  /** Shown in messages; default the id. */
  name?: string
  /** What its share is proportional to: a weight, last year's value, a capacity. Not negative. */
  basis: DecimalInput
  floor?: DecimalInput | null
  ceiling?: DecimalInput | null
}

export interface SplitInput {
  total: DecimalInput
  mode: PaceMode
  /** Every share is a multiple of it: 1, 5, 0.1. Default 1. */
  step?: DecimalInput
  /** What the basis is, for the working: weights, history, capacity. */
  by: 'weight' | 'history' | 'capacity'
  parts: readonly SplitPart[]
}

export type SplitProblemCode =
  | 'pace.ratio-does-not-add'
  | 'pace.nothing-to-split'
  | 'pace.step-not-positive'
  | 'pace.total-not-in-steps'
  | 'pace.basis-negative'
  | 'pace.basis-all-zero'
  | 'pace.part-twice'
  | 'pace.floor-above-ceiling'
  | 'pace.floors-above-total'
  | 'pace.ceilings-below-total'
  | 'pace.nothing-left-to-move'

export interface SplitProblem {
  code: SplitProblemCode
  /** The part concerned, if one. */
  part: string | null
  zh: string
  en: string
}

export interface SplitShare {
  id: string
  /** Decimal text, a multiple of the step. */
  value: string
  /** Exact claim before rounding to steps, at most six decimals. */
  claim: string
  /** Which bound holds the share, if one does. */
  heldBy: 'floor' | 'ceiling' | null
}

export type SplitResult =
  | { ok: true; shares: SplitShare[]; working: { zh: string; en: string } }
  | { ok: false; problems: SplitProblem[] }

interface Bounded {
  part: SplitPart
  basis: Rational
  /** In steps. */
  low: bigint
  high: bigint
}

const UNBOUNDED = 10n ** 30n

const BY_TEXT = {
  weight: ['权重', 'weights'],
  history: ['历史完成', 'history'],
  capacity: ['承载能力', 'capacity'],
} as const

/**
 * Splits a target over districts or departments: proportional to the basis within floors and ceilings,
 * rounded to steps by largest remainder, ties to the part named first. The shares sum to the total exactly.
 *
 * Units:  the target's unit; shares are multiples of `step`.
 * Errors: every reason at once as `problems`: ratios, growth rates and ranks do not add
 *         (pace.ratio-does-not-add, see `splitRatio`), bounds that cannot be kept say which ones.
 *         Text that is no decimal throws PaceInputError.
 * Example: 10 over weights 1, 1, 1 in steps of 1 → 4, 3, 3
 */
export function splitTarget(input: SplitInput): SplitResult {
  const total = rational(input.total, 'total')
  const step = rational(input.step ?? 1, 'step')
  const problems = problemsBefore(input, total, step)
  if (problems.length) return { ok: false, problems }
  const bounded = input.parts.map((part) => boundsOf(part, step))
  const steps = toSteps(total, step)
  const infeasible = problemsOfBounds(input, bounded, steps, step)
  if (infeasible.length) return { ok: false, problems: infeasible }

  const top = steps > 0n ? steps : 0n
  const lines: Line[] = bounded.map(({ basis, low, high }) => ({
    base: ZERO,
    slope: basis,
    low: { n: low, d: 1n },
    high: { n: high < top ? high : top > low ? top : low, d: 1n },
    weight: { n: 1n, d: 1n },
  }))
  const claims = waterFill(lines, { n: steps, d: 1n })
  if (!claims) return { ok: false, problems: [ceilingsProblem(input, bounded, steps, step)] }
  const rounded = largestRemainder(claims, steps)
  const shares = bounded.map((entry, index) => shareOf(entry, claims[index] ?? ZERO, rounded[index] ?? 0n, step))
  return { ok: true, shares, working: splitWorking(input, shares, step) }
}

function toSteps(value: Rational, step: Rational): bigint {
  const quotient = divide(value, step)
  return quotient.n / quotient.d
}

function shareOf(entry: Bounded, claim: Rational, steps: bigint, step: Rational): SplitShare {
  const given = { floor: entry.part.floor ?? null, ceiling: entry.part.ceiling ?? null }
  const atLow = compare(claim, { n: entry.low, d: 1n }) === 0 && given.floor !== null
  const atHigh = compare(claim, { n: entry.high, d: 1n }) === 0 && given.ceiling !== null
  return {
    id: entry.part.id,
    value: plain(multiply({ n: steps, d: 1n }, step)),
    claim: plain(multiply(claim, step), 6),
    heldBy: atHigh ? 'ceiling' : atLow ? 'floor' : null,
  }
}

/** Whole steps below each claim, the rest one by one to the largest remainders, ties in the given order. */
function largestRemainder(claims: readonly Rational[], total: bigint): bigint[] {
  const whole = claims.map((claim) => claim.n / claim.d)
  let rest = total - whole.reduce((sum, steps) => sum + steps, 0n)
  const byRemainder = claims
    .map((claim, index) => ({ index, remainder: subtract(claim, { n: whole[index] ?? 0n, d: 1n }) }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
  for (const { index } of byRemainder) {
    if (rest <= 0n) break
    whole[index] = (whole[index] ?? 0n) + 1n
    rest--
  }
  return whole
}

function boundsOf(part: SplitPart, step: Rational): Bounded {
  const floor = divide(rational(part.floor ?? 0, `${part.id}.floor`), step)
  const ceiling = part.ceiling ?? null
  // Bounds are tightened to whole steps: a floor of 3 in steps of 5 is 5, a ceiling of 8 is 5.
  const low = floor.n > 0n ? (floor.n + floor.d - 1n) / floor.d : 0n
  const high = ceiling === null ? UNBOUNDED : toSteps(rational(ceiling, `${part.id}.ceiling`), step)
  return { part, basis: rational(part.basis, `${part.id}.basis`), low, high }
}

function problemsBefore(input: SplitInput, total: Rational, step: Rational): SplitProblem[] {
  const problems: SplitProblem[] = []
  const report = (code: SplitProblemCode, part: string | null, zh: string, en: string) =>
    problems.push({ code, part, zh, en })
  if (input.mode === 'ratio' || input.mode === 'growth' || input.mode === 'rank') {
    report(
      'pace.ratio-does-not-add',
      null,
      '比率、增幅、位次不能相加，不能按总量拆分；请改用“各单位同一底线”或“按分母加权”的比率分解。',
      'Ratios, growth rates and ranks do not add; split them by the same floor or as a weighted ratio.',
    )
  }
  if (input.parts.length === 0)
    report('pace.nothing-to-split', null, '没有可分解的单位，请先添加单位。', 'No parts to split over.')
  if (step.n <= 0n) {
    report('pace.step-not-positive', null, '步长必须大于 0，如 1、5 或 0.1。', 'The step has to be above 0.')
    return problems
  }
  if (total.n < 0n || !isMultiple(total, step)) {
    report(
      'pace.total-not-in-steps',
      null,
      `总量 ${plain(total)} 不是步长 ${plain(step)} 的非负整数倍，拆分后凑不出总量；请改总量或步长。`,
      `The total ${plain(total)} is not a multiple of the step ${plain(step)}.`,
    )
  }
  const seen = new Set<string>()
  for (const part of input.parts) {
    if (seen.has(part.id))
      report('pace.part-twice', part.id, `单位 ${nameOf(part)} 出现了两次。`, `${nameOf(part)} is named twice.`)
    seen.add(part.id)
    if (rational(part.basis, `${part.id}.basis`).n < 0n) {
      report(
        'pace.basis-negative',
        part.id,
        `${nameOf(part)} 的分解依据是负数。`,
        `The basis of ${nameOf(part)} is negative.`,
      )
    }
  }
  return problems
}

function isMultiple(value: Rational, step: Rational): boolean {
  const quotient = divide(value, step)
  return quotient.n % quotient.d === 0n
}

function nameOf(part: SplitPart): string {
  return part.name ?? part.id
}

function problemsOfBounds(
  input: SplitInput,
  bounded: readonly Bounded[],
  steps: bigint,
  step: Rational,
): SplitProblem[] {
  const problems: SplitProblem[] = []
  const inUnits = (count: bigint) => plain(multiply({ n: count, d: 1n }, step))
  for (const { part, low, high } of bounded) {
    if (low <= high) continue
    problems.push({
      code: 'pace.floor-above-ceiling',
      part: part.id,
      zh: `${nameOf(part)} 的下限（${inUnits(low)}）高于上限（${inUnits(high)}，按步长取整后）；请改其中一个。`,
      en: `The floor of ${nameOf(part)} (${inUnits(low)}) lies above its ceiling (${inUnits(high)}, in whole steps).`,
    })
  }
  if (problems.length) return problems
  const floors = bounded.reduce((sum, entry) => sum + entry.low, 0n)
  if (floors > steps) {
    const named = bounded
      .filter((entry) => entry.low > 0n)
      .map((entry) => `${nameOf(entry.part)} ${inUnits(entry.low)}`)
    problems.push({
      code: 'pace.floors-above-total',
      part: null,
      zh: `各下限之和 ${inUnits(floors)} 超过总量 ${inUnits(steps)}，多出 ${inUnits(floors - steps)}（${named.join('、')}）；请降低下限或提高总量。`,
      en: `The floors add up to ${inUnits(floors)}, ${inUnits(floors - steps)} above the total ${inUnits(steps)} (${named.join(', ')}).`,
    })
  }
  if (bounded.every((entry) => entry.basis.n === 0n) && floors < steps) {
    const by = BY_TEXT[input.by]
    problems.push({
      code: 'pace.basis-all-zero',
      part: null,
      zh: `所有单位的${by[0]}都是 0，无从按比例拆分；请填写至少一个大于 0 的数。`,
      en: `All ${by[1]} are 0; nothing to be proportional to.`,
    })
  }
  return problems
}

function ceilingsProblem(input: SplitInput, bounded: readonly Bounded[], steps: bigint, step: Rational): SplitProblem {
  const inUnits = (count: bigint) => plain(multiply({ n: count, d: 1n }, step))
  const room = bounded.reduce((sum, entry) => sum + (entry.basis.n > 0n ? entry.high : entry.low), 0n)
  const named = bounded.map((entry) => {
    const zero = entry.basis.n === 0n
    return `${nameOf(entry.part)} ${inUnits(zero ? entry.low : entry.high)}${zero ? `（${BY_TEXT[input.by][0]}为 0）` : ''}`
  })
  return {
    code: 'pace.ceilings-below-total',
    part: null,
    zh: `各上限最多容纳 ${inUnits(room)}，比总量 ${inUnits(steps)} 少 ${inUnits(steps - room)}（${named.join('、')}）；请提高上限或降低总量。`,
    en: `The ceilings hold ${inUnits(room)} at most, ${inUnits(steps - room)} short of ${inUnits(steps)} (${named.join(', ')}).`,
  }
}

function splitWorking(input: SplitInput, shares: readonly SplitShare[], step: Rational): { zh: string; en: string } {
  const sum = shares.map((share) => share.value).join(' + ')
  const total = plain(shares.reduce((acc, share) => add(acc, rational(share.value)), ZERO))
  const nameById = new Map(input.parts.map((part) => [part.id, nameOf(part)]))
  const held = shares.flatMap(({ id, heldBy }) => (heldBy ? [{ name: nameById.get(id) ?? id, heldBy }] : []))
  const heldZh = held.length
    ? `；${held.map((one) => `${one.name} 取${one.heldBy === 'floor' ? '下限' : '上限'}`).join('、')}`
    : ''
  const heldEn = held.length ? `; ${held.map((one) => `${one.name} held by its ${one.heldBy}`).join(', ')}` : ''
  const by = BY_TEXT[input.by]
  return {
    zh: `按${by[0]}拆分，步长 ${plain(step)}，余数按最大余数法：${sum} = ${total}${heldZh}`,
    en: `By ${by[1]} in steps of ${plain(step)}, largest remainder: ${sum} = ${total}${heldEn}`,
  }
}

import { add, compare, divide, multiply, plain, type Rational, subtract, ZERO } from '#kernel/decimal'
import { rational } from './decimal.ts'
import type { DecimalInput } from './types.ts'
import { waterFill } from './water-fill.ts'

export interface RatioPart {
  id: string
  name?: string
  /** What the ratio is taken of: output, staff, GDP. Its size is the part's weight in the whole. Above 0. */
  denominator: DecimalInput
  /** Ratio today; the weighted split raises every part by the same number of points from here. */
  current: DecimalInput
  floor?: DecimalInput | null
  ceiling?: DecimalInput | null
}

export interface RatioSplitInput {
  /** The parent's ratio, in the unit of `current`. */
  target: DecimalInput
  /** `same-floor`: everyone reaches the parent's ratio. `weighted`: together they do, each rising alike. */
  method: 'same-floor' | 'weighted'
  direction?: 'up' | 'down'
  /** Every child's ratio is a multiple of it, rounded to the safe side. Default 0.1. */
  step?: DecimalInput
  parts: readonly RatioPart[]
}

export interface RatioShare {
  id: string
  value: string
  /** Points from today's ratio, decimal text. */
  change: string
}

export interface RatioProblem {
  code: 'pace.denominator-not-positive' | 'pace.ratio-out-of-reach' | 'pace.nothing-to-split' | 'pace.step-not-positive'
  part: string | null
  zh: string
  en: string
}

export type RatioSplitResult =
  | { ok: true; shares: RatioShare[]; combined: string; working: { zh: string; en: string } }
  | { ok: false; problems: RatioProblem[] }

/**
 * Children's ratios for a parent's ratio; ratios do not add, so either everyone keeps the same floor or the
 * ratios weighted by their denominators reach the parent. Rounding goes to the safe side, so the combined
 * ratio is never worse than the target.
 *
 * Units:  the ratio's own (%, per 10,000 …); denominators in any one unit.
 * Errors: problems naming the part or the bound; PaceInputError for text that is no decimal.
 * Example: target 42; parts 40 of 300 and 30 of 100 → each + 4.5: 44.5 and 34.5, together 42
 */
export function splitRatio(input: RatioSplitInput): RatioSplitResult {
  const step = rational(input.step ?? '0.1', 'step')
  const target = rational(input.target, 'target')
  const problems = problemsOf(input, step)
  if (problems.length) return { ok: false, problems }
  const isDown = input.direction === 'down'
  const parts = input.parts.map((part) => readPart(part, isDown))
  const kept =
    input.method === 'same-floor'
      ? parts.filter((part) => compare(isDown ? part.low : part.high, target) === (isDown ? 1 : -1))
      : []
  if (kept.length) return { ok: false, problems: kept.map((part) => beyondBound(part, target, isDown)) }
  const values = input.method === 'same-floor' ? parts.map(() => target) : weightedValues(parts, target, isDown)
  if (!values) return { ok: false, problems: [outOfReach(parts, target, isDown)] }
  const rounded = values.map((value, index) => safeSide(value, step, isDown, parts[index]))
  const combined = weightedMean(parts.map((part, index) => ({ weight: part.weight, value: rounded[index] ?? ZERO })))
  const shares = parts.map((part, index) => ({
    id: part.id,
    value: plain(rounded[index] ?? ZERO),
    change: plain(subtract(rounded[index] ?? ZERO, part.current)),
  }))
  const terms = parts.map((part, index) => `${plain(part.weight)} × ${plain(rounded[index] ?? ZERO)}`).join(' + ')
  const all = plain(parts.reduce((sum, part) => add(sum, part.weight), ZERO))
  const line = `(${terms}) ÷ ${all} = ${plain(combined, 4)}`
  return {
    ok: true,
    shares,
    combined: plain(combined, 6),
    working: {
      zh: `${input.method === 'same-floor' ? '各单位同一底线' : '按分母加权，各单位同幅调整'}：${line}（目标 ${plain(target)}）`,
      en: `${input.method === 'same-floor' ? 'Same floor for all' : 'Weighted by denominator, all moving alike'}: ${line} (target ${plain(target)})`,
    },
  }
}

interface ReadPart {
  id: string
  name: string
  weight: Rational
  current: Rational
  low: Rational
  high: Rational
}

const FAR: Rational = { n: 10n ** 18n, d: 1n }

function readPart(part: RatioPart, isDown: boolean): ReadPart {
  const current = rational(part.current, `${part.id}.current`)
  // Nobody is asked to get worse unless a bound says so.
  const low = part.floor ?? null
  const high = part.ceiling ?? null
  return {
    id: part.id,
    name: part.name ?? part.id,
    weight: rational(part.denominator, `${part.id}.denominator`),
    current,
    low: low === null ? (isDown ? subtract(ZERO, FAR) : current) : rational(low, `${part.id}.floor`),
    high: high === null ? (isDown ? current : FAR) : rational(high, `${part.id}.ceiling`),
  }
}

function weightedValues(parts: readonly ReadPart[], target: Rational, isDown: boolean): Rational[] | null {
  const all = parts.reduce((sum, part) => add(sum, part.weight), ZERO)
  const today = weightedMean(parts.map((part) => ({ weight: part.weight, value: part.current })))
  const order = compare(today, target)
  const bounded = parts.map((part) => clampToBounds(part))
  // Already there: everyone keeps today's ratio instead of being allowed to slip back.
  if (
    (isDown ? order <= 0 : order >= 0) &&
    bounded.every((value, i) => compare(value, parts[i]?.current ?? ZERO) === 0)
  ) {
    return bounded
  }
  const lines = parts.map((part) => ({
    base: part.current,
    slope: { n: 1n, d: 1n },
    low: part.low,
    high: part.high,
    weight: part.weight,
  }))
  return waterFill(lines, multiply(target, all))
}

function clampToBounds(part: ReadPart): Rational {
  if (compare(part.current, part.low) < 0) return part.low
  return compare(part.current, part.high) > 0 ? part.high : part.current
}

function weightedMean(terms: readonly { weight: Rational; value: Rational }[]): Rational {
  const weights = terms.reduce((sum, term) => add(sum, term.weight), ZERO)
  return divide(
    terms.reduce((sum, term) => add(sum, multiply(term.weight, term.value)), ZERO),
    weights,
  )
}

function safeSide(value: Rational, step: Rational, isDown: boolean, part: ReadPart | undefined): Rational {
  // A child that keeps exactly today's ratio or sits on a bound is not moved by rounding.
  if (part && [part.current, part.low, part.high].some((fixed) => compare(fixed, value) === 0)) return value
  const steps = divide(value, step)
  const floor = steps.n >= 0n ? steps.n / steps.d : -((-steps.n + steps.d - 1n) / steps.d)
  const exact = floor * steps.d === steps.n
  const rounded = multiply({ n: exact || isDown ? floor : floor + 1n, d: 1n }, step)
  if (part && compare(rounded, part.high) > 0) return part.high
  return part && compare(rounded, part.low) < 0 ? part.low : rounded
}

function problemsOf(input: RatioSplitInput, step: Rational): RatioProblem[] {
  const problems: RatioProblem[] = []
  if (input.parts.length === 0) {
    problems.push({
      code: 'pace.nothing-to-split',
      part: null,
      zh: '没有可分解的单位，请先添加单位。',
      en: 'No parts to split over.',
    })
  }
  if (step.n <= 0n) {
    problems.push({
      code: 'pace.step-not-positive',
      part: null,
      zh: '步长必须大于 0，如 0.1。',
      en: 'The step has to be above 0.',
    })
  }
  for (const part of input.parts) {
    if (rational(part.denominator, `${part.id}.denominator`).n > 0n) continue
    const name = part.name ?? part.id
    problems.push({
      code: 'pace.denominator-not-positive',
      part: part.id,
      zh: `${name} 的分母不大于 0，无法加权；请填写分母。`,
      en: `The denominator of ${name} is not above 0.`,
    })
  }
  return problems
}

function beyondBound(part: ReadPart, target: Rational, isDown: boolean): RatioProblem {
  const bound = plain(isDown ? part.low : part.high)
  return {
    code: 'pace.ratio-out-of-reach',
    part: part.id,
    zh: `${part.name} 的${isDown ? '下' : '上'}限 ${bound} 达不到同一底线 ${plain(target)}；请放宽界限，或改用按分母加权。`,
    en: `The bound ${bound} of ${part.name} does not reach the same floor ${plain(target)}.`,
  }
}

function outOfReach(parts: readonly ReadPart[], target: Rational, isDown: boolean): RatioProblem {
  const best = weightedMean(parts.map((part) => ({ weight: part.weight, value: isDown ? part.low : part.high })))
  const bounds = parts
    .filter((part) => compare(isDown ? part.low : part.high, isDown ? subtract(ZERO, FAR) : FAR) !== 0)
    .map((part) => `${part.name} ${plain(isDown ? part.low : part.high)}`)
  return {
    code: 'pace.ratio-out-of-reach',
    part: null,
    zh: `在各单位的界限内，合计比率最多到 ${plain(best, 4)}，达不到 ${plain(target)}（${bounds.join('、')}）；请放宽界限。`,
    en: `Within the bounds the combined ratio reaches ${plain(best, 4)}, not ${plain(target)} (${bounds.join(', ')}).`,
  }
}

import { add, compare, divide, multiply, plain, type Rational, subtract, ZERO } from '#kernel/decimal'
import { rational } from './decimal.ts'
import { type SplitInput, type SplitProblem, type SplitResult, splitTarget } from './split.ts'
import type { DecimalInput } from './types.ts'

export interface ReconcileInput {
  parent: DecimalInput
  /** `sum`: amounts add; `max`, `min`: the best or worst child is the parent; `weighted-ratio`: by denominators. */
  rule: 'sum' | 'max' | 'min' | 'weighted-ratio'
  /** Which side is safe: `up`, the children may promise more than the parent; `down`, less. Default `up`. */
  direction?: 'up' | 'down'
  children: readonly { id: string; name?: string; value: DecimalInput | null; denominator?: DecimalInput | null }[]
}

export interface Reconciliation {
  /** `equal`, `covers` (more than asked, on the safe side), `short`, or `unknown` while a child says nothing. */
  verdict: 'equal' | 'covers' | 'short' | 'unknown'
  combined: string | null
  /** Combined minus parent, decimal text. */
  difference: string | null
  /** Children without a value or, for ratios, without a denominator, or without any above 0. */
  missing: string[]
  working: { zh: string; en: string }
}

const RULE_TEXT = {
  sum: ['各单位合计', 'sum of the parts'],
  max: ['各单位最高值', 'highest part'],
  min: ['各单位最低值', 'lowest part'],
  'weighted-ratio': ['按分母加权', 'weighted by denominator'],
} as const

/**
 * Whether the children's targets carry the parent's, by the rule that fits the indicator.
 *
 * Units:  all values in one unit.
 * Errors: PaceInputError for text that is no decimal; a missing child is a verdict, not an error.
 * Example: parent 150, children 60 + 50 + 30 by sum → short, difference -10
 */
export function reconcile(asked: ReconcileInput): Reconciliation {
  const input = { ...asked, children: weighing(asked) }
  const parent = rational(input.parent, 'parent')
  const rule = RULE_TEXT[input.rule]
  const missing = input.children.filter((child) => !isComplete(child, input.rule)).map((child) => child.id)
  if (missing.length > 0 || input.children.length === 0) {
    const names = input.children.filter((child) => missing.includes(child.id)).map((child) => child.name ?? child.id)
    return {
      verdict: 'unknown',
      combined: null,
      difference: null,
      missing,
      working: {
        zh: names.length ? `缺 ${names.join('、')} 的数，不能核对；请补齐。` : '没有下级目标可核对。',
        en: names.length ? `${names.join(', ')} missing; cannot be reconciled.` : 'No children to reconcile.',
      },
    }
  }
  const { combined, formula } = combine(input)
  const difference = subtract(combined, parent)
  const order = compare(combined, parent)
  const isSafe = input.direction === 'down' ? order < 0 : order > 0
  const verdict = order === 0 ? 'equal' : isSafe ? 'covers' : 'short'
  const words = { equal: ['一致', 'equal'], covers: ['足以覆盖', 'covers it'], short: ['不足', 'short of it'] }[verdict]
  const gap = plain(difference, 4)
  return {
    verdict,
    combined: plain(combined, 6),
    difference: plain(difference, 6),
    missing,
    working: {
      zh: `${rule[0]}：${formula} = ${plain(combined, 4)}，上级 ${plain(parent)}，相差 ${gap}：${words[0]}`,
      en: `${rule[1]}: ${formula} = ${plain(combined, 4)}, parent ${plain(parent)}, difference ${gap}: ${words[1]}`,
    },
  }
}

/** A child with a denominator of 0 weighs nothing and has no ratio to wait for; where that is every child, all are missing. */
function weighing({ rule, children }: ReconcileInput): ReconcileInput['children'] {
  if (rule !== 'weighted-ratio') return children
  const isNothing = ({ id, denominator }: ReconcileInput['children'][number]) =>
    denominator !== null && denominator !== undefined && rational(denominator, `${id}.denominator`).n === 0n
  const some = children.filter((child) => !isNothing(child))
  return some.length > 0 ? some : children
}

function isComplete(child: ReconcileInput['children'][number], rule: ReconcileInput['rule']): boolean {
  if (child.value === null) return false
  if (rule !== 'weighted-ratio') return true
  return (
    child.denominator !== null &&
    child.denominator !== undefined &&
    rational(child.denominator, `${child.id}.denominator`).n > 0n
  )
}

function combine(input: ReconcileInput): { combined: Rational; formula: string } {
  const values = input.children.map((child) => rational(child.value ?? 0, `${child.id}.value`))
  const texts = values.map((value) => plain(value))
  if (input.rule === 'sum') return { combined: values.reduce(add, ZERO), formula: texts.join(' + ') }
  if (input.rule === 'weighted-ratio') {
    const weights = input.children.map((child) => rational(child.denominator ?? 0, `${child.id}.denominator`))
    const all = weights.reduce(add, ZERO)
    const sum = values.reduce((total, value, index) => add(total, multiply(value, weights[index] ?? ZERO)), ZERO)
    const terms = texts.map((text, index) => `${text} × ${plain(weights[index] ?? ZERO)}`)
    return { combined: divide(sum, all), formula: `(${terms.join(' + ')}) ÷ ${plain(all)}` }
  }
  const better = input.rule === 'max' ? 1 : -1
  const combined = values.reduce((best, value) => (compare(value, best) === better ? value : best))
  return { combined, formula: `${input.rule}(${texts.join(', ')})` }
}

export interface WhatIfInput extends SplitInput {
  /** Shares as they stand, by part. */
  current: Readonly<Record<string, DecimalInput>>
  change: { id: string; value: DecimalInput }
  /** Parts that keep their current share. */
  locked?: readonly string[]
}

export type WhatIfResult =
  | (Extract<SplitResult, { ok: true }> & { changes: { id: string; change: string }[] })
  | Extract<SplitResult, { ok: false }>

/**
 * What the others must carry when one part takes more or less: the changed and the locked parts are fixed,
 * the rest is split again in proportion to what the others carry now, within their bounds.
 *
 * Units:  as `splitTarget`.
 * Errors: the problems of `splitTarget`; then nothing is changed.
 * Example: 150 as 60, 50, 40 with the first at 70 → 70, 44, 36
 */
export function whatIf(input: WhatIfInput): WhatIfResult {
  const fixed = new Map<string, DecimalInput>([[input.change.id, input.change.value]])
  for (const id of input.locked ?? []) fixed.set(id, input.current[id] ?? 0)
  fixed.set(input.change.id, input.change.value)
  const others = input.parts.filter((part) => !fixed.has(part.id))
  const sum = [...fixed.values()].reduce((total: Rational, value) => add(total, rational(value)), ZERO)
  if (others.length === 0 && compare(sum, rational(input.total, 'total')) !== 0) {
    return { ok: false, problems: [nothingLeft(plain(sum), plain(rational(input.total)))] }
  }
  // Parts that carry nothing today could never take anything over; then the original basis decides.
  const byCurrent = others.some((part) => rational(input.current[part.id] ?? 0, `current.${part.id}`).n > 0n)
  const parts = input.parts.map((part) => {
    const held = fixed.get(part.id)
    if (held !== undefined) return { ...part, basis: 0, floor: held, ceiling: held }
    return { ...part, basis: byCurrent ? (input.current[part.id] ?? 0) : part.basis }
  })
  const result = splitTarget({ ...input, parts })
  if (!result.ok) return result
  const changes = result.shares.map((share) => ({
    id: share.id,
    change: plain(subtract(rational(share.value), rational(input.current[share.id] ?? 0, `current.${share.id}`))),
  }))
  return { ...result, changes }
}

function nothingLeft(sum: string, total: string): SplitProblem {
  return {
    code: 'pace.nothing-left-to-move',
    part: null,
    zh: `其余单位都已锁定，合计 ${sum}，与总量 ${total} 不符；请解锁至少一个单位。`,
    en: `All other parts are locked; they add up to ${sum}, not ${total}. Unlock at least one.`,
  }
}

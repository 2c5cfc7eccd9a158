import { kindOfUnit, scaleOf } from './measure.ts'
import type { Sentence } from './sentences.ts'

/** A number with its unit as a sentence prints it. */
export interface Quantity {
  value: number
  unit: string
  /** 家, 个 and 项 are one kind; money, people and shares are others. */
  kind: string
  /** Value in the bare unit, and what one step of its last printed digit is worth. */
  bare: number
  step: number
  /** 约, 近, 超 … 以上, 左右: what is printed is a bound or a round figure. */
  isRough: boolean
  /** Place in the words of the sentence: the number and its unit. */
  from: number
  to: number
}

const units =
  '(?:万亿|千万|百万|[万亿千百])?(?:美元|元|家次|人次|场次|户次|个百分点|百分点|台套|平方米|平方公里|公里|家|个|项|件|人|名|位|户|场|台|套|座|所|支|条|份|批|次|亩|吨|篇|辆|处|单|宗|款|部|%|‰|倍)'
const quantity = new RegExp(
  `(?<![\\d.,第])(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(${units})(余|多|左右|以上|以下|以内)?`,
  'g',
)
const roughBefore = /(?:约|近|超|超过|突破|逾|接近|不少于|不低于|高于|低于|大于|至少)$/

/**
 * Numbers with a unit, in the order of a sentence.
 *
 * Example: quantitiesIn({ words: '高企61家，增长28.0%', at: [] }).map(({ value, unit }) => `${value}${unit}`) → ['61家', '28%']
 */
export function quantitiesIn({ words }: Sentence): Quantity[] {
  return [...words.matchAll(quantity)].map((match) => {
    const [all, whole = '', decimals = '', unit = '', after = ''] = match
    const value = Number(whole.replace(/,/g, '') + decimals)
    const scale = scaleOf(unit)
    return {
      value,
      unit,
      kind: kindOfUnit(unit),
      bare: value * scale,
      step: scale * 10 ** -Math.max(0, decimals.length - 1),
      isRough: after !== '' || roughBefore.test(words.slice(0, match.index)),
      from: match.index,
      to: match.index + all.length - after.length,
    }
  })
}

const roughShare = 0.05

/** What a printed number may stand for: half a step of its last digit either way, more where it is rough. */
export function rangeOf({ bare, step, isRough }: Quantity): [number, number] {
  const slack = isRough ? Math.abs(bare) * roughShare : step / 2
  return [bare - slack, bare + slack]
}

/** The clause that a number stands in, from the last comma to its end. */
export function clauseStart(words: string, from: number): number {
  return words.slice(0, from).search(/[^，,：:；（(、]*$/)
}

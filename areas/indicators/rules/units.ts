import { shiftDecimal } from './decimal.ts'

/** What a unit counts or measures, and how many powers of ten it holds of the family's smallest unit. */
export interface UnitMeaning {
  /** `count` covers 家, 个, 项, 件 …, which print differently and add up alike; `occurrences` never mixes with it. */
  family: string
  exponent: number
}

const counters = new Set(
  '家 个 项 件 户 所 条 套 台 台套 台（套） 支 只 处 座 款 种 例 份 篇 批 起 单 宗 幢 栋 门 间 对 笔'.split(' '),
)
const persons = new Set('人 名 位'.split(' '))
const occurrences = new Set('家次 人次 场次 次 场 期'.split(' '))
const multiples: [string, number][] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
  ['百', 2],
]

/**
 * What a printed unit means.
 *
 * Units: exponent in powers of ten of the family's smallest unit.
 * Example: unitMeaning('亿元') → { family: '元', exponent: 8 }
 */
export function unitMeaning(printed: string): UnitMeaning {
  let unit = printed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/人民币$/, '')
  let exponent = 0
  const multiple = multiples.find(([word]) => unit.startsWith(word))
  if (multiple) {
    exponent = multiple[1]
    unit = unit.slice(multiple[0].length)
  }
  if (unit === '' && exponent > 0) return { family: 'count', exponent }
  if (counters.has(unit) || unit === '台(套)') return { family: 'count', exponent }
  if (persons.has(unit)) return { family: 'persons', exponent }
  if (occurrences.has(unit))
    return { family: unit === '次' || unit === '期' ? '场次' : unit === '场' ? '场次' : unit, exponent }
  if (unit === '‰') return { family: '%', exponent: exponent - 1 }
  if (unit === '个百分点' || unit === '百分点') return { family: '百分点', exponent }
  if (unit === '平米' || unit === 'm2') return { family: '平方米', exponent }
  return { family: unit, exponent }
}

/** Units that say of themselves how often something happened. */
const families = new Set(['家次', '人次', '场次'])

/**
 * How a unit counts: `occurrences` (家次), `distinct` (家, 人), or null where nothing is counted one by one.
 *
 * Units: none.
 * Example: countingOf('家次') → 'occurrences'
 */
export function countingOf(unit: string): 'distinct' | 'occurrences' | null {
  const { family } = unitMeaning(unit)
  if (families.has(family)) return 'occurrences'
  return /(?:家|户|个|人|名|位)$/.test(unit) && (family === 'count' || family === 'persons') ? 'distinct' : null
}

/**
 * Whether an indicator may count so in that unit: occurrences only in 家次, 人次, 场次, and these only occurrences. The
 * unit then keeps the two apart wherever values meet, because units of two families are never converted.
 *
 * Units: none.
 * Example: countingFits('家', 'occurrences') → false
 */
export function countingFits(unit: string, counting: 'distinct' | 'occurrences' | null): boolean {
  return families.has(unitMeaning(unit).family) ? counting === 'occurrences' : counting !== 'occurrences'
}

/**
 * Whether a value printed in one unit can be stated in the other: the same family.
 *
 * Units: none.
 * Example: unitsAgree('万元', '亿元') → true
 */
export function unitsAgree(first: string, second: string): boolean {
  return unitMeaning(first).family === unitMeaning(second).family
}

/**
 * The value stated in another unit of the same family, exactly; null where the two cannot be compared.
 *
 * Units: input in `from`, result in `to`.
 * Example: convertUnit('5000', '万元', '亿元') → '0.5'
 */
export function convertUnit(value: string, from: string, to: string): string | null {
  const source = unitMeaning(from)
  const wanted = unitMeaning(to)
  return source.family === wanted.family ? shiftDecimal(value, source.exponent - wanted.exponent) : null
}

import type { Localized } from '#kernel/localized'
import { scaleOf } from './measure.ts'
import type { Claim } from './types.ts'

/** Figures as people write them in an opinion: no more digits than say something. */
export function shown(value: number, digits = 1): string {
  const rounded = Number(value.toFixed(Number.isInteger(value) ? 0 : digits))
  return String(rounded)
}

export const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/**
 * Yearly growth that leads from one value to another.
 *
 * Units:   values of one unit, years more than 0; the result is a share, 0.082 for 8.2 %.
 * Example: yearlyGrowth(100, 121, 2).toFixed(2) → '0.10'
 */
export function yearlyGrowth(from: number, to: number, years: number): number {
  return (to / from) ** (1 / years) - 1
}

/** One text for both languages, where it is only figures and signs. */
export const both = (text: string): Localized => ({ zh: text, en: text })

/** The value as printed, 2000家以上 without its bound: 2000家 and 2,000. */
export function printed({ target }: Claim): Localized {
  const { value, valueMax, unit } = target
  const zh = `${value}${valueMax === null ? '' : `–${valueMax}`}${unit ?? ''}`
  const en = valueMax === null ? amount(value, unit) : `${amount(value, unit)} to ${amount(valueMax, unit)}`
  return { zh, en }
}

const english: [RegExp, string][] = [
  [/个?百分点$/, ' points'],
  [/倍$/, ' times'],
  [/%$/, '%'],
  [/‰$/, '‰'],
  [/平方米$/, ' m²'],
  [/平方公里$/, ' km²'],
  [/公里$/, ' km'],
  [/亩$/, ' mu'],
  [/吨$/, ' t'],
  [/个?工作日$/, ' working days'],
  [/[天日]$/, ' days'],
  [/年$/, ' years'],
  [/个?月$/, ' months'],
  [/小时$/, ' hours'],
  [/分钟$/, ' minutes'],
]

/**
 * A value for English readers: 186.4亿元 as 18.64 billion yuan, counts as bare numbers.
 *
 * Example: amount(5000, '万元') → '50 million yuan'
 */
export function amount(value: number, unit: string | null): string {
  const bare = value * scaleOf(unit)
  if (unit?.includes('美元')) return `${inWords(bare)} US dollars`
  if (unit?.endsWith('元')) return `${inWords(bare)} yuan`
  const known = english.find(([pattern]) => pattern.test(unit ?? ''))
  return `${grouped(bare)}${known?.[1] ?? ''}`
}

const steps: [number, string][] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
]

function inWords(bare: number): string {
  const step = steps.find(([size]) => bare >= size)
  return step ? `${shown(bare / step[0], 3)} ${step[1]}` : grouped(bare)
}

const thousands = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 })
const grouped = (value: number) => thousands.format(value)

/** Example: counted(1, 'year') → '1 year' */
export const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

/** 、规划目标 and ——进出口总额 as people would name them. */
export const nameOf = ({ target }: Claim) =>
  target.indicator.replace(/^(?:[一二三四五六七八九十]+、|[—\-、，,\s])+/, '')

const months = 'January February March April May June July August September October November December'.split(' ')

/** 2027 as 2027年, 2025-H1 as 2025年上半年: the deadline as a sentence says it. */
export function dateOf({ target: { deadline } }: Claim): Localized {
  const [year = '', part] = (deadline ?? '').split('-')
  if (part === undefined) return { zh: `${year}年`, en: year }
  if (part === 'H1') return { zh: `${year}年上半年`, en: `the first half of ${year}` }
  if (part === 'H2') return { zh: `${year}年下半年`, en: `the second half of ${year}` }
  const number = Number(part.replace('Q', ''))
  if (part.startsWith('Q'))
    return { zh: `${year}年第${'一二三四'[number - 1]}季度`, en: `quarter ${number} of ${year}` }
  return { zh: `${year}年${number}月`, en: `${months[number - 1]} ${year}` }
}

/** 甲、乙、丙 等 and A, B, C and others: no more names than a reader takes in. */
export function listed(names: readonly string[], most = 8): Localized {
  const shownNames = names.slice(0, most)
  const isCut = names.length > most
  return {
    zh: `${shownNames.join('、')}${isCut ? `等 ${names.length} 项` : ''}`,
    en: `${shownNames.join(', ')}${isCut ? ` and ${names.length - most} more` : ''}`,
  }
}

/** Title of a document, or the name of its file; quotation marks inside it are single, as it is quoted itself. */
export const titleOf = ({ plan, file }: Claim['document']) =>
  (plan.document.title ?? file.split(/[\\/]/).at(-1) ?? file).replace(/“/g, '‘').replace(/”/g, '’')

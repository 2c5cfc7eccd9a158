import comparators from './lexicon/comparators.json' with { type: 'json' }
import lexicon from './lexicon/units.json' with { type: 'json' }
import type { Comparator } from './types.ts'
import { wordList } from './word-list.ts'

export type UnitKind = keyof typeof lexicon | 'none'

/** A printed number with its unit and the words that bound it. Positions index the compact text. */
export interface NumberMention {
  /** First digit. */
  start: number
  /** After the last digit of the number (or of the upper end of a range). */
  numberEnd: number
  /** After the unit and words such as 以上, 左右. */
  end: number
  value: number
  valueMax: number | null
  /** Multiplier and unit as printed (万人, 亿元), or null. */
  unit: string | null
  unitKind: UnitKind
  /** Words before the number that set the comparator begin here; `start` where there are none. */
  lead: number
  comparator: Comparator
  /** 以上, 以下, 余 … printed after the number. */
  after: string
  /** Written in Chinese numerals. */
  han?: boolean
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g
const RANGE_MARKS = '-—–~～－至到'
const RANGE = /^(%|‰|[^\d\s，。；、]{0,4}?)(?:-|—|–|~|～|－|至|到)+(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)/
const MULTIPLIERS = wordList(['万亿', '千亿', '百亿', '十亿', '千万', '百万', '十万', '亿', '万', '千', '百'])
/** Longest digits a value can have; longer runs are codes, not amounts. */
const DIGITS_MAX = 15

const KIND_OF = new Map<string, UnitKind>()
for (const [kind, words] of Object.entries(lexicon)) for (const word of words) KIND_OF.set(word, kind as UnitKind)
const UNIT_MAX = Math.max(...[...KIND_OF.keys()].map((word) => word.length))

const byLength = (table: Record<string, string[]>): [string, Comparator][] =>
  Object.entries(table)
    .flatMap(([comparator, words]) => words.map((word): [string, Comparator] => [word, comparator as Comparator]))
    .sort((a, b) => b[0].length - a[0].length)
const BEFORE = Map.groupBy(byLength(comparators.before), ([word]) => word.charCodeAt(word.length - 1))
const AFTER = Map.groupBy(byLength(comparators.after), ([word]) => word.charCodeAt(0))

/** Finds every Arabic number of a compact text with its unit and comparator words. */
export function scanNumbers(text: string): NumberMention[] {
  const mentions: NumberMention[] = []
  NUMBER.lastIndex = 0
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    const mention = readMention(text, match.index, match[0])
    if (mention === null) continue
    if (isNegative(text, match.index) && mention.valueMax === null) {
      mention.value = -mention.value
      mention.start -= 1
      mention.lead = mention.start
    }
    mentions.push(mention)
    NUMBER.lastIndex = Math.max(NUMBER.lastIndex, mention.end)
  }
  return mentions
}

const toNumber = (digits: string): number => Number(digits.includes(',') ? digits.replaceAll(',', '') : digits)

function hasRangeMark(text: string, from: number): boolean {
  for (let at = from; at < from + 6; at++) if (RANGE_MARKS.includes(text[at] ?? ' ')) return true
  return false
}

/** 自然增长率为-4.45‰: a minus after a verb, not the dash of a range or of a code. */
function isNegative(text: string, at: number): boolean {
  return '-－−–'.includes(text[at - 1] ?? ' ') && '为是达到率：'.includes(text[at - 2] ?? ' ')
}

function readMention(text: string, start: number, digits: string): NumberMention | null {
  if (digits.length > DIGITS_MAX) return null
  let numberEnd = start + digits.length
  const value = toNumber(digits)
  let valueMax: number | null = null
  const range = hasRangeMark(text, numberEnd) ? RANGE.exec(text.slice(numberEnd, numberEnd + 24)) : null
  const upper = range === null ? Number.NaN : toNumber(range[2] ?? '')
  const between = range?.[1] ?? ''
  if (range !== null && upper > value && upper < 1e15 && (between === '' || isUnitLike(between))) {
    const afterUpper = text.slice(numberEnd + range[0].length, numberEnd + range[0].length + 6)
    // 8%-10%, 8—10个 are ranges; 由4910件到13960件 and 1-5月 are not.
    const fits = between === '' ? true : afterUpper.startsWith(between)
    if (fits && !/^[月年日]/.test(afterUpper) && !/[由从]$/.test(text.slice(Math.max(0, start - 1), start))) {
      valueMax = upper
      numberEnd += range[0].length
    }
  }
  let at = numberEnd
  let after = ''
  if ('余多几'.includes(text[at] ?? ' ')) {
    after = text[at] ?? ''
    at++
  }
  const multiplier = MULTIPLIERS.atStart(text.slice(at, at + 2)) ?? ''
  at += multiplier.length
  if (after === '' && multiplier !== '' && '余多'.includes(text[at] ?? ' ')) {
    after = text[at] ?? ''
    at++
  }
  const word = longestUnit(text, at, multiplier)
  at += word.length
  const per = word === '' ? '' : denominatorUnit(text.slice(at, at + PER_MAX), word)
  at += per.length
  const unit = multiplier + word === '' ? null : multiplier + word + per
  if (after === '' && (text[at] === '余' || (word === '倍' && text[at] === '多'))) {
    after = text[at] ?? ''
    at++
  }
  const tail = AFTER.get(text.charCodeAt(at))?.find(
    ([bound]) => bound.length > 1 && text.startsWith(bound, at) && !text.startsWith('以上学', at),
  )
  if (tail !== undefined) {
    after = tail[0]
    at += tail[0].length
  }
  const before = boundBefore(text, start)
  const unitKind: UnitKind =
    word === '' ? (multiplier === '亿' || multiplier === '万亿' ? 'money' : 'none') : (KIND_OF.get(word) ?? 'none')
  const tailComparator = tail?.[1] ?? (after === '' ? null : '>')
  const comparator: Comparator = valueMax !== null ? 'range' : combine(before.comparator, tailComparator)
  return { start, numberEnd, end: at, value, valueMax, unit, unitKind, lead: before.at, comparator, after }
}

function isUnitLike(word: string): boolean {
  const bare = word.replace(/^(?:万亿|亿|万|千|百)/, '')
  return bare === '' || KIND_OF.has(bare)
}

/** 件/万人, 公里/百平方公里, 人次/年: the denominator belongs to the unit. */
const PER = new RegExp(
  `^/(?:\\d{1,3})?[百千万亿]?(?:${[...KIND_OF.keys(), '人口', '日', '月', '车', '户']
    .filter((word) => /^[\u4e00-\u9fff]+$/.test(word))
    .sort((a, b) => b.length - a.length)
    .join('|')})`,
)
const PER_MAX = 12

/** Prices by weight (元/斤) are no aims of a plan, so 元 is divided by people, area and time alone. */
function denominatorUnit(rest: string, unit: string): string {
  const per = rest.startsWith('/') ? (PER.exec(rest)?.[0] ?? '') : ''
  return unit === '元' && !/(?:人|亩|平方米|年|户|公顷|月)$/.test(per) ? '' : per
}

const LATIN = /[A-Za-z]/
const UNIT_STARTS = new Set([...KIND_OF.keys()].map((word) => word[0]))

function longestUnit(text: string, at: number, multiplier: string): string {
  if (!UNIT_STARTS.has(text[at] ?? '')) return ''
  const rest = text.slice(at, at + UNIT_MAX)
  for (let length = Math.min(UNIT_MAX, rest.length); length > 0; length--) {
    const word = rest.slice(0, length)
    if (!KIND_OF.has(word)) continue
    // 「10个百分点」 beats 「10个」 by length; 「5 P 算力」 is a unit, 「5P…」 inside a Latin word is not.
    if (LATIN.test(text[at + length] ?? ' ') && /^[A-Za-z]+$/.test(word)) continue
    if (word === '方' && text.startsWith('方面', at)) return ''
    if ((word === '点' || word === '级' || word === '星' || word === '分') && multiplier !== '') return ''
    return word
  }
  return ''
}

function boundBefore(text: string, start: number): { at: number; comparator: Comparator | null } {
  const head = text.slice(Math.max(0, start - 8), start)
  const found = BEFORE.get(text.charCodeAt(start - 1))?.find(
    ([word]) => head.endsWith(word) && !(word === '约' && /[签节条集合预履违公契]约$/.test(head)),
  )
  return found === undefined ? { at: start, comparator: null } : { at: start - found[0].length, comparator: found[1] }
}

/** 超过65%以上 and 近20家以上: the bound printed after the number is the firmer one, 约 stays 约. */
function combine(before: Comparator | null, after: Comparator | null): Comparator {
  if (before === null) return after ?? '='
  if (after === null) return before
  if (before === '~' || after === '~') return '~'
  return before
}

const HAN_DIGITS: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  零: 0,
  〇: 0,
}
const HAN_SCALE: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** Value of a Chinese numeral up to 亿 (一百二十 → 120), or null. */
export function readHanNumber(word: string): number | null {
  let total = 0
  let section = 0
  let digit = -1
  for (const mark of word) {
    const plain = HAN_DIGITS[mark]
    const scale = HAN_SCALE[mark]
    if (plain !== undefined) digit = plain
    else if (scale !== undefined) {
      section += (digit < 0 ? 1 : digit) * scale
      digit = -1
    } else if (mark === '万' || mark === '亿') {
      total = (total + section + Math.max(0, digit)) * (mark === '万' ? 1e4 : 1e8)
      section = 0
      digit = -1
    } else return null
  }
  return total + section + Math.max(0, digit)
}

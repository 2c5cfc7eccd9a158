import { plainDecimal } from '../review/item-review.ts'

export interface Place {
  offset: number
  quote: string
}

/**
 * Every place within a stretch of text that prints the words of a quote, blanks and line breaks aside; each with the
 * words exactly as they stand there.
 *
 * Units:   offsets in UTF-16 units of `text`.
 * Example: placesOf('登记数量\n超 100 件', '数量超100件') → [{ offset: 2, quote: '数量\n超 100 件' }]
 */
export function placesOf(text: string, quote: string, from = 0, to = text.length): Place[] {
  const words = quote.replace(/\s/g, '')
  if (words === '') return []
  const at: number[] = []
  let bare = ''
  for (let i = from; i < to; i++) {
    const char = text.charAt(i)
    if (/\s/.test(char)) continue
    bare += char
    at.push(i)
  }
  const places: Place[] = []
  for (let hit = bare.indexOf(words); hit >= 0; hit = bare.indexOf(words, hit + 1)) {
    const first = at[hit] ?? 0
    const last = at[hit + words.length - 1] ?? first
    places.push({ offset: first, quote: text.slice(first, last + 1) })
  }
  return places
}

export interface PrintedNumber {
  /** Where it begins in the quote. */
  index: number
  printed: string
}

/**
 * Every place where a quote prints a number: in Arabic figures of either width, with or without thousands' commas, or
 * in Chinese numerals; a doubling (翻番) prints 2.
 *
 * Units:   value as decimal text; index in UTF-16 units of `quote`.
 * Example: printedAt('达1,400家以上', '1400') → [{ index: 1, printed: '1,400' }]
 */
export function printedAt(quote: string, value: string): PrintedNumber[] {
  const wanted = plainDecimal(value.replace('-', ''))
  const narrow = quote.replace(/[０-９．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
  const found: PrintedNumber[] = []
  for (const { 0: printed, index } of narrow.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g))
    if (plainDecimal(printed.replaceAll(',', '')) === wanted)
      found.push({ index, printed: quote.slice(index, index + printed.length) })
  for (const { 0: printed, index } of quote.matchAll(/[零〇一二两三四五六七八九十百千万亿]+/g))
    if (hanNumber(printed) === wanted) found.push({ index, printed })
  if (wanted === '2') for (const { 0: printed, index } of quote.matchAll(/翻一?番/g)) found.push({ index, printed })
  return found.toSorted((a, b) => a.index - b.index)
}

const digits: Record<string, number> = {
  零: 0,
  〇: 0,
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
}
const tens: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const myriads: Record<string, number> = { 万: 10_000, 亿: 100_000_000 }

/** A Chinese numeral as plain text: 一千四百 is 1400; null for what is none. */
function hanNumber(text: string): string | null {
  let [total, section, digit] = [0, 0, -1]
  for (const char of text) {
    const ten = tens[char]
    const myriad = myriads[char]
    if (ten !== undefined) {
      section += (digit < 0 ? 1 : digit) * ten
      digit = -1
    } else if (myriad !== undefined) {
      const counted = section + Math.max(0, digit)
      if (counted === 0) return null
      total += counted * myriad
      section = 0
      digit = -1
    } else if (digit > 0) return null
    else digit = digits[char] ?? 0
  }
  return String(total + section + Math.max(0, digit))
}

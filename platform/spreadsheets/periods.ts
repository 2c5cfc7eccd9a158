import type { Cell } from './cells.ts'
import { readNumeral } from './chinese-numerals.ts'
import { type DateFlag, isoMonth, readDate, withArabicDigits } from './dates.ts'
import type { RowReason } from './fields.ts'
import { isNull, narrow } from './text-forms.ts'

export type PeriodReading = { value: null } | { reason: RowReason } | { value: string; flags: DateFlag[] }

const bad: PeriodReading = { reason: 'bad-period' }

function isYear(year: string): boolean {
  return Number(year) >= 1900 && Number(year) <= 2199
}

function period(text: string | undefined): PeriodReading {
  return text !== undefined && isYear(text.slice(0, 4)) ? { value: text, flags: [] } : bad
}

/**
 * Months from the beginning of the year run up to their last month; whole quarters and half years have names of
 * their own, so that 1-6月 and 上半年 are one period.
 */
function monthRange(year: string, from: number, to: number): PeriodReading {
  if (from < 1 || to > 12 || from > to) return bad
  if (from === 1 && to === 12) return period(year)
  if (from === 1 && to === 6) return period(`${year}-H1`)
  if (from === 7 && to === 12) return period(`${year}-H2`)
  if (from % 3 === 1 && to === from + 2) return period(`${year}-Q${to / 3}`)
  return from === 1 ? period(isoMonth(Number(year), to)) : bad
}

function ordinal(text: string): number {
  const value = readNumeral(text)
  return value && value.places === 0 ? Number(value.digits) : 0
}

function fromText(text: string): PeriodReading {
  const year = /^(\d{4})年?(?:度|全年)?$/.exec(text) ?? /^(\d{4})年全年度?$/.exec(text)
  if (year) return period(year[1])
  const half = /^(\d{4})(?:年|-)?度?(?:(上|下)半年度?|H([12])|(?:第([一二12])半年))$/i.exec(text)
  if (half) return period(`${half[1]}-H${half[2] === '下' || half[3] === '2' || /[二2]/.test(half[4] ?? '') ? 2 : 1}`)
  const quarter = /^(\d{4})(?:年|-)?度?第?([一二三四1-4])季度?$/.exec(text) ?? /^(\d{4})(?:年|-)?Q([1-4])$/i.exec(text)
  if (quarter) return period(`${quarter[1]}-Q${ordinal(quarter[2] ?? '')}`)
  const quarters = /^(\d{4})年?前([二两三23])(?:个)?季度$/.exec(text)
  if (quarters) return monthRange(quarters[1] ?? '', 1, ordinal((quarters[2] ?? '').replace('两', '二')) * 3)
  const range = /^(\d{4})(?:年|[./-])(\d{1,2})月?(?:-|–|—|~|至|到)(\d{1,2})月份?$/.exec(text)
  if (range) return monthRange(range[1] ?? '', Number(range[2]), Number(range[3]))
  const month = /^(\d{4})(?:年|[./-])(\d{1,2})(?:月份?)?(?:底|末)?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  if (month) return period(isoMonth(Number(month[1]), Number(month[2])))
  return bad
}

function fromDateCell(cell: Cell): PeriodReading {
  const date = cell.date ?? ''
  // Typing 2025年5月 into a cell makes a program store the first day of the month.
  return cell.isMonth || date.slice(8, 10) === '01' ? period(date.slice(0, 7)) : bad
}

function fromNumberCell(cell: Cell): PeriodReading {
  const reading = readDate(cell)
  if (!('flags' in reading)) return bad
  if (!reading.flags.includes('excel-serial')) return { value: reading.value ?? '', flags: [] }
  return reading.value?.endsWith('-01') ? { value: reading.value.slice(0, 7), flags: ['excel-serial'] } : bad
}

/**
 * A statistical period as YYYY, YYYY-MM, YYYY-H1 or YYYY-Q1: 2025年上半年 · 2025年1-5月 (to May) · 2025年第一季度 · 2025.5.
 *
 * Errors: reason bad-period.
 * Example: readPeriod({ text: '2025年上半年' }) → { value: '2025-H1', flags: [] }
 */
export function readPeriod(cell: Cell): PeriodReading {
  if (cell.date !== undefined) return fromDateCell(cell)
  if (cell.isBoolean) return bad
  if (cell.number !== undefined) return fromNumberCell(cell)
  if (isNull(cell.text)) return { value: null }
  const source = narrow(cell.text)
    .trim()
    .replace(/^'/, '')
    .replace(/\s+/g, '')
    .replace(/^(截至|截止到?)/, '')
    .replace(/累计$/, '')
  const arabic = withArabicDigits(
    source.replace(/([一二三四五六七八九十]+)(?=[-–—~至到][一二三四五六七八九十]+月)/g, '$1月'),
  )
  const reading = fromText(arabic.text.replace(/月(?=[-–—~至到])/g, ''))
  if (arabic.changed && 'flags' in reading) reading.flags.push('chinese-numerals')
  return reading
}

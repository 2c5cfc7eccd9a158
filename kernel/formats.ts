import type { Locale } from './localized.ts'

/** A number as the wire carries it: decimal text keeps every digit. */
export type Figure = number | string | null | undefined

export const dash = '—'

const plain = /^([+-]?)(\d+)(?:\.(\d+))?$/

/**
 * Whether a text is a plain decimal number, so that it may be shown as one; words, dates and shares are not.
 *
 * Example: isPlainNumber('1080.5') → true
 * Example: isPlainNumber('2025-06-26') → false
 */
export function isPlainNumber(text: string): boolean {
  return plain.test(text.trim())
}

function asDecimalText(value: number | string): string | null {
  const text = typeof value === 'number' ? (Number.isFinite(value) ? decimalOfNumber(value) : '') : value.trim()
  return plain.test(text) ? text : null
}

/** Numbers such as 1e-7 print with an exponent; twenty places are more than any figure here has. */
function decimalOfNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

function rounded(whole: string, fraction: string, places: number): [string, string] {
  if (fraction.length <= places) return [whole, fraction.padEnd(places, '0')]
  const scaled = BigInt(whole + fraction.slice(0, places)) + (Number(fraction[places]) >= 5 ? 1n : 0n)
  const digits = scaled.toString().padStart(places + 1, '0')
  return places === 0 ? [digits, ''] : [digits.slice(0, -places), digits.slice(-places)]
}

/**
 * Thousands in groups; digits beyond the sixteenth survive because text is never turned into a float.
 *
 * Units: `places` digits after the point, rounded half away from zero; left out: as given.
 * Example: formatNumber('1080') → '1,080'
 * Example: formatNumber('114.25', { places: 1 }) → '114.3'
 * Example: formatNumber(null) → '—'
 */
export function formatNumber(value: Figure, options: { places?: number; signed?: boolean } = {}): string {
  if (value === null || value === undefined || value === '') return dash
  const parts = plain.exec(asDecimalText(value) ?? '')
  if (!parts) return dash
  const [, sign = '', whole = '0', fraction = ''] = parts
  const [left, right] = options.places === undefined ? [whole, fraction] : rounded(whole, fraction, options.places)
  const digits = left.replace(/^0+(?=\d)/, '')
  const isZero = /^0*$/.test(digits + right)
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  const shownSign = isZero ? '' : sign === '-' ? '−' : options.signed ? '+' : ''
  return `${shownSign}${grouped}${right === '' ? '' : `.${right}`}`
}

function shifted(value: number | string, places: number): string | null {
  const parts = plain.exec(asDecimalText(value) ?? '')
  if (!parts) return null
  const [, sign = '', whole = '0', fraction = ''] = parts
  const padded = fraction.padEnd(places, '0')
  const rest = padded.slice(places)
  return `${sign}${whole}${padded.slice(0, places)}${rest === '' ? '' : `.${rest}`}`
}

/**
 * A share, 1 = all, as per cent with one place.
 *
 * Example: formatPercent(0.32) → '32.0%'
 */
export function formatPercent(share: Figure, places = 1): string {
  if (share === null || share === undefined || share === '') return dash
  const percent = shifted(share, 2)
  return percent === null ? dash : `${formatNumber(percent, { places })}%`
}

/**
 * A difference of shares, already in percentage points, with its sign.
 *
 * Example: formatPoints(9.7, 'zh-CN') → '+9.7 个百分点'
 * Example: formatPoints('-9.7', 'en') → '−9.7 pp'
 */
export function formatPoints(points: Figure, locale: Locale): string {
  const number = formatNumber(points, { places: 1, signed: true })
  if (number === dash) return dash
  return locale === 'en' ? `${number} pp` : `${number} 个百分点`
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function monthName(month: number): string {
  return englishMonths[month - 1] ?? String(month)
}

/**
 * A period; `toDate` for figures that hold everything since January.
 *
 * Example: formatPeriod('2025-05', 'zh-CN', true) → '2025年1–5月'
 * Example: formatPeriod('2025-05', 'en') → 'May 2025'
 * Example: formatPeriod('2025-Q1', 'zh-CN') → '2025年第1季度'
 * Example: formatPeriod('2025-H1', 'zh-CN') → '2025年上半年'
 * Example: formatPeriod('2027', 'zh-CN') → '2027年'
 */
export function formatPeriod(period: string | null | undefined, locale: Locale, toDate = false): string {
  if (!period) return dash
  const parts = /^(\d{4})(?:-(?:(H[12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(period)
  if (!parts) return period
  const [, year = '', half, quarter, month, day] = parts
  if (day) return period
  const lastMonth = month ? Number(month) : quarter ? Number(quarter) * 3 : half === 'H1' ? 6 : 12
  if (toDate && lastMonth > 1 && (month || quarter || half))
    return locale === 'en' ? `Jan–${monthName(lastMonth)} ${year}` : `${year}年1–${lastMonth}月`
  if (month) return locale === 'en' ? `${monthName(Number(month))} ${year}` : `${year}年${Number(month)}月`
  if (quarter) return locale === 'en' ? `Q${quarter} ${year}` : `${year}年第${quarter}季度`
  if (half) return locale === 'en' ? `${half} ${year}` : `${year}年${half === 'H1' ? '上半年' : '下半年'}`
  return locale === 'en' ? year : `${year}年`
}

const instantInChina = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * A business date as it is, an instant as date and minute in China's time.
 *
 * Example: formatDate('2025-05-31') → '2025-05-31'
 * Example: formatDate('2025-05-31T02:03:00.000Z') → '2025-05-31 10:03'
 */
export function formatDate(value: string | null | undefined): string {
  if (!value) return dash
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return value
  return instantInChina.format(instant).replace(', ', ' ')
}

/**
 * The short form of a date beside a deadline; of another year than that of the day it is read on, with its year.
 *
 * Example: formatMonthDay('2025-06-05', 'zh-CN', '2025-05-20') → '6月5日'
 * Example: formatMonthDay('2027-12-31', 'zh-CN', '2025-05-20') → '2027年12月31日'
 */
export function formatMonthDay(date: string, locale: Locale, readOn: string): string {
  const [year, month, day] = date.split('-').map(Number)
  if (!month || !day) return date
  const isThisYear = date.slice(0, 4) === readOn.slice(0, 4)
  if (locale === 'en') return `${monthName(month)} ${day}${isThisYear ? '' : `, ${year}`}`
  return `${isThisYear ? '' : `${year}年`}${month}月${day}日`
}

/**
 * The size of a file in words.
 *
 * Example: formatBytes(1536) → '1.5 KB'
 */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`
}

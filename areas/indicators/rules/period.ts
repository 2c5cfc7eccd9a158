export type Cadence = 'month' | 'quarter' | 'half-year' | 'year'

export interface ReportPeriod {
  /** `2025`, `2025-H1`, `2025-Q1` or `2025-05`. */
  period: string
  cadence: Cadence
  /** Business dates. */
  start: string
  end: string
}

const monthsOf: Record<Cadence, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
/** Years that figures are about, 1949 to 2100: another one is a slip of the pen. */
const YEARS = /^(?:19(?:49|[5-9]\d)|20\d{2}|2100)/
const CANONICAL = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/

function pad(month: number): string {
  return String(month).padStart(2, '0')
}

/** Last day of a month, `YYYY-MM-DD`. Example: monthEnd(2024, 2) → '2024-02-29' */
export function monthEnd(year: number, month: number): string {
  return `${year}-${pad(month)}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
}

function build(year: number, cadence: Cadence, number: number): ReportPeriod {
  const last = number * monthsOf[cadence]
  const first = last - monthsOf[cadence] + 1
  const period =
    cadence === 'year'
      ? String(year)
      : cadence === 'half-year'
        ? `${year}-H${number}`
        : cadence === 'quarter'
          ? `${year}-Q${number}`
          : `${year}-${pad(number)}`
  return { period, cadence, start: `${year}-${pad(first)}-01`, end: monthEnd(year, last) }
}

/**
 * A period in its stored form.
 *
 * Units: business dates.
 * Errors: none; null for any other text.
 * Example: readPeriod('2025-Q1')?.end → '2025-03-31'
 */
export function readPeriod(text: string): ReportPeriod | null {
  const match = CANONICAL.exec(text)
  if (!match || !YEARS.test(text)) return null
  const [, year, half, quarter, month] = match
  if (half) return build(Number(year), 'half-year', Number(half))
  if (quarter) return build(Number(year), 'quarter', Number(quarter))
  if (month) return build(Number(year), 'month', Number(month))
  return build(Number(year), 'year', 1)
}

const chineseNumbers: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 }
const asNumber = (digit: string): number => chineseNumbers[digit] ?? Number(digit)

/**
 * A period as offices write it: 2025年5月, 2025年1-5月 (to date: May), 2025.5, 202505, 2025年一季度, 2025年上半年, 2025年.
 *
 * Units: none.
 * Errors: none; null where it cannot be read or a month does not exist.
 * Example: parseWrittenPeriod('2025年1—5月')?.period → '2025-05'
 */
export function parseWrittenPeriod(written: string): ReportPeriod | null {
  const text = written
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[—–~至到]+/g, '-')
    .replace(/\/$/, '')
  const canonical = readPeriod(text)
  if (canonical || !YEARS.test(text)) return canonical
  const year = /^(\d{4})(?:年度?|全年|年全年)?$/.exec(text)
  if (year) return build(Number(year[1]), 'year', 1)
  const half = /^(\d{4})年?-?(?:(上|下)半年|H([12]))$/i.exec(text)
  if (half) return build(Number(half[1]), 'half-year', half[2] ? (half[2] === '上' ? 1 : 2) : Number(half[3]))
  const quarter = /^(\d{4})年?-?(?:第?([一二三四1-4])季度?|Q([1-4]))$/i.exec(text)
  if (quarter) return build(Number(quarter[1]), 'quarter', asNumber(quarter[2] ?? quarter[3] ?? '1'))
  const toDate = /^(\d{4})(?:年|[./-])?0?1月?-(\d{1,2})月(?:份|底|末)?$/.exec(text)
  const month =
    toDate ??
    /^(\d{4})(?:年|[./-])(\d{1,2})(?:月(?:份|底|末)?)?$/.exec(text) ??
    /^(\d{4})(0[1-9]|1[0-2])$/.exec(text) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](?:1|01|28|29|30|31)(?:T00:00:00.*)?$/.exec(text)
  const number = month ? Number(month[2]) : 0
  return month && number >= 1 && number <= 12 ? build(Number(month[1]), 'month', number) : null
}

/**
 * The period of a cadence that holds a day.
 *
 * Units: business date.
 * Example: periodHolding('2025-05-20', 'quarter').period → '2025-Q2'
 */
export function periodHolding(day: string, cadence: Cadence): ReportPeriod {
  return build(Number(day.slice(0, 4)), cadence, Math.ceil(Number(day.slice(5, 7)) / monthsOf[cadence]))
}

/** The period of the same cadence before or after. Example: neighbour(readPeriod('2025-01'), -1).period → '2024-12' */
export function neighbour(of: ReportPeriod, steps: number): ReportPeriod {
  const perYear = 12 / monthsOf[of.cadence]
  const index = Number(of.start.slice(0, 4)) * perYear + (Number(of.end.slice(5, 7)) / monthsOf[of.cadence] - 1) + steps
  return build(Math.floor(index / perYear), of.cadence, (((index % perYear) + perYear) % perYear) + 1)
}

/** A business date some calendar days later. Example: addDays('2025-05-31', 10) → '2025-06-10' */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole calendar days from one business date to another. Example: daysBetween('2025-06-01', '2025-06-10') → 9 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/**
 * The month end as of which targets are assessed on a day: the day itself when a month ends on it, else the last
 * month end before. Reports are monthly at most, so assessments between month ends say nothing new.
 *
 * Units: business dates.
 * Example: assessmentDay('2025-06-10') → '2025-05-31'
 */
export function assessmentDay(day: string): string {
  const month = periodHolding(day, 'month')
  return month.end === day ? day : neighbour(month, -1).end
}

/** The month end before one. Example: monthEndBefore('2025-05-31') → '2025-04-30' */
export function monthEndBefore(day: string): string {
  return neighbour(periodHolding(day, 'month'), -1).end
}

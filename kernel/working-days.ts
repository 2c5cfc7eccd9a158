import { Refusal } from './refusal.ts'

/** One year of the Chinese working calendar, as a State Council notice states it. */
export interface WorkingYear {
  year: number
  source: string[]
  /** Days off by holiday, `YYYY-MM-DD`; they may lie in the neighbouring year. */
  off: Record<string, string[]>
  /** Weekend days worked to make up for them. */
  work: string[]
}

export interface WorkingDate {
  date: string
  /** True when the count passed through a year whose notice is not known: weekends only were taken off there. */
  isProvisional: boolean
}

export interface WorkingCalendar {
  isWorkingDay(date: string): boolean
  /** The n-th working day after `from`; the day itself does not count. n of 0 answers `from`. */
  addWorkingDays(from: string, count: number): WorkingDate
  /** Working days after `from` up to and including `to`; negative when `to` lies before. */
  workingDaysBetween(from: string, to: string): number
  workingDaysInYear(year: number): number
}

const dayMilliseconds = 86_400_000

function toTime(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(time) || toDate(time) !== date)
    throw new Refusal({ code: 'kernel.bad-date', params: { date } })
  return time
}

const toDate = (time: number) => new Date(time).toISOString().slice(0, 10)

/**
 * Calendar from the yearly notices.
 *
 * Units:  business dates `YYYY-MM-DD`; counts are working days.
 * Source: sources/working-days/<year>.json, each naming its State Council notice.
 * Errors: kernel.bad-date for a text that is no date; kernel.bad-count for a negative or broken count.
 * Example: addWorkingDays('2025-09-30', 1).date → '2025-10-09'
 */
export function workingCalendar(years: WorkingYear[]): WorkingCalendar {
  const known = new Set(years.map((y) => y.year))
  const off = new Set(years.flatMap((y) => Object.values(y.off).flat()))
  const worked = new Set(years.flatMap((y) => y.work))

  function isWorking(time: number): boolean {
    const date = toDate(time)
    if (worked.has(date)) return true
    if (off.has(date)) return false
    const weekday = new Date(time).getUTCDay()
    return weekday !== 0 && weekday !== 6
  }

  function countBetween(from: number, to: number): number {
    let count = 0
    for (let time = from + dayMilliseconds; time <= to; time += dayMilliseconds) if (isWorking(time)) count++
    return count
  }

  return {
    isWorkingDay: (date) => isWorking(toTime(date)),
    addWorkingDays(from, count) {
      if (!Number.isInteger(count) || count < 0 || count > 10_000)
        throw new Refusal({ code: 'kernel.bad-count', params: { count } })
      let time = toTime(from)
      let isProvisional = false
      for (let left = count; left > 0; ) {
        time += dayMilliseconds
        if (!known.has(new Date(time).getUTCFullYear())) isProvisional = true
        if (isWorking(time)) left--
      }
      return { date: toDate(time), isProvisional }
    },
    workingDaysBetween(from, to) {
      const a = toTime(from)
      const b = toTime(to)
      return b >= a ? countBetween(a, b) : 0 - countBetween(b, a)
    },
    workingDaysInYear: (year) => countBetween(Date.UTC(year - 1, 11, 31), Date.UTC(year, 11, 31)),
  }
}

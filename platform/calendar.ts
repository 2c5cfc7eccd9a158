import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type WorkingCalendar, workingCalendar } from '#kernel/working-days'

const dates = z.array(z.iso.date())
const year = z.object({
  year: z.int(),
  source: z.array(z.string()).min(1),
  off: z.record(z.string(), dates),
  work: dates,
})

/**
 * Working days from a day to a deadline as people are told them everywhere: negative once it has passed. Null on the days
 * off just before or after a deadline that is none: no working day lies between, and yet it is not today.
 *
 * Units:   business dates.
 * Example: on a Thursday, due next Monday → 2
 */
export function workingDaysLeft(calendar: WorkingCalendar, today: string, dueOn: string): number | null {
  const left = calendar.workingDaysBetween(today, dueOn)
  return left === 0 && dueOn !== today ? null : left
}

/** Reads every year of `sources/working-days/`: a new State Council notice is one new file. */
export function loadWorkingCalendar(folder = new URL('../sources/working-days/', import.meta.url)): WorkingCalendar {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return workingCalendar(files.map((name) => year.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))))
}

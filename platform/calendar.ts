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

/** Reads every year of `sources/working-days/`: a new State Council notice is one new file. */
export function loadWorkingCalendar(folder = new URL('../sources/working-days/', import.meta.url)): WorkingCalendar {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return workingCalendar(files.map((name) => year.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))))
}

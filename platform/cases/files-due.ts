import type { Answers, FileEntry, FormModel } from '#engines/form'
import { type Period, type ProcedureModel, readClock, startClock } from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import { calendar } from './calendar.ts'

/** The files that answers name, with the field that names them. */
export function manifestOf(form: FormModel, answers: Answers): (FileEntry & { field: string })[] {
  return form.fields.flatMap((field) => {
    const value = answers[field.name]
    return field.widget === 'attachment' && Array.isArray(value)
      ? (value as FileEntry[]).map((file) => ({ ...file, field: field.name }))
      : []
  })
}

/** End of the day until which the bytes may follow; null where they must have come before filing. */
export function filesDueAt({ files }: ProcedureModel, filedAt: Date, countOf: (period: Period) => number): Date | null {
  if (!files) return null
  const { unit } = files.within
  const clock = startClock({ unit, count: countOf(files.within) }, businessDate(filedAt))
  const { overOn } = readClock(clock, businessDate(filedAt), calendar)
  return new Date(`${overOn}T00:00:00+08:00`)
}

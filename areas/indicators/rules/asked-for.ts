import { addDays, type Cadence, periodHolding, type ReportPeriod } from './period.ts'

export interface AskedFor {
  /** Business date by which the figure is due. */
  dueOn: string
  isLate: boolean
}

/**
 * Whether a unit is asked for a figure of a period, and until when: its card asks for such periods, and the unit has a
 * target for it or its figure is needed for one above. Null: it may be reported, but nobody waits for it.
 *
 * Units:   business dates; days of grace are calendar days.
 * Source:  the definition card, cadence and days of grace.
 * Example: a quarterly figure → null for 2025-05, { dueOn: '2025-07-10', … } for 2025-06
 */
export function askedFor(of: {
  cadence: Cadence | null
  dueDays: number | null
  isNeeded: boolean
  isComputed: boolean
  period: ReportPeriod
  today: string
}): AskedFor | null {
  const { period, today } = of
  if (!of.isNeeded || of.isComputed) return null
  // Without a card a figure is taken for a monthly one, as where reports are owed.
  if (periodHolding(period.end, of.cadence ?? 'month').end !== period.end) return null
  const dueOn = addDays(period.end, of.dueDays ?? 10)
  return { dueOn, isLate: dueOn < today }
}

/** Order of a form: what came back, what is due by its day, what is reported, what nobody waits for. */
export function entryOrder(row: {
  due: AskedFor | null
  status: 'submitted' | 'approved' | 'returned' | null
}): string {
  const group = row.status === 'returned' ? 0 : row.due === null ? 3 : row.status === null ? 1 : 2
  return `${group} ${row.due?.dueOn ?? ''}`
}

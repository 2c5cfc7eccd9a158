import { addDays } from './period.ts'

export type Step = 'before' | 'late-1' | 'late-3' | 'late-7'

const schedule: { step: Step; days: number; tellsAsker: boolean; tellsAdministrator: boolean }[] = [
  { step: 'before', days: -2, tellsAsker: false, tellsAdministrator: false },
  { step: 'late-1', days: 1, tellsAsker: false, tellsAdministrator: false },
  { step: 'late-3', days: 3, tellsAsker: true, tellsAdministrator: false },
  { step: 'late-7', days: 7, tellsAsker: true, tellsAdministrator: true },
]

export interface DueStep {
  step: Step
  /** Days past the due date; negative before it. */
  daysLate: number
  tellsAsker: boolean
  tellsAdministrator: boolean
}

/**
 * Which step of the written schedule is due on a day for a unit that has not reported: two days before the due date,
 * and one, three and seven days after it. In between nobody is told anything, and after the last step nobody any more.
 *
 * Units:  business dates, calendar days.
 * Errors: none; null while no step is due.
 * Example: stepDue('2025-06-10', '2025-06-13')?.step → 'late-3'
 */
export function stepDue(dueOn: string, today: string): DueStep | null {
  const due = schedule.findLast(({ days }) => addDays(dueOn, days) <= today)
  if (!due || (due.step === 'before' && today > dueOn)) return null
  const { days, ...step } = due
  return { ...step, daysLate: days }
}

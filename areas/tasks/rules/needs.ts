import type { needs } from '../contract/shapes.ts'
import type { TaskState } from './transitions.ts'
import { isOverdue } from './urgency.ts'

export type Need = (typeof needs)[number]

export interface NeedFacts {
  state: TaskState
  askerKey: string
  leadKey: string
  dueOn: string | null
  extensionUntil: string | null
  /** Business day by which the next progress report is expected. */
  reportDueOn: string | null
}

/**
 * What the office that acts for these units has to do about a task today; null when it waits for others, or for
 * nothing. Who asked decides first. `store/duties.ts` counts by the same order.
 *
 * Units:  business dates.
 * Example: needOf({ state: 'to-accept', askerKey: '320800/', leadKey: '320800/320812/', dueOn: null, extensionUntil: null, reportDueOn: null }, new Set(['320800/320812/']), '2025-05-20') → 'accept'
 */
export function needOf(task: NeedFacts, mine: ReadonlySet<string>, today: string): Need | null {
  if (mine.has(task.askerKey)) {
    if (task.state === 'reported-done') return 'confirm'
    if (task.state === 'declined') return 'reassign'
    if (task.extensionUntil !== null) return 'decide-extension'
  }
  if (!mine.has(task.leadKey)) return null
  if (task.state === 'to-accept') return 'accept'
  if (task.state === 'returned') return 'redo'
  if (task.state !== 'in-progress' || task.extensionUntil !== null) return null
  if (isOverdue(task, today)) return 'overdue'
  return task.reportDueOn !== null && task.reportDueOn < today ? 'report' : null
}

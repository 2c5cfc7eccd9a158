import type { TaskState } from './transitions.ts'

/**
 * Whether the deadline passed and it is not done; what the unit reported done waits for the asker and is not overdue.
 *
 * Units:  business dates.
 * Example: isOverdue({ state: 'in-progress', dueOn: '2025-05-30' }, '2025-05-31') → true
 */
export function isOverdue(task: { state: TaskState; dueOn: string | null }, today: string): boolean {
  const isUndone = task.state !== 'reported-done' && task.state !== 'closed' && task.state !== 'cancelled'
  return isUndone && task.dueOn !== null && task.dueOn < today
}

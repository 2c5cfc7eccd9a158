import type { getCollection } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'

export type Board = ResponseOf<typeof getCollection>
export type BoardRow = Board['rows'][number]
export type UnitState = 'done' | 'returned' | 'late' | 'partly' | 'owed'

export const unitTones = { done: 'good', returned: 'bad', late: 'bad', partly: 'steady', owed: 'none' } as const
export const cellTones = {
  missing: 'none',
  submitted: 'steady',
  approved: 'good',
  returned: 'bad',
  none: 'none',
} as const

/**
 * Where a unit stands as a whole. What came back goes before being late, because it says what to do next.
 *
 * Example: unitState({ isDone: false, cells: [{ state: 'submitted' }, { state: 'missing' }] }, 0) → 'partly'
 */
export function unitState(
  unit: { isDone: boolean; cells: readonly Pick<BoardRow['cells'][number], 'state'>[] },
  daysLate: number,
): UnitState {
  if (unit.isDone) return 'done'
  if (unit.cells.some(({ state }) => state === 'returned')) return 'returned'
  if (daysLate > 0) return 'late'
  return unit.cells.some(({ state }) => state !== 'missing') ? 'partly' : 'owed'
}

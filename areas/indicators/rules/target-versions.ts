import type { AssessedTarget } from './assess-target.ts'

/** What a target asked for before it was adjusted. */
export type EarlierVersion = Pick<AssessedTarget, 'value' | 'valueMax' | 'deadline' | 'baseline'> & {
  /** Business date from which the next version holds. */
  until: string
}

/**
 * The target as it stood on a day: an adjustment holds from its own day on, and what is assessed for a day before is
 * assessed by what was asked for then.
 *
 * Units:  values in the target's unit; business dates.
 * Errors: none.
 * Example: 150 lowered to 120 from 2025-07-01 → 150 on 2025-06-30, 120 on 2025-07-01
 */
export function asItStood<Target extends AssessedTarget & { earlier: readonly EarlierVersion[] }>(
  target: Target,
  day: string,
): Target {
  const then = target.earlier.find((version) => version.until > day)
  if (!then) return target
  const { value, valueMax, deadline, baseline } = then
  return { ...target, value, valueMax, deadline, baseline }
}

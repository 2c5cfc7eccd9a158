/**
 * Of the targets that can be judged, the share that is on pace, ahead or met; null where none can.
 *
 * Units: share 0 … 1.
 * Example: onPaceShare({ onPace: 3, behind: 1 }) → 0.75
 */
export function onPaceShare(counts: { onPace: number; behind: number }): number | null {
  const judged = counts.onPace + counts.behind
  return judged === 0 ? null : counts.onPace / judged
}

/**
 * Ranks from the highest, equal values sharing the better one; null keeps null.
 *
 * Units: ranks from 1.
 * Example: ranked([0.5, 1, 0.5, null]) → [2, 1, 2, null]
 */
export function ranked(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  )
}

/**
 * Period of the figure that a status rests on and that nobody has approved yet; null where all of it is approved. Of
 * amounts that each period reports anew every period of the year adds to the figure, else only the newest one speaks.
 *
 * Units:   none.
 * Example: pendingPeriod({ reported: 'year-to-date', dataThrough: '2025-06-30' }, { period: '2025-05', periodEnd: '2025-05-31' }) → null
 */
export function pendingPeriod(
  of: { reported: 'year-to-date' | 'each-period' | 'since-start'; dataThrough: string | null },
  newest: { period: string; periodEnd: string } | undefined,
): string | null {
  if (!newest || of.dataThrough === null) return null
  const { reported, dataThrough } = of
  const adds = reported === 'each-period' && newest.periodEnd.slice(0, 4) === dataThrough.slice(0, 4)
  return newest.periodEnd === dataThrough || adds ? newest.period : null
}

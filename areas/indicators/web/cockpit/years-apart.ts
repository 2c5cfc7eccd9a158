interface Point {
  period: string
  value: string
}

const mostYears = 3

/**
 * Amounts that begin anew each January, one line for each year over the months of the newest one, the newest first.
 * Null where there is one year only, or no months.
 *
 * Example: yearsApart([{ period: '2024-05', value: '40' }, { period: '2025-05', value: '48' }], '2025')?.map(({ name }) => name) → ['2025', '2024']
 */
export function yearsApart(
  points: readonly Point[],
  newestYear: string,
): { name: string; points: { period: string; value: string | null }[] }[] | null {
  const monthly = points.filter(({ period }) => /^\d{4}-(?:\d{2}|Q[1-4]|H[12])$/.test(period))
  const byYear = Map.groupBy(monthly, ({ period }) => period.slice(0, 4))
  const years = [...byYear.keys()].sort().reverse().slice(0, mostYears)
  if (years.length < 2 || years[0] !== newestYear) return null
  return years.map((year) => ({
    name: year,
    points: (byYear.get(year) ?? []).map(({ period, value }) => ({ period: `${newestYear}${period.slice(4)}`, value })),
  }))
}

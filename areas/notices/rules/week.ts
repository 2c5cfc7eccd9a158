const dayMs = 86_400_000

/**
 * Monday of the week that a business day lies in.
 *
 * Units:   business days.
 * Example: mondayOf('2025-06-08') → '2025-06-02'
 */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  const sinceMonday = (at.getUTCDay() + 6) % 7
  return new Date(at.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10)
}

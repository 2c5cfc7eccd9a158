const dayMilliseconds = 86_400_000

/** Example: addDays('2025-05-30', 3) → '2025-06-02' */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** Calendar days from one business date to another. Example: daysBetween('2025-05-30', '2025-06-02') → 3 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds)
}

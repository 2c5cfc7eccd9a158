const dayMilliseconds = 86_400_000
const time = (date: string) => Date.parse(`${date}T00:00:00Z`)

/** Where a day lies between two others, in percent; outside them at the edge. */
export function placeOf(date: string, span: { from: string; to: string }): number {
  const whole = time(span.to) - time(span.from) + dayMilliseconds
  return Math.min(100, Math.max(0, ((time(date) - time(span.from)) / whole) * 100))
}

/** The same for the end of a day, so that a bar covers the day itself. */
export function endOf(date: string, span: { from: string; to: string }): number {
  return placeOf(new Date(time(date) + dayMilliseconds).toISOString().slice(0, 10), span)
}

/**
 * First days of the months within a span, thinned so that no more than a dozen are written.
 *
 * Example: monthsOf({ from: '2025-05-20', to: '2025-07-02' }) → ['2025-06-01', '2025-07-01']
 */
export function monthsOf(span: { from: string; to: string }): string[] {
  const months: string[] = []
  const start = new Date(time(span.from))
  for (let month = 1; ; month++) {
    const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1)).toISOString().slice(0, 10)
    if (first > span.to) break
    months.push(first)
  }
  const every = Math.ceil(months.length / 12)
  return months.filter((_, index) => index % every === 0)
}

/** Minutes to wait after each failed attempt; after the last one the mail is given up. */
const waits = [5, 15, 60, 240, 720]

const minuteMs = 60_000

/**
 * When a mail that the server did not take is tried again; null: it is given up.
 *
 * Units:   attempts made so far; instants.
 * Example: nextTry(1, new Date('2025-06-02T00:00:00Z'))?.toISOString() → '2025-06-02T00:05:00.000Z'
 */
export function nextTry(attempts: number, now: Date): Date | null {
  const minutes = waits[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * minuteMs)
}

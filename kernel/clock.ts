/** The only source of time. Injected, so that deadlines can be tested on any day. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const inChina = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * The business date `YYYY-MM-DD` of an instant: China has one time zone, and offices count days in it.
 *
 * Example: businessDate(new Date('2025-05-31T16:30:00Z')) → '2025-06-01'
 */
export function businessDate(instant: Date): string {
  return inChina.format(instant)
}

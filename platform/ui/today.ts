import { businessDate } from '#kernel/clock'

let told: string | null = null

/** The shell hands on the server's business date: the clock of a device may be wrong, and a demo city has a day of its own. */
export function setToday(day: string): void {
  told = day
}

/** Today's business date in China. */
export function today(): string {
  return told ?? businessDate(new Date())
}

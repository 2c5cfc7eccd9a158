import type { Clock } from '#kernel/clock'
import type { Db } from '#platform/db/db'

/** Real time, or in the demo city the time that began on the morning on which its story stops. */
export interface CityClock extends Clock {
  /** From now on the clock shows this instant and runs on from it. */
  setTo(shown: Date): void
}

export function cityClock(real: Clock): CityClock {
  let aheadMs = 0
  return {
    now: () => new Date(real.now().getTime() + aheadMs),
    setTo: (shown) => {
      aheadMs = shown.getTime() - real.now().getTime()
    },
  }
}

/** Sets the clock of a database that holds the demo city; that of a real city shows real time. */
export async function followDemo(db: Db, clock: CityClock, real: Clock): Promise<void> {
  const [row] = await db.query<{ at: Date; shown_at: Date | null }>('select at, shown_at from demo.loaded limit 1')
  if (row?.shown_at) clock.setTo(new Date(row.shown_at.getTime() + real.now().getTime() - row.at.getTime()))
}

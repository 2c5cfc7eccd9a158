import type { Clock } from '#kernel/clock'
import type { Db } from '#platform/db/db'

/** The demo city's own PostgreSQL schema. It holds one mark, and exists in every installation. */
export const demoSchema = { id: 'demo', schema: new URL('./schema/', import.meta.url) }

/** Raise it when the demo city changes, so that an old one is recognised. */
export const demoVersion = 2

/** How much of the invented city this database holds. */
export async function demoState(db: Db): Promise<'none' | 'unfinished' | 'whole'> {
  const [row] = await db.query<{ finished_at: Date | null }>('select finished_at from demo.loaded limit 1')
  if (!row) return 'none'
  return row.finished_at ? 'whole' : 'unfinished'
}

/** Marked before anything else: whatever stops the loading, pages say that the data are invented. */
export async function markAsDemo(db: Db, clock: Clock): Promise<void> {
  await db.query('insert into demo.loaded (at, version) values ($1, $2)', [clock.now(), demoVersion])
}

export async function markAsWhole(db: Db, clock: Clock): Promise<void> {
  await db.query('update demo.loaded set finished_at = $1', [clock.now()])
}

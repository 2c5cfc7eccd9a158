import type { Clock } from '#kernel/clock'
import type { Db } from '#platform/db/db'

/** The demo city's own PostgreSQL schema. It holds one mark, and exists in every installation. */
export const demoSchema = { id: 'demo', schema: new URL('./schema/', import.meta.url) }

/** Raise it when the demo city changes, so that an old one is recognised. */
export const demoVersion = 1

/** Whether this database holds the invented city. */
export async function holdsDemo(db: Db): Promise<boolean> {
  return (await db.query('select 1 from demo.loaded limit 1')).length > 0
}

export async function markAsDemo(tx: Db, clock: Clock): Promise<void> {
  await tx.query('insert into demo.loaded (at, version) values ($1, $2)', [clock.now(), demoVersion])
}

import type { Db } from '#platform/db/db'

/** The demo city's own PostgreSQL schema. It holds one mark, and exists in every installation. */
export const demoSchema = { id: 'demo', schema: new URL('./schema/', import.meta.url) }

/** Raise it when the demo city changes, so that an old one is recognised. */
export const demoVersion = 4

/** How much of the invented city this database holds. */
export async function demoState(db: Db): Promise<'none' | 'unfinished' | 'whole'> {
  const [row] = await db.query<{ finished_at: Date | null }>('select finished_at from demo.loaded limit 1')
  if (!row) return 'none'
  return row.finished_at ? 'whole' : 'unfinished'
}

/** Marked before anything else: whatever stops the loading, pages say that the data are invented. */
export async function markAsDemo(db: Db, at: Date): Promise<void> {
  await db.query('insert into demo.loaded (at, version) values ($1, $2)', [at, demoVersion])
}

/** `shownAt` is what the city's clock shows at the real instant `at`. */
export async function markAsWhole(db: Db, times: { at: Date; shownAt: Date }): Promise<void> {
  await db.query('update demo.loaded set at = $1, shown_at = $2, finished_at = $1', [times.at, times.shownAt])
}

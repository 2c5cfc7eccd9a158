/** Child of `durability.test.ts`: commits rows for ever and prints the id of each one acknowledged. */
import { writeSync } from 'node:fs'
import { openDb } from '../open.ts'
import { migratedArchive } from '../snapshot.ts'

const [place = ''] = process.argv.slice(2)
const db = await openDb(
  place.startsWith('postgres:') ? { databaseUrl: place } : { dataDir: place, archive: () => migratedArchive([]) },
)
await db.query('create table if not exists public.kept (id text primary key, filler text)')
for (let i = 0; ; i++) {
  const id = `${process.pid}-${i}`
  await db.tx(async (tx) => {
    await tx.query('insert into public.kept values ($1, $2)', [id, 'x'.repeat(i % 500)])
  })
  // Synchronous: a line that waits in this process when it is killed would be an acknowledgement never given.
  writeSync(1, `${id}\n`)
}

/**
 * Child of `disk-full.test.ts`, run on a small file system of its own: commits numbers until the disk is full, frees
 * some space, and reports what the open database and a reopened one hold, as one line of JSON.
 *
 * `rows` fills the tables: the engine refuses the statement. `log` fills the write-ahead log by changing one row
 * again and again: the engine breaks down in the middle of a commit, and has to be started anew.
 */
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#kernel/refusal'
import type { Db } from '../db.ts'
import { openDb } from '../open.ts'
import { migratedArchive } from '../snapshot.ts'

const ballastBytes = 30 * 1024 * 1024
const bodyBytes = { rows: 200_000, log: 1_500 }

const [dataDir = '', what] = process.argv.slice(2)
const ballast = join(dataDir, 'ballast')
const open = () => openDb({ dataDir, archive: () => migratedArchive([]) })

const step = {
  rows: (tx: Db, n: number, body: string) => tx.query('insert into public.kept values ($1, $2)', [n, body]),
  log: (tx: Db, n: number, body: string) => tx.query('update public.kept set n = $1, body = $2', [n, body]),
}
const kind = what === 'log' ? 'log' : 'rows'

async function write(db: Db, n: number): Promise<void> {
  await db.tx(async (tx) => {
    // Two statements: a transaction of which one half is kept would show.
    await step[kind](tx, n, randomBytes(bodyBytes[kind] / 2).toString('hex'))
    await tx.query('update public.last set n = $1', [n])
  })
}

async function state(db: Db): Promise<{ rows: number[]; last: number | undefined }> {
  const rows = await db.query<{ n: number }>('select n from public.kept order by n')
  const [last] = await db.query<{ n: number }>('select n from public.last')
  return { rows: rows.map(({ n }) => n), last: last?.n }
}

writeFileSync(ballast, randomBytes(ballastBytes))
let db = await open()
await db.query(`create table public.kept (n int, body text); alter table public.kept alter column body set storage external;
  create table public.last (n int); insert into public.last values (0)`)
if (kind === 'log') await db.query('insert into public.kept values (0)')
let acknowledged = 0
let refusal: unknown = null
while (refusal === null) {
  try {
    await write(db, acknowledged + 1)
    acknowledged++
  } catch (error) {
    refusal = error instanceof Refusal ? error.problems : String(error)
  }
}
rmSync(ballast)
const afterwards = await state(db)
await write(db, 1_000_000)
await db.close()
db = await open()
const reopened = await state(db)
await db.close()
console.log(JSON.stringify({ refusal, acknowledged, afterwards, reopened }))

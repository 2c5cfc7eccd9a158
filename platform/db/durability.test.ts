import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postgresBinaries, startPostgres, type ThrowAwayPostgres } from '../../tools/postgres.ts'
import { openDb } from './open.ts'
import { migratedArchive } from './snapshot.ts'

const writer = fileURLToPath(new URL('./testing/commit-rows.ts', import.meta.url))
const kills = 4
const mostRowsBeforeKill = 300
/** Each round starts a process and a database anew, on a disk that others may keep busy. */
const patienceMs = 240_000

/** Lets a child commit numbered rows until it has acknowledged `count`, then ends it by `kill`; answers what it acknowledged. */
async function killedAfter(
  place: string,
  count: number,
  kill: (child: ChildProcess) => Promise<void> | void,
): Promise<string[]> {
  const child = spawn(process.execPath, [writer, place], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += text
  })
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === count) await kill(child)
  }
  if (acknowledged.length < count) throw new Error(`the writer ended by itself: ${complaint}`)
  return acknowledged
}

const randomCount = () => 1 + Math.floor(Math.random() * mostRowsBeforeKill)

describe('PGlite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kechuang-kill-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test(
    'what was acknowledged before kill -9 is there afterwards',
    async () => {
      const acknowledged: string[] = []
      for (let round = 0; round < kills; round++) {
        acknowledged.push(...(await killedAfter(dataDir, randomCount(), (child) => void child.kill('SIGKILL'))))
      }
      const db = await openDb({ dataDir, archive: () => migratedArchive([]) })
      const rows = await db.query<{ id: string }>('select id from public.kept')
      await db.close()
      const kept = new Set(rows.map(({ id }) => id))
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    },
    patienceMs,
  )
})

if (!postgresBinaries()) console.warn('skipped: no PostgreSQL server found to kill')
describe.skipIf(!postgresBinaries())('PostgreSQL', () => {
  let server: ThrowAwayPostgres
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  test(
    'what was acknowledged before the server is killed is there afterwards',
    async () => {
      const acknowledged: string[] = []
      for (let round = 0; round < kills; round++) {
        const rows = await killedAfter(server.url, randomCount(), async (child) => {
          await server.kill()
          child.kill('SIGKILL')
        })
        acknowledged.push(...rows)
        await server.restart()
      }
      const db = await openDb({ databaseUrl: server.url })
      const rows = await db.query<{ id: string }>('select id from public.kept')
      await db.close()
      const kept = new Set(rows.map(({ id }) => id))
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
    },
    patienceMs,
  )
})

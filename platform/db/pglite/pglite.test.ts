import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type OpenedDb, openDb } from '../open.ts'
import { migratedArchive } from '../snapshot.ts'
import { DurableNodeFs } from './durable-node-fs.ts'
import { durable } from './engine.ts'

// Folders are flushed to the disk, which others may keep busy.
vi.setConfig({ testTimeout: 240_000 })

const folder = mkdtempSync(join(tmpdir(), 'kechuang-pglite-'))
const archive = () => migratedArchive([])
const open = (dataDir: string) => openDb({ dataDir, archive })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('one folder', () => {
  const dataDir = join(folder, 'shared')
  let db: OpenedDb
  beforeAll(async () => {
    db = await open(dataDir)
    await db.query('create table public.kept (id int)')
  })
  afterAll(() => db.close())

  test('is refused to a second opener, in this process and in another, with the reason', async () => {
    const inUse = {
      code: 'platform.db-in-use',
      params: { folder: join(dataDir, 'pglite'), holder: `pid ${process.pid}` },
    }
    await expect(open(dataDir)).rejects.toMatchObject({ problems: [inUse] })
    const writer = fileURLToPath(new URL('../testing/commit-rows.ts', import.meta.url))
    const other = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'ignore', 'pipe'] })
    const lines: string[] = []
    for await (const line of createInterface({ input: other.stderr })) lines.push(line)
    expect(lines.join('\n')).toContain('platform.db-in-use')
    expect(await db.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  test('answers whole, whatever the size, also after an answer that ended in an error', async () => {
    const long = "select n, repeat('数据', 2000) as text from generate_series(1, 3000) as n"
    await expect(
      db.query(`select 1 / (2000 - n), repeat('x', 500) from generate_series(1, 3000) as n`),
    ).rejects.toThrow('division by zero')
    const [rows, one] = await Promise.all([db.query<{ n: number; text: string }>(long), db.query('select 1 as one')])
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1))
    expect(new Set(rows.map(({ text }) => text))).toEqual(new Set(['数据'.repeat(2000)]))
    expect(one).toEqual([{ one: 1 }])
  })

  test('whose engine breaks rejects what waits, reports it, and goes on with what was committed', async () => {
    await db.query('insert into public.kept values (1)')
    const waiting = await Promise.allSettled([
      db.tx(async (tx) => {
        await tx.query('insert into public.kept values (2)')
        // PGlite has no programs to run, and breaks off in the middle.
        await tx.query(`copy (select 1) to program 'cat'`)
      }),
      db.query('select 1'),
    ])
    expect(waiting[0]).toMatchObject({ reason: { problems: [{ code: 'platform.db-unreachable' }] } })
    expect(await db.query('select id from public.kept')).toEqual([{ id: 1 }])
    expect(await db.health()).toEqual({ isUp: true, reason: null })
  })
})

test('a copy for reading that a killed process left is cleared by the next opener', async () => {
  const dataDir = join(folder, 'copied')
  await (await open(dataDir)).close()
  mkdirSync(join(dataDir, 'pglite.copy-left', 'pglite'), { recursive: true })
  const db = await open(dataDir)
  const copy = await db.copy()
  expect((await readdir(dataDir)).filter((name) => name.includes('copy'))).toHaveLength(1)
  await copy?.close()
  await db.close()
  expect((await readdir(dataDir)).filter((name) => name.includes('copy'))).toEqual([])
})

test('several openers at once: exactly one gets the folder, and another one after it closed', async () => {
  const dataDir = join(folder, 'raced')
  await (await open(dataDir)).close()
  const results = await Promise.allSettled([open(dataDir), open(dataDir), open(dataDir)])
  const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(winners).toHaveLength(1)
  for (const winner of winners) await winner.close()
  await (await open(dataDir)).close()
})

test('a folder that was being made when its process was killed is made again', async () => {
  const dataDir = join(folder, 'half')
  mkdirSync(join(dataDir, 'pglite.new', 'base'), { recursive: true })
  writeFileSync(join(dataDir, 'pglite.new', 'PG_VERSION'), '18')
  const db = await open(dataDir)
  expect(await db.query('select count(*) > 0 as "isMigrated" from platform.migration')).toEqual([{ isMigrated: true }])
  await db.close()
  expect(await readdir(dataDir)).not.toContain('pglite.new')
})

test('a database that is closed says so', async () => {
  const db = await openDb({ memory: true, archive })
  await db.close()
  await expect(db.query('select 1')).rejects.toThrow()
  expect(await db.health()).toMatchObject({ isUp: false })
})

describe('a commit', () => {
  const flushed: string[] = []
  let failing = false
  let engine: PGlite
  beforeAll(async () => {
    const dataDir = join(folder, 'flushed')
    await (await open(dataDir)).close()
    const flush = (descriptor: number) => {
      if (failing) throw new Error('the disk is gone')
      flushed.push(process.platform === 'linux' ? readlinkSync(`/proc/self/fd/${descriptor}`) : '')
    }
    engine = await PGlite.create({ fs: new DurableNodeFs(join(dataDir, 'pglite'), flush), startParams: durable })
    await engine.exec('create table public.kept (id int)')
  })

  if (process.platform !== 'linux') console.log('skipped: flushed files are told apart by their paths, on Linux only')
  test.skipIf(process.platform !== 'linux')('is acknowledged only after its log was flushed to the disk', async () => {
    for (let id = 0; id < 5; id++) {
      flushed.length = 0
      await engine.query('insert into public.kept values ($1)', [id])
      expect(flushed.filter((file) => file.includes('/pg_wal/'))).toHaveLength(1)
    }
  })

  test('that the disk does not take is not acknowledged', async () => {
    failing = true
    await expect(engine.query('insert into public.kept values (99)')).rejects.toThrow()
  })
})

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { migrate } from '../migrate.ts'
import { type OpenedDb, openDb } from '../open.ts'
import { migratedArchive } from '../snapshot.ts'
import { testDatabaseUrl, testDb } from '../testing/test-db.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { filesIn, filesInto } from './stored-files.ts'

const now = new Date('2025-06-01T03:00:00Z')

// Files are flushed to the disk, which others may keep busy.
vi.setConfig({ testTimeout: 240_000 })

const folder = mkdtempSync(join(tmpdir(), 'kechuang-backup-'))
const sample = { id: 'sample', schema: new URL('./testing/schema/', import.meta.url) }
const opened: { close(): Promise<void> }[] = []
let files = 0
const newFile = () => join(folder, `backup-${++files}`)

async function emptyDb(areas = [sample]): Promise<OpenedDb> {
  const db = await testDb({ areas })
  opened.push(db)
  return db
}

const oddTexts = ['', "it's", '"quoted"', '{a,b}', '\\N', 'NULL', '行\n行\t', '\u0001', '😀', '\\', ',']

async function filled(db: OpenedDb): Promise<OpenedDb> {
  for (const [i, text] of oddTexts.entries()) {
    await db.query(
      `insert into sample.party (id, name, amount_fen, share, founded, seen_at, doc, raw, tags, days, span, small, wide, valid_during, parent_id)
       values ($1, $2, 9007199254740993, 0.100000, '0044-03-15', '2025-05-31 16:30:00.123456+00', $3, $4, $5, '{2025-01-01,NULL}',
               '1 mon 2 days 03:04:05.5', 0.1, 0.1::float8 + 0.2, '[2025-01-01,2026-01-01)', $6)`,
      [
        `p${i}`,
        text,
        JSON.stringify({ text, n: 12345678901234567890n.toString() }),
        Buffer.from([0, 255, i]),
        oddTexts,
        i > 0 ? `p${i - 1}` : null,
      ],
    )
    await db.query('insert into sample.entry (party_id) values ($1)', [`p${i}`])
  }
  await db.query(`insert into sample.party (id, name) values ('bare', 'all null')`)
  await db.query(`update sample.party set parent_id = 'p5' where id = 'p0'`)
  await db.query(`insert into sample.audit (line) values ('written')`)
  return db
}

const content = (db: OpenedDb) =>
  Promise.all(
    ['party', 'entry', 'audit'].map((table) => db.query(`select t::text as row from sample.${table} t order by 1`)),
  )

/** Same rows, keys, triggers and next number as the original. */
async function expectSame(restored: OpenedDb, original: OpenedDb): Promise<void> {
  expect(await content(restored)).toEqual(await content(original))
  await expect(restored.query('delete from sample.audit')).rejects.toThrow('append only')
  await expect(restored.query(`insert into sample.entry (party_id) values ('nobody')`)).rejects.toMatchObject({
    constraint: 'entry_party',
  })
  const [comment] = await restored.query(
    `select obj_description(oid, 'pg_constraint') as text from pg_constraint where conname = 'party_parent'`,
  )
  expect(comment).toEqual({ text: 'kept' })
  await restored.query(`insert into sample.entry (party_id) values ('bare')`)
}

let original: OpenedDb
beforeAll(async () => {
  original = await testDb({ areas: [sample] })
  await filled(original)
})
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close()
})
afterAll(async () => {
  await original.close()
  rmSync(folder, { recursive: true, force: true })
})

async function backedUp(): Promise<string> {
  const file = newFile()
  await backup(original, file, { now })
  return file
}

describe('a backup', () => {
  test('brings back every value, key, trigger and number', async () => {
    const file = newFile()
    expect(await backup(original, file, { now })).toMatchObject({ rows: 2 * oddTexts.length + 3, files: 0 })
    const target = await emptyDb()
    await target.query('set session authorization default')
    const report = await restore(target, file, { areas: [sample], replace: true })
    expect(report).toMatchObject({ rows: 2 * oddTexts.length + 3, upgradedBy: [] })
    await expectSame(target, original)
  })

  test('is not written over another file', async () => {
    const file = newFile()
    writeFileSync(file, 'mine')
    await expect(backup(original, file, { now })).rejects.toMatchObject({
      problems: [{ code: 'platform.backup-exists' }],
    })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  test('replaces data only when told to', async () => {
    const file = await backedUp()
    const target = await emptyDb()
    await target.query(`insert into sample.party (id, name) values ('here', 'already')`)
    await expect(restore(target, file, { areas: [sample] })).rejects.toMatchObject({
      problems: [{ code: 'platform.restore-not-empty' }],
    })
    await restore(target, file, { areas: [sample], replace: true })
    await expectSame(target, original)
  })

  test('that is cut, changed, lengthened or foreign is refused, and the database stays as it was', async () => {
    const bytes = await readFile(await backedUp())
    const target = await emptyDb()
    await target.query(`insert into sample.party (id, name) values ('here', 'already')`)
    const before = await content(target)
    const flipped = Buffer.from(bytes)
    flipped[Math.floor(bytes.length / 2)] = (flipped[Math.floor(bytes.length / 2)] ?? 0) ^ 1
    const faults: [string, Buffer][] = [
      ['platform.backup-damaged', bytes.subarray(0, bytes.length - 1)],
      ['platform.backup-damaged', bytes.subarray(0, Math.floor(bytes.length / 2))],
      ['platform.backup-damaged', bytes.subarray(0, 20)],
      ['platform.backup-damaged', flipped],
      ['platform.backup-damaged', Buffer.concat([bytes, Buffer.from('more')])],
      ['platform.backup-foreign', Buffer.from('PGDMP')],
      ['platform.backup-foreign', Buffer.alloc(0)],
      ['platform.backup-newer', Buffer.concat([Buffer.from('KECHUANG BACKUP 99\n'), bytes.subarray(18)])],
    ]
    for (const [code, content] of faults) {
      const file = newFile()
      writeFileSync(file, content)
      await expect(restore(target, file, { areas: [sample], replace: true })).rejects.toMatchObject({
        problems: [{ code }],
      })
    }
    await expect(restore(target, newFile(), { areas: [sample] })).rejects.toMatchObject({
      problems: [{ code: 'platform.backup-missing' }],
    })
    expect(await content(target)).toEqual(before)
  })

  test('of a newer program is refused', async () => {
    const file = await backedUp()
    const target = await emptyDb([])
    await expect(restore(target, file, { areas: [] })).rejects.toMatchObject({
      problems: [{ code: 'platform.backup-newer', params: { what: 'sample/001-first.sql' } }],
    })
  })

  test('of an older program is loaded into its own tables and then upgraded', async () => {
    const file = await backedUp()
    const newer = mkdtempSync(join(folder, 'schema-'))
    writeFileSync(join(newer, '001-first.sql'), readFileSync(new URL('001-first.sql', sample.schema)))
    writeFileSync(
      join(newer, '002-second.sql'),
      `alter table sample.party rename name to title; alter table sample.party add column length integer;
       update sample.party set length = char_length(title); alter table sample.party alter column length set not null`,
    )
    const areas = [{ id: 'sample', schema: pathToFileURL(`${newer}/`) }]
    const target = await emptyDb([])
    expect(await restore(target, file, { areas })).toMatchObject({ upgradedBy: ['sample/002-second.sql'] })
    expect(await target.query(`select title, length from sample.party where id = 'p1'`)).toEqual([
      { title: "it's", length: 4 },
    ])
    expect(await migrate(target, areas)).toEqual({ applied: [] })
  })

  test('carries the stored files, whole', async () => {
    const from = mkdtempSync(join(folder, 'from-'))
    const to = join(folder, 'to')
    mkdirSync(join(from, 'ab/cd'), { recursive: true })
    mkdirSync(join(from, 'incoming'))
    writeFileSync(join(from, 'ab/cd/large'), Buffer.alloc(3_000_000, 7))
    writeFileSync(join(from, 'ab/small'), 'x')
    writeFileSync(join(from, 'incoming/half'), 'x')
    const file = newFile()
    expect(await backup(original, file, { attached: filesIn(from, ['incoming']), now })).toMatchObject({ files: 2 })
    const target = await emptyDb()
    expect(await restore(target, file, { areas: [sample], replace: true, attach: filesInto(to) })).toMatchObject({
      files: 2,
    })
    expect(await readFile(join(to, 'ab/cd/large'))).toEqual(Buffer.alloc(3_000_000, 7))
    expect((await readdir(join(to, 'ab'))).sort()).toEqual(['cd', 'small'])
    await expectSame(target, original)
  })
})

describe('of a PGlite folder', () => {
  test('is taken while the database goes on, and moves to whatever back end is here', async () => {
    const dataDir = mkdtempSync(join(folder, 'data-'))
    const source = await openDb({ dataDir, archive: () => migratedArchive([sample]) })
    opened.push(source)
    await filled(source)
    const file = newFile()
    let late = 0
    const isDone = backup(source, file, {
      now,
      attached: slowly(async () => {
        // The copy is taken: what is written from now on is not in the backup, and is not held up by it.
        await source.query(`insert into sample.audit (line) values ('late')`)
        late++
      }),
    })
    await isDone
    expect(late).toBe(1)
    expect(await readdir(dataDir)).not.toContainEqual(expect.stringContaining('copy'))
    await source.query('create table public.x as select 1')
    const target = await emptyDb([])
    await restore(target, file, { areas: [sample] })
    expect(await target.query(`select line from sample.audit order by line`)).toEqual([
      { line: 'brought by the migration' },
      { line: 'written' },
    ])
    expect(target.backend).toBe(testDatabaseUrl ? 'postgres' : 'pglite')
  })
})

async function* slowly(during: () => Promise<void>) {
  await during()
  yield {
    path: 'one',
    content: (async function* () {
      yield Buffer.from('1')
    })(),
  }
}

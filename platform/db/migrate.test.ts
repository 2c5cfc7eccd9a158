import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type MigrationArea, migrate } from './migrate.ts'
import type { OpenedDb } from './open.ts'
import { testDb } from './testing/test-db.ts'

const folder = mkdtempSync(join(tmpdir(), 'kechuang-migrate-'))
let db: OpenedDb
beforeAll(async () => {
  db = await testDb()
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await db.query(`drop schema if exists trial cascade; delete from platform.migration where area = 'trial'`)
})

/** The area `trial` with these files. */
function trial(files: Record<string, string>): MigrationArea[] {
  const schema = mkdtempSync(join(folder, 'schema-'))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(schema, name), sql)
  return [{ id: 'trial', schema: pathToFileURL(`${schema}/`) }]
}

const first = 'create table trial.one (id int);\n'
const second = 'create table trial.two (id int);\n'

test('files run once, in order, each in the schema of its area', async () => {
  expect(await migrate(db, trial({ '001-one.sql': first }))).toEqual({ applied: ['trial/001-one.sql'] })
  const both = trial({ '001-one.sql': first, '002-two.sql': second })
  expect(await migrate(db, both)).toEqual({ applied: ['trial/002-two.sql'] })
  expect(await migrate(db, both)).toEqual({ applied: [] })
})

test('a file that fails undoes the whole upgrade and is named', async () => {
  const areas = trial({ '001-one.sql': first, '002-two.sql': 'create table trial.two (id int); select 1/0;' })
  await expect(migrate(db, areas)).rejects.toMatchObject({
    problems: [
      { code: 'platform.migration-failed', params: { file: 'trial/002-two.sql', reason: 'division by zero' } },
    ],
  })
  expect(await db.query(`select to_regclass('trial.one')::text as name`)).toEqual([{ name: null }])
  expect(await migrate(db, trial({ '001-one.sql': first }))).toEqual({ applied: ['trial/001-one.sql'] })
})

test('a released file that was changed is refused; other line ends are no change', async () => {
  await migrate(db, trial({ '001-one.sql': first }))
  expect(await migrate(db, trial({ '001-one.sql': first.replaceAll('\n', '\r\n') }))).toEqual({ applied: [] })
  await expect(migrate(db, trial({ '001-one.sql': `${first} ` }))).rejects.toMatchObject({
    problems: [{ code: 'platform.migration-changed', params: { file: 'trial/001-one.sql' } }],
  })
})

test('a database newer than the code is refused', async () => {
  await migrate(db, trial({ '001-one.sql': first, '002-two.sql': second }))
  await expect(migrate(db, trial({ '001-one.sql': first }))).rejects.toMatchObject({
    problems: [{ code: 'platform.migration-newer', params: { migrations: 'trial/002-two.sql' } }],
  })
  await expect(migrate(db, [])).rejects.toMatchObject({ problems: [{ code: 'platform.migration-newer' }] })
})

test.each([['1-one.sql'], ['002-one.sql'], ['001-One.sql'], ['001_one.sql']])(
  '%s is refused as a name',
  async (name) => {
    await expect(migrate(db, trial({ [name]: first }))).rejects.toMatchObject({
      problems: [{ code: 'platform.migration-misnamed', params: { file: `trial/${name}` } }],
    })
  },
)

test('starters at the same time do the work once', async () => {
  const areas = trial({ '001-one.sql': first, '002-two.sql': second })
  const results = await Promise.all([migrate(db, areas), migrate(db, areas), migrate(db, areas)])
  expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 2])
})

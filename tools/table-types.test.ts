import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenedDb } from '#platform/db/open'
import { testDb } from '#platform/db/testing/test-db'
import { type ColumnRow, columnType, readColumns, renderTables, uncommented } from './table-types.ts'

let db: OpenedDb
let columns: ColumnRow[]
beforeAll(async () => {
  db = await testDb()
  await db.query(`
    create schema sample;
    create type sample.mood as enum ('good', 'it''s bad');
    create domain sample.code as text not null check (value <> '');
    create table sample.thing (
      id text primary key, count_fen bigint not null, share numeric(10, 4), founded date,
      at timestamptz not null default now(), doc jsonb not null, note jsonb, tags text[], days date[], bytes bytea,
      mood sample.mood, code sample.code, number int generated always as identity,
      upper_id text generated always as (upper(id)) stored, is_open boolean not null default false
    );
    comment on table sample.thing is 'A thing */ of
      two lines';
    comment on column sample.thing.id is 'Identifier';
    create view sample.public_thing as select id, at from sample.thing;
  `)
  columns = await readColumns(db, 'sample')
})
afterAll(() => db.close())

test('each PostgreSQL type becomes what the handle gives and takes', () => {
  const types = columns.filter(({ table }) => table === 'thing').map((row) => [row.column, columnType(row)])
  expect(Object.fromEntries(types)).toEqual({
    id: 'string',
    count_fen: 'bigint',
    share: 'string | null',
    founded: 'string | null',
    at: 'ColumnType<Date, Date | string | undefined, Date | string>',
    doc: 'ColumnType<unknown, string, string>',
    note: 'ColumnType<unknown, string | null | undefined, string | null>',
    tags: 'string[] | null',
    days: 'string[] | null',
    bytes: 'Buffer | null',
    mood: `'good' | 'it\\'s bad' | null`,
    code: 'string',
    number: 'GeneratedAlways<number>',
    upper_id: 'GeneratedAlways<string | null>',
    is_open: 'Generated<boolean>',
  })
})

test('views are for reading only', () => {
  expect(columns.filter(({ kind }) => kind === 'view').map(columnType)).toEqual([
    'ColumnType<string | null, never, never>',
    'ColumnType<Date | null, never, never>',
  ])
})

test('comments become docstrings that end where they should', () => {
  const text = renderTables('sample', columns)
  expect(text).toContain(
    '/** A thing * / of two lines */\nexport interface ThingTable {\n  /** Identifier */\n  id: string\n',
  )
  expect(text).toContain(
    `export interface SampleTables {\n  'sample.public_thing': PublicThingTable\n  'sample.thing': ThingTable\n}`,
  )
})

test('tables and columns without a comment are found', () => {
  const bare = uncommented('sample', columns)
  expect(bare).toContain('sample.public_thing')
  expect(bare).toContain('sample.thing.count_fen')
  expect(bare).not.toContain('sample.thing')
  expect(bare).not.toContain('sample.thing.id')
})

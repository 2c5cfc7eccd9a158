import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenedDb } from './open.ts'
import { inRollback, testDb } from './testing/test-db.ts'

let db: OpenedDb
beforeAll(async () => {
  db = await testDb()
  await db.query('create table public.note (id int primary key, text text)')
})
afterAll(() => db.close())

const count = async () => Number((await db.query<{ n: bigint }>('select count(*) as n from public.note'))[0]?.n)

describe('values', () => {
  test('numbers and dates come back exact, and the same on both back ends', async () => {
    const [row] = await db.query(
      `select 9007199254740993::int8 as big, 1::int8 as small, 12.340::numeric as amount, date '2025-05-31' as day,
        timestamptz '2025-05-31 16:30:00Z' as instant, '{"a":[1]}'::jsonb as doc, array[1,null,2]::int8[] as list,
        array[date '2025-01-01'] as days, 7::int4 as four`,
    )
    expect(row).toEqual({
      big: 9007199254740993n,
      small: 1n,
      amount: '12.340',
      day: '2025-05-31',
      instant: new Date('2025-05-31T16:30:00Z'),
      doc: { a: [1] },
      list: [1n, null, 2n],
      days: ['2025-01-01'],
      four: 7,
    })
  })

  test('a failed statement names its code and constraint, and the next one works', async () => {
    await inRollback(db, async (tx) => {
      await tx.query('insert into public.note values (1)')
      await expect(tx.tx((inner) => inner.query('insert into public.note values (1)'))).rejects.toMatchObject({
        code: '23505',
        constraint: 'note_pkey',
      })
      expect(await tx.query('select id from public.note')).toEqual([{ id: 1 }])
    })
  })
})

describe('transactions', () => {
  test('a throw rolls back everything', async () => {
    await expect(
      db.tx(async (tx) => {
        await tx.query('insert into public.note values (1)')
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await count()).toBe(0)
  })

  test('a throw inside a nested one rolls back to where that began', async () => {
    await inRollback(db, async (tx) => {
      await tx.query('insert into public.note values (1)')
      await tx
        .tx(async (inner) => {
          await inner.query('insert into public.note values (2)')
          throw new Error('no')
        })
        .catch(() => undefined)
      await tx.tx((inner) => inner.query('insert into public.note values (3)'))
      expect(await tx.query('select id from public.note order by id')).toEqual([{ id: 1 }, { id: 3 }])
    })
  })

  test('the outer handle throws inside one, by query, kysely, tx and pool', async () => {
    await db.tx(async () => {
      await expect(db.query('select 1')).rejects.toThrow('tx')
      await expect(db.as<{ x: { a: number } }>().selectFrom('x').select('a').execute()).rejects.toThrow('tx')
      await expect(db.tx(async () => 1)).rejects.toThrow('tx')
      await expect(db.pool.connect()).rejects.toThrow('tx')
      await expect(db.pool.query('select 1')).rejects.toThrow('tx')
    })
    expect(await db.query('select 1 as one')).toEqual([{ one: 1 }])
  })
})

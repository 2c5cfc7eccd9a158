import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from './db.ts'
import type { OpenedDb } from './open.ts'
import { testDb } from './testing/test-db.ts'

interface Tables {
  'public.note': { id: number; text: string | null }
}

let db: OpenedDb
beforeAll(async () => {
  db = await testDb()
  await db.query('create table public.note (id int primary key, text text)')
})
afterAll(() => db.close())
beforeEach(async () => {
  await db.query('truncate public.note')
})

const insert = (on: Db, id: number) => on.query('insert into public.note (id) values ($1)', [id])
const ids = async () => (await db.query<{ id: number }>('select id from public.note order by id')).map(({ id }) => id)

describe('afterCommit', () => {
  test('runs after the outermost commit, in order, and not for what was rolled back', async () => {
    const seen: string[] = []
    await db.tx(async (tx) => {
      tx.afterCommit(() => seen.push('outer'))
      await tx.tx(async (inner) => inner.afterCommit(() => seen.push('inner')))
      await tx
        .tx(async (inner) => {
          inner.afterCommit(() => seen.push('undone'))
          throw new Error('no')
        })
        .catch(() => undefined)
      expect(seen).toEqual([])
    })
    expect(seen).toEqual(['outer', 'inner'])
    await db
      .tx(async (tx) => {
        tx.afterCommit(() => seen.push('never'))
        throw new Error('no')
      })
      .catch(() => undefined)
    db.afterCommit(() => seen.push('at once'))
    expect(seen).toEqual(['outer', 'inner', 'at once'])
  })

  test('may use the outer handle', async () => {
    let later: Promise<number[]> | undefined
    await db.tx(async (tx) => {
      await insert(tx, 1)
      tx.afterCommit(() => {
        later = ids()
      })
    })
    expect(await later).toEqual([1])
  })
})

describe('a transaction', () => {
  test('in which a failed statement was swallowed does not pretend to have committed', async () => {
    const work = db.tx(async (tx) => {
      await insert(tx, 1)
      await tx.query('select 1/0').catch(() => undefined)
    })
    await expect(work).rejects.toThrow('rolled back')
    expect(await ids()).toEqual([])
  })

  test('keeps nested ones that run side by side apart', async () => {
    await db.tx(async (tx) => {
      const results = await Promise.allSettled(
        [1, 2, 3, 4].map((id) =>
          tx.tx(async (inner) => {
            await insert(inner, id)
            await inner.query('select 1')
            if (id % 2 === 0) throw new Error('even')
          }),
        ),
      )
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    })
    expect(await ids()).toEqual([1, 3])
  })

  test('refuses the handle of the one around it, and its own once it is over', async () => {
    let kept: Db | undefined
    await db.tx(async (tx) => {
      kept = tx
      await tx.tx(async (inner) => {
        await expect(insert(tx, 1)).rejects.toThrow('tx')
        await insert(inner, 2)
      })
    })
    await expect(insert(kept as Db, 3)).rejects.toThrow('over')
    expect(await ids()).toEqual([2])
  })

  test('lets others wait their turn', async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, id) =>
        db.tx(async (tx) => {
          await insert(tx, id)
          await tx.query('select pg_sleep(0)')
        }),
      ),
    )
    expect(await ids()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })
})

describe('kysely', () => {
  test('reads and writes through the handle, and counts what it changed', async () => {
    await db.tx(async (tx) => {
      const notes = tx.as<Tables>()
      await notes
        .insertInto('public.note')
        .values([
          { id: 1, text: '甲' },
          { id: 2, text: null },
        ])
        .execute()
      const changed = await notes.updateTable('public.note').set({ text: '乙' }).where('id', '=', 2).executeTakeFirst()
      expect(changed.numUpdatedRows).toBe(1n)
      expect(await notes.selectFrom('public.note').select(['id', 'text']).orderBy('id').execute()).toEqual([
        { id: 1, text: '甲' },
        { id: 2, text: '乙' },
      ])
      const total = await sql<{ n: bigint }>`select count(*) as n from public.note`.execute(notes)
      expect(total.rows).toEqual([{ n: 2n }])
    })
  })

  test('has no transactions of its own', async () => {
    await expect(
      db
        .as<Tables>()
        .transaction()
        .execute(async () => 1),
    ).rejects.toThrow('db.tx')
  })
})

test('the pool serves a library that brings its own SQL, and gets over its errors', async () => {
  const client = await db.pool.connect()
  await client.query('begin')
  await expect(client.query('select nothing')).rejects.toMatchObject({ code: '42703' })
  await client.query('rollback')
  client.release()
  const { rows } = await db.pool.query('select 5::int8 as five')
  expect(rows).toEqual([{ five: '5' }])
})

test('a connection given back in pieces leaves no transaction to the next user', async () => {
  const client = await db.pool.connect()
  await client.query('begin')
  await client.query('insert into public.note (id) values (9)')
  client.release(new Error('given up'))
  expect(await ids()).toEqual([])
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { publishDailyRoot } from '#platform/audit/daily-root'
import { type Actor, system } from '#platform/auth/actor'
import { testDb } from '#platform/db/testing/test-db'
import { openOperationLog, sealOperations } from './log.ts'
import { inclusionProof, rootOf, verifyInclusion } from './merkle.ts'
import { sealedLeaves, verifyOperationLog } from './verify.ts'

const clock: Clock = { now: () => new Date('2025-06-01T03:00:00Z') }
const officer: Actor = { ...system, kind: 'person', userId: 'usr_1', name: '李某', role: 'city-officer' }
let db: Awaited<ReturnType<typeof testDb>>

beforeAll(async () => {
  db = await testDb({ areas: [{ id: 'audit', schema: new URL('./schema/', import.meta.url) }] })
})
afterAll(() => db.close())

/** Changes what the triggers protect, as somebody with the database's own password could. */
async function tamper(sql: string): Promise<void> {
  await db.query('alter table audit.operation disable trigger all')
  await db.query(sql)
  await db.query('alter table audit.operation enable trigger all')
}

async function write(count: number): Promise<void> {
  const log = openOperationLog({ db, clock, ids: systemIds, onError: console.error })
  for (let i = 0; i < count; i++)
    await db.tx((tx) => log.record(tx, officer, { action: 'plans.publish-plan', object: `plan:${i}`, detail: { i } }))
  await log.stop()
}

describe('operation log', () => {
  beforeEach(async () => {
    await tamper('delete from audit.operation')
    await db.query('alter table audit.daily_root disable trigger all')
    await db.query('delete from audit.daily_root')
    await db.query('alter table audit.daily_root enable trigger all')
  })

  it('an untouched log verifies, and what was rolled back is not in it', async () => {
    await write(5)
    const log = openOperationLog({ db, clock, ids: systemIds, onError: console.error })
    const undone = db.tx(async (tx) => {
      await log.record(tx, officer, { action: 'plans.undone', object: 'plan:9' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await log.stop()
    expect(await verifyOperationLog(db)).toMatchObject({ ok: true, entries: 5, unsealed: 0, faults: [] })
  })

  it.each([
    ['action', `update audit.operation set action = 'plans.publish-plam' where position = 2`],
    ['detail', `update audit.operation set detail = '{"i": 2}' where position = 2`],
    ['time', `update audit.operation set at = at + interval '1 millisecond' where position = 2`],
    ['actor', `update audit.operation set actor_user_id = 'usr_2' where position = 2`],
    ['region', `update audit.operation set region_path = '320800/' where position = 2`],
    ['name', `update audit.operation set actor_name = '王某' where position = 2`],
  ])('a changed %s is found', async (_, sql) => {
    await write(5)
    await tamper(sql)
    const { ok, faults } = await verifyOperationLog(db)
    expect(ok).toBe(false)
    expect(faults[0]).toMatchObject({ kind: 'entry-changed', position: 2 })
  })

  it('a removed entry is found', async () => {
    await write(5)
    await tamper('delete from audit.operation where position = 2')
    expect((await verifyOperationLog(db)).faults.map((f) => f.kind)).toContain('entry-missing')
  })

  it('an entry changed before it was sealed is found', async () => {
    await db.tx((tx) =>
      openOperationLog({ db, clock, ids: systemIds, onError: console.error }, 3_600_000).record(tx, officer, {
        action: 'a.b',
        object: 'c:1',
      }),
    )
    await tamper(`update audit.operation set object = 'c:2'`)
    expect(await verifyOperationLog(db)).toMatchObject({ ok: false, unsealed: 1 })
  })

  it('a log rewritten with all its digests no longer fits the root published before', async () => {
    await write(5)
    const published = await publishDailyRoot(db, clock)
    expect(published).toMatchObject({ day: '2025-05-31', size: 5 })
    await tamper('delete from audit.operation')
    await write(5)
    const own = await verifyOperationLog(db)
    expect(own.faults).toEqual([{ kind: 'root-differs', at: '2025-05-31', position: 5 }])
  })

  it('a log cut short is found by a root kept elsewhere', async () => {
    await write(5)
    const { root } = await verifyOperationLog(db)
    expect((await verifyOperationLog(db, [{ size: 5, root }])).ok).toBe(true)
    await tamper('delete from audit.operation where position = 4')
    expect((await verifyOperationLog(db)).ok).toBe(true)
    expect((await verifyOperationLog(db, [{ size: 5, root }])).faults[0]?.kind).toBe('log-too-short')
  })

  it('the database itself refuses to change or remove an entry', async () => {
    await write(1)
    for (const sql of [
      `update audit.operation set detail = '{}'`,
      'delete from audit.operation',
      'truncate audit.operation',
    ])
      await expect(db.query(sql)).rejects.toThrow('appended only')
  })

  it('the daily root is published once, and a proof shows an entry to be under it', async () => {
    await write(7)
    const first = await publishDailyRoot(db, clock)
    await write(3)
    expect(await publishDailyRoot(db, clock)).toEqual(first)
    const leaves = await sealedLeaves(db, first.size)
    const leaf = leaves[3] ?? Buffer.alloc(0)
    const root = Buffer.from(first.root, 'hex')
    expect(rootOf(leaves)).toEqual(root)
    expect(verifyInclusion({ leaf, index: 3, size: 7, proof: inclusionProof(leaves, 3), root })).toBe(true)
  })

  it('twenty writers at once leave one unbroken chain', async () => {
    await Promise.all(Array.from({ length: 20 }, () => write(3)))
    await sealOperations(db)
    expect(await verifyOperationLog(db)).toMatchObject({ ok: true, entries: 60, unsealed: 0 })
  })
})

import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { systemClock } from '#kernel/clock'
import { systemIds } from '#kernel/ids'
import { Refusal } from '#kernel/refusal'
import type { Audit } from '#platform/audit/audit'
import { type Actor, system } from '#platform/auth/actor'
import type { OpenedDb } from '#platform/db/open'
import { testDb } from '#platform/db/testing/test-db'
import type { FileStore } from '#platform/files/files'
import type { Registry } from '#platform/registry'
import { defineJob } from './job-kind.ts'
import type { JobView } from './jobs.ts'
import { type RunningJobs, startJobs } from './start-jobs.ts'

const title = { zh: '任务', en: 'Job' }
const actor: Actor = { ...system, kind: 'person', userId: 'usr_1' }
const attempts = new Map<string, number>()
const reported: unknown[] = []

const add = defineJob({
  name: 'test.add',
  title,
  input: z.object({ a: z.number(), b: z.number() }),
  run: async ({ input, progress }) => {
    progress(0.5, { zh: '相加', en: 'adding' })
    return { sum: input.a + input.b }
  },
})

const refuse = defineJob({
  name: 'test.refuse',
  title,
  input: z.object({}),
  run: async () => {
    attempts.set('refuse', (attempts.get('refuse') ?? 0) + 1)
    throw new Refusal({ code: 'test.no', params: { why: 'because' } })
  },
})

const flaky = defineJob({
  name: 'test.flaky',
  title,
  input: z.object({ failures: z.number() }),
  retryLimit: 1,
  run: async ({ input }) => {
    const count = (attempts.get('flaky') ?? 0) + 1
    attempts.set('flaky', count)
    if (count <= input.failures) throw new Error('secret detail')
    return count
  },
})

const untilAborted = defineJob({
  name: 'test.until-aborted',
  title,
  input: z.object({}),
  run: ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
})

const byClock = defineJob({
  name: 'test.by-clock',
  title,
  input: z.object({}),
  cron: '0 3 * * *',
  run: async ({ actor: who }) => who.kind,
})

let db: OpenedDb
let jobs: RunningJobs

beforeAll(async () => {
  db = await testDb()
  jobs = await start()
})
afterAll(async () => {
  await jobs.stop()
  await db.close()
})

const notHere = new Proxy(
  {},
  {
    get: () => {
      throw new Error('not part of this test')
    },
  },
)

function start(): Promise<RunningJobs> {
  const services = {
    ...{ db, clock: systemClock, ids: systemIds, publicUrl: '' },
    ...{
      files: notHere as FileStore,
      audit: notHere as Audit,
      registry: notHere as Registry,
      digestFor: async () => [],
    },
  }
  return startJobs(services, [add, refuse, flaky, untilAborted, byClock], {
    onError: (error) => reported.push(error),
  })
}

async function over(id: string): Promise<JobView> {
  let last: JobView | undefined
  for await (const view of jobs.watch(id, AbortSignal.timeout(30_000))) last = view
  if (!last) throw new Error('no such job')
  return last
}

test('a job runs and its result is kept', async () => {
  const id = await db.tx((tx) => jobs.enqueue(tx, 'test.add', { a: 1, b: 2 }, actor))
  expect(await over(id)).toMatchObject({
    id,
    name: 'test.add',
    title,
    state: 'done',
    result: { sum: 3 },
    progressShare: 1,
  })
  expect(await jobs.view(id)).toMatchObject({ ownerUserId: 'usr_1' })
})

test('what is rolled back is never run', async () => {
  let id = ''
  const undo = new Error('undo')
  await expect(
    db.tx(async (tx) => {
      id = await jobs.enqueue(tx, 'test.add', { a: 1, b: 2 }, actor)
      throw undo
    }),
  ).rejects.toBe(undo)
  expect(await jobs.view(id)).toBeNull()
})

test('input that does not fit the kind is refused when enqueued', async () => {
  await expect(jobs.enqueue(db, 'test.add', { a: 'x' }, actor)).rejects.toThrow()
  await expect(jobs.enqueue(db, 'test.unknown', {}, actor)).rejects.toThrow('test.unknown')
})

test('a refusal is final and keeps its problems', async () => {
  const id = await jobs.enqueue(db, 'test.refuse', {}, actor)
  expect(await over(id)).toMatchObject({
    state: 'refused',
    problems: [{ code: 'test.no', params: { why: 'because' } }],
  })
  expect(attempts.get('refuse')).toBe(1)
})

test('a defect is tried again', async () => {
  attempts.set('flaky', 0)
  const id = await jobs.enqueue(db, 'test.flaky', { failures: 1 }, actor)
  expect(await over(id)).toMatchObject({ state: 'done', result: 2 })
})

test('a defect that stays is reported to the log, and neutrally to the person', async () => {
  attempts.set('flaky', 0)
  reported.length = 0
  const id = await jobs.enqueue(db, 'test.flaky', { failures: 9 }, actor)
  const view = await over(id)
  expect(view).toMatchObject({ state: 'failed', problems: [{ code: 'platform.job-failed', params: { id } }] })
  expect(JSON.stringify(view)).not.toContain('secret')
  expect(reported.map(String)).toEqual(['Error: secret detail', 'Error: secret detail'])
})

test('a running job can be cancelled, an ended one not', async () => {
  const id = await jobs.enqueue(db, 'test.until-aborted', {}, actor)
  for await (const view of jobs.watch(id, AbortSignal.timeout(30_000))) {
    if (view.state === 'running') await jobs.cancel(id)
  }
  expect(await jobs.view(id)).toMatchObject({ state: 'refused', problems: [{ code: 'platform.job-cancelled' }] })
  await expect(jobs.cancel(id)).rejects.toMatchObject({ problems: [{ code: 'platform.job-over' }] })
  await expect(jobs.cancel('job_none')).rejects.toMatchObject({ problems: [{ code: 'platform.job-not-found' }] })
})

test('a stop interrupts a job, and the next start runs it again', async () => {
  const id = await jobs.enqueue(db, 'test.until-aborted', {}, actor)
  for await (const view of jobs.watch(id, AbortSignal.timeout(30_000))) {
    if (view.state === 'running') break
  }
  await jobs.stop(1)
  expect(await jobs.view(id)).toMatchObject({ state: 'waiting' })
  jobs = await start()
  for await (const view of jobs.watch(id, AbortSignal.timeout(30_000))) {
    if (view.state === 'running') break
  }
  await jobs.cancel(id)
  expect(await over(id)).toMatchObject({ state: 'refused' })
})

test('work by the clock is scheduled in Chinese time, and its runs are seen', async () => {
  expect(await db.query('select name, cron, timezone from pgboss.schedule order by name')).toEqual([
    { name: 'platform.maintain-database', cron: '30 3 * * *', timezone: 'Asia/Shanghai' },
    { name: 'test.by-clock', cron: '0 3 * * *', timezone: 'Asia/Shanghai' },
  ])
  const clock = new PgBoss({
    db: { executeSql: (text, values) => db.pool.query(text, values) },
    supervise: false,
    schedule: false,
  })
  await clock.start()
  const queueId = await clock.send('test.by-clock', {})
  await clock.stop({ close: false })
  const run = await untilFound(queueId)
  expect(await over(run.id)).toMatchObject({ state: 'done', result: 'system' })
})

test('upkeep of the database runs', async () => {
  const id = await jobs.enqueue(db, 'platform.maintain-database', {}, system)
  expect(await over(id)).toMatchObject({ state: 'done', result: { backend: db.backend } })
  if (db.backend === 'postgres') return
  const [job] = await db.query<{ isKnown: boolean }>(
    `select reltuples > 0 as "isKnown" from pg_class where oid = 'platform.job'::regclass`,
  )
  expect(job).toEqual({ isKnown: true })
})

async function untilFound(queueId: string | null): Promise<{ id: string }> {
  for (;;) {
    const [row] = await db.query<{ id: string }>('select id from platform.job where queue_id = $1', [queueId])
    if (row) return row
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { refreshOffices, sendReminders } from './actions/send-reminders.ts'
import { addDays } from './rules/days.ts'
import { city, district, open, startTasks, testClock } from './testing/tasks-app.ts'

const clock = testClock('2025-09-01T00:30:00Z')
let app: TestApp
let asker: TestPerson
let clerk: TestPerson
let boss: TestPerson
let supervisor: TestPerson

beforeAll(async () => {
  app = await startTasks(clock)
  asker = await app.person({ role: 'city-officer', regionPath: city, name: '市科技局周' })
  clerk = await app.person({ role: 'district-officer', regionPath: district, name: '区科技局沈' })
  boss = await app.person({ role: 'district-officer', regionPath: district, name: '区分管领导' })
  supervisor = await app.person({ role: 'supervisor', regionPath: city, name: '督查秦' })
})
beforeEach(async () => {
  const { db } = app.services
  for (const table of ['reminder', 'entry', 'support', 'task', 'unit_leader', 'setting'])
    await db.query(`delete from tasks.${table}`)
  await db.query('delete from notices.notice')
  clock.set('2025-09-01T00:30:00Z')
})
afterAll(() => app.close())

/** Reminders that a person finds on a day, in words. */
async function digestsFor(person: TestPerson): Promise<string[]> {
  const answer = await app.request('GET', '/api/notices?kind=message&state=open', { as: person })
  return answer
    .json<{ items: { title: { zh: string }; reason: string }[] }>()
    .items.filter(({ reason }) => reason === 'tasks.reminder')
    .map(({ title }) => title.zh)
}

/** Runs the job on each of many mornings and answers who found what: `09-08 区科技局沈 …`. Everybody reads at once. */
async function live(
  days: number,
  who: readonly TestPerson[],
  diary: Record<string, () => Promise<unknown>> = {},
): Promise<string[]> {
  const log: string[] = []
  for (let i = 0; i < days; i++) {
    const today = addDays('2025-09-01', i)
    clock.set(`${today}T00:30:00Z`)
    await diary[today.slice(5)]?.()
    await sendReminders(app.services)
    for (const person of who) {
      for (const title of await digestsFor(person)) log.push(`${today.slice(5)} ${person.name} ${title}`)
      await app.request('POST', '/api/notices/read-all', { as: person })
    }
  }
  return log
}

const nameLeader = () =>
  app.request('PUT', '/api/tasks/leaders', { as: asker, body: { unit: district, membershipId: boss.membership.id } })

describe('sixty mornings', () => {
  test('first the unit, then its leader, then the supervisors; on working days only', async () => {
    await nameLeader()
    await open(app, { title: '建设中试基地', dueOn: null }, asker)
    expect(await live(60, [clerk, supervisor])).toEqual([
      '09-08 区科技局沈 请办理：建设中试基地（7 天未签收）',
      '09-15 区科技局沈 请办理：建设中试基地（14 天未签收）',
      '09-22 区科技局沈 请办理：建设中试基地（21 天未签收）',
      '10-09 区科技局沈 请办理：建设中试基地（38 天未签收）',
      '10-09 督查秦 请督促：建设中试基地（清江浦区，38 天未签收）',
    ])
  })

  test('the leader hears from the third step on, and of a unit that named none nobody else does', async () => {
    await nameLeader()
    await open(app, { title: '建设中试基地', dueOn: null }, asker)
    const heard = await live(25, [boss])
    expect(heard.map((line) => line.slice(0, 5))).toEqual(['09-08', '09-15', '09-22', '09-22'])
    expect(heard.at(-1)).toContain('请督促：建设中试基地（清江浦区，21 天未签收）')
  })

  test('ten tasks on one morning are one digest, that counts and names', async () => {
    for (let i = 1; i <= 10; i++)
      await open(app, { title: `第 ${i} 项任务`, dueOn: i <= 3 ? '2025-09-05' : null }, asker)
    clock.set('2025-09-08T00:30:00Z')
    await sendReminders(app.services)
    const answer = await app.request('GET', '/api/notices?kind=message&state=all', { as: clerk })
    const digests = answer
      .json<{ items: { title: { zh: string }; text: { zh: string } | null; reason: string }[] }>()
      .items.filter(({ reason }) => reason === 'tasks.reminder')
    expect(digests).toMatchObject([
      {
        title: { zh: '今日提醒 10 件任务：3 件超期、7 件未签收' },
        text: { zh: expect.stringMatching(/^第 \d 项任务（已超期 3 天）；.*；另有 5 件$/) },
      },
    ])
  })

  test('an answer ends it: nothing more until the unit owes a report', async () => {
    const id = await open(app, { title: '建设中试基地', dueOn: null, reportEveryDays: 30 }, asker)
    const accept = () =>
      app.request('POST', `/api/tasks/${id}/answers`, { as: clerk, body: { act: 'accept', revision: 1 } })
    expect(await live(60, [clerk], { '09-10': accept })).toEqual([
      '09-08 区科技局沈 请办理：建设中试基地（7 天未签收）',
      '10-17 区科技局沈 请办理：建设中试基地（进展逾期 7 天未报）',
      '10-24 区科技局沈 请办理：建设中试基地（进展逾期 14 天未报）',
    ])
  })

  test('what is reported done waits for the one who asked, and that office is reminded', async () => {
    const id = await open(app, { title: '建设中试基地', dueOn: '2025-09-30' }, asker)
    const done = () =>
      app.request('POST', `/api/tasks/${id}/answers`, {
        as: clerk,
        body: { act: 'report-done', revision: 1, words: '完成' },
      })
    expect(await live(45, [clerk, asker], { '09-02': done })).toEqual([
      '09-09 市科技局周 请办理：建设中试基地（报办结 7 天未确认）',
      '09-16 市科技局周 请办理：建设中试基地（报办结 14 天未确认）',
      '09-23 市科技局周 请办理：建设中试基地（报办结 21 天未确认）',
      '10-09 市科技局周 请办理：建设中试基地（报办结 37 天未确认）',
    ])
  })
})

describe('the job', () => {
  test('run twice on a morning sends once, and run on a holiday sends nothing', async () => {
    await open(app, { dueOn: null }, asker)
    clock.set('2025-09-08T00:30:00Z')
    expect(await sendReminders(app.services)).toEqual({ tasks: 1, digests: 1 })
    expect(await sendReminders(app.services)).toEqual({ tasks: 0, digests: 0 })
    clock.set('2025-10-01T00:30:00Z')
    expect(await sendReminders(app.services)).toEqual({ tasks: 0, digests: 0 })
  })

  test('two at the same moment send once', async () => {
    await open(app, { dueOn: null }, asker)
    clock.set('2025-09-08T00:30:00Z')
    await Promise.all([sendReminders(app.services), sendReminders(app.services)])
    const [row] = await app.services.db.query<{ count: bigint }>('select count(*) as count from tasks.reminder')
    expect(row?.count).toBe(1n)
  })

  test('a city that is more patient says so, and its own days count', async () => {
    const body = {
      silenceDays: [10, 20, 30, 40],
      overdueDays: [1, 8, 15, 30],
      warnDays: [14, 3],
      reportEveryDays: 30,
      revision: 0,
    }
    expect((await app.request('PUT', '/api/tasks/settings', { as: asker, body })).status).toBe(200)
    await open(app, { title: '建设中试基地', dueOn: null }, asker)
    expect(await live(15, [clerk])).toEqual(['09-11 区科技局沈 请办理：建设中试基地（10 天未签收）'])
  })

  test('a day that passes makes a task overdue in the to-do of its office', async () => {
    const id = await open(app, { title: '建设中试基地', dueOn: '2025-09-05' }, asker)
    await app.request('POST', `/api/tasks/${id}/answers`, { as: clerk, body: { act: 'accept', revision: 1 } })
    const todo = async () =>
      (await app.request('GET', '/api/notices?kind=todo', { as: clerk }))
        .json<{ items: { title: { zh: string } }[] }>()
        .items.map(({ title }) => title.zh)
    expect(await todo()).toEqual([])
    clock.set('2025-09-06T00:30:00Z')
    await refreshOffices(app.services)
    expect(await todo()).toEqual(['已超期，请办理：建设中试基地'])
  })

  test('a task of a department moves to its own people when they come, and back when the last one leaves', async () => {
    const [dep] = await app.services.db.query<{ id: string }>(
      `insert into regions.department (id, region_path, name, aliases, valid_from, created_at)
       values ('dep_moves', $1, '市示例局', '{}', '2020-01-01', now()) returning id`,
      [city],
    )
    await open(app, { title: '起草办法', lead: { departmentId: dep?.id ?? '' } }, asker)
    const todo = async (as: TestPerson) =>
      (await app.request('GET', '/api/notices?kind=todo', { as })).json<{ total: number }>().total
    expect(await todo(asker)).toBe(1)
    const newcomer = await app.person({ role: 'department-officer', regionPath: city, departmentId: 'dep_moves' })
    await refreshOffices(app.services)
    expect([await todo(asker), await todo(newcomer)]).toEqual([0, 1])
    await app.services.db.query(`update auth.membership set valid_to = '2025-08-31' where id = $1`, [
      newcomer.membership.id,
    ])
    await refreshOffices(app.services)
    expect(await todo(asker)).toBe(1)
  })
})

describe('settings and leaders', () => {
  const read = async (as: TestPerson) =>
    (await app.request('GET', '/api/tasks/settings', { as })).json<{
      silenceDays: number[]
      setByRegion: string | null
      mayChange: boolean
    }>()

  test('what the city sets holds in its districts until they set their own', async () => {
    const body = {
      silenceDays: [10, 20, 30, 40],
      overdueDays: [1, 8, 15, 30],
      warnDays: [14, 3],
      reportEveryDays: null,
      revision: 0,
    }
    await app.request('PUT', '/api/tasks/settings', { as: asker, body })
    expect(await read(clerk)).toMatchObject({ silenceDays: [10, 20, 30, 40], setByRegion: '淮安市', mayChange: true })
    const own = { ...body, silenceDays: [8, 16, 24, 32] }
    expect((await app.request('PUT', '/api/tasks/settings', { as: clerk, body: own })).status).toBe(200)
    expect(await read(clerk)).toMatchObject({ silenceDays: [8, 16, 24, 32], setByRegion: '清江浦区' })
    expect(await read(asker)).toMatchObject({ silenceDays: [10, 20, 30, 40] })
  })

  test('steps within a week of each other are refused, and so is who was late', async () => {
    const body = {
      silenceDays: [7, 10, 21, 30],
      overdueDays: [1, 8, 15, 30],
      warnDays: [5, 3],
      reportEveryDays: 30,
      revision: 0,
    }
    const refused = await app.request('PUT', '/api/tasks/settings', { as: asker, body })
    expect(refused.codes).toEqual(['tasks.steps-too-close', 'tasks.steps-too-close'])
    const fine = { ...body, silenceDays: [7, 14, 21, 30], warnDays: [14, 3] }
    const both = await Promise.all(
      [1, 2].map(() => app.request('PUT', '/api/tasks/settings', { as: asker, body: fine })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('a leader is somebody of the unit; who left is leader no longer', async () => {
    const set = (unit: string, membershipId: string | null, as = asker) =>
      app.request('PUT', '/api/tasks/leaders', { as, body: { unit, membershipId } })
    expect((await set(district, asker.membership.id)).codes).toEqual(['tasks.not-of-unit'])
    expect((await set('320800/320803/', null, clerk)).codes).toEqual(['tasks.unit-not-yours'])
    const named = (await set(district, boss.membership.id)).json<{
      items: { unit: string; leader: { name: string } | null }[]
    }>()
    expect(named.items.find(({ unit }) => unit === district)?.leader?.name).toBe('区分管领导')
  })
})

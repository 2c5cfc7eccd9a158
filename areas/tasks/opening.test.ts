import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { system } from '#platform/auth/actor'
import { actorOf, type TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { carryOverTasks, openTask, openTasks, type TaskToOpen, tasksOfOrigins, withdrawTasks } from './public.ts'
import { aTask, city, department, district, open, otherDistrict, startTasks, testClock } from './testing/tasks-app.ts'

const clock = testClock('2025-05-20T02:00:00Z')
let app: TestApp
let officer: TestPerson
let clerk: TestPerson
let science: string

beforeAll(async () => {
  app = await startTasks(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city })
  clerk = await app.person({ role: 'district-officer', regionPath: district })
  science = await department(app, city, '市科学技术局')
})
beforeEach(() => app.services.db.query('delete from notices.notice'))
afterAll(() => app.close())

const ctx = (person?: TestPerson) => ({ ...app.services, actor: person ? actorOf(person) : system })
const openNow = (input: TaskToOpen) => app.services.db.tx((tx) => openTask(tx, ctx(officer), input))
const todos = async (as: TestPerson) =>
  (await app.request('GET', '/api/notices?kind=todo', { as })).json<{
    items: { title: { zh: string }; link: string; dueOn: string | null }[]
  }>().items

describe('a task is opened once for each origin', () => {
  test('the same origin again answers the open task and changes nothing', async () => {
    const input = aTask()
    const first = await openNow(input)
    const again = await openNow({ ...input, title: '另一个名称' })
    expect([first.isNew, again]).toEqual([true, { taskId: first.taskId, isNew: false }])
  })

  test('two at the same moment make one', async () => {
    const input = aTask()
    const both = await Promise.all([openNow(input), openNow(input)])
    expect(new Set(both.map(({ taskId }) => taskId)).size).toBe(1)
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1)
  })

  test('after it was withdrawn the origin can be asked for anew', async () => {
    const input = aTask()
    const first = await openNow(input)
    const origin = { kind: 'plan-measure' as const, id: input.origin?.id ?? '' }
    await app.services.db.tx((tx) => withdrawTasks(tx, ctx(), { origins: [origin] }, '规划已撤回'))
    const second = await openNow(input)
    expect(second.isNew).toBe(true)
    expect(second.taskId).not.toBe(first.taskId)
  })
})

describe('what is asked is checked, all reasons at once', () => {
  const refusedWith = async (input: TaskToOpen) => {
    const caught = await openNow(input).catch((error: { problems: { code: string; field: string }[] }) => error)
    return 'problems' in caught ? caught.problems.map(({ code, field }) => `${code} ${field}`) : ['not refused']
  }

  test('units that do not exist, or were closed', async () => {
    const gone = await department(app)
    await app.services.db.query(`update regions.department set valid_to = '2025-05-19' where id = $1`, [gone])
    expect(await refusedWith(aTask({ lead: { departmentId: gone }, support: [{ regionPath: '990000/' }] }))).toEqual([
      'tasks.unit-unknown lead',
      'tasks.unit-unknown support.0',
    ])
  })

  test('a district asks nobody of another district, nor of the city', async () => {
    const asked = aTask({
      regionPath: district,
      lead: { regionPath: otherDistrict },
      support: [{ departmentId: science }],
    })
    expect(await refusedWith(asked)).toEqual(['tasks.unit-outside lead', 'tasks.unit-outside support.0'])
  })

  test('nobody leads and helps at once, and no milestone lies after the deadline', async () => {
    const asked = aTask({
      support: [{ regionPath: district }],
      milestones: [{ title: '选址', dueOn: '2026-01-01' }],
    })
    expect(await refusedWith(asked)).toEqual(['tasks.unit-twice support.0', 'tasks.milestone-late milestones.0'])
  })

  test('of many tasks all or none are opened, and a problem says which one it is', async () => {
    const good = aTask()
    const bad = aTask({ lead: { departmentId: 'dep_none' } })
    const caught = await app.services.db
      .tx((tx) => openTasks(tx, ctx(officer), [good, bad]))
      .catch((error: { problems: { field: string }[] }) => error)
    expect(caught).toMatchObject({ problems: [{ code: 'tasks.unit-unknown', field: 'tasks.1.lead' }] })
    const [row] = await app.services.db.query<{ count: bigint }>(
      'select count(*) as count from tasks.task where origin_id = $1',
      [good.origin?.id],
    )
    expect(row?.count).toBe(0n)
  })
})

describe('who has to act is told once, however many tasks there are', () => {
  test('one task is named, with its deadline and its page', async () => {
    const lianshui = await app.person({ role: 'district-officer', regionPath: '320800/320826/' })
    const taskId = await open(app, { title: '建设概念验证中心', lead: { regionPath: '320800/320826/' } }, officer)
    expect(await todos(lianshui)).toMatchObject([
      { title: { zh: '请签收：建设概念验证中心' }, link: `/tasks/${taskId}`, dueOn: '2025-12-31' },
    ])
  })

  test('ten tasks are one to-do that counts them', async () => {
    const lead = { regionPath: '320800/320831/' }
    const jinhu = await app.person({ role: 'district-officer', regionPath: lead.regionPath })
    await app.services.db.tx((tx) =>
      openTasks(
        tx,
        ctx(officer),
        Array.from({ length: 10 }, () => aTask({ lead })),
      ),
    )
    expect(await todos(jinhu)).toMatchObject([{ title: { zh: '10 件任务待处理：10 件待签收' }, link: '/tasks' }])
  })

  test('what is given to a department where nobody works here goes to the officers of its region', async () => {
    await open(app, { title: '起草管理办法', lead: { departmentId: science } }, officer)
    expect((await todos(officer)).map(({ title }) => title.zh)).toEqual(['请签收：起草管理办法'])
    const own = await app.person({ role: 'department-officer', regionPath: city, departmentId: science })
    await open(app, { lead: { departmentId: science } }, officer)
    expect((await todos(own)).map(({ title }) => title.zh)).toEqual(['2 件任务待处理：2 件待签收'])
  })
})

describe('other areas ask by origin', () => {
  const short = async (as: TestPerson, id: string) =>
    (await tasksOfOrigins(app.services.db, ctx(as), [{ kind: 'target', id }])).map((one) => ({
      state: one.state,
      isOverdue: one.isOverdue,
      leadName: one.leadName,
    }))

  test('the open task of an origin is shown to those who may see it, and to nobody else', async () => {
    const origin = { kind: 'target' as const, id: 'tgt_1', title: '新竣工科技型项目' }
    await open(app, { origin, dueOn: '2025-05-19' }, officer)
    const elsewhere = await app.person({ role: 'district-officer', regionPath: otherDistrict })
    const company = await app.person({ role: 'organisation-member', regionPath: district, organisationId: 'org_1' })
    const seen = [{ state: 'to-accept', isOverdue: true, leadName: '清江浦区' }]
    expect(await Promise.all([officer, clerk, elsewhere, company].map((one) => short(one, 'tgt_1')))).toEqual([
      seen,
      seen,
      [],
      [],
    ])
  })

  test('withdrawing a plan cancels its open tasks, says why, and takes back the to-do', async () => {
    const lead = { regionPath: '320800/320830/' }
    const xuyi = await app.person({ role: 'district-officer', regionPath: lead.regionPath })
    const origin = (id: string) => ({ kind: 'plan-measure' as const, id, planId: 'pln_w', title: '行动方案' })
    const kept = await open(app, { lead, origin: origin('plm_kept') }, officer)
    const gone = await open(app, { lead, origin: origin('plm_gone') }, officer)
    const count = await app.services.db.tx((tx) =>
      withdrawTasks(
        tx,
        ctx(officer),
        { planId: 'pln_w', kinds: ['plan-measure'], exceptOriginIds: ['plm_kept'] },
        '已印发新版本',
      ),
    )
    const rows = await app.services.db.query<{ id: string; state: string }>(
      'select id, state from tasks.task where origin_plan_id = $1 order by id',
      ['pln_w'],
    )
    expect([count, rows]).toEqual([
      1,
      [
        { id: kept, state: 'to-accept' },
        { id: gone, state: 'cancelled' },
      ],
    ])
    expect((await todos(xuyi))[0]?.link).toBe(`/tasks/${kept}`)
    expect(
      await withdrawTasks(app.services.db, ctx(officer), { planId: 'pln_w', kinds: ['plan-measure'] }, '规划已撤回'),
    ).toBe(1)
    expect(await todos(xuyi)).toEqual([])
  })

  test('a task goes on when its measure stands in a newer version of the plan', async () => {
    const input = aTask()
    const { taskId } = await openNow(input)
    const to = { kind: 'plan-measure' as const, id: 'plm_newer', planId: 'pln_1', title: '行动方案（修订）' }
    const from = { kind: 'plan-measure' as const, id: input.origin?.id ?? '' }
    expect(await app.services.db.tx((tx) => carryOverTasks(tx, ctx(officer), [{ from, to }]))).toBe(1)
    expect(await openNow({ ...input, origin: to })).toEqual({ taskId, isNew: false })
  })
})

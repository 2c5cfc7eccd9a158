import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MeasureTaskView, Publication, PublishResult } from '../../contract.ts'
import {
  acceptAll,
  anotherText,
  bindingsOf,
  type Opened,
  type PlansApp,
  startPlansApp,
} from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp({ clock: { now: () => new Date('2025-05-20T02:00:00Z') } })
})
afterAll(() => app.close())

const preview = async (of: Opened): Promise<MeasureTaskView[]> =>
  (await app.request('GET', `${of.path}/publication`, { as: app.officer })).json<Publication>().tasks

async function publish(of: Opened, tasks: object[]) {
  await acceptAll(app, app.officer, of)
  return app.post(app.officer, `${of.path}/publish`, { bindings: await bindingsOf(app, app.officer, of), tasks })
}

const tasksOf = async (planId: string) => {
  const rows = await app.services.db.query<{
    title: string
    state: string
    due_on: string
    lead: string
    quote: string
  }>(
    `select t.title, t.state, t.due_on, t.lead_department_id as lead, t.origin_quote as quote
     from tasks.task t where t.origin_plan_id = $1`,
    [planId],
  )
  return rows.toSorted((one, other) => (one.title < other.title ? -1 : 1))
}
const chosen = (tasks: readonly MeasureTaskView[]) =>
  tasks.filter(({ isProposed }) => isProposed).map(({ measureId, dueOn }) => ({ measureId, dueOn }))

describe('the measures of a plan as tasks', () => {
  test('are proposed with the unit that leads, those that help, and the deadline of their targets', async () => {
    const of = await app.compiled(app.officer, anotherText())
    expect(await preview(of)).toMatchObject([
      {
        title: expect.stringContaining('培育高新技术企业'),
        role: 'task',
        leadName: '市科技局',
        supportNames: ['市财政局'],
        dueOn: '2027-12-31',
        isProposed: true,
      },
      {
        title: expect.stringContaining('推进科技项目'),
        leadName: '市商务局',
        unknownUnits: ['市文物局'],
        isProposed: true,
      },
    ])
  })

  test('are opened with the publication, each with its paragraph; the count is told', async () => {
    const of = await app.compiled(app.officer, anotherText())
    const [first] = chosen(await preview(of))
    const answer = await publish(of, [{ ...first, dueOn: '2026-06-30' }])
    expect(answer.json<PublishResult>()).toMatchObject({ taskCount: 1, isRepeated: false })
    expect(await tasksOf(of.planId)).toEqual([
      {
        title: expect.stringContaining('培育高新技术企业'),
        state: 'to-accept',
        due_on: '2026-06-30',
        lead: app.departments.get('市科技局'),
        quote: expect.stringContaining('有效期内高新技术企业达1400家以上'),
      },
    ])
    const again = await app.post(app.officer, `${of.path}/publish`, {
      bindings: await bindingsOf(app, app.officer, of),
    })
    expect(again.json<PublishResult>()).toMatchObject({ taskCount: 1, isRepeated: true })
  })

  test('of a measure without a known unit are refused, and nothing is published', async () => {
    const text = anotherText().replace('（责任单位：市科技局、市财政局）', '（责任单位：市文物局）')
    const of = await app.compiled(app.officer, text)
    const [first] = await preview(of)
    expect(first).toMatchObject({ leadName: null, isProposed: false, unknownUnits: ['市文物局'] })
    const answer = await publish(of, [{ measureId: first?.measureId, dueOn: null }])
    expect(answer.codes).toEqual(['plans.task-without-unit'])
    expect((await app.review(app.officer, of)).version.state).toBe('review')
    expect(await tasksOf(of.planId)).toEqual([])
  })
})

describe('a new version', () => {
  test('goes on the tasks of measures that stay, with all that was reported, and cancels the others', async () => {
    const first = await app.compiled(app.officer, anotherText())
    await publish(first, chosen(await preview(first)))
    const bureau = await app.person({
      role: 'department-officer',
      regionPath: '320800/',
      departmentId: app.departments.get('市科技局') ?? '',
    })
    const mine = await app.request('GET', `/api/tasks?planId=${first.planId}`, { as: bureau })
    const [kept] = mine.json<{ items: { id: string }[] }>().items
    await app.post(bureau, `/api/tasks/${kept?.id}/answers`, {
      act: 'progress',
      revision: 1,
      words: '已启动',
      percent: 30,
    })

    const text = anotherText().replace('推进科技项目', '加快科技项目建设')
    const second = await app.compiled(app.officer, text, { planId: first.planId })
    const proposed = await preview(second)
    expect(proposed.map(({ continues }) => continues)).toEqual([true, false])
    const answer = await publish(second, chosen(proposed))
    expect(answer.json<PublishResult>().taskCount).toBe(2)
    expect((await tasksOf(first.planId)).map(({ title, state }) => [title.replace(/^\d\. ?/, ''), state])).toEqual([
      [expect.stringContaining('加快科技项目建设'), 'to-accept'],
      [expect.stringContaining('培育高新技术企业'), 'in-progress'],
      [expect.stringContaining('推进科技项目'), 'cancelled'],
    ])
  })

  test('withdrawing the plan cancels its tasks and says why', async () => {
    const of = await app.compiled(app.officer, anotherText())
    await publish(of, chosen(await preview(of)))
    await app.post(app.officer, `/api/plans/${of.planId}/withdraw`, { reason: '目标值有误' })
    expect((await tasksOf(of.planId)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    const [entry] = await app.services.db.query<{ words: string }>(
      `select e.words from tasks.entry e join tasks.task t on t.region_path = e.region_path and t.id = e.task_id
       where t.origin_plan_id = $1 and e.kind = 'cancel'`,
      [of.planId],
    )
    expect(entry?.words).toBe('规划已撤回：目标值有误')
  })
})

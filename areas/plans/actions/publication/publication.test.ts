import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublishResult } from '../../contract.ts'
import {
  acceptAll,
  anotherText,
  bindingsOf,
  city,
  fieldsOf,
  itemNamed,
  type PlansApp,
  planOf,
  startPlansApp,
} from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp()
})
afterAll(() => app.close())

const rowsOf = (sql: string, params: unknown[]) => app.services.db.query<{ n: bigint }>(sql, params)
const activeTargets = async (planId: string) =>
  Number(
    (await rowsOf(`select count(*) as n from indicators.target where plan_id = $1 and status = 'active'`, [planId]))[0]
      ?.n,
  )

test('makes targets with quote, departments and place in the document', async () => {
  const of = await app.compiled(app.officer, anotherText())
  await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  const answer = await app.post(app.officer, `${of.path}/publish`, { bindings })
  expect(answer.status, answer.text).toBe(200)
  const result = answer.json<PublishResult>()
  expect(result).toMatchObject({ targetCount: of.review.items.length, isRepeated: false })
  expect(await activeTargets(of.planId)).toBe(result.targetCount)
  const [target] = await app.services.db.query<{ quote: string; departments: string[]; href: string }>(
    `select t.quote, t.href, array(select d.department_id from indicators.target_department d
       where d.region_path = t.region_path and d.target_id = t.id order by d.place) as departments
     from indicators.target t where t.plan_id = $1 and t.quote like '%1400%'`,
    [of.planId],
  )
  expect(target?.departments).toEqual([app.departments.get('市科技局'), app.departments.get('市财政局')])
  expect(target?.href).toContain(`/plans/${of.planId}/versions/${of.versionId}?item=`)
})

test('asked again by the same person answers the same and does nothing twice; another is told who published', async () => {
  const of = await app.compiled(app.officer, anotherText())
  await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  await app.post(app.officer, `${of.path}/publish`, { bindings })
  const targets = await activeTargets(of.planId)
  const again = await app.post(app.officer, `${of.path}/publish`, { bindings })
  expect(again.json()).toMatchObject({ isRepeated: true, targetCount: targets })
  const other = await app.post(app.colleague, `${of.path}/publish`, { bindings })
  expect([other.status, other.codes]).toEqual([409, ['plans.published-by-other']])
  expect(other.text).toContain('甲')
  expect(await activeTargets(of.planId)).toBe(targets)
})

test('by two officers at once happens exactly once', async () => {
  const of = await app.compiled(app.officer, anotherText())
  await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  const both = await Promise.all(
    [app.officer, app.colleague].map((as) => app.post(as, `${of.path}/publish`, { bindings })),
  )
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(await activeTargets(of.planId)).toBe(bindings.length)
})

test('with a binding that the indicators refuse writes nothing at all', async () => {
  const of = await app.compiled(app.officer, anotherText())
  await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  const [first, ...rest] = bindings
  const broken = [...rest, { itemId: first?.itemId, revision: first?.revision, indicatorId: 'ind_none' }]
  const answer = await app.post(app.officer, `${of.path}/publish`, { bindings: broken })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.codes.length).toBeGreaterThan(0)
  expect(await activeTargets(of.planId)).toBe(0)
  expect((await app.review(app.officer, of)).version.state).toBe('review')
})

test('waits for every decision, unless the rest is left out', async () => {
  const of = await app.compiled(app.officer, anotherText())
  await app.decide(app.officer, of, itemNamed(of.review, '1400'), 'accept')
  const bindings = await bindingsOf(app, app.officer, of)
  const early = await app.post(app.officer, `${of.path}/publish`, { bindings })
  expect([early.status, early.codes]).toEqual([422, ['plans.items-undecided']])
  const answer = await app.post(app.officer, `${of.path}/publish`, { bindings, leaveOutUndecided: true })
  expect(answer.json()).toMatchObject({ targetCount: 1 })
})

test('of an item that was changed after the preview is refused, and nothing is published', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const accepted = await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  const item = itemNamed(accepted, '1400')
  await app.decide(app.colleague, of, item, 'correct', { fields: { ...fieldsOf(item), value: '1500' } })
  const answer = await app.post(app.officer, `${of.path}/publish`, { bindings })
  expect([answer.status, answer.codes]).toEqual([409, ['plans.items-changed']])
  expect(await activeTargets(of.planId)).toBe(0)
})

test('freezes the version until it is withdrawn; then its decisions are still there', async () => {
  const of = await app.compiled(app.officer, anotherText())
  await acceptAll(app, app.officer, of)
  await app.post(app.officer, `${of.path}/publish`, { bindings: await bindingsOf(app, app.officer, of) })
  const item = itemNamed(await app.review(app.officer, of), '1400')
  const frozen = await app.decide(app.officer, of, item, 'reject')
  expect([frozen.status, frozen.codes]).toEqual([409, ['plans.version-not-in-review']])
  expect((await app.post(app.officer, `${of.path}/discard`)).codes).toEqual(['plans.version-not-discardable'])
  const withdrawn = await app.post(app.officer, `/api/plans/${of.planId}/withdraw`, { reason: '目标值有误' })
  expect(withdrawn.json()).toEqual({ withdrawnTargetCount: of.review.items.length })
  expect(await activeTargets(of.planId)).toBe(0)
  expect((await app.post(app.officer, `/api/plans/${of.planId}/withdraw`, { reason: '再撤' })).codes).toEqual([
    'plans.not-published',
  ])
  expect((await app.post(app.officer, `${of.path}/reopen`)).status).toBe(204)
  expect((await app.review(app.officer, of)).version).toMatchObject({
    state: 'review',
    counts: { decided: of.review.items.length },
  })
  const again = await app.post(app.officer, `${of.path}/publish`, {
    bindings: await bindingsOf(app, app.officer, of),
  })
  expect(again.status, again.text).toBe(200)
})

test('of a new version replaces the targets of the one before', async () => {
  const first = await app.compiled(app.officer, anotherText())
  await acceptAll(app, app.officer, first)
  await app.post(app.officer, `${first.path}/publish`, { bindings: await bindingsOf(app, app.officer, first) })
  const second = await app.compiled(app.officer, anotherText().replace('1400', '1500'), { planId: first.planId })
  await acceptAll(app, app.officer, second)
  const preview = await app.request('GET', `${second.path}/publication`, { as: app.officer })
  expect(preview.json()).toMatchObject({ replacedTargetCount: first.review.items.length })
  await app.post(app.officer, `${second.path}/publish`, { bindings: await bindingsOf(app, app.officer, second) })
  expect((await planOf(app, app.officer, first.planId)).versions.map((version) => version.state)).toEqual([
    'published',
    'superseded',
  ])
  expect(await activeTargets(first.planId)).toBe(second.review.items.length)
  const values = await app.services.db.query<{ value: string }>(
    `select value from indicators.target where plan_id = $1 and status = 'active' and quote like '%达1%'`,
    [first.planId],
  )
  expect(values).toEqual([{ value: '1500' }])
})

test('is seen by everybody, by measure and with how each target stands; an unpublished plan is not', async () => {
  const of = await app.compiled(app.officer, anotherText())
  await acceptAll(app, app.officer, of)
  expect((await app.request('GET', `/api/public/plans/${of.planId}`)).status).toBe(404)
  await app.post(app.officer, `${of.path}/publish`, { bindings: await bindingsOf(app, app.officer, of) })
  const page = await app.request('GET', `/api/public/plans/${of.planId}`)
  expect(page.status, page.text).toBe(200)
  expect(page.json()).toMatchObject({
    regionName: '淮安市',
    measures: [
      { units: [{ name: '市科技局' }, { name: '市财政局' }], targets: [{ current: { status: 'no-data' } }, {}] },
      {},
    ],
  })
  const list = await app.request('GET', '/api/public/plans?pageSize=200')
  expect(list.json<{ items: { id: string }[] }>().items.map((plan) => plan.id)).toContain(of.planId)
})

test('tells the departments that answer for it, and closes the to-do of the reviewer', async () => {
  const departmentId = app.departments.get('市财政局') ?? ''
  const bureau = await app.person({ role: 'department-officer', regionPath: city, departmentId })
  const of = await app.compiled(app.officer, anotherText())
  const todos = async (as = app.officer) =>
    (await app.request('GET', '/api/notices?pageSize=100', { as })).json<{
      items: { title: { zh: string }; link: string }[]
    }>().items
  expect((await todos()).some((notice) => notice.link.endsWith(of.versionId))).toBe(true)
  await acceptAll(app, app.officer, of)
  await app.post(app.officer, `${of.path}/publish`, { bindings: await bindingsOf(app, app.officer, of) })
  expect((await todos()).some((notice) => notice.link.endsWith(of.versionId))).toBe(false)
  expect((await todos(bureau)).find((notice) => notice.link.endsWith(of.versionId))?.title.zh).toContain(
    '贵单位负责 1 项任务',
  )
})

test('is asked for by those who reviewed, once everything is decided', async () => {
  const leader = await app.person({ role: 'city-leader', regionPath: city })
  const of = await app.compiled(app.officer, anotherText())
  expect((await app.post(app.officer, `${of.path}/ask-publication`)).codes).toEqual(['plans.items-undecided'])
  await acceptAll(app, app.officer, of)
  expect((await app.post(app.officer, `${of.path}/ask-publication`)).status).toBe(204)
  const asked = (await app.request('GET', '/api/notices', { as: leader })).json<{
    items: { title: { zh: string } }[]
  }>()
  expect(asked.items[0]?.title.zh).toContain('甲请您发布')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ContentStep, MeasureView } from '../../contract.ts'
import {
  acceptAll,
  anotherText,
  bindingsOf,
  fieldsOf,
  itemNamed,
  type Opened,
  type PlansApp,
  startPlansApp,
} from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp()
})
afterAll(() => app.close())

const review = (as: PlansApp['officer'], of: Opened, measure: MeasureView, action: string, fields?: object) =>
  app.post(as, `${of.path}/measures/${measure.id}/review`, {
    action,
    revision: measure.revision,
    ...(fields ? { fields } : {}),
  })
const sent = (measure: MeasureView) => ({
  title: measure.title,
  dueBy: measure.dueBy,
  units: measure.units.map(({ resolved, role, departmentId }) => ({ resolved, role, departmentId })),
})
const undo = (of: Opened, { batchId }: { batchId: string }) =>
  app.post(app.officer, `${of.path}/reviews/${batchId}/undo`)
const measureOf = async (of: Opened, { id }: { id: string }) =>
  (await app.review(app.officer, of)).measures.find((measure) => measure.id === id)

async function opened() {
  const of = await app.compiled(app.officer, anotherText())
  const [firms, projects] = of.review.measures
  if (!firms || !projects) throw new Error('too few measures')
  return { of, firms, projects }
}

test('title, time limit and units of a measure are corrected, kept beside what was read, and undone', async () => {
  const { of, projects } = await opened()
  const fields = {
    title: '推进科技型项目',
    dueBy: '2026-H1',
    units: [
      { resolved: '市商务局', role: 'lead', departmentId: app.departments.get('市商务局') },
      { resolved: '市发改委', role: 'support', departmentId: null },
    ],
  }
  const step = (await review(app.officer, of, projects, 'correct', fields)).json<ContentStep>()
  expect(step.measures).toMatchObject([
    {
      title: '推进科技型项目',
      dueBy: '2026-H1',
      state: 'corrected',
      reviewedBy: '甲',
      revision: 2,
      units: [
        { printed: '市商务局', role: 'lead', departmentName: '市商务局' },
        { printed: '市发改委', role: 'support', departmentName: null },
      ],
      compiled: { title: projects.title, dueBy: null, units: [{ resolved: '市商务局' }, { resolved: '市文物局' }] },
    },
  ])
  const undone = await undo(of, step)
  expect(undone.json()).toMatchObject({ items: [], removedContentIds: [] })
  expect(await measureOf(of, projects)).toEqual({ ...projects, revision: 3, changedBy: '甲' })
})

test('a measure that is none answers for nothing, and its units see nothing of the plan any more', async () => {
  const { of, projects } = await opened()
  const merchant = await app.person({
    role: 'department-officer',
    regionPath: '320800/',
    departmentId: app.departments.get('市商务局') ?? '',
  })
  const sees = async () => (await app.request('GET', `/api/plans/${of.planId}`, { as: merchant })).status
  expect(await sees()).toBe(200)
  const step = (await review(app.officer, of, projects, 'reject')).json<ContentStep>()
  expect(step.measures).toMatchObject([{ state: 'rejected', units: [{ resolved: '市商务局' }, {}] }])
  expect(await sees()).toBe(404)

  await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  expect((await app.post(app.officer, `${of.path}/publish`, { bindings })).status).toBe(200)
  const responsible = await app.services.db.query<{ quote: string; departments: number }>(
    `select t.quote, (select count(*)::int from indicators.target_department d where d.target_id = t.id) as departments
     from indicators.target t where t.plan_id = $1`,
    [of.planId],
  )
  const byQuote = (words: string) => responsible.find(({ quote }) => quote.includes(words))?.departments
  expect([byQuote('1400'), byQuote('250')]).toEqual([2, 0])
})

test('a restored measure is as before; rejecting twice is refused', async () => {
  const { of, firms } = await opened()
  await review(app.officer, of, firms, 'reject')
  const again = await review(app.officer, of, { ...firms, revision: 2 }, 'reject')
  expect([again.status, again.codes]).toEqual([409, ['plans.content-already-decided']])
  const restored = (await review(app.officer, of, { ...firms, revision: 2 }, 'restore')).json<ContentStep>()
  expect(restored.measures).toMatchObject([{ state: 'read', title: firms.title, units: firms.units }])
})

test('a measure is added from words of the text, under its headings, and goes again when that is undone', async () => {
  const { of, firms } = await opened()
  const { text } = (await app.request('GET', `${of.path}/text`, { as: app.officer })).json<{ text: string }>()
  const quote = '引进高层次人才团队8—10个'
  const offset = text.indexOf(quote)
  const fields = { title: '引进高层次人才团队', dueBy: null, units: [] }
  const wrong = await app.post(app.officer, `${of.path}/measures`, { fields, quote, offset: offset + 1 })
  expect([wrong.status, wrong.codes]).toEqual([422, ['plans.quote-not-in-text']])
  const step = (await app.post(app.officer, `${of.path}/measures`, { fields, quote, offset })).json<ContentStep>()
  const [added] = step.measures
  expect(added).toMatchObject({ state: 'added', offset, endOffset: offset + quote.length, path: expect.any(Array) })
  expect(added?.path.slice(0, 1)).toEqual(firms.path.slice(0, 1))

  const item = itemNamed(of.review, '8—10')
  await app.decide(app.officer, of, item, 'correct', { fields: { ...fieldsOf(item), measureId: added?.id } })
  const inUse = await undo(of, step)
  expect([inUse.status, inUse.codes]).toEqual([409, ['plans.measure-in-use']])
  const [moved] = (await app.review(app.officer, of)).items.filter(({ id }) => id === item.id)
  if (!moved) throw new Error('the item is gone')
  await app.decide(app.officer, of, moved, 'correct', { fields: fieldsOf(item) })
  expect((await undo(of, step)).json()).toMatchObject({ removedContentIds: [added?.id] })
  expect((await app.review(app.officer, of)).measures).toHaveLength(of.review.measures.length)
})

test('of two people on one measure the second is told who was first', async () => {
  const { of, firms } = await opened()
  const answers = await Promise.all([
    review(app.officer, of, firms, 'reject'),
    review(app.colleague, of, firms, 'correct', { ...sent(firms), title: '另一个名字' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const late = answers.find(({ status }) => status === 409)
  expect([late?.codes, late?.text]).toEqual([['plans.content-changed'], expect.stringMatching(/[甲乙] 刚刚改动了/)])
})

test('a unit that stands twice, and a department that is none, are refused together', async () => {
  const { of, firms } = await opened()
  const units = [
    { resolved: '市科技局', role: 'lead', departmentId: 'dep_none' },
    { resolved: '市科技局', role: 'support', departmentId: null },
  ]
  const answer = await review(app.officer, of, firms, 'correct', { ...sent(firms), units })
  expect(answer.codes).toEqual(['plans.unit-twice', 'plans.department-unknown'])
})

test('matching a unit to a department is a step that is undone, and no correction of what was read', async () => {
  const { of, projects } = await opened()
  const body = { resolved: '市文物局', departmentId: app.departments.get('市商务局') }
  const answer = await app.request('PUT', `${of.path}/units`, { as: app.officer, body })
  expect(await measureOf(of, projects)).toMatchObject({ state: 'read', units: [{}, { departmentName: '市商务局' }] })
  await undo(of, answer.json<{ batchId: string }>())
  expect((await measureOf(of, projects))?.units).toEqual(projects.units)
})

test('mechanisms are corrected, rejected, added and undone, and all of it stands in the labels', async () => {
  const { of, firms, projects } = await opened()
  const { text } = (await app.request('GET', `${of.path}/text`, { as: app.officer })).json<{ text: string }>()
  const quote = '企业梯队'
  const fields = { name: '企业梯队', type: 'programme' }
  const offset = text.indexOf(quote)
  const added = (await app.post(app.officer, `${of.path}/mechanisms`, { fields, quote, offset })).json<ContentStep>()
  const [mechanism] = added.mechanisms
  const path = `${of.path}/mechanisms/${mechanism?.id}/review`
  const corrected = (
    await app.post(app.officer, path, { action: 'correct', revision: 2, fields: { ...fields, type: 'system' } })
  ).json<ContentStep>()
  expect(corrected.mechanisms).toMatchObject([{ state: 'added', type: 'system', revision: 3 }])
  const rejected = (await app.post(app.officer, path, { action: 'reject', revision: 3 })).json<ContentStep>()
  await undo(of, rejected)
  expect((await app.review(app.officer, of)).mechanisms.find(({ id }) => id === mechanism?.id)).toMatchObject({
    state: 'added',
    type: 'system',
  })

  await review(app.officer, of, firms, 'reject')
  await review(app.officer, of, projects, 'correct', { ...sent(projects), dueBy: '2026' })
  await acceptAll(app, app.officer, of)
  const gold = (await app.request('GET', `${of.path}/labels`, { as: app.officer })).json<Record<string, unknown>>()
  expect(gold).toMatchObject({
    measures: [{ title: projects.title, dueBy: '2026', decided: 'corrected' }],
    measureNegatives: [{ title: firms.title, offset: firms.offset }],
    mechanismNegatives: [],
  })
  expect(gold.mechanisms).toContainEqual({ name: '企业梯队', type: 'system', quote, offset, decided: 'added' })
})

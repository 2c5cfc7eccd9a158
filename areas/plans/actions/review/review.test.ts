import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemView, ReviewStep } from '../../contract.ts'
import { anotherText, fieldsOf, itemNamed, type PlansApp, planOf, startPlansApp } from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp()
})
afterAll(() => app.close())

test('accepting, correcting and rejecting keep what was before and count', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const [first, second, third] = of.review.items
  if (!first || !second || !third) throw new Error('too few items')
  await app.decide(app.officer, of, first, 'accept')
  const corrected = await app.decide(app.officer, of, second, 'correct', {
    fields: { ...fieldsOf(second), value: '55.50', subject: '高新区' },
  })
  expect(corrected.json<ReviewStep>().items[0]).toMatchObject({
    state: 'corrected',
    value: '55.5',
    subject: '高新区',
    compiled: { value: second.value },
    reviewedBy: '甲',
    revision: 2,
  })
  const rejected = await app.decide(app.officer, of, third, 'reject', { note: '口号' })
  expect(rejected.json<ReviewStep>()).toMatchObject({
    items: [{ state: 'rejected', note: '口号' }],
    counts: { decided: 3, rejected: 1 },
  })
  const history = await app.request('GET', `${of.path}/items/${second.id}/history`, { as: app.officer })
  expect(history.json<{ items: unknown[] }>().items).toMatchObject([
    { action: 'correct', by: '甲', before: { value: second.value }, after: { value: '55.5' } },
  ])
})

test('two officers on one item: the second is told who changed what, and nothing of theirs is saved', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  await app.decide(app.officer, of, item, 'correct', { fields: { ...fieldsOf(item), value: '1500' } })
  const late = await app.decide(app.colleague, of, item, 'reject')
  expect([late.status, late.codes]).toEqual([409, ['plans.item-changed']])
  expect(late.text).toContain('甲 刚刚改动了这一条（数值）')
  expect(itemNamed(await app.review(app.officer, of), '1400')).toMatchObject({ state: 'corrected', value: '1500' })
})

test('of two decisions at the same moment exactly one stands', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const both = await Promise.all([
    app.decide(app.officer, of, item, 'accept'),
    app.decide(app.colleague, of, item, 'reject'),
  ])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('an added item must quote the text exactly where it stands', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const base = fieldsOf(itemNamed(of.review, '1400'))
  const wrong = await app.post(app.officer, `${of.path}/items`, { fields: { ...base, offset: base.offset + 1 } })
  expect([wrong.status, wrong.codes]).toEqual([422, ['plans.quote-not-in-text']])
  const added = await app.post(app.officer, `${of.path}/items`, { fields: { ...base, indicator: '新指标' } })
  expect([added.status, added.json<ReviewStep>().items[0]?.state]).toEqual([201, 'added'])
})

test('a wrong correction is refused with every reason', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const fields = {
    ...fieldsOf(item),
    comparator: 'range',
    quote: '没有这句',
    measureId: 'plm_00000000000000000000000000',
  }
  const answer = await app.decide(app.officer, of, item, 'correct', { fields })
  expect(answer.codes).toEqual(['plans.quote-not-in-text', 'plans.range-incomplete', 'plans.measure-unknown'])
  const shapeless = await app.decide(app.officer, of, item, 'correct', {
    fields: { ...fieldsOf(item), value: '很多', deadline: '明年' },
  })
  expect([shapeless.status, shapeless.codes.length]).toEqual([422, 2])
})

test('steps are undone one by one, back to the beginning', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const first = (await app.decide(app.officer, of, item, 'accept')).json<ReviewStep>()
  const accepted = first.items[0] as ItemView
  const second = (await app.decide(app.officer, of, accepted, 'reject')).json<ReviewStep>()
  const tooEarly = await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)
  expect([tooEarly.status, tooEarly.codes]).toEqual([409, ['plans.item-changed']])
  expect((await app.post(app.officer, `${of.path}/reviews/${second.batchId}/undo`)).json()).toMatchObject({
    items: [{ state: 'accepted' }],
  })
  expect((await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)).json()).toMatchObject({
    items: [{ state: 'proposed', reviewedBy: null }],
    counts: { decided: 0 },
  })
  const again = await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)
  expect([again.status, again.codes]).toEqual([404, ['plans.review-not-found']])
})

test('undoing an added item removes it, and its history stays', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const fields = { ...fieldsOf(itemNamed(of.review, '1400')), indicator: '新指标' }
  const added = (await app.post(app.officer, `${of.path}/items`, { fields })).json<ReviewStep>()
  const undone = await app.post(app.officer, `${of.path}/reviews/${added.batchId}/undo`)
  expect(undone.json()).toMatchObject({ items: [], removedItemIds: [added.items[0]?.id] })
  const history = await app.request('GET', `${of.path}/items/${added.items[0]?.id}/history`, { as: app.officer })
  expect(history.json<{ items: unknown[] }>().items).toMatchObject([{ action: 'add', undoneBy: '甲' }])
})

test('accepting above a confidence takes only those, as one step that is undone as one', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const shares = of.review.items.map((item) => item.confidenceShare ?? 0)
  const bar = shares.toSorted((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0
  const step = (await app.post(app.officer, `${of.path}/accept`, { minConfidenceShare: bar })).json<ReviewStep>()
  expect(step.items).toHaveLength(shares.filter((share) => share >= bar).length)
  const undone = await app.post(app.officer, `${of.path}/reviews/${step.batchId}/undo`)
  expect(undone.json()).toMatchObject({ counts: { decided: 0 } })
})

test('a unit is matched to a department for every measure that names it', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const departmentId = app.departments.get('市商务局')
  const answer = await app.request('PUT', `${of.path}/units`, {
    as: app.officer,
    body: { resolved: '市文物局', departmentId },
  })
  expect(answer.json()).toMatchObject({ changedCount: 1, departmentName: '市商务局' })
  const unknown = await app.request('PUT', `${of.path}/units`, {
    as: app.officer,
    body: { resolved: '市财政局', departmentId: 'dep_none' },
  })
  expect(unknown.codes).toEqual(['plans.department-unknown'])
  const nobody = await app.request('PUT', `${of.path}/units`, {
    as: app.officer,
    body: { resolved: '市无此局', departmentId },
  })
  expect(nobody.codes).toEqual(['plans.unit-unknown'])
})

test('facts that a person corrected survive a new version of the text; stale ones are refused', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const { title, issuer, number, issued, status, kind, periodFrom, periodTo, revision } = of.review.plan
  const body = { title, issuer, number, issued, status, kind, periodFrom, periodTo, revision }
  const patch = (changes: object) =>
    app.request('PATCH', `/api/plans/${of.planId}`, { as: app.officer, body: { ...body, ...changes } })
  expect((await patch({ periodFrom: '2028' })).codes).toEqual(['plans.period-reversed'])
  expect((await patch({ title: '改过的标题', issuer: '市政府办' })).json()).toMatchObject({
    title: '改过的标题',
    revision: revision + 1,
  })
  expect((await patch({ title: '又一个' })).codes).toEqual(['plans.facts-changed'])
  await app.compiled(app.officer, anotherText(), { planId: of.planId })
  expect(await planOf(app, app.officer, of.planId)).toMatchObject({
    title: '改过的标题',
    versions: [{ ordinal: 2 }, { ordinal: 1 }],
  })
})

test('a zero byte or half a character in a field is refused, not a defect', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  for (const indicator of ['高企\u0000数', '高企\ud83d数']) {
    const answer = await app.decide(app.officer, of, item, 'correct', { fields: { ...fieldsOf(item), indicator } })
    expect([200, 422]).toContain(answer.status)
  }
  expect((await app.request('GET', '/api/plans?q=%00', { as: app.officer })).status).not.toBe(500)
})

test('more items than one statement takes are accepted together, each with its history, and waiting again when undone', async () => {
  const line = (i: number) => `到2027年，样例${String.fromCodePoint(0x4e00 + i)}企业达到${1000 + i}家。`
  const of = await app.compiled(app.officer, `一、目标\n${Array.from({ length: 620 }, (_, i) => line(i)).join('\n')}\n`)
  const answer = await app.post(app.officer, `${of.path}/accept`, { minConfidenceShare: 0 })
  const { batchId, items } = answer.json<ReviewStep>()
  expect(items.map(({ state, revision }) => `${state} ${revision}`)).toEqual(Array(620).fill('accepted 2'))
  for (const item of [items[0], items.at(-1)]) {
    const history = await app.request('GET', `${of.path}/items/${item?.id}/history`, { as: app.officer })
    expect(history.json()).toMatchObject({
      total: 1,
      items: [{ action: 'accept', after: { indicator: item?.indicator } }],
    })
  }
  await app.post(app.officer, `${of.path}/reviews/${batchId}/undo`)
  const { counts } = (await app.review(app.officer, of)).version
  expect(counts).toEqual({ total: 620, decided: 0, rejected: 0 })
})

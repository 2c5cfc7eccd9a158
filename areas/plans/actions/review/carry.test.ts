import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Carried, ItemView, ReviewStep } from '../../contract.ts'
import {
  acceptAll,
  anotherText,
  bindingsOf,
  fieldsOf,
  itemNamed,
  jobOver,
  type Opened,
  type PlansApp,
  startPlansApp,
} from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp()
})
afterAll(() => app.close())

const next = (of: Opened, text: string) => app.compiled(app.officer, text, { planId: of.planId })
const carried = async (of: Opened) =>
  (await app.request('GET', `${of.path}/carried`, { as: app.officer })).json<Carried>()
const marks = (steps: Carried['steps']) => steps.map(({ key, mark }) => ({ key, mark }))
const carry = (as: PlansApp['officer'], of: Opened, steps: Carried['steps']) =>
  app.post(as, `${of.path}/carried`, { steps: marks(steps) })

/** A first version: one accepted, one corrected, one rejected, one added, the rest open. */
async function reviewed(text = anotherText()) {
  const of = await app.compiled(app.officer, text)
  const [stock, share, started] = [
    itemNamed(of.review, '1400'),
    itemNamed(of.review, '50%'),
    itemNamed(of.review, '250'),
  ]
  await app.decide(app.officer, of, stock, 'accept')
  await app.decide(app.officer, of, share, 'correct', { fields: { ...fieldsOf(share), subject: '高新区' } })
  await app.decide(app.colleague, of, started, 'reject', { note: '口号' })
  const [quote = '', value = ''] = /第(\d+)稿/.exec(text) ?? []
  const fields = {
    ...fieldsOf(stock),
    indicator: '人工补的',
    value,
    quote,
    offset: text.indexOf(quote),
  }
  await app.post(app.officer, `${of.path}/items`, { fields })
  return { of, text, review: await app.review(app.officer, of) }
}

test('nothing is decided by itself; what says the same is taken over as one step, marked, and undone as one', async () => {
  const { of, text } = await reviewed()
  const second = await next(of, text.replace('为培育科技企业', '为加快培育科技企业'))
  expect(second.review.version.counts.decided).toBe(0)
  const { version, steps } = await carried(second)
  expect(version).toMatchObject({ id: of.versionId, ordinal: 1 })
  expect(steps.map(({ action }) => action).sort()).toEqual(['accept', 'add', 'correct', 'reject'])

  const step = (await carry(app.colleague, second, steps)).json<ReviewStep>()
  expect(step.counts).toMatchObject({ decided: 4, rejected: 1, total: second.review.items.length + 1 })
  const now = await app.review(app.officer, second)
  const [stock, share, started] = [itemNamed(now, '1400'), itemNamed(now, '50%'), itemNamed(now, '250')]
  expect([stock.state, share.state, started.state]).toEqual(['accepted', 'corrected', 'rejected'])
  expect(share).toMatchObject({ subject: '高新区', reviewedBy: '乙' })
  expect(started.note).toBe('口号')
  const added = now.items.find(({ indicator }) => indicator === '人工补的')
  expect(added).toMatchObject({ state: 'added', origin: 'person', measureId: null })
  for (const item of [stock, share, started, added]) expect(item?.carriedFromItemId).not.toBe(null)
  const history = await app.request('GET', `${second.path}/items/${stock.id}/history`, { as: app.officer })
  expect(history.json<{ items: unknown[] }>().items).toMatchObject([{ action: 'carry', by: '乙' }])

  await app.post(app.officer, `${second.path}/reviews/${step.batchId}/undo`)
  const back = await app.review(app.officer, second)
  expect(back.items.map(({ state, carriedFromItemId }) => [state, carriedFromItemId])).toEqual(
    back.items.map(() => ['proposed', null]),
  )
  expect((await carried(second)).steps).toHaveLength(4)
})

test('what was read differently shows both and is not taken over; what is gone is listed', async () => {
  const { of, text } = await reviewed()
  const later = text.replace('1400家', '1500家').replace('，高新技术产业产值占比达50%以上', '')
  const second = await next(of, later)
  const { steps, changed, withdrawn } = await carried(second)
  const stock = itemNamed(second.review, '1500')
  expect(stock.earlier?.fields).toEqual(['value'])
  expect(changed).toMatchObject([
    { itemId: stock.id, from: { state: 'accepted', by: '甲', fields: { value: '1400' } } },
  ])
  expect(steps.every(({ itemIds }) => !itemIds.includes(stock.id))).toBe(true)
  expect(withdrawn).toMatchObject([{ fields: { value: '50', subject: '高新区' } }])
})

test('a decision on a taken-over item is that of the person, and its mark goes', async () => {
  const { of, text } = await reviewed()
  const second = await next(of, `${text}\n`)
  const { steps } = await carried(second)
  const accept = steps.filter(({ action }) => action === 'accept')
  const [item] = (await carry(app.officer, second, accept)).json<ReviewStep>().items
  const rejected = (await app.decide(app.officer, second, item as ItemView, 'reject')).json<ReviewStep>()
  expect(rejected.items[0]).toMatchObject({ state: 'rejected', carriedFromItemId: null })
  await app.post(app.officer, `${second.path}/reviews/${rejected.batchId}/undo`)
  expect(itemNamed(await app.review(app.officer, second), '1400')).toMatchObject({
    state: 'accepted',
    carriedFromItemId: accept[0]?.key,
  })
})

test('merged and split items are made again of the same parts', async () => {
  const text = anotherText()
  const of = await app.compiled(app.officer, text)
  const [one, other, stock] = [itemNamed(of.review, '250'), itemNamed(of.review, '150'), itemNamed(of.review, '1400')]
  const parts = [one, other].map(({ id, revision }) => ({ itemId: id, revision }))
  await app.post(app.officer, `${of.path}/items/merge`, { parts, fields: { ...fieldsOf(one), growth: '3' } })
  const items = ['甲区', '乙区'].map((subject) => ({ ...fieldsOf(stock), subject }))
  await app.post(app.officer, `${of.path}/items/${stock.id}/split`, { revision: 1, items })

  const second = await next(of, text.replace('为培育科技企业', '为更好培育科技企业'))
  const { steps, withdrawn } = await carried(second)
  expect([steps.map(({ action }) => action).sort(), withdrawn]).toEqual([['merge', 'split'], []])
  await carry(app.officer, second, steps)
  const now = await app.review(app.officer, second)
  const made = now.items.filter(({ madeBy }) => madeBy !== null)
  expect(made.map(({ subject, growth, recurrence }) => [subject, growth, recurrence]).sort()).toEqual(
    [
      ['甲区', null, null],
      ['乙区', null, null],
      [null, '3', 'annual'],
    ].sort(),
  )
  for (const { quote, offset } of made)
    expect(text.replace('为培育', '为更好培育').startsWith(quote, offset)).toBe(true)
  expect(now.items.filter(({ state }) => state === 'replaced')).toHaveLength(3)
})

test('a new text uploaded as a plan of its own is offered to the plan that it renews, and compared there', async () => {
  const title = '淮安市概念验证行动方案（2025-2027年）'
  const titled = (text: string) => text.replace(/^.*（2025-2027年）/, title)
  const { of, text } = await reviewed(titled(anotherText()))
  expect(of.review.newerTextOf).toBe(null)
  const later = text
    .replace('（征求意见稿）', '（送审稿）')
    .replace('1400家', '1500家')
    .replace('、新竣工150个以上', '')
    .replace('8—10个', '8—10个，建设概念验证中心3家')
  const alone = await app.compiled(app.officer, later)
  expect([alone.planId === of.planId, alone.review.newerTextOf]).toEqual([
    false,
    { planId: of.planId, title: expect.stringContaining('概念验证行动方案') },
  ])
  const moved = await app.post(app.officer, `${alone.path}/move`, { intoPlanId: of.planId })
  expect(moved.status, moved.text).toBe(202)
  const { planId, versionId, jobId } = moved.json<{ planId: string; versionId: string; jobId: string }>()
  await jobOver(app, jobId)
  const path = `/api/plans/${planId}/versions/${versionId}`
  const review = await app.review(app.officer, { planId, versionId })
  const second: Opened = { planId, versionId, path, review }
  expect([planId, review.version]).toMatchObject([of.planId, { ordinal: 2, earlierOrdinal: 1 }])
  const { steps, changed, withdrawn } = await carried(second)
  expect(steps.map(({ action }) => action)).toEqual(expect.arrayContaining(['correct', 'reject']))
  expect(changed).toMatchObject([{ from: { fields: { value: '1400' } } }])
  expect(withdrawn).toMatchObject([{ fields: { value: '150' } }])
  const gone = await app.request('GET', `/api/plans?q=${encodeURIComponent('概念验证行动方案')}`, { as: app.officer })
  expect(gone.json<{ items: { id: string }[] }>().items.map(({ id }) => id)).toEqual([of.planId])
  const elsewhere = await app.post(app.officer, `${path}/move`, { intoPlanId: planId })
  expect([elsewhere.status, elsewhere.codes]).toEqual([404, ['plans.not-found']])
})

test('a version after one that is published carries over and lists what changed, as after one under review', async () => {
  const text = anotherText()
  const of = await app.compiled(app.officer, text)
  await acceptAll(app, app.officer, of)
  const bindings = await bindingsOf(app, app.officer, of)
  expect((await app.post(app.officer, `${of.path}/publish`, { bindings })).status).toBe(200)
  const second = await next(of, text.replace('1400家', '1500家').replace('、新竣工150个以上', ''))
  const { version, steps, changed, withdrawn } = await carried(second)
  expect(version).toMatchObject({ ordinal: 1 })
  expect(steps).toHaveLength(second.review.items.length - 1)
  expect([changed.length, withdrawn.length]).toEqual([1, 1])
})

test('of two people who take over the same at once one wins whole, and the other is told', async () => {
  const { of, text } = await reviewed()
  const second = await next(of, `${text}\n\n`)
  const { steps } = await carried(second)
  const answers = await Promise.all([carry(app.officer, second, steps), carry(app.colleague, second, steps)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const now = await app.review(app.officer, second)
  expect(now.items.filter(({ indicator }) => indicator === '人工补的')).toHaveLength(1)
  const again = await carry(
    app.officer,
    second,
    steps.filter(({ action }) => action === 'add'),
  )
  expect([again.status, again.codes]).toEqual([409, ['plans.carried-changed']])
})

test('an earlier decision that changed meanwhile is not taken over unseen', async () => {
  const { of, text } = await reviewed()
  const second = await next(of, `${text}\n\n\n`)
  const steps = (await carried(second)).steps.filter(({ action }) => action === 'accept')
  await app.decide(app.officer, of, itemNamed(await app.review(app.officer, of), '1400'), 'reject')
  const late = await carry(app.officer, second, steps)
  expect([late.status, late.codes]).toEqual([409, ['plans.carried-changed']])
})

test('a version after one that nobody reviewed has nothing to take over', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const second = await next(of, anotherText())
  expect(await carried(second)).toEqual({ version: null, steps: [], changed: [], withdrawn: [] })
  const answer = await app.post(app.officer, `${second.path}/carried`, {
    steps: [{ key: 'pli_00000000000000000000000000', mark: 'x' }],
  })
  expect(answer.codes).toEqual(['plans.nothing-to-carry'])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemView, Publication, PublishResult, ReviewStep } from '../../contract.ts'
import {
  acceptAll,
  anotherText,
  bindingsOf,
  fieldsOf,
  itemNamed,
  type PlansApp,
  startPlansApp,
} from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp()
})
afterAll(() => app.close())

/** A plan that states its first target a second time. */
async function statedTwice() {
  const of = await app.compiled(app.officer, anotherText())
  const first = itemNamed(of.review, '1400')
  const body = { fields: fieldsOf(first) }
  const added = (await app.post(app.officer, `${of.path}/items`, body)).json<ReviewStep>().items[0]
  if (!added) throw new Error('nothing was added')
  return { of, pair: [first, added] as [ItemView, ItemView] }
}

const seen = (items: readonly ItemView[]) => items.map(({ id, revision }) => ({ itemId: id, revision }))

test('what is said twice is rejected as one step, and undone as one', async () => {
  const { of, pair } = await statedTwice()
  const path = `${of.path}/duplicates/review`
  const step = (await app.post(app.officer, path, { action: 'reject', items: seen(pair) })).json<ReviewStep>()
  expect(step).toMatchObject({ items: [{ state: 'rejected' }, { state: 'rejected' }], counts: { rejected: 2 } })
  const undone = await app.post(app.officer, `${of.path}/reviews/${step.batchId}/undo`)
  expect(undone.json()).toMatchObject({ counts: { rejected: 0 } })
})

test('a correction reaches every place, and each keeps its own quote and measure', async () => {
  const { of, pair } = await statedTwice()
  const { quote, offset, measureId, ...fields } = { ...fieldsOf(pair[0]), value: '1500.0' }
  const body = { action: 'correct', items: seen(pair), fields }
  const step = (await app.post(app.officer, `${of.path}/duplicates/review`, body)).json<ReviewStep>()
  expect(step.items).toMatchObject([
    { value: '1500', quote, offset, measureId },
    { value: '1500', quote, offset, measureId },
  ])
})

test('items that differ are not decided as one, and nothing is written', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const items = seen(of.review.items.slice(0, 2))
  const answer = await app.post(app.officer, `${of.path}/duplicates/review`, { action: 'accept', items })
  expect([answer.status, answer.codes]).toEqual([409, ['plans.items-differ']])
  expect((await app.review(app.officer, of)).version.counts.decided).toBe(0)
})

test('of two people at once on what is said twice one wins whole', async () => {
  const { of, pair } = await statedTwice()
  const path = `${of.path}/duplicates/review`
  const both = await Promise.all([
    app.post(app.officer, path, { action: 'reject', items: seen(pair) }),
    app.post(app.colleague, path, { action: 'reject', items: seen(pair).toReversed() }),
  ])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('a decision on one of them meanwhile leaves both alone', async () => {
  const { of, pair } = await statedTwice()
  await app.decide(app.colleague, of, pair[0], 'accept')
  const late = await app.post(app.officer, `${of.path}/duplicates/review`, { action: 'reject', items: seen(pair) })
  expect([late.status, late.codes]).toEqual([409, ['plans.item-changed']])
  expect((await app.review(app.officer, of)).version.counts.rejected).toBe(0)
})

test('what is said twice is published once, with both quotes shown before', async () => {
  const { of, pair } = await statedTwice()
  const { items } = await acceptAll(app, app.officer, of)
  const preview = await app.request('GET', `${of.path}/publication`, { as: app.officer })
  const line = preview.json<Publication>().lines.find((each) => each.sameQuotes.length > 0)
  expect(pair.map(({ id }) => id)).toContain(line?.itemId)
  expect(line?.sameQuotes).toHaveLength(1)
  const bindings = await bindingsOf(app, app.officer, of)
  const answer = await app.post(app.officer, `${of.path}/publish`, { bindings })
  expect(answer.json<PublishResult>().targetCount, answer.text).toBe(items.length - 1)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemView, ReviewStep } from '../../contract.ts'
import {
  acceptAll,
  anotherText,
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

const seen = (...items: ItemView[]) => items.map(({ id, revision }) => ({ itemId: id, revision }))

/** 开工 and 竣工, as if they had been read out of one joint target. */
async function twoItems() {
  const of = await app.compiled(app.officer, anotherText())
  return { of, one: itemNamed(of.review, '250'), other: itemNamed(of.review, '150') }
}

const merge = (as: PlansApp['officer'], of: Opened, parts: ItemView[], fields: object) =>
  app.post(as, `${of.path}/items/merge`, { parts: seen(...parts), fields })
const split = (as: PlansApp['officer'], of: Opened, item: ItemView, items: object[]) =>
  app.post(as, `${of.path}/items/${item.id}/split`, { revision: item.revision, items })
const stateOf = async (of: Opened) =>
  new Map((await app.review(app.officer, of)).items.map((item) => [item.id, item.state]))

test('a merge makes one item, keeps the parts as replaced, counts once and is undone as one step', async () => {
  const { of, one, other } = await twoItems()
  const before = of.review.version.counts
  const answer = await merge(app.officer, of, [one, other], { ...fieldsOf(one), indicator: '科技型项目数' })
  const step = answer.json<ReviewStep>()
  const made = step.items.find(({ madeBy }) => madeBy === 'merge')
  expect([answer.status, made]).toMatchObject([
    201,
    {
      indicator: '科技型项目数',
      state: 'added',
      recurrence: 'annual',
      madeFromItemIds: [one.id, other.id],
      valueOffset: one.valueOffset,
    },
  ])
  expect(step.counts).toEqual({ total: before.total - 1, decided: 1, rejected: 0 })
  expect([...(await stateOf(of))].filter(([, state]) => state === 'replaced').map(([id]) => id)).toEqual([
    one.id,
    other.id,
  ])

  const historyOf = async (id?: string) =>
    (await app.request('GET', `${of.path}/items/${id}/history`, { as: app.officer })).json<{ items: unknown[] }>().items
  expect(await historyOf(other.id)).toMatchObject([
    { action: 'merge', by: '甲', others: [{ indicator: '科技型项目数' }] },
  ])
  expect(await historyOf(made?.id)).toMatchObject([
    { action: 'merge', before: null, others: [{ value: '250' }, { value: '150' }] },
  ])

  const undone = await app.post(app.officer, `${of.path}/reviews/${step.batchId}/undo`)
  expect(undone.json()).toMatchObject({ removedItemIds: [made?.id], counts: before })
  const states = await stateOf(of)
  expect([states.get(one.id), states.get(other.id), states.has(made?.id ?? '')]).toEqual([
    'proposed',
    'proposed',
    false,
  ])
})

test('a split makes several of one, each with its own quote; none of them undone while one was changed', async () => {
  const of = await app.compiled(app.officer, anotherText())
  const item = itemNamed(of.review, '1400')
  const step = (
    await split(app.officer, of, item, [
      { ...fieldsOf(item), subject: '清江浦区', value: '700' },
      { ...fieldsOf(item), subject: '淮阴区', value: '700' },
    ])
  ).json<ReviewStep>()
  const [first, second] = step.items.filter(({ madeBy }) => madeBy === 'split')
  if (!first || !second) throw new Error('the split made nothing')
  expect(step.counts).toMatchObject({ total: of.review.items.length + 1, decided: 2 })
  const corrected = await app.decide(app.officer, of, second, 'correct', {
    fields: { ...fieldsOf(second), value: '701' },
  })
  const late = await app.post(app.officer, `${of.path}/reviews/${step.batchId}/undo`)
  expect([late.status, late.codes]).toEqual([409, ['plans.item-changed']])
  await app.post(app.officer, `${of.path}/reviews/${corrected.json<ReviewStep>().batchId}/undo`)
  const undone = await app.post(app.officer, `${of.path}/reviews/${step.batchId}/undo`)
  expect(undone.json()).toMatchObject({ items: [{ id: item.id, state: 'proposed' }], counts: of.review.version.counts })
})

test('what was made is made of again, and undone step by step', async () => {
  const { of, one, other } = await twoItems()
  const first = (await merge(app.officer, of, [one, other], fieldsOf(one))).json<ReviewStep>()
  const made = first.items.find(({ madeBy }) => madeBy !== null)
  if (!made) throw new Error('the merge made nothing')
  const third = itemNamed(of.review, '1400')
  const second = (await merge(app.officer, of, [made, third], fieldsOf(third))).json<ReviewStep>()
  const tooEarly = await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)
  expect(tooEarly.text).toContain('合并')
  await app.post(app.officer, `${of.path}/reviews/${second.batchId}/undo`)
  await app.post(app.officer, `${of.path}/reviews/${first.batchId}/undo`)
  expect((await app.review(app.officer, of)).version.counts).toEqual(of.review.version.counts)
})

test('of two people who merge and decide the same card at once one wins, and the other is told who did what', async () => {
  const { of, one, other } = await twoItems()
  const third = itemNamed(of.review, '1400')
  const answers = await Promise.all([
    merge(app.officer, of, [one, other], fieldsOf(one)),
    merge(app.colleague, of, [third, one], fieldsOf(third)),
    app.decide(app.colleague, of, other, 'reject'),
  ])
  const won = answers.filter(({ status }) => status < 300)
  const lost = answers.filter(({ status }) => status === 409)
  expect(won.length + lost.length).toBe(3)
  expect(lost.length).toBeGreaterThan(0)
  for (const { codes, text } of lost) {
    expect(codes).toEqual(['plans.item-changed'])
    expect(text).toMatch(/[甲乙] 刚刚改动了这一条（(合并|否定)）/)
  }
  const states = await stateOf(of)
  const madeCount = [...states.values()].filter((state) => state === 'added').length
  expect(madeCount).toBe(won.filter(({ status }) => status === 201).length)
})

test('a part that is none any more is neither decided nor merged again', async () => {
  const { of, one, other } = await twoItems()
  await merge(app.officer, of, [one, other], fieldsOf(one))
  const replaced = (await app.review(app.officer, of)).items.find(({ id }) => id === one.id)
  if (!replaced) throw new Error('the part is gone')
  const accepted = await app.decide(app.officer, of, replaced, 'accept')
  const again = await split(app.officer, of, replaced, [
    { ...fieldsOf(one), subject: '甲区' },
    { ...fieldsOf(one), subject: '乙区' },
  ])
  expect([accepted.codes, again.codes]).toEqual([['plans.item-replaced'], ['plans.item-replaced']])
})

test('a wrong result is refused with every reason, and nothing is written', async () => {
  const { of, one, other } = await twoItems()
  const twice = await split(app.officer, of, one, [fieldsOf(one), fieldsOf(one)])
  expect([twice.status, twice.codes]).toEqual([422, ['plans.results-same']])
  const unquoted = await merge(app.officer, of, [one, other], { ...fieldsOf(one), quote: '没有这句 1 个' })
  expect(unquoted.codes).toEqual(['plans.quote-not-in-text'])
  expect((await app.review(app.officer, of)).items).toEqual(of.review.items)
})

test('labels hold what was made and not its parts, and accuracy counts the part that was too many', async () => {
  const { of, one, other } = await twoItems()
  await merge(app.officer, of, [one, other], { ...fieldsOf(one), growth: '12' })
  await acceptAll(app, app.officer, of)
  const gold = (await app.request('GET', `${of.path}/labels`, { as: app.officer })).json<{
    targets: { value: number; growth: number | null; firstReading: string }[]
    negatives: unknown[]
  }>()
  expect(gold.targets.filter(({ value }) => value === 250 || value === 150)).toMatchObject([
    { value: 250, growth: 12, firstReading: 'right' },
  ])
  expect(gold.negatives).toEqual([])
  const { first } = (await app.request('GET', `${of.path}/accuracy`, { as: app.officer })).json<{
    first: { saidCount: number; labelledCount: number; foundCount: number }
  }>()
  const readCount = of.review.items.length
  expect(first).toMatchObject({ saidCount: readCount, labelledCount: readCount - 1, foundCount: readCount - 1 })
})

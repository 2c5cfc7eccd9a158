import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Accuracy, LabelledDocument, VersionAccuracy } from '../../contract.ts'
import { acceptAll, anotherText, fieldsOf, itemNamed, type PlansApp, startPlansApp } from '../../testing/plans-app.ts'

let app: PlansApp

beforeAll(async () => {
  app = await startPlansApp()
})
afterAll(() => app.close())

const read = async <Answer>(path: string) => (await app.request('GET', path, { as: app.officer })).json<Answer>()

test('before any review is complete there is nothing to measure, and the open ones are counted', async () => {
  const before = await read<Accuracy>('/api/plans/accuracy')
  expect(before).toMatchObject({ documentCount: 0, total: { precisionShare: null, fieldShares: { mode: null } } })
  const of = await app.compiled(app.officer, anotherText())
  expect((await read<Accuracy>('/api/plans/accuracy')).openCount).toBe(before.openCount + 1)
  for (const path of ['accuracy', 'labels']) {
    const early = await app.request('GET', `${of.path}/${path}`, { as: app.officer })
    expect([early.status, early.codes]).toEqual([409, ['plans.review-incomplete']])
  }
})

test('what people corrected, rejected and added is measured, shown with its words, and exported as labels', async () => {
  const text = `${anotherText()}附注：众创空间满意率另行公布。\n`
  const of = await app.compiled(app.officer, text)
  const firms = itemNamed(of.review, '1400')
  const started = itemNamed(of.review, '250')
  const teams = itemNamed(of.review, '8—10')
  await app.decide(app.officer, of, firms, 'correct', { fields: { ...fieldsOf(firms), deadline: '2026' } })
  await app.decide(app.officer, of, started, 'reject', { note: '口号' })
  await app.decide(app.officer, of, teams, 'correct', { fields: { ...fieldsOf(teams), value: '9' } })
  const quote = '2025-2027年'
  const added = { ...fieldsOf(firms), indicator: '年限', value: '2027', unit: '年', quote, offset: text.indexOf(quote) }
  expect((await app.post(app.officer, `${of.path}/items`, { fields: added })).status).toBe(201)
  await acceptAll(app, app.officer, of)

  const saidCount = of.review.items.length
  const one = await read<VersionAccuracy>(`${of.path}/accuracy`)
  expect(one.first).toMatchObject({
    saidCount,
    labelledCount: saidCount,
    foundCount: saidCount - 2,
    rightCount: saidCount - 3,
    bulkCount: saidCount - 3,
    precisionShare: (saidCount - 2) / saidCount,
    recallShare: (saidCount - 2) / saidCount,
    fieldShares: { deadline: (saidCount - 3) / (saidCount - 2), value: (saidCount - 2) / (saidCount - 1), mode: 1 },
  })
  expect(one.differences.map(({ type, fields, itemId }) => [type, fields, itemId])).toEqual(
    expect.arrayContaining([
      ['differs', ['deadline'], firms.id],
      ['misread', ['value'], teams.id],
      ['extra', [], started.id],
      ['missed', [], expect.any(String)],
    ]),
  )
  const differs = one.differences.find(({ itemId }) => itemId === firms.id)
  expect(differs).toMatchObject({ read: { deadline: '2027' }, decided: { deadline: '2026' } })
  expect(text).toContain(`${differs?.before}${differs?.quote}${differs?.after}`)
  expect(one.today).toEqual(one.first)

  const all = await read<Accuracy>('/api/plans/accuracy')
  expect(all).toMatchObject({ documentCount: 1, byKind: [{ kind: 'plan', documentCount: 1 }] })
  expect(all.total).toEqual(one.first)
  expect(all.calibration.reduce((total, step) => total + step.count, 0)).toBe(saidCount)
  expect(all.calibration.reduce((total, step) => total + step.rightCount, 0)).toBe(saidCount - 3)
  const list = await read<{ items: LabelledDocument[]; total: number }>('/api/plans/accuracy/documents')
  expect(list).toMatchObject({ total: 1, items: [{ versionId: of.versionId, agreement: { saidCount } }] })

  const file = await app.request('GET', `${of.path}/labels`, { as: app.officer })
  const gold = JSON.parse(file.text) as { targets: Record<string, unknown>[]; negatives: unknown[]; outline: unknown[] }
  expect(gold.targets).toHaveLength(saidCount)
  expect(gold.targets).toContainEqual(
    expect.objectContaining({
      value: 1400,
      deadline: '2026',
      quote: firms.quote,
      offset: firms.offset,
      valueOffset: text.indexOf('1400'),
      firstReading: 'wrong',
    }),
  )
  expect(gold.targets).toContainEqual(expect.objectContaining({ indicator: '年限', firstReading: 'missed' }))
  expect(gold.negatives).toEqual([{ quote: started.quote, offset: started.offset, reason: '口号' }])
  expect(gold.outline).toHaveLength(3)
})

test('a department, which sees some plans only, does not see how they were read', async () => {
  const somebody = await app.person({
    role: 'department-officer',
    regionPath: '320800/',
    departmentId: app.departments.get('市科技局') ?? '',
  })
  expect((await app.request('GET', '/api/plans/accuracy', { as: somebody })).status).toBe(403)
})

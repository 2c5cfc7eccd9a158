import { expect, test } from 'vitest'
import { askedFor, entryOrder } from './asked-for.ts'
import { periodHolding } from './period.ts'

const of = (over: Partial<Parameters<typeof askedFor>[0]>) =>
  askedFor({
    ...{ cadence: 'month', dueDays: 10, isNeeded: true, isComputed: false, today: '2025-06-05' },
    period: periodHolding('2025-05-31', 'month'),
    ...over,
  })

test('a figure is asked for by the cadence of its card, until its days of grace are over', () => {
  expect(of({})).toEqual({ dueOn: '2025-06-10', isLate: false })
  expect(of({ today: '2025-06-11' })).toEqual({ dueOn: '2025-06-10', isLate: true })
  expect(of({ cadence: 'quarter' })).toBeNull()
  expect(of({ cadence: 'quarter', period: periodHolding('2025-06-30', 'month') })).toMatchObject({
    dueOn: '2025-07-10',
  })
  expect(of({ cadence: 'year' })).toBeNull()
})

test('nobody waits for what the records yield, nor for what only the region above has a target for', () => {
  expect([of({ isComputed: true }), of({ isNeeded: false })]).toEqual([null, null])
})

test('a form begins with what came back, then what is due by its day; what nobody waits for is last', () => {
  const due = (dueOn: string) => ({ dueOn, isLate: false })
  const rows = [
    { name: 'other', due: null, status: null },
    { name: 'reported', due: due('2025-06-05'), status: 'submitted' },
    { name: 'later', due: due('2025-06-15'), status: null },
    { name: 'back', due: null, status: 'returned' },
    { name: 'first', due: due('2025-06-10'), status: null },
  ] as const
  const names = rows.toSorted((a, b) => (entryOrder(a) < entryOrder(b) ? -1 : 1)).map(({ name }) => name)
  expect(names).toEqual(['back', 'first', 'later', 'reported', 'other'])
})

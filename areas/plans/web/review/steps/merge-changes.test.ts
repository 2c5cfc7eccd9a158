import { expect, test } from 'vitest'
import type { VersionReview } from '#contract/plans'
import { itemView } from '../../../testing/item-view.ts'
import { withChanges } from './merge-changes.ts'

const review = (...items: VersionReview['items']) =>
  ({
    items,
    measures: [],
    mechanisms: [],
    version: { counts: { total: 2, decided: 0, rejected: 0 } },
  }) as unknown as VersionReview

test('an older view never takes the place of a newer one, in whichever order they come', () => {
  const [first, second] = [
    itemView('a', { revision: 2, state: 'accepted' }),
    itemView('a', { revision: 3, state: 'rejected' }),
  ]
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    const after = order.reduce((now, item) => withChanges(now, { items: [item] }), review(itemView('a')))
    expect(after.items).toEqual([second])
  }
})

test('what did not change stays the same object, and so does the list when nothing did', () => {
  const [a, b] = [itemView('a'), itemView('b')]
  const before = review(a, b)
  expect(withChanges(before, { items: [{ ...a, revision: 2 }] }).items[1]).toBe(b)
  expect(withChanges(before, { items: [] }).items).toBe(before.items)
  expect(withChanges(before, { items: [{ ...a }] }).items[0]).toBe(a)
})

test('a choice of indicator is news though the item was decided no further', () => {
  const chosen = itemView('a', { chosenIndicator: { id: 'ind_1', name: '高企' } })
  expect(withChanges(review(itemView('a')), { items: [chosen] }).items).toEqual([chosen])
})

test('made items take their place in the document, removed ones go', () => {
  const before = review(itemView('a', { offset: 0 }), itemView('b', { offset: 20 }))
  const after = withChanges(before, { items: [itemView('c', { offset: 10 })], removedItemIds: ['a'] })
  expect(after.items.map(({ id }) => id)).toEqual(['c', 'b'])
})

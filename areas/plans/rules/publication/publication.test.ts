import { describe, expect, test } from 'vitest'
import { unitsAgree } from '#areas/indicators'
import { checkPublication, directionOf, type PublishableItem, sureSuggestion } from './publication.ts'

function item(changes: Partial<PublishableItem> = {}): PublishableItem {
  return {
    id: 'pli_1',
    state: 'accepted',
    revision: 2,
    relativeTo: null,
    recurrence: null,
    measureId: null,
    indicator: '高新技术企业数',
    subject: null,
    value: '1400',
    valueMax: null,
    unit: '家',
    comparator: '>=',
    mode: 'stock',
    kind: 'target',
    deadline: '2027',
    growth: null,
    quote: '高企1400家',
    offset: 0,
    ...changes,
  }
}
const bound = (revision = 2, itemId = 'pli_1') => ({ itemId, revision })
const codes = (items: PublishableItem[], bindings = [bound()], leaveOut = false) =>
  checkPublication(items, bindings, leaveOut).map((problem) => problem.code)

describe('a publication', () => {
  test('of decided and bound items is fine', () => {
    expect(codes([item(), item({ id: 'pli_2', state: 'rejected' })])).toEqual([])
  })
  test('waits for every item to be decided unless they are left out', () => {
    const items = [item(), item({ id: 'pli_2', state: 'proposed' })]
    expect(checkPublication(items, [bound()], false)).toEqual([
      { code: 'plans.items-undecided', params: { count: 1 }, overridable: true },
    ])
    expect(codes(items, [bound()], true)).toEqual([])
  })
  test('of nothing is refused', () => {
    expect(codes([item({ state: 'rejected' })], [])).toEqual(['plans.nothing-to-publish'])
  })
  test('needs an indicator for every item that takes part', () => {
    expect(codes([item()], [])).toEqual(['plans.binding-missing'])
  })
  test('of an item that changed since the dialog opened is refused', () => {
    expect(codes([item({ revision: 3 })])).toEqual(['plans.items-changed'])
  })
  test('names bindings of items that take no part', () => {
    expect(codes([item()], [bound(), bound(1, 'pli_9')])).toEqual(['plans.binding-unknown'])
  })
  test('of a target without deadline or with only a relative value is refused, with both reasons', () => {
    expect(codes([item({ deadline: null, relativeTo: '全市' })])).toEqual([
      'plans.deadline-missing',
      'plans.relative-target',
    ])
  })
})

describe('a suggestion is chosen beforehand', () => {
  const asked = { unit: '家', mode: 'stock' }
  const suggestion = (score: number, changes = {}) => ({
    indicatorId: 'ind_1',
    unit: '家',
    mode: 'stock',
    score,
    ...changes,
  })
  test('when name, unit and mode fit', () => {
    expect(sureSuggestion(asked, [suggestion(0.95)], unitsAgree)).toBe('ind_1')
  })
  test('also when another counting word is printed', () => {
    expect(sureSuggestion(asked, [suggestion(0.95, { unit: '个' })], unitsAgree)).toBe('ind_1')
    expect(sureSuggestion({ unit: '项', mode: 'stock' }, [suggestion(1, { unit: '件' })], unitsAgree)).toBe('ind_1')
  })
  test('not when the unit or the mode is another', () => {
    expect(
      sureSuggestion(asked, [suggestion(1, { unit: '亿元' }), suggestion(1, { mode: 'flow-annual' })], unitsAgree),
    ).toBe(null)
  })
  test('not when the name is far off, or a second one is as near', () => {
    expect(sureSuggestion(asked, [suggestion(0.7)], unitsAgree)).toBe(null)
    expect(sureSuggestion(asked, [suggestion(0.9), suggestion(0.88, { indicatorId: 'ind_2' })], unitsAgree)).toBe(null)
  })
})

test('at most means less is better', () => {
  expect(directionOf('<=')).toBe('down')
  expect(directionOf('>=')).toBe('up')
})

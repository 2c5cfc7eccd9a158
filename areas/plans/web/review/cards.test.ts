import { describe, expect, test } from 'vitest'
import { type ItemView, type MeasureView, sayingOf } from '#contract/plans'
import { itemView as item } from '../../testing/item-view.ts'
import { cardsOf, everything, filterItems, neighbour, nextOpen, sureShare } from './filters.ts'
import { guessFields } from './guess-fields.ts'

describe('cards', () => {
  const items = [
    item('a', { state: 'accepted' }),
    item('b'),
    item('c', { state: 'rejected', confidenceShare: 0.5 }),
    item('d'),
  ]
  const ids = (list: readonly ItemView[]) => list.map((each) => each.id).join('')

  test('are filtered by state, kind, confidence and words', () => {
    expect(ids(filterItems(items, everything))).toBe('abcd')
    expect(ids(filterItems(items, { ...everything, state: 'open' }))).toBe('bd')
    expect(ids(filterItems(items, { ...everything, state: 'decided' }))).toBe('ac')
    expect(ids(filterItems(items, { ...everything, confidence: 'low' }))).toBe('c')
    expect(ids(filterItems(items, { ...everything, words: '不存在' }))).toBe('')
  })
  test('what was merged or split is shown only to whoever looks for it', () => {
    const withReplaced = [...items, item('e', { state: 'replaced' })]
    expect(ids(filterItems(withReplaced, everything))).toBe('abcd')
    expect(ids(filterItems(withReplaced, { ...everything, state: 'decided' }))).toBe('ac')
    expect(ids(filterItems(withReplaced, { ...everything, state: 'replaced' }))).toBe('e')
  })
  test('are filtered by how they stand against the version before', () => {
    const againstOf = ({ id }: ItemView) => (id === 'b' ? 'changed' : null)
    expect(ids(filterItems(items, { ...everything, against: 'changed' }, againstOf))).toBe('b')
  })
  test('after a decision the next waiting one is chosen, from the top again at the end', () => {
    expect(nextOpen(items, 'a')).toBe('b')
    expect(nextOpen(items, 'd')).toBe('b')
    expect(nextOpen([item('a', { state: 'accepted' }), item('b', { state: 'rejected' })], 'a')).toBe('b')
  })
  test('accepting many begins at 0.95, or where the surest open item is', () => {
    expect(sureShare(items)).toBe(0.9)
    expect(sureShare([item('a', { confidenceShare: 0.99 })])).toBe(0.95)
    expect(sureShare([item('a', { state: 'accepted', confidenceShare: 0.7 })])).toBe(0.95)
    expect(sureShare([item('a', { confidenceShare: 0.8 })])).toBe(0.8)
  })
  test('moving stops at both ends', () => {
    expect(neighbour(items, null, 1)).toBe('a')
    expect(neighbour(items, 'd', 1)).toBe('d')
    expect(neighbour(items, 'a', -1)).toBe('a')
    expect(neighbour([], 'a', 1)).toBe(null)
  })
})

describe('what the document says several times', () => {
  const shape = (items: readonly ItemView[], apart = new Set<string>()) =>
    cardsOf(items, apart).map((card) => [card.item, ...card.others].map(({ id }) => id).join(''))
  const twice = [
    item('a'),
    item('b', { value: '2' }),
    item('c', { quote: '表中高企1家', offset: 90, measureId: 'plm_2' }),
  ]

  test('is one card where it stands first', () => {
    expect(shape(twice)).toEqual(['ac', 'b'])
  })
  test('is several where anything but the place differs, or was decided apart', () => {
    for (const changes of [{ subject: '高新区' }, { deadline: '2026' }, { comparator: '=' as const }, { unit: '个' }])
      expect(shape([item('a'), item('b', changes)])).toEqual(['a', 'b'])
    expect(shape([item('a'), item('b', { state: 'accepted' })])).toEqual(['a', 'b'])
  })
  test('is several again when the person looks at them apart', () => {
    expect(shape(twice, new Set([sayingOf(item('x')) ?? '']))).toEqual(['a', 'b', 'c'])
  })
  test('never hides a proposal of the assistant', () => {
    const proposed = { origin: 'assistant' as const, confidenceShare: null }
    expect(shape([item('a', proposed), item('b', proposed)])).toEqual(['a', 'b'])
  })
})

test('the least sure come first on demand: proposals of the assistant, then by confidence, then what people wrote', () => {
  const items = [
    item('a', { confidenceShare: 0.9 }),
    item('b', { confidenceShare: null, origin: 'person' }),
    item('c', { confidenceShare: 0.4 }),
    item('d', { confidenceShare: null, origin: 'assistant' }),
  ]
  const ids = filterItems(items, { ...everything, order: 'unsure' }).map(({ id }) => id)
  expect(ids.join('')).toBe('dcab')
})

describe('a selected stretch', () => {
  const measure = { id: 'plm_1', offset: 10, endOffset: 90 } as MeasureView
  const guess = (quote: string) => guessFields(quote, 20, { measures: [measure], plan: { periodTo: '2027' } })

  test('starts the form with its number, unit, comparison and measure', () => {
    expect(guess('有效期内高新技术企业达到1,400家以上')).toMatchObject({
      indicator: '有效期内高新技术企业',
      value: '1400',
      unit: '家',
      comparator: '>=',
      mode: 'stock',
      deadline: '2027',
      measureId: 'plm_1',
    })
  })
  test('knows ranges and shares', () => {
    expect(guess('引进人才团队8—10个')).toMatchObject({ value: '8', valueMax: '10', comparator: 'range', unit: '个' })
    expect(guess('科技项目转化率40%以上')).toMatchObject({ value: '40', unit: '%', mode: 'ratio', comparator: '>=' })
  })
  test('without a number leaves the value to the person', () => {
    expect(guess('实现零的突破').value).toBe('')
  })
})

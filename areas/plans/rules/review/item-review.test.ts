import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkItem,
  compareDecimals,
  decide,
  differences,
  type ItemFacts,
  plainDecimal,
  planStatus,
} from './item-review.ts'

const text = '二、目标\n到2027年，有效期内高新技术企业达1400家以上，研发投入强度提高1—2个百分点。'
const quote = '有效期内高新技术企业达1400家以上'

function facts(changes: Partial<ItemFacts> = {}): ItemFacts {
  return {
    measureId: null,
    indicator: '有效期内高新技术企业数',
    subject: null,
    value: '1400',
    valueMax: null,
    unit: '家',
    comparator: '>=',
    mode: 'stock',
    kind: 'target',
    deadline: '2027',
    growth: null,
    quote,
    offset: text.indexOf(quote),
    ...changes,
  }
}
const codes = (changes: Partial<ItemFacts>, measures = new Set<string>()) =>
  checkItem(facts(changes), text, measures).map((problem) => problem.code)

describe('an item is checked against the text', () => {
  test('a quote that is the text at its offset is fine', () => {
    expect(codes({})).toEqual([])
  })
  test('a quote one place off is refused', () => {
    expect(codes({ offset: text.indexOf(quote) + 1 })).toEqual(['plans.quote-not-in-text'])
  })
  test('a quote beyond the end of the text is refused', () => {
    expect(codes({ offset: 10_000 })).toEqual(['plans.quote-not-in-text'])
  })
  test('a quote that prints no number supports no value', () => {
    expect(codes({ quote: '有效期内高新技术企业', offset: text.indexOf('有效期') })).toEqual([
      'plans.value-not-in-quote',
    ])
  })
  test('a range needs an upper value above the lower one', () => {
    expect(codes({ comparator: 'range', value: '1' })).toEqual(['plans.range-incomplete'])
    expect(codes({ comparator: 'range', value: '2', valueMax: '1' })).toEqual(['plans.range-incomplete'])
    expect(codes({ comparator: 'range', value: '9', valueMax: '10' })).toEqual([])
  })
  test('only a range has an upper value', () => {
    expect(codes({ valueMax: '1500' })).toEqual(['plans.range-not-asked'])
  })
  test('every reason is told at once', () => {
    expect(codes({ offset: 0, valueMax: '1', measureId: 'plm_x' })).toEqual([
      'plans.quote-not-in-text',
      'plans.range-not-asked',
      'plans.measure-unknown',
    ])
  })
})

describe('a decision', () => {
  const compiled = facts()
  const now = (state: 'proposed' | 'accepted' | 'rejected' | 'corrected', value = '1400') => ({
    state,
    facts: facts({ value }),
    compiled,
  })

  test('accepting what the compiler read makes it accepted', () => {
    expect(decide(now('proposed'), 'accept', undefined).next?.state).toBe('accepted')
  })
  test('accepting a rejected item that was corrected before makes it corrected again', () => {
    expect(decide(now('rejected', '1500'), 'accept', undefined).next?.state).toBe('corrected')
  })
  test('accepting twice is refused', () => {
    expect(decide(now('accepted'), 'accept', undefined).problems).toMatchObject([
      { code: 'plans.item-already-decided' },
    ])
  })
  test('a correction keeps what the person wrote', () => {
    expect(decide(now('proposed'), 'correct', facts({ value: '1500' })).next).toEqual({
      state: 'corrected',
      facts: facts({ value: '1500' }),
    })
  })
  test('a correction back to what the compiler read counts as accepted', () => {
    expect(decide(now('corrected', '1500'), 'correct', facts()).next?.state).toBe('accepted')
  })
  test('a correction without fields is refused', () => {
    expect(decide(now('proposed'), 'correct', undefined).problems).toMatchObject([{ code: 'plans.fields-missing' }])
  })
  test('reopening brings back the reading of the compiler', () => {
    expect(decide(now('corrected', '1500'), 'reopen', undefined).next).toEqual({ state: 'proposed', facts: compiled })
  })
  test('an added item has no reading to come back to', () => {
    const added = { state: 'added' as const, facts: facts(), compiled: null }
    expect(decide(added, 'reopen', undefined).problems).toMatchObject([{ code: 'plans.added-item-cannot-reopen' }])
    expect(decide(added, 'correct', facts({ value: '2' })).next?.state).toBe('added')
  })
  test('differences names the changed facts in both languages', () => {
    expect(differences(facts(), facts({ value: '1500', deadline: '2026' }))).toEqual([
      { zh: '数值', en: 'value' },
      { zh: '时限', en: 'deadline' },
    ])
  })
})

describe('decimals', () => {
  test('are compared without losing digits', () => {
    expect(compareDecimals('123456789012345.000001', '123456789012345')).toBe(1)
    expect(compareDecimals('-2', '1')).toBe(-1)
    expect(compareDecimals('1.50', '1.5')).toBe(0)
  })
  test('written plainly keep their value', () => {
    const decimal = fc.tuple(fc.boolean(), fc.nat(10 ** 9), fc.nat(999_999)).map(([minus, whole, fraction]) => {
      return `${minus ? '-' : ''}${whole}.${String(fraction).padStart(6, '0')}`
    })
    fc.assert(
      fc.property(decimal, (written) => {
        expect(compareDecimals(plainDecimal(written), written)).toBe(0)
        expect(plainDecimal(plainDecimal(written))).toBe(plainDecimal(written))
        expect(plainDecimal(written)).not.toMatch(/\.\d*0$|\.$|^-0$/)
      }),
    )
  })
  test('order of decimals is the order of numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        (a, b) => {
          const [x, y] = [a / 1000, b / 1000]
          expect(compareDecimals(x.toFixed(3), y.toFixed(3))).toBe(Math.sign(a - b) || 0)
        },
      ),
    )
  })
})

test('the status of a document is read from its own words, and unknown where it has none', () => {
  expect(planStatus('征求意见稿')).toBe('draft-for-comment')
  expect(planStatus('送审稿')).toBe('draft-for-approval')
  expect(planStatus('印发')).toBe('issued')
  expect(planStatus('总结')).toBe(null)
  expect(planStatus(null)).toBe(null)
})

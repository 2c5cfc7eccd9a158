import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareReadings, differingFields, type Label, type Reading } from './agreement.ts'
import { addCounts, calibrationOf, countsOf, likelyRange, noCounts, sharesOf } from './agreement-figures.ts'
import { likeness } from './agreement-likeness.ts'

const text = '到2027年，高新技术企业达1400家以上，引进团队8—10个，研发投入占比达3.5%。'

function reading(words: string, changes: Partial<Reading> = {}): Reading {
  return {
    indicator: '高新技术企业数',
    subject: null,
    value: 1400,
    valueMax: null,
    unit: '家',
    comparator: '>=',
    mode: 'stock',
    kind: 'target',
    deadline: '2027',
    quote: words,
    offset: text.indexOf(words),
    ...changes,
  }
}
const label = (words: string, changes: Partial<Label> = {}): Label => ({
  ...reading(words),
  valueOffset: null,
  ...changes,
})

const firms = '高新技术企业达1400家以上'
const teams = '引进团队8—10个'
const teamFields = { indicator: '引进团队数', value: 8, valueMax: 10, unit: '个', comparator: 'range' }

describe('holding a reading against labels', () => {
  test('what agrees in value, unit and place is found, and right when every field agrees', () => {
    const { found, missed, extra } = compareReadings(
      [reading(firms), reading(teams, { ...teamFields, mode: 'flow-annual' })],
      [label(firms), label(teams, teamFields)],
    )
    expect(found.map(({ differing }) => differing)).toEqual([[], ['mode']])
    expect([missed, extra]).toEqual([[], []])
  })

  test('a counting word says no more than "pieces", but people are no pieces', () => {
    const as = (unit: string) => compareReadings([reading(firms, { unit })], [label(firms)]).found.length
    expect(['个', '项', '人', '名', '万家'].map(as)).toEqual([1, 1, 0, 0, 0])
  })

  test('the printed number decides the place, two characters aside', () => {
    const at = text.indexOf('1400')
    const elsewhere = reading('研发投入占比达3.5%')
    const found = (valueOffset: number | null) =>
      compareReadings([reading(firms), elsewhere], [label(firms, { valueOffset })]).found.map((f) => f.reading.quote)
    expect(found(at)).toEqual([firms])
    expect(found(text.indexOf(firms) + firms.length + 1)).toEqual([firms])
    expect(found(null)).toEqual([firms])
  })

  test('one reading serves one label; of two on the same number the likelier name takes it', () => {
    const labels = [label(firms, { indicator: '技术合同交易额' }), label(firms)]
    const { found, missed } = compareReadings([reading(firms), reading(firms, { indicator: '技术合同额' })], labels)
    expect(found.map((f) => [f.reading.indicator, f.label.indicator])).toEqual([
      ['技术合同额', '技术合同交易额'],
      ['高新技术企业数', '高新技术企业数'],
    ])
    expect(missed).toEqual([])
  })

  test('a number that was seen but read as another is missed, extra and misread', () => {
    const { found, missed, extra, misread } = compareReadings([reading(firms, { value: 140 })], [label(firms)])
    expect([found.length, missed.length, extra.length, misread.length]).toEqual([0, 1, 1, 1])
  })

  test('what may be left out and what nobody labelled is not held against the reader', () => {
    const optional = compareReadings([reading(firms)], [label(firms, { isOptional: true })])
    expect([optional.missed, optional.extra]).toEqual([[], []])
    const borderline = { borderline: [{ offset: text.indexOf(teams), quote: teams }] }
    expect(compareReadings([reading(teams, teamFields)], [], borderline).extra).toEqual([])
    expect(compareReadings([reading(teams, teamFields)], [], { labelledSpans: [[0, 5]] }).extra).toEqual([])
  })

  test('second readings count as right', () => {
    const alternatives = { comparator: ['='], deadline: ['2026'] }
    expect(
      differingFields(reading(firms, { comparator: '=', deadline: '2026' }), label(firms, { alternatives })),
    ).toEqual([])
    expect(differingFields(reading(firms, { comparator: '>' }), label(firms))).toEqual([])
    expect(differingFields(reading(firms, { deadline: null, kind: 'actual' }), label(firms))).toEqual([
      'kind',
      'deadline',
    ])
  })

  test('a perfect reading is perfect, whatever the labels', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }), (offsets) => {
        const labels = offsets.map((offset) => label(firms, { offset: offset * 100, value: offset }))
        const shares = sharesOf(countsOf(compareReadings(labels, labels)))
        const whole = labels.length === 0 ? null : 1
        expect(shares).toMatchObject({ precision: whole, recall: whole, strictF1: whole, fields: { value: whole } })
      }),
    )
  })
})

describe('names', () => {
  test('likeness is 1 for equal names and names within, 0 for strangers, and the same both ways', () => {
    expect(likeness('高新技术企业', '有效期内高新技术企业数')).toBe(1)
    expect(likeness('专利', '发明专利授权量')).toBeLessThan(0.6)
    expect(likeness('研发投入', '进出口')).toBe(0)
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('figures', () => {
  test('shares follow from counts; without readings there is none', () => {
    const counts = { ...noCounts(), found: 8, right: 6, said: 10, labelled: 16, misread: 2 }
    counts.agreed.mode = 6
    expect(sharesOf(counts)).toMatchObject({
      precision: 0.8,
      recall: 0.5,
      f1: 16 / 26,
      strictF1: 12 / 26,
      fields: { mode: 0.75, value: 0.8 },
    })
    expect(sharesOf(noCounts())).toMatchObject({ precision: null, f1: null, fields: { mode: null, value: null } })
  })

  test('documents add up figure by figure', () => {
    const one = countsOf(compareReadings([reading(firms)], [label(firms), label(teams, teamFields)]))
    expect(addCounts([one, one])).toMatchObject({ found: 2, said: 2, labelled: 4, agreed: { deadline: 2 } })
  })

  test('confidence is compared with what was right, step by step; 1 belongs to the last', () => {
    const judged = [
      { confidenceShare: 0.55, isRight: false },
      { confidenceShare: 0.96, isRight: true },
      { confidenceShare: 1, isRight: false },
    ]
    expect(calibrationOf(judged)).toMatchObject([
      { fromShare: 0.5, toShare: 0.6, count: 1, rightCount: 0 },
      { fromShare: 0.95, toShare: 1, count: 2, rightCount: 1, statedShare: 0.98, rightShare: 0.5 },
    ])
  })

  test('the likely range holds what was seen and narrows with the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
        const part = Math.round(share * count)
        const [low, high] = likelyRange(part, count)
        expect(low - 1e-9).toBeLessThanOrEqual(part / count)
        expect(high + 1e-9).toBeGreaterThanOrEqual(part / count)
        const [narrowLow, narrowHigh] = likelyRange(part * 4, count * 4)
        expect(narrowHigh - narrowLow).toBeLessThan(high - low)
      }),
    )
  })
})

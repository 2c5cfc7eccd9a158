import { describe, expect, test } from 'vitest'
import { calibrate, type Outcome, publicOf } from './calibrate.ts'
import { meanOf } from './review.ts'
import { stateOn } from './season-day.ts'

const district = (zh: string) => ({ zh, en: zh })
const outcome = (over: Partial<Outcome>): Outcome => ({
  ...{ district: district('甲区'), low: 72, high: 74, verdict: 'pass', isRecognised: true, points: null },
  ...over,
})
const many = (count: number, over: Partial<Outcome>) => Array.from({ length: count }, () => outcome(over))

describe('what was predicted beside what came out', () => {
  test('puts a total into the band by the middle of its range; the mark itself belongs to those who do not pass', () => {
    const bandOf = (low: number, high: number) => calibrate([outcome({ low, high })]).bands.find(({ n }) => n === 1)
    expect(bandOf(70, 70)).toMatchObject({ from: 65, to: 70 })
    expect(bandOf(69, 72)).toMatchObject({ from: 70, to: 75 })
    expect(bandOf(40, 42)).toMatchObject({ from: null, to: 60 })
    expect(bandOf(90, 95)).toMatchObject({ from: 85, to: null })
  })

  test('counts right only what was decided, and leaves out whoever had no prediction', () => {
    const found = calibrate([
      outcome({}),
      outcome({ isRecognised: false }),
      outcome({ verdict: 'close' }),
      outcome({ verdict: null, low: null, high: null }),
    ])
    expect(found).toMatchObject({ n: 4, recognised: 3, compared: 3 })
    expect(found.districts).toEqual([{ name: district('甲区'), n: 3, recognised: 2, right: 1, decided: 2 }])
    expect(found.confusion?.close).toEqual({ recognised: 1, notRecognised: 0 })
  })

  test('says how far predictions were off and which way', () => {
    const found = calibrate([outcome({ points: 75 }), outcome({ points: 70 }), outcome({})])
    expect(found.error).toEqual({ n: 2, meanAbsolute: 2.5, meanBias: 0.5 })
  })
})

describe('what is published', () => {
  test('puts small groups together and names none below five', () => {
    const all = [
      ...many(6, {}),
      ...many(2, { low: 77, high: 78, district: district('乙区') }),
      ...many(5, { low: 62, high: 63, verdict: 'fail', isRecognised: false, district: district('丙区') }),
    ]
    const found = publicOf(all)
    expect(found.bands.map(({ from, to, n }) => [from, to, n])).toEqual([
      [null, 65, 5],
      [65, null, 8],
    ])
    expect(found.districts.map(({ name, n }) => [name.zh, n])).toEqual([
      ['甲区', 6],
      ['其他县区（合并）', 7],
    ])
    for (const group of [...found.bands, ...found.districts]) expect(group.n).toBeGreaterThanOrEqual(5)
  })

  test('leaves the table of predictions out while one of its cells is small', () => {
    const pass = many(9, {})
    expect(publicOf([...pass, ...many(4, { isRecognised: false })]).confusion).toBeNull()
    expect(publicOf([...pass, ...many(5, { isRecognised: false })]).confusion?.pass).toEqual({
      recognised: 9,
      notRecognised: 5,
    })
  })

  test('tells nothing of a season with fewer than five', () => {
    expect(publicOf(many(4, { points: 75 }))).toMatchObject({ bands: [], districts: [], confusion: null, error: null })
  })
})

test('a season is open from its first to its last day, unless it was closed before', () => {
  const days = { opens_on: '2026-06-01', closes_on: '2026-06-30', ended_at: null }
  expect(['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'].map((day) => stateOn(days, day))).toEqual([
    'planned',
    'open',
    'open',
    'closed',
  ])
  expect(stateOn({ ...days, ended_at: new Date('2026-06-10T02:00:00Z') }, '2026-06-11')).toBe('closed')
})

test('the mean of points has two places', () => {
  expect([meanOf([1, 2]), meanOf([5, 5, 6]), meanOf([7])]).toEqual(['1.5', '5.33', '7'])
})

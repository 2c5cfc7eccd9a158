import { describe, expect, test } from 'vitest'
import { assessPace, type PaceObservation, type PaceTarget } from './engine.ts'

const seen = (...rows: [string, number][]): PaceObservation[] => rows.map(([period, value]) => ({ period, value }))
const codes = (found: { reasons: { code: string }[] }) => found.reasons.map((reason) => reason.code)

describe('a level known only from before the plan', () => {
  const high = { mode: 'stock', value: 1400, deadline: '2027', unit: '家' } as const
  const assess = (over: Partial<PaceTarget>, rows: [string, number][], asOf = '2025-05-31') =>
    assessPace({ target: { ...high, ...over }, observations: seen(...rows), asOf })

  test.each<[string, Partial<PaceTarget>, [string, number][]]>([
    ['without baseline', {}, [['2024-12', 950]]],
    ['without baseline, years old', {}, [['2022', 950]]],
    [
      'with a baseline older than the plan',
      { baseline: 800, baselinePeriod: '2020', planStart: '2025' },
      [['2024', 950]],
    ],
  ])('cannot be judged: %s', (_, target, rows) => {
    const found = assess(target, rows)
    expect(found).toMatchObject({ status: 'no-data', actual: '950' })
    expect(codes(found)).toContain('nothing-since-start')
    expect(found.working.zh).toContain('自 2025-01 起还没有完成值')
  })

  test('is judged once the first value since the plan began is there', () => {
    const base = { baseline: 800, baselinePeriod: '2020', planStart: '2025' } as const
    expect(
      assess(base, [
        ['2024', 950],
        ['2025-05', 1000],
      ]).status,
    ).toBe('behind')
    expect(
      assess({}, [
        ['2024-12', 950],
        ['2025-05', 1020],
      ]).status,
    ).toBe('on-pace')
  })

  test('that is reached already is reached', () => {
    expect(assess({ planStart: '2025' }, [['2024-12', 1450]]).status).toBe('met')
  })

  test('after the deadline asks for the final value', () => {
    expect(codes(assess({}, [['2024-12', 950]], '2028-02-01'))).toContain('final-value-missing')
  })
})

describe('an amount of several years, reported from each January', () => {
  const labs = { mode: 'flow-cumulative', value: 10, periodStart: '2025', deadline: '2027', unit: '家' } as const
  const assess = (rows: [string, number][], asOf: string) =>
    assessPace({ target: labs, observations: seen(...rows), asOf, reported: 'year-to-date' })

  test('carries on what a year came to', () => {
    expect(
      assess(
        [
          ['2025-12', 4],
          ['2026-05', 2],
        ],
        '2026-05-31',
      ),
    ).toMatchObject({ actual: '6', dataThrough: '2026-05-31' })
    expect(
      assess(
        [
          ['2025', 4],
          ['2026', 3],
          ['2027-03', 1],
        ],
        '2027-03-31',
      ).actual,
    ).toBe('8')
  })

  test('names the December that is missing, and counts up to the gap', () => {
    const found = assess(
      [
        ['2025-11', 4],
        ['2026-05', 2],
      ],
      '2026-05-31',
    )
    expect(found).toMatchObject({ actual: '4', dataThrough: '2025-11-30' })
    expect(found.reasons.find((reason) => reason.code === 'year-end-missing')?.zh).toBe(
      '缺 2025-12 的数：报的是当年累计，缺了它以后各年接不上，只算到 2025-11-30；请补报 2025-12。',
    )
  })

  test('without any value of the first year says which month is missing, not just that there is none', () => {
    const found = assess([['2026-05', 2]], '2026-05-31')
    expect(found.status).toBe('no-data')
    expect(found.working.zh).toBe(
      '缺数：缺 2025-12 的数：报的是当年累计，缺了它以后各年接不上，算不出累计；请补报 2025-12。',
    )
  })

  test('knows earlier years for its forecast only where no gap parts them', () => {
    const months = (year: number) =>
      Array.from({ length: 12 }, (_, index): [string, number] => [
        `${year}-${String(index + 1).padStart(2, '0')}`,
        index + 1,
      ])
    const whole = assess([...months(2023), ...months(2024), ...months(2025).slice(0, 5)], '2025-05-31')
    expect(whole).toMatchObject({ actual: '5', pointers: { seasonal: { years: [{ year: 2024 }] } } })
    const parted = assess([...months(2023), ['2024-05', 5], ...months(2025).slice(0, 5)], '2025-05-31')
    expect(parted).toMatchObject({ actual: '5', pointers: { seasonal: null } })
  })
})

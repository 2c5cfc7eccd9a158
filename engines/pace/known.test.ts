import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assessPace, type PaceInput, type PaceObservation, type PaceTarget } from './engine.ts'

type Row = [string, number | string | null]
const seen = (...rows: Row[]): PaceObservation[] => rows.map(([period, value]) => ({ period, value }))

function assess(target: Partial<PaceTarget>, observations: PaceObservation[], rest: Partial<PaceInput> = {}) {
  return assessPace({
    target: { value: 150, mode: 'flow-annual', deadline: '2025', unit: '项', ...target },
    observations,
    asOf: '2025-05-31',
    ...rest,
  })
}

const codes = (assessment: ReturnType<typeof assess>) => assessment.reasons.map((reason) => reason.code)

describe('what is known, and when', () => {
  test('of restated values the latest counts; knowledge can be cut at an instant', () => {
    const observations: PaceObservation[] = [
      { period: '2025-05', value: 60, recordedAt: '2025-07-01' },
      { period: '2025-05', value: 48, recordedAt: '2025-06-03' },
    ]
    const now = assess({}, observations)
    expect(now.actual).toBe('60')
    expect(assess({}, observations, { knownAt: '2025-06-30T12:00:00+08:00' }).actual).toBe('48')
  })

  test('later periods are left out and a value that is due and missing is said', () => {
    const assessment = assess({}, seen(['2025-04', 40], ['2025-05', null], ['2025-06', 90]))
    expect(assessment).toMatchObject({ actual: '40', dataThrough: '2025-04-30' })
    expect(codes(assessment)).toEqual(expect.arrayContaining(['future-ignored', 'value-missing']))
  })

  test('a period that is not over is compared for its elapsed part, days within months', () => {
    const assessment = assess({}, seen(['2025-05', 48]), { asOf: '2025-05-15' })
    expect(assessment.dataThrough).toBe('2025-05-15')
    expect(assessment.pointers.time?.expectedShare).toBe(0.373656) // (4 + 15/31) ÷ 12
    expect(codes(assessment)).toContain('partial-period')
  })

  test('old data are compared for their own day and marked', () => {
    const assessment = assess({}, seen(['2025-01', 20]), { asOf: '2025-06-10' })
    expect(assessment.pointers.time?.expectedShare).toBe(0.083333)
    expect(codes(assessment)).toContain('stale')
  })

  test.each<[string, Partial<PaceTarget>, Row[], string]>([
    ['nothing reported', {}, [], 'no-observation'],
    ['only last year reported', {}, [['2024', 100]], 'no-observation'],
    ['a target that begins later', { deadline: '2026' }, [['2025-05', 3]], 'not-started'],
    [
      'a deadline before the baseline',
      { mode: 'stock', deadline: '2023', baseline: 1, baselinePeriod: '2024' },
      [['2025-05', 3]],
      'deadline-before-start',
    ],
    ['a range without its upper end', { comparator: 'range' }, [['2025-05', 3]], 'range-upside-down'],
    ['a range upside down', { comparator: 'range', valueMax: 3 }, [['2025-05', 3]], 'range-upside-down'],
  ])('%s gives no data with its reason', (_, target, rows, code) => {
    const assessment = assess(target, seen(...rows))
    expect(assessment).toMatchObject({ status: 'no-data', judgedBy: 'none', share: null })
    expect(assessment.reasons[0]).toMatchObject({ code, weight: 'blocks' })
    expect(assessment.working.zh).toMatch(/^缺数：./)
  })

  test.each([
    [{ asOf: '2025-02-30' }, 'asOf：“2025-02-30”不是可识别的期间'],
    [{ asOf: '2025' }, 'asOf：“2025”不是日期'],
    [{ observations: seen(['2025-13', 1]) }, 'observations[0].period：“2025-13”'],
    [{ observations: seen(['2025-01', 'viele']) }, 'observations[0].value：“viele”不是数'],
    [{ observations: seen(['2025-01', Number.NaN]) }, '不是数'],
    [{ observations: [{ period: '2025-01', value: 1, recordedAt: 'gestern' }] }, 'observations[0].recordedAt'],
    [{ curve: [1, 2, 3] }, 'curve：应有 12 个数，实有 3 个'],
    [{ curve: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1] }, '第 12 个月比上月小'],
    [{ curve: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }, '12 月应为 100，实为 1'],
  ])('unreadable input %j names its field', (rest, message) => {
    expect(() => assess({}, seen(['2025-05', 48]), rest)).toThrow(message)
  })
})

describe('a level due in a later year without a stated start', () => {
  const target = { mode: 'stock', value: 1400, deadline: '2027', unit: '家' } as const

  test('is followed from the end of last year', () => {
    const assessment = assess(target, seen(['2024-12', 1000], ['2025-05', 1080]))
    expect(assessment.working.zh).toBe('(1080 − 1000) ÷ (1400 − 1000) = 20.0%，时间进度 13.9%，领先 6.1 个百分点')
    expect(codes(assessment)).toContain('baseline-from-observation')
  })

  test('is compared as a level where nothing newer than last year is known', () => {
    const assessment = assess(target, seen(['2023', 900], ['2024', 1500]))
    expect(assessment).toMatchObject({ status: 'met', judgedBy: 'level', actual: '1500' })
    expect(codes(assessment)).toEqual(expect.arrayContaining(['no-baseline', 'keep-until-deadline']))
  })
})

describe('for any figures', () => {
  const money = fc.integer({ min: -50_000, max: 500_000 }).map((cents) => (cents / 100).toFixed(2))
  const inputs = fc.record({
    target: fc.record({
      value: money,
      mode: fc.constantFrom('stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth', 'rank'),
      comparator: fc.constantFrom('>=', '>', '=', '<=', '<', '~'),
      deadline: fc.constantFrom('2025', '2025-H1', '2025-Q3', '2025-11', '2027', '2025-08-20'),
      periodStart: fc.constantFrom(null, '2025', '2025-04', '2023'),
      baseline: fc.option(money),
      baselinePeriod: fc.constantFrom('2024', '2025-Q1', '2022'),
    }),
    observations: fc.array(
      fc.record({
        period: fc.constantFrom(
          '2023',
          '2024-06',
          '2024',
          '2025-01',
          '2025-Q1',
          '2025-05',
          '2025-05-20',
          '2025-H1',
          '2025',
          '2026-02',
        ),
        value: fc.option(money),
      }),
      { maxLength: 10 },
    ),
    asOf: fc.constantFrom('2025-01-01', '2025-05-31', '2025-06-10', '2025-12-31', '2026-06-30', '2028-01-01'),
    reported: fc.constantFrom('to-date', 'each-period'),
    observationsAre: fc.constantFrom('growth', 'level'),
  }) as fc.Arbitrary<PaceInput>

  test('nothing is ever NaN, blurred or infinite, and no data always has a reason', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const assessment = assessPace(input)
        const text = JSON.stringify(assessment, (_, value) => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
          return value
        })
        expect(text).not.toMatch(/NaN|Infinity|undefined|\d\.\d{13,}/)
        const blocking = assessment.reasons.some((reason) => reason.weight === 'blocks')
        expect(blocking).toBe(assessment.status === 'no-data')
      }),
      { numRuns: 600 },
    )
  })

  test('the status says what its own pointer says, and more never looks worse', () => {
    const order = ['missed', 'behind', 'on-pace', 'ahead', 'met']
    fc.assert(
      fc.property(fc.nat(300), fc.nat(60), fc.integer({ min: 1, max: 11 }), (done, more, month) => {
        const period = `2025-${String(month).padStart(2, '0')}`
        const less = assess({}, seen([period, done]), { asOf: '2025-12-31' })
        const plus = assess({}, seen([period, done + more]), { asOf: '2025-12-31' })
        expect(order.indexOf(plus.status)).toBeGreaterThanOrEqual(order.indexOf(less.status))
        if (less.judgedBy === 'time') expect(less.pointers.time?.status).toBe(less.status)
        expect(less.status === 'behind').toBe(done / 150 < month / 12 - 1e-9 && done < 150)
      }),
      { numRuns: 200 },
    )
  })
})

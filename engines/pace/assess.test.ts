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

describe('worked examples of 序时进度', () => {
  test.each([
    // value, target, period, day, status, sentence
    [156, 250, '2025-05', '2025-05-31', 'ahead', '156 ÷ 250 = 62.4%，时间进度 41.7%，领先 20.7 个百分点'],
    [48, 150, '2025-05', '2025-05-31', 'behind', '48 ÷ 150 = 32.0%，时间进度 41.7%，落后 9.7 个百分点'],
    ['114.2', 268, '2025-05', '2025-05-31', 'on-pace', '114.2 ÷ 268 = 42.6%，时间进度 41.7%，领先 0.9 个百分点'],
    [3, 11, '2025-Q1', '2025-03-31', 'on-pace', '3 ÷ 11 = 27.3%，时间进度 25.0%，领先 2.3 个百分点'],
    ['416.5', 1000, '2025-05', '2025-05-31', 'behind', '416.5 ÷ 1000 = 41.7%，时间进度 41.7%，落后不到 0.1 个百分点'],
    [75, 150, '2025-H1', '2025-06-30', 'on-pace', '75 ÷ 150 = 50.0%，时间进度 50.0%，与之持平'],
  ] as const)('%s of %s by %s is %5$s', (value, goal, period, asOf, status, sentence) => {
    const assessment = assess({ value: goal }, seen([period, value]), { asOf })
    expect(assessment.status).toBe(status)
    expect(assessment.working.zh).toBe(sentence)
  })

  test('48 of 150 is behind by time and on pace by last year’s curve, and both are shown', () => {
    const assessment = assess({}, seen(['2024-05', '29.8'], ['2024', 100], ['2025-05', 48]))
    expect(assessment).toMatchObject({
      status: 'behind',
      judgedBy: 'time',
      share: 0.32,
      remaining: '102',
      requiredPerMonth: '14.6',
    })
    expect(assessment.pointers.time).toMatchObject({ status: 'behind', expectedShare: 0.416667, expectedValue: '62.5' })
    expect(assessment.pointers.seasonal).toMatchObject({
      status: 'on-pace',
      source: 'history',
      expectedShare: 0.298,
      gapPoints: 2.2,
      years: [{ year: 2024, share: 0.298 }],
    })
    expect(codes(assessment)).toContain('pointers-disagree')
    expect(assessment.working.steps.find((step) => step.about === 'seasonal')?.zh).toBe(
      '往年同期曲线（2024 年）29.8%，领先 2.2 个百分点（按此为达序时）',
    )
    const curve = [5, 10, 16, 22, 29.8, 40, 48, 57, 66, 77, 88, 100]
    const byCurve = assess({}, seen(['2025-05', 48]), { curve, judge: 'seasonal' })
    expect(byCurve).toMatchObject({ status: 'on-pace', judgedBy: 'seasonal', gapPoints: 2.2 })
    expect(byCurve.working.zh).toBe('48 ÷ 150 = 32.0%，设定曲线 29.8%，领先 2.2 个百分点（按此为达序时）')
    expect(byCurve.working.en).toContain('48 ÷ 150 = 32.0%, set curve 29.8%')
  })
})

describe('each mode by its own formula', () => {
  test.each<[string, Partial<PaceTarget>, Row[], string, string, string]>([
    [
      'stock from a baseline',
      { mode: 'stock', value: 1400, deadline: '2027', baseline: 1000, baselinePeriod: '2024', unit: '家' },
      [['2025-12', 1080]],
      '2025-12-31',
      'behind',
      '(1080 − 1000) ÷ (1400 − 1000) = 20.0%，时间进度 33.3%，落后 13.3 个百分点',
    ],
    [
      'ratio from a baseline over five years',
      { mode: 'ratio', value: '2.2', deadline: '2025', baseline: '1.83', baselinePeriod: '2020', unit: '%' },
      [['2023', '2.1']],
      '2024-03-31',
      'ahead',
      '(2.1 − 1.83) ÷ (2.2 − 1.83) = 73.0%，时间进度 60.0%，领先 13.0 个百分点',
    ],
    [
      'falling stock',
      { mode: 'stock', value: 10, direction: 'down', deadline: '2025', baseline: 30, baselinePeriod: '2024' },
      [['2025-06', 20]],
      '2025-06-30',
      'on-pace',
      '(20 − 30) ÷ (10 − 30) = 50.0%，时间进度 50.0%，与之持平',
    ],
    [
      'negative baseline',
      { mode: 'stock', value: 10, deadline: '2025', baseline: -10, baselinePeriod: '2024' },
      [['2025-06', -5]],
      '2025-06-30',
      'behind',
      '(-5 − (-10)) ÷ (10 − (-10)) = 25.0%，时间进度 50.0%，落后 25.0 个百分点',
    ],
    [
      'rank, whole ranks',
      { mode: 'rank', value: 3, deadline: '2025', baseline: 8, baselinePeriod: '2024', unit: '位' },
      [['2025-06', 6]],
      '2025-06-30',
      'on-pace',
      '(6 − 8) ÷ (3 − 8) = 40.0%，时间进度 40.0%（应到第 6 位，名次取整），与之持平',
    ],
    [
      'cumulative flow over three years',
      { mode: 'flow-cumulative', value: 300, deadline: '2027', periodStart: '2025' },
      [['2025-12', 90]],
      '2026-01-10',
      'behind',
      '90 ÷ 300 = 30.0%，时间进度 33.3%，落后 3.3 个百分点',
    ],
    [
      'ceiling of a year',
      { mode: 'flow-annual', value: 10, direction: 'down' },
      [['2025-05', 6]],
      '2025-05-31',
      'behind',
      '6 ÷ 10 = 60.0%，时间进度 41.7%，多用 18.3 个百分点',
    ],
    [
      'growth rate',
      { mode: 'growth', value: 15 },
      [['2025-05', '15.0']],
      '2025-05-31',
      'on-pace',
      '截至 2025-05-31 为 15%，目标 ≥ 15%，与目标值相等：达序时',
    ],
    [
      'annual amount of a later year against the path from a base year',
      { mode: 'flow-annual', value: 80, deadline: '2025', baseline: '24.99', baselinePeriod: '2020', unit: '亿元' },
      [
        ['2022', 50],
        ['2023-05', 30],
      ],
      '2023-05-31',
      'ahead',
      '(50 − 24.99) ÷ (80 − 24.99) = 45.5%，时间进度 40.0%，领先 5.5 个百分点',
    ],
    [
      'annual amount that recurs',
      { mode: 'flow-annual', value: 250, deadline: '2027', recurrence: 'annual' },
      [['2025-05', 156]],
      '2025-05-31',
      'ahead',
      '156 ÷ 250 = 62.4%，时间进度 41.7%，领先 20.7 个百分点',
    ],
    [
      'half a year',
      { mode: 'flow-annual', value: 60, deadline: '2025-H1' },
      [['2025-03', 30]],
      '2025-03-31',
      'on-pace',
      '30 ÷ 60 = 50.0%，时间进度 50.0%，与之持平',
    ],
  ])('%s', (_, target, rows, asOf, status, sentence) => {
    const assessment = assess(target, seen(...rows), { asOf })
    expect(assessment.working.zh).toBe(sentence)
    expect(assessment.status).toBe(status)
  })

  test('growth is computed from levels, over a year before or over a fixed base', () => {
    const levels = seen(['2024-05', 200], ['2025-05', 246])
    expect(assess({ mode: 'growth', value: 15 }, levels, { observationsAre: 'level' })).toMatchObject({
      actual: '23',
      status: 'ahead',
    })
    const fixed = { mode: 'growth', value: 50, deadline: '2025', periodStart: '2021', baseline: 160 } as const
    expect(assess(fixed, levels, { observationsAre: 'level' })).toMatchObject({ actual: '53.75', status: 'met' })
    const nothing = { ...fixed, value: 0 }
    expect(assess(nothing, levels, { observationsAre: 'level' }).status).toBe('ahead')
    const noBase = assess({ mode: 'growth', value: 15 }, seen(['2025-05', 246]), { observationsAre: 'level' })
    expect(noBase.status).toBe('no-data')
    expect(codes(noBase)).toContain('growth-base-missing')
    const zero = assess({ mode: 'growth', value: 15 }, seen(['2024-05', 0], ['2025-05', 2]), {
      observationsAre: 'level',
    })
    expect(codes(zero)).toContain('growth-base-not-positive')
  })

  test('single months are added up exactly, and a gap ends the total', () => {
    const months = seen(['2025-01', '0.1'], ['2025-02', '0.2'], ['2025-03', '0.3'])
    expect(assess({ value: 1 }, months, { reported: 'each-period', asOf: '2025-03-31' })).toMatchObject({
      actual: '0.6',
      share: 0.6,
    })
    const gap = assess({ value: 1 }, seen(['2025-01', '0.1'], ['2025-03', '0.3']), { reported: 'each-period' })
    expect(gap).toMatchObject({ actual: '0.1', dataThrough: '2025-01-31' })
    expect(codes(gap)).toContain('periods-missing')
  })

  test('a quarter and its months are not added twice', () => {
    const both = seen(['2025-Q1', 30], ['2025-01', 9], ['2025-02', 10], ['2025-03', 11], ['2025-04', 5])
    expect(assess({}, both, { reported: 'each-period' }).actual).toBe('35')
    const part = assess({}, seen(['2025-Q1', 30], ['2025-02', 10], ['2025-04', 5]), { reported: 'each-period' })
    expect(part.actual).toBe('35')
    expect(codes(part)).toContain('periods-overlap')
  })

  test('without a baseline the level is compared and said so; an earlier observation serves as baseline', () => {
    const target = { mode: 'ratio', value: 42, unit: '%' } as const
    const bare = assess(target, seen(['2025-05', 41]))
    expect(bare).toMatchObject({ status: 'behind', judgedBy: 'level', share: 0.97619 })
    expect(codes(bare)).toContain('no-baseline')
    const found = assess(target, seen(['2024-12', 40], ['2025-05', 41]))
    expect(found).toMatchObject({ status: 'ahead', judgedBy: 'time', share: 0.5 })
    expect(codes(found)).toContain('baseline-from-observation')
  })
})

describe('met, missed and undecided', () => {
  test.each<[string, Partial<PaceTarget>, Row, string, string]>([
    ['a flow that is full before the end', {}, ['2025-05', 150], '2025-05-31', 'met'],
    ['a flow short at the end', {}, ['2025', 149], '2026-01-05', 'missed'],
    [
      'strictly more than 100 is not met by 100',
      { value: 100, comparator: '>' },
      ['2025', 100],
      '2025-12-31',
      'missed',
    ],
    ['about 120 is met by 115', { value: 120, comparator: '~' }, ['2025', 115], '2025-12-31', 'met'],
    ['about 120 is not met by 113', { value: 120, comparator: '~' }, ['2025', 113], '2025-12-31', 'missed'],
    [
      '8 to 10 is met by 12 where more is better',
      { value: 8, valueMax: 10, comparator: 'range' },
      ['2025', 12],
      '2025-12-31',
      'met',
    ],
    [
      '8 to 10 is missed by 12 where it belongs inside',
      { value: 8, valueMax: 10, comparator: 'range', direction: 'within' },
      ['2025-05', 12],
      '2025-05-31',
      'missed',
    ],
    ['a ceiling is met only at the end', { value: 10, comparator: '<=' }, ['2025-11', 9], '2025-11-30', 'on-pace'],
    ['a ceiling kept to the end', { value: 10, comparator: '<=' }, ['2025', 10], '2025-12-31', 'met'],
    ['a passed ceiling is missed at once', { value: 10, comparator: '<=' }, ['2025-03', 11], '2025-03-31', 'missed'],
    ['zero accidents so far', { value: 0, comparator: '<=' }, ['2025-05', 0], '2025-05-31', 'on-pace'],
    ['one accident', { value: 0, comparator: '<=' }, ['2025-05', 1], '2025-05-31', 'missed'],
    ['a stock above its target', { mode: 'stock', value: 100, baseline: 90 }, ['2025-05', 101], '2025-05-31', 'met'],
    ['a rank reached', { mode: 'rank', value: 3 }, ['2025-05', 2], '2025-05-31', 'met'],
    [
      'a growth rate above its goal is not met before the year is over',
      { mode: 'growth', value: 10 },
      ['2025-05', 30],
      '2025-05-31',
      'ahead',
    ],
    ['growth has to exceed', { mode: 'growth', value: 10, comparator: '>' }, ['2025-05', 10], '2025-05-31', 'behind'],
    ['past the deadline without a final value', {}, ['2025-11', 140], '2026-02-01', 'no-data'],
  ])('%s', (_, target, row, asOf, status) => {
    expect(assess(target, seen(row), { asOf }).status).toBe(status)
  })
})

describe('tolerance is a parameter of the city', () => {
  test.each([
    [62, {}, 'behind'],
    [62, { behindPoints: 1 }, 'on-pace'],
    [71, {}, 'ahead'], // 47.3 % − 41.7 % = 5.7 points
    [70, {}, 'ahead'], // 5.0 points exactly
    [69, {}, 'on-pace'],
    [69, { aheadPoints: 4 }, 'ahead'],
    [63, { aheadPoints: 0 }, 'ahead'],
  ])('%i of 150 with %j is %s', (value, tolerance, status) => {
    expect(assess({}, seen(['2025-05', value]), { tolerance }).status).toBe(status)
  })
})

describe('a year that says nothing about the season is left out', () => {
  test.each([
    ['not finished', seen(['2023-05', 30], ['2023', 100], ['2024-05', 50], ['2025-05', 48])],
    ['came to nothing', seen(['2023-05', 30], ['2023', 100], ['2024-05', 5], ['2024', 0], ['2025-05', 48])],
  ])('%s', (_, observations) => {
    const { pointers } = assess({}, observations)
    expect(pointers.seasonal).toMatchObject({ expectedShare: 0.3, years: [{ year: 2023, share: 0.3 }] })
  })

  test('only as many years as asked for are averaged', () => {
    const years = seen(
      ['2022-05', 60],
      ['2022', 100],
      ['2023-05', 30],
      ['2023', 100],
      ['2024-05', 40],
      ['2024', 100],
      ['2025-05', 48],
    )
    expect(assess({}, years).pointers.seasonal?.expectedShare).toBe(0.433333)
    expect(assess({}, years, { historyYears: 2 }).pointers.seasonal?.expectedShare).toBe(0.35)
  })
})

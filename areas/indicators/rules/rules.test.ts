import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assessTarget } from './assess-target.ts'
import { addDecimals, compareDecimals, isDecimal, plainDecimal, shiftDecimal, subtractDecimals } from './decimal.ts'
import { owedReport } from './due-report.ts'
import { countStatuses, headline } from './headline.ts'
import { nameKey, nameParts, nameSimilarity } from './name-match.ts'
import {
  assessmentDay,
  monthEndBefore,
  neighbour,
  parseWrittenPeriod,
  periodHolding,
  type ReportPeriod,
  readPeriod,
} from './period.ts'
import { type CheckedIndicator, type KnownValue, plausibilityFindings, readReported } from './plausibility.ts'
import { convertUnit } from './units.ts'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => shiftDecimal(String(units), -scale))

const period = (text: string): ReportPeriod => {
  const read = readPeriod(text)
  if (!read) throw new Error(`no period ${text}`)
  return read
}
const known = (text: string, value: string): KnownValue => ({ period: text, periodEnd: period(text).end, value })

describe('decimals are exact', () => {
  test('a sum less one part is the other', () => {
    fc.assert(fc.property(decimal, decimal, (a, b) => subtractDecimals(addDecimals(a, b), b) === a))
  })
  test('shifting there and back changes nothing, and zero has no sign', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: -6, max: 6 }), (a, by) => shiftDecimal(shiftDecimal(a, by), -by) === a),
    )
    expect(subtractDecimals('0.30', '0.3')).toBe('0')
    expect(plainDecimal('-0.000')).toBe('0')
  })
  test('order is that of the numbers, not of the texts', () => {
    expect(compareDecimals('9.5', '10')).toBe(-1)
    expect(compareDecimals('-2', '-10')).toBe(1)
  })
  test.each(['', '1e3', 'NaN', '1,000', '.5', '1.', '--1'])('%j is no decimal', (text) => {
    expect(isDecimal(text)).toBe(false)
  })
})

describe('units', () => {
  test.each([
    ['5000', '万元', '亿元', '0.5'],
    ['1.2', '亿元', '万元', '12000'],
    ['1.2', '万人', '人', '12000'],
    ['48', '个', '项', '48'],
    ['3', '台（套）', '台套', '3'],
    ['5', '‰', '%', '0.5'],
  ])('%s %s is %s → %s', (value, from, to, wanted) => {
    expect(convertUnit(value, from, to)).toBe(wanted)
  })
  test.each([
    ['家', '家次'],
    ['%', '个百分点'],
    ['亿元', '家'],
    ['人', '人次'],
  ])('%s and %s are never added', (from, to) => {
    expect(convertUnit('1', from, to)).toBeNull()
  })
})

describe('periods', () => {
  test.each([
    ['2025年1—5月', '2025-05'],
    ['2025年5月', '2025-05'],
    ['2025.5', '2025-05'],
    ['202505', '2025-05'],
    ['2025年一季度', '2025-Q1'],
    ['2025年第3季度', '2025-Q3'],
    ['2025年上半年', '2025-H1'],
    ['2025年度', '2025'],
    ['２０２５年５月', '2025-05'],
  ])('%s is %s', (written, wanted) => {
    expect(parseWrittenPeriod(written)?.period).toBe(wanted)
  })
  test.each([
    '2025-13',
    '2025年0月',
    '明年',
    '',
    '2025-Q5',
    '2025年2-5月',
    '0000',
    '0001-05',
    '0202年5月',
    '9999',
    '1900',
    '1900-01',
    '1948-12',
    '2101',
  ])('%j is no period', (written) => {
    expect(readPeriod(written)).toBeNull()
    expect(parseWrittenPeriod(written)).toBeNull()
  })
  test('the period after the period before is the period itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const, 'year' as const),
        fc.integer({ min: -30, max: 30 }),
        (day, cadence, steps) => {
          const held = periodHolding(day.toISOString().slice(0, 10), cadence)
          expect(neighbour(neighbour(held, steps), -steps)).toEqual(held)
        },
      ),
    )
  })
  test('targets are assessed at the last month end, which is the day itself when a month ends on it', () => {
    expect(assessmentDay('2025-06-10')).toBe('2025-05-31')
    expect(assessmentDay('2024-02-29')).toBe('2024-02-29')
    expect(assessmentDay('2025-01-01')).toBe('2024-12-31')
    expect(monthEndBefore('2025-03-31')).toBe('2025-02-28')
  })
})

describe('names', () => {
  test.each([
    ['高企数', '有效期内高新技术企业数量'],
    ['全社会研发经费支出占GDP比重', '全社会研发投入占地区生产总值比重'],
    ['全社会R&D经费投入强度', '全社会研发投入占地区生产总值比重'],
    ['市级重点实验室', '市重点实验室数'],
    ['规模以上企业研发费用', '规上企业研发费用'],
  ])('%s means %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })
  test.each([
    ['高企数', '新增高企数'],
    ['省级工程技术研究中心数', '市级工程技术研究中心数'],
    ['技术合同成交额', '技术合同登记数'],
    ['全社会研发投入', '全社会研发投入同比增幅'],
    ['银企对接活动企业数', '银企对接活动企业家次'],
    ['科技型项目新开工数', '科技型项目新竣工数'],
    ['科技型项目新开工数', '科技型项目新开工数（亿元以下）'],
  ])('%s is not %s, and similar is below certain', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
    expect(nameSimilarity(nameParts(one), nameParts(other))).toBeLessThan(0.96)
  })
})

describe('what looks odd', () => {
  const yearly: CheckedIndicator = { unit: '亿元', mode: 'flow-annual', reported: 'year-to-date', jumpPercent: 50 }
  const codes = (indicator: CheckedIndicator, at: string, value: string, ...others: KnownValue[]) =>
    plausibilityFindings({ indicator, period: period(at), value, known: others }).map((problem) => problem.code)

  test('a running total is set against the same month a year before, not against the month before', () => {
    expect(codes(yearly, '2025-02', '40', known('2024-02', '35'), known('2025-01', '10'))).toEqual([])
    expect(codes(yearly, '2025-02', '60', known('2024-02', '35'))).toEqual(['indicators.finding-jump'])
  })
  test('a new year may begin below the old one; within the year a total never falls', () => {
    expect(codes(yearly, '2025-01', '10', known('2024-12', '240'))).toEqual([])
    expect(codes(yearly, '2025-05', '90', known('2025-04', '100'))).toEqual(['indicators.finding-falls'])
    expect(codes(yearly, '2025-03', '120', known('2025-04', '100'))).toEqual(['indicators.finding-above-later'])
  })
  test('ten thousand times more is first of all a wrong unit', () => {
    expect(codes(yearly, '2025-05', '1142000', known('2024-05', '95'))).toEqual(['indicators.finding-unit-suspected'])
  })
  test('a share beyond 100 % and half a company are asked about', () => {
    expect(codes({ ...yearly, unit: '%', mode: 'ratio' }, '2025', '101')).toEqual([
      'indicators.finding-outside-percent',
    ])
    expect(codes({ ...yearly, unit: '家', mode: 'stock' }, '2025', '1.5')).toEqual(['indicators.finding-not-whole'])
  })
  test('a value in another scale is converted, in another kind refused, a negative count refused', () => {
    expect(readReported({ value: '1142000', unit: '万元', indicatorUnit: '亿元' }).value).toBe('114.2')
    expect(readReported({ value: '1', unit: '家', indicatorUnit: '家次' }).problems[0]?.code).toBe(
      'indicators.unit-mismatch',
    )
    expect(readReported({ value: '-1', unit: '家', indicatorUnit: '家' }).problems[0]?.code).toBe(
      'indicators.negative-count',
    )
    expect(readReported({ value: '约5', unit: '家', indicatorUnit: '家' }).problems[0]?.code).toBe(
      'indicators.not-a-number',
    )
  })
})

describe('what a target counts', () => {
  const indicator = { unit: '项', direction: 'up', reported: 'year-to-date', judge: 'time' } as const
  const target = {
    value: '300',
    valueMax: null,
    unit: '项',
    comparator: '>=',
    mode: 'flow-cumulative',
    recurrence: null,
    periodStart: '2025',
    planStart: '2025',
    deadline: '2027',
    baseline: null,
  } as const

  test('a total over years adds the closed years to the running one, and stops where a December is missing', () => {
    const assess = (...values: KnownValue[]) => assessTarget({ target, indicator, known: values, asOf: '2026-05-31' })
    expect(assess(known('2025-12', '120'), known('2026-05', '48')).actual).toBe('168')
    const parted = assess(known('2026-05', '48'))
    expect(parted.status).toBe('no-data')
    expect(parted.working.zh).toContain('请补报 2025-12')
  })
  test('a level older than the plan says nothing about it', () => {
    const level = { ...target, mode: 'stock', value: '1400', periodStart: null, planStart: '2025' } as const
    const old = { baseline: { value: '800', period: '2020' } }
    const assess = (...values: KnownValue[]) =>
      assessTarget({ target: { ...level, ...old }, indicator, known: values, asOf: '2025-05-31' }).status
    expect([assess(known('2023', '950')), assess(known('2023', '950'), known('2025-04', '960'))]).toEqual([
      'no-data',
      'behind',
    ])
  })
  test('every year means the running year', () => {
    const yearly = { ...target, mode: 'flow-annual', recurrence: 'annual', value: '150' } as const
    const assessment = assessTarget({ target: yearly, indicator, known: [known('2026-05', '48')], asOf: '2026-05-31' })
    expect([assessment.status, assessment.gapPoints]).toEqual(['behind', -9.6667])
  })
  test('reports in 万元 are counted against a target in 亿元', () => {
    const yearly = { ...target, mode: 'flow-annual', value: '268', unit: '亿元', deadline: '2025' } as const
    const assessment = assessTarget({
      target: yearly,
      indicator: { ...indicator, unit: '万元' },
      known: [known('2025-05', '1142000')],
      asOf: '2025-05-31',
    })
    expect(assessment.actual).toBe('114.2')
  })
})

describe('owed reports', () => {
  const monthly = { cadence: 'month', dueDays: 10, startsOn: '2025-01-01', endsOn: '2025-12-31' } as const

  test('a month is owed only when its days of grace are over', () => {
    expect(owedReport({ ...monthly, dataThrough: '2025-04-30', today: '2025-06-10' })).toBeNull()
    expect(owedReport({ ...monthly, dataThrough: '2025-04-30', today: '2025-06-11' })).toEqual({
      period: '2025-05',
      dueOn: '2025-06-10',
      daysLate: 1,
      periods: 1,
    })
  })
  test('of several owed months the earliest counts, and nothing after the deadline is owed', () => {
    expect(owedReport({ ...monthly, dataThrough: '2025-02-28', today: '2025-06-15' })).toMatchObject({
      period: '2025-03',
      periods: 3,
    })
    expect(owedReport({ ...monthly, dataThrough: '2025-12-31', today: '2027-06-15' })).toBeNull()
  })
})

test('the first line counts every target once and says how many fell behind', () => {
  const row = (status: 'behind' | 'ahead' | 'no-data' | 'missed', statusBefore: 'behind' | 'ahead' | null) => ({
    status,
    statusBefore,
    isStarted: true,
  })
  const rows = [
    row('behind', 'ahead'),
    row('missed', 'behind'),
    row('ahead', null),
    row('no-data', 'ahead'),
    { ...row('no-data', null), isStarted: false },
  ]
  const counts = countStatuses(rows)
  expect(counts).toEqual({ total: 5, onPace: 1, behind: 2, noData: 1, notStarted: 1, newlyBehind: 1 })
  expect(
    headline({ total: 58, onPace: 41, behind: 9, noData: 8, notStarted: 0, newlyBehind: 2 }, '2025-05-31').zh,
  ).toBe('截至 5 月：58 项目标中 41 项达序时、9 项滞后、8 项缺数；比上月新增滞后 2 项。')
})

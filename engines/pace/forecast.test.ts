import { describe, expect, test } from 'vitest'
import { assessPace, type PaceObservation } from './engine.ts'
import { bandError } from './forecast.ts'

const month = (year: number, index: number) => `${year}-${String(index + 1).padStart(2, '0')}`

/** Years with the given totals along one curve of monthly amounts, reported to date. */
function yearsAlong(shares: readonly number[], totals: Readonly<Record<number, number>>): PaceObservation[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  return Object.entries(totals).flatMap(([year, total]) => {
    let done = 0
    return shares.map((share, index) => {
      done += share
      return { period: month(Number(year), index), value: (total * done) / sum }
    })
  })
}

const LATE = [1, 1, 2, 2, 3, 4, 5, 6, 8, 12, 20, 36]
const flow = { value: 150, mode: 'flow-annual', deadline: '2025', unit: '项' } as const

describe('forecast of a year', () => {
  test('a year that runs along the curve of the years before is forecast exactly, with a band of nothing', () => {
    const history = yearsAlong(LATE, { 2020: 90, 2021: 100, 2022: 110, 2023: 130, 2024: 120 })
    const running = yearsAlong(LATE, { 2025: 160 }).slice(0, 5)
    const { forecast } = assessPace({ target: flow, observations: [...history, ...running], asOf: '2025-05-31' })
    expect(forecast).toMatchObject({ method: 'seasonal', value: '160', low: '160', high: '160', meetsTarget: 'yes' })
    expect(forecast?.backtest.trials.map((trial) => [trial.label, trial.actual, trial.errorPercent])).toEqual([
      ['2024-05-31', '120', 0],
      ['2023-05-31', '130', 0],
      ['2022-05-31', '110', 0],
      ['2021-05-31', '100', 0],
    ])
  })

  test('the band is the error that past forecasts made, and a target inside it is uncertain', () => {
    const shifted = [2, 2, 3, 3, 4, 5, 6, 7, 9, 11, 18, 30]
    const history = [
      ...yearsAlong(LATE, { 2021: 100 }),
      ...yearsAlong(shifted, { 2022: 110 }),
      ...yearsAlong(LATE, { 2023: 130 }),
      ...yearsAlong(shifted, { 2024: 120 }),
    ]
    const running = yearsAlong(LATE, { 2025: 160 }).slice(0, 8)
    const { forecast } = assessPace({
      target: { ...flow, value: 140 },
      observations: [...history, ...running],
      asOf: '2025-08-31',
    })
    // 38.4 + (120 − 38.4) of last year; the worst replay said 106 where 130 came: 24 ÷ 106 = 22.6 %.
    expect(forecast).toMatchObject({ method: 'last-year-remainder', value: '120', low: '92.83', high: '147.17' })
    expect(forecast?.meetsTarget).toBe('uncertain')
    expect(forecast?.backtest.rule.zh).toBe('回测 3 次，区间取最大误差')
  })

  test('without earlier years it goes on as so far and shows no band', () => {
    const { forecast, reasons } = assessPace({
      target: flow,
      observations: [{ period: '2025-05', value: 50 }],
      asOf: '2025-05-31',
    })
    expect(forecast).toMatchObject({ method: 'linear', value: '120', low: null, high: null, meetsTarget: 'uncertain' })
    expect(reasons.map((reason) => reason.code)).toContain('no-backtest')
  })

  test('an own curve is what is used and what is back-tested', () => {
    const curve = [1, 2, 4, 6, 9, 13, 18, 24, 32, 44, 64, 100]
    const history = yearsAlong(LATE, { 2024: 120 })
    const running = yearsAlong(LATE, { 2025: 160 }).slice(0, 5)
    const { forecast, pointers } = assessPace({
      target: flow,
      observations: [...history, ...running],
      asOf: '2025-05-31',
      curve,
    })
    expect(pointers.seasonal).toMatchObject({ source: 'given', expectedShare: 0.09 })
    expect(forecast).toMatchObject({ method: 'seasonal', value: '160', low: '160', high: '160' })
  })

  test('what is done stays done: the band does not reach below it', () => {
    const history = [
      ...yearsAlong(LATE, { 2022: 100 }),
      ...yearsAlong([...LATE].reverse(), { 2023: 100 }),
      ...yearsAlong(LATE, { 2024: 100 }),
    ]
    const { forecast } = assessPace({
      target: flow,
      observations: [...history, { period: '2025-05', value: 60 }],
      asOf: '2025-05-31',
    })
    expect(Number(forecast?.low)).toBeGreaterThanOrEqual(60)
  })
})

describe('forecast of a level', () => {
  const stock = {
    value: 200,
    mode: 'stock',
    deadline: '2025',
    baseline: 148,
    baselinePeriod: '2024',
    unit: '家',
  } as const
  const rising = Array.from({ length: 53 }, (_, index) => ({
    period: month(2021 + Math.floor(index / 12), index % 12),
    value: 101 + index,
  }))

  test('a steady rise is continued and back-tested from every month that has a year behind it', () => {
    const { forecast } = assessPace({ target: stock, observations: rising, asOf: '2025-05-31' })
    expect(forecast).toMatchObject({ method: 'trend', value: '160', low: '160', high: '160', meetsTarget: 'no' })
    expect(forecast?.backtest.rule.zh).toBe('回测 34 次，区间取八成回测不超过的误差')
    expect(forecast?.backtest.trials).toHaveLength(12)
  })

  test('a level that goes up and down is best left unchanged', () => {
    const swinging = rising.map(({ period }, index) => ({
      period,
      value: 150 + (index % 2 === 0 ? 0 : 4) + (index % 24 < 12 ? 0 : 30),
    }))
    const { forecast } = assessPace({ target: { ...stock, baseline: 100 }, observations: swinging, asOf: '2025-05-31' })
    expect(forecast?.method).toBe('unchanged')
  })

  test('of five errors and more the band leaves out the worst fifth, of fewer none', () => {
    expect(bandError(Float64Array.of(5, 1, 2, 3, 4))).toBe(4)
    expect(bandError(Float64Array.of(1, 9, 2))).toBe(9)
    expect(bandError(new Float64Array(0))).toBeNaN()
  })
})

describe('seasonal pointer of levels', () => {
  test('the season of a stock is the share of its yearly change', () => {
    const observations = [
      { period: '2023-12', value: 100 },
      { period: '2024-05', value: 110 },
      { period: '2024-12', value: 200 },
      { period: '2025-05', value: 215 },
    ]
    const target = { value: 300, mode: 'stock', deadline: '2025', baseline: 200, baselinePeriod: '2024' } as const
    const { pointers, status } = assessPace({ target, observations, asOf: '2025-05-31' })
    expect(status).toBe('behind')
    expect(pointers.seasonal).toMatchObject({
      expectedShare: 0.1,
      gapPoints: 5,
      status: 'ahead',
      years: [{ year: 2024, share: 0.1 }],
    })
  })

  test('a path over several years runs along the curve in each of them', () => {
    const curve = [0, 0, 0, 0, 10, 10, 10, 20, 20, 20, 20, 100]
    const target = { value: 300, mode: 'flow-cumulative', deadline: '2027', periodStart: '2025' } as const
    const { pointers } = assessPace({
      target,
      observations: [{ period: '2026-05', value: 110 }],
      asOf: '2026-05-31',
      curve,
    })
    expect(pointers.seasonal?.expectedShare).toBe(0.366667) // (1 + 0.10) ÷ 3
    expect(pointers.time?.expectedShare).toBe(0.472222)
  })
})

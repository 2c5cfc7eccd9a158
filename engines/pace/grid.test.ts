import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assessGrid,
  assessPace,
  type GridTarget,
  PACE_STATUSES,
  type PaceMode,
  type PaceObservation,
} from './engine.ts'

const MONTHS = 36

function observationsOf(values: readonly (number | null)[]): PaceObservation[] {
  return values.flatMap((value, index) => {
    const period = `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
    return value === null ? [] : [{ period, value }]
  })
}

describe('many at once', () => {
  const target = fc.record({
    mode: fc.constantFrom<PaceMode>('stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth', 'rank'),
    value: fc.integer({ min: -5, max: 60 }),
    max: fc.nat(20),
    comparator: fc.constantFrom('>=', '>', '=', '<=', '<', '~', 'range'),
    direction: fc.constantFrom(undefined, 'up', 'down', 'within'),
    deadline: fc.constantFrom('2025', '2025-H1', '2026', '2025-09', '2027'),
    periodStart: fc.constantFrom(null, '2025', '2024'),
    planStart: fc.constantFrom(null, null, '2025', '2026'),
    recurrence: fc.constantFrom(null, 'annual'),
    baseline: fc.option(fc.integer({ min: -5, max: 60 })),
    judge: fc.constantFrom('time', 'seasonal'),
    curve: fc.constantFrom(null, [2, 5, 9, 14, 20, 28, 37, 47, 58, 70, 84, 100]),
  })
  const series = fc.array(fc.option(fc.integer({ min: -3, max: 60 }), { freq: 6 }), {
    minLength: MONTHS,
    maxLength: MONTHS,
  })

  test('the grid says what single assessments say', () => {
    fc.assert(
      fc.property(
        target,
        series,
        fc.constantFrom('2025-05-31', '2025-12-31', '2025-01-31', '2026-03-15'),
        (t, values, asOf) => {
          // By whole years (an annual flow of a later year with a base year) is told to be assessed singly.
          const baseline = t.mode === 'flow-annual' ? null : t.baseline
          const shared = {
            mode: t.mode,
            comparator: t.comparator as '>=',
            direction: t.direction as 'up' | undefined,
            deadline: t.deadline,
            periodStart: t.periodStart,
            planStart: t.planStart,
            recurrence: t.recurrence as 'annual' | null,
          }
          const needsMax = t.comparator === 'range' || t.direction === 'within'
          const valueMax = needsMax ? t.value + t.max : null
          const gridTarget: GridTarget = {
            ...shared,
            values: Float64Array.of(t.value),
            valuesMax: valueMax === null ? null : Float64Array.of(valueMax),
            baselines: baseline === null ? null : Float64Array.of(baseline),
            judge: t.judge as 'time',
            curve: t.curve,
          }
          const grid = assessGrid({
            targets: [gridTarget],
            unitCount: 1,
            firstMonth: '2023-01',
            monthCount: MONTHS,
            values: Float64Array.from(values, (value) => value ?? Number.NaN),
            asOf,
            withForecast: true,
          })
          const single = assessPace({
            target: { ...shared, value: t.value, valueMax, baseline },
            observations: observationsOf(values),
            asOf,
            judge: t.judge as 'time',
            curve: t.curve,
          })
          expect(PACE_STATUSES[grid.status[0] ?? -1]).toBe(single.status)
          expect(grid.counts[single.status]).toBe(1)
          const same = (column: Float64Array, text: string | number | null | undefined, digits: number) => {
            if (text === null || text === undefined) return
            expect(column[0]).toBeCloseTo(Number(text), digits)
          }
          same(grid.actual, single.actual, 9)
          same(grid.timeShare, single.pointers.time?.expectedShare, 5)
          same(grid.seasonalShare, single.pointers.seasonal?.expectedShare, 5)
          same(grid.requiredPerMonth, single.requiredPerMonth, 0)
          if (single.status !== 'no-data') same(grid.forecast, single.forecast?.value, 0)
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('rows do not mix, and arrays that do not fit are refused', () => {
    const values = Float64Array.from({ length: 2 * 2 * 12 }, (_, index) =>
      Math.floor(index / 12) === 3 ? Number.NaN : (index % 12) + 1,
    )
    const flow = (goal: number): GridTarget => ({
      mode: 'flow-annual',
      values: Float64Array.of(goal, goal),
      deadline: '2025',
    })
    const grid = {
      targets: [flow(12), flow(100)],
      unitCount: 2,
      firstMonth: '2025-01',
      monthCount: 12,
      values,
      asOf: '2025-05-31',
    }
    const { status, counts } = assessGrid(grid)
    expect(Array.from(status, (index) => PACE_STATUSES[index])).toEqual(['on-pace', 'on-pace', 'behind', 'no-data'])
    expect(counts).toEqual({ ahead: 0, 'on-pace': 2, behind: 1, met: 0, missed: 0, 'no-data': 1 })
    expect(() => assessGrid({ ...grid, unitCount: 3 })).toThrow('应有 2 项 × 3 个单位 × 12 个月 = 72 个数，实有 48 个')
  })
})

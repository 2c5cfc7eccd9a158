import { curves, type DemoFigure } from './figures.ts'

export interface PeriodValue {
  /** `2025-05`, `2025-Q1`, `2024-H2`, `2024`. */
  period: string
  /** Year and month of its end, `2025-05`. */
  end: string
  value: string
}

const monthsOf = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const
const firstYear = 2022

/**
 * The whole series of the city, oldest first. No two years are quite alike: the curve bends a little from year to year.
 *
 * Example: seriesOf({ name: '', kind: 'since-2025', years: [], newest: { month: 2, value: 4 } }) → [{ period: '2025-01', end: '2025-01', value: '2' }, { period: '2025-02', end: '2025-02', value: '4' }]
 */
export function seriesOf(figure: DemoFigure): PeriodValue[] {
  const isLevel = figure.kind === 'level'
  const totals = isLevel ? figure.years.slice(1) : figure.years
  const past = totals.flatMap((total, index) => {
    const year = firstYear + index
    const from = isLevel ? (figure.years[index] ?? 0) : 0
    return yearOf(figure, { year, from, to: total, lastMonth: 12 })
  })
  const { newest } = figure
  if (!newest) return past
  const from = isLevel ? (figure.years.at(-1) ?? 0) : 0
  return [...past, ...yearOf(figure, { year: 2025, from, to: newest.value, lastMonth: newest.month })]
}

function yearOf(figure: DemoFigure, of: { year: number; from: number; to: number; lastMonth: number }): PeriodValue[] {
  const step = monthsOf[figure.cadence ?? 'month']
  const whole = shareAt(figure, of.year, of.lastMonth)
  const months = Array.from({ length: Math.floor(of.lastMonth / step) }, (_, index) => (index + 1) * step)
  return months.map((month) => {
    const share = shareAt(figure, of.year, month) / whole
    return {
      period: periodOf(of.year, month, step),
      end: `${of.year}-${String(month).padStart(2, '0')}`,
      value: (of.from + (of.to - of.from) * share).toFixed(figure.places ?? 0),
    }
  })
}

function shareAt(figure: DemoFigure, year: number, month: number): number {
  if (figure.kind === 'since-2025') return month / 12
  const share = (curves[figure.curve ?? 'steady'][month - 1] ?? 0) / 100
  return share ** (1 + 0.05 * (2023 - Math.min(year, 2024)))
}

function periodOf(year: number, month: number, step: 1 | 3 | 6 | 12): string {
  if (step === 12) return String(year)
  if (step === 6) return `${year}-H${month / 6}`
  return step === 3 ? `${year}-Q${month / 3}` : `${year}-${String(month).padStart(2, '0')}`
}

/** A whole shared out by parts without losing any of it: largest remainder, in steps of the last place. */
export function sharedOut(whole: string, parts: readonly number[], places: number): string[] {
  const unit = 10 ** places
  const total = Math.round(Number(whole) * unit)
  const sum = parts.reduce((all, part) => all + part, 0)
  const exact = parts.map((part) => (total * part) / sum)
  const floors = exact.map(Math.floor)
  const left = total - floors.reduce((all, part) => all + part, 0)
  const byRemainder = exact.map((value, index) => [value % 1, index] as const).sort((a, b) => b[0] - a[0])
  const raised = new Set(byRemainder.slice(0, left).map(([, index]) => index))
  return floors.map((value, index) => ((value + (raised.has(index) ? 1 : 0)) / unit).toFixed(places))
}

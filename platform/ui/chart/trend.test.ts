import { describe, expect, test } from 'vitest'
import { palettes } from '../tokens.ts'
import type { TrendData } from './trend-data.ts'
import { forecastSide, trendOption } from './trend-option.ts'
import { trendTable } from './trend-table.ts'

const data: TrendData = {
  series: [
    {
      name: '2025',
      points: [
        { period: '2025-01', value: '6.2' },
        { period: '2025-02', value: null },
      ],
    },
  ],
  target: { value: 114.2, label: '目标' },
  forecast: [{ period: '2025-03', value: 20, low: 18, high: 23 }],
  toDate: true,
}
const view = {
  palette: palettes.light,
  look: 'light',
  locale: 'zh-CN',
  forecastName: '预测',
  bandName: '区间',
} as const

describe('a trend', () => {
  test('shows in its table what it shows as a line', () => {
    expect(trendTable(data, 'zh-CN', (key) => key)).toEqual({
      head: ['ui.chart.period', '2025', 'ui.chart.forecast', 'ui.chart.low', 'ui.chart.high', '目标'],
      rows: [
        ['2025年1月', '6.2', null, null, null, 114.2],
        ['2025年1–2月', null, null, null, null, 114.2],
        ['2025年1–3月', null, 20, 18, 23, 114.2],
      ],
    })
  })

  test('draws a gap where there is no value, never a zero', () => {
    const line = trendOption(data, view).series.find((series) => series.name === '2025')
    expect(line?.data).toEqual([6.2, null, null])
  })

  test('begins the forecast at the last known value and dashes it', () => {
    const line = trendOption(data, view).series.find((series) => series.name === '预测')
    expect(line).toMatchObject({ data: [6.2, null, 20], lineStyle: { type: 'dashed' } })
  })

  test('draws the band from low to high', () => {
    const band = trendOption(data, view).series.find((series) => series.name === '区间')
    expect(band?.data).toEqual([null, null, 5])
  })

  test('shows no more than five series', () => {
    const many = { series: Array.from({ length: 8 }, (_, at) => ({ name: `s${at}`, points: [] })) }
    expect(trendOption(many, view).series).toHaveLength(5)
  })

  test('the year under way is named once, at the end of its forecast, so that no two words lie on each other', () => {
    const before = { name: '2024', points: [{ period: '2025-03', value: '21' }] }
    const { series } = trendOption({ ...data, series: [...data.series, before] }, view)
    const words = series.flatMap((one) => ('endLabel' in one && one.endLabel?.show ? [one.endLabel.formatter] : []))
    expect(words).toEqual(['{a}', '2025 预测'])
  })

  test('the word at the end of the forecast stands on the side away from the line beside it', () => {
    expect(forecastSide(26, [24])).toBe('above')
    expect(forecastSide(26, [26, 10])).toBe('above')
    expect(forecastSide(20, [24, 2])).toBe('below')
    expect(forecastSide(20, [])).toBe('above')
  })
})

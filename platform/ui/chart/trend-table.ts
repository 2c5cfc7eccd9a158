import { formatPeriod } from '#kernel/formats'
import type { Locale } from '#kernel/localized'
import type { TrendData } from './trend-data.ts'

type Say = (key: string) => string
type Row = (string | number | null)[]

/** Every period of a trend, in order, that has a value anywhere in it. */
export function periodsOf(data: Pick<TrendData, 'series' | 'forecast'>): string[] {
  const periods = new Set<string>()
  for (const series of data.series) for (const point of series.points) periods.add(point.period)
  for (const point of data.forecast ?? []) periods.add(point.period)
  return [...periods].sort()
}

/** The rows behind a trend: a column per series, then target and forecast with its band. */
export function trendTable(data: TrendData, locale: Locale, say: Say): { head: string[]; rows: Row[] } {
  const forecast = new Map((data.forecast ?? []).map((point) => [point.period, point]))
  const hasForecast = forecast.size > 0
  const head = [
    say('ui.chart.period'),
    ...data.series.map((series) => series.name),
    ...(hasForecast ? [say('ui.chart.forecast'), say('ui.chart.low'), say('ui.chart.high')] : []),
    ...(data.target ? [data.target.label] : []),
  ]
  const rows = periodsOf(data).map((period) => {
    const point = forecast.get(period)
    return [
      formatPeriod(period, locale, data.toDate),
      ...data.series.map((series) => series.points.find((each) => each.period === period)?.value ?? null),
      ...(hasForecast ? [point?.value ?? null, point?.low ?? null, point?.high ?? null] : []),
      ...(data.target ? [data.target.value] : []),
    ]
  })
  return { head, rows }
}

import { type Figure, formatNumber, formatPeriod } from '#kernel/formats'
import type { Locale } from '#kernel/localized'
import { type Look, type Palette, seriesColours } from '../tokens.ts'
import type { TrendData } from './trend-data.ts'
import { periodsOf } from './trend-table.ts'

export interface TrendLook {
  palette: Palette
  look: Look
  locale: Locale
  forecastName: string
  bandName: string
}

const number = (value: Figure): number | null =>
  value === null || value === undefined || value === '' ? null : Number(value)

/** The band is two stacked areas: an unseen one up to `low`, a tinted one from there to `high`. */
function bandSeries(periods: string[], data: TrendData, { palette, bandName }: TrendLook) {
  const points = new Map((data.forecast ?? []).map((point) => [point.period, point]))
  const lows = periods.map((period) => number(points.get(period)?.low))
  const heights = periods.map((period, at) => {
    const [low, high] = [lows[at], number(points.get(period)?.high)]
    return low === null || low === undefined || high === null ? null : high - low
  })
  if (heights.every((height) => height === null)) return []
  const unseen = {
    type: 'line' as const,
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  }
  return [
    { ...unseen, name: `${bandName} `, data: lows },
    { ...unseen, name: bandName, data: heights, areaStyle: { color: palette.accent, opacity: 0.14 } },
  ]
}

/**
 * Where the word at the end of the forecast stands: on the side away from the nearest other line that ends beside it.
 *
 * Example: forecastSide(26, [24, 22]) → 'above'
 */
export function forecastSide(value: number, others: readonly number[]): 'above' | 'below' {
  const nearest = others.toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value))[0]
  return nearest === undefined || value >= nearest ? 'above' : 'below'
}

/** The last actual value begins the dashed line, so that it does not hang in the air. */
function forecastSeries(periods: string[], data: TrendData, { look, forecastName, palette }: TrendLook) {
  // The dashed line carries the name of the line it goes on from, whose own end lies beside it.
  const of = data.series.length > 1 ? `${data.series[0]?.name} ` : ''
  const points = new Map((data.forecast ?? []).map((point) => [point.period, number(point.value)]))
  if (points.size === 0) return []
  const last = data.series[0]?.points.filter((point) => point.value !== null).at(-1)
  if (last && !points.has(last.period)) points.set(last.period, number(last.value))
  const end = [...points].toSorted(([a], [b]) => (a < b ? -1 : 1)).at(-1)
  const beside = data.series.flatMap(
    (series) => number(series.points.find(({ period }) => period === end?.[0])?.value) ?? [],
  )
  const isAbove = forecastSide(end?.[1] ?? 0, beside) === 'above'
  return [
    {
      type: 'line' as const,
      name: forecastName,
      data: periods.map((period) => points.get(period) ?? null),
      connectNulls: true,
      symbol: 'none',
      lineStyle: { type: 'dashed' as const, width: 2, color: seriesColours[look][0] },
      itemStyle: { color: seriesColours[look][0] },
      endLabel: {
        show: true,
        formatter: `${of}${forecastName}`,
        color: palette.inkSecond,
        // The words of two lines that end at one height would lie on each other.
        ...(beside.length > 0
          ? { verticalAlign: isAbove ? ('bottom' as const) : ('top' as const), offset: [0, isAbove ? -6 : 6] }
          : {}),
      },
      labelLayout: { moveOverlap: 'shiftY' as const },
    },
  ]
}

/** The echarts option of a trend. Labels stand at the lines' ends, so there is no legend to decode. */
export function trendOption(data: TrendData, view: TrendLook) {
  const { palette, look, locale } = view
  const periods = periodsOf(data)
  const colours = seriesColours[look]
  const axisText = { color: palette.inkSecond, fontSize: 12 }
  const lines = data.series.slice(0, 5).map((series, at) => ({
    type: 'line' as const,
    name: series.name,
    data: periods.map((period) => number(series.points.find((point) => point.period === period)?.value)),
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: periods.length <= 24,
    connectNulls: false,
    lineStyle: { width: at === 0 ? 2.5 : 1.5, color: colours[at] },
    itemStyle: { color: colours[at] },
    endLabel: {
      show: data.series.length > 1 && !(at === 0 && data.forecast?.length),
      formatter: '{a}',
      color: colours[at],
    },
    labelLayout: { moveOverlap: 'shiftY' as const },
    markLine:
      at === 0 && data.target
        ? {
            silent: true,
            symbol: 'none',
            lineStyle: { color: palette.ink, type: 'solid' as const, width: 1 },
            label: {
              formatter: `${data.target.label} ${formatNumber(data.target.value)}`,
              position: 'insideStartTop' as const,
              color: palette.ink,
            },
            data: [{ yAxis: Number(data.target.value) }],
          }
        : undefined,
  }))
  const target = number(data.target?.value)
  return {
    animation: false,
    grid: {
      left: 8,
      right: data.series.length > 1 || data.forecast?.length ? 88 : 24,
      top: 24,
      bottom: 8,
      outerBoundsMode: 'same' as const,
    },
    textStyle: { fontFamily: 'inherit' },
    tooltip: {
      trigger: 'axis' as const,
      backgroundColor: palette.surfaceRaised,
      borderColor: palette.lineStrong,
      textStyle: { color: palette.ink },
      valueFormatter: (value: unknown) => formatNumber(typeof value === 'number' ? value : null),
    },
    xAxis: {
      type: 'category' as const,
      data: periods.map((period) => formatPeriod(period, locale, data.toDate)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: axisText,
    },
    yAxis: {
      type: 'value' as const,
      // What adds up over a year begins at nothing; a level or a share may be looked at closely.
      scale: !data.toDate,
      max: target === null ? undefined : (extent: { max: number }) => (target > extent.max ? target : extent.max),
      axisLabel: { ...axisText, formatter: (value: number) => formatNumber(value) },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [...bandSeries(periods, data, view), ...lines, ...forecastSeries(periods, data, view)],
  }
}

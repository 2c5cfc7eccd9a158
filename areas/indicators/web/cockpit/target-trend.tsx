import type { ReactNode } from 'react'
import type { getTarget } from '#contract/indicators'
import type { ResponseOf } from '#platform/http/endpoint'
import { TrendChart } from '#ui/chart'
import { useLocale, useText } from '#ui/text'
import { nameOf, placeAndDay } from '../words.tsx'
import { yearsApart } from './years-apart.ts'

type Target = ResponseOf<typeof getTarget>

/** The course of a figure with the goal and the forecast; amounts of a year with the years before over one another. */
export function TargetTrend({
  target,
  height,
  isShort = false,
}: {
  target: Target
  height?: number
  /** Beside the list: without the words below. */
  isShort?: boolean
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const { row, forecast } = target
  const points = target.series.map(({ period, value }) => ({ period, value }))
  const goal = { value: row.value, label: text('indicators.column.target') }
  // What a year is to bring is forecast for the year under way, though the plan asks it of later years too.
  const due = row.mode === 'flow-annual' && row.dataThrough ? row.dataThrough.slice(0, 4) : row.deadline
  const end = due.length === 4 ? `${due}-12` : due
  const ahead = forecast ? [{ period: end, value: forecast.value, low: forecast.low, high: forecast.high }] : []
  const years = row.mode === 'flow-annual' ? yearsApart(points, due) : null
  return (
    <TrendChart
      title={nameOf(row)}
      about={placeAndDay(text, locale, target)}
      unit={row.unit}
      series={years ?? [{ name: nameOf(row), points }]}
      target={goal}
      forecast={ahead}
      toDate={row.mode === 'flow-annual'}
      {...(height ? { height } : {})}
      note={
        isShort ? undefined : forecast ? (
          <ForecastNote forecast={forecast} unit={row.unit} />
        ) : (
          text('indicators.forecast.none')
        )
      }
    />
  )
}

function ForecastNote({ forecast, unit }: { forecast: NonNullable<Target['forecast']>; unit: string }): ReactNode {
  const text = useText()
  const method = text(`indicators.forecast.${forecast.method}`)
  const band =
    forecast.low && forecast.high ? text('indicators.forecast.band', { low: forecast.low, high: forecast.high }) : ''
  return (
    <>
      {text('indicators.forecast.line', { value: forecast.value, unit, method })}
      {band} {text(`indicators.forecast.meets.${forecast.meetsTarget}`)} {forecast.rule}
    </>
  )
}

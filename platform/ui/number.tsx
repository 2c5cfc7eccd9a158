import type { ReactNode } from 'react'
import {
  dash,
  type Figure,
  formatDate,
  formatMonthDay,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPoints,
} from '#kernel/formats'
import { useLocale, useText } from './text.tsx'
import { today } from './today.ts'

export {
  type Figure,
  formatBytes,
  formatDate,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPoints,
} from '#kernel/formats'

interface Missing {
  /** Why there is no value; shown on hover and to screen readers. */
  reason?: string
}

/** `—` with its reason. */
export function NoValue({ reason }: Missing): ReactNode {
  const text = useText()
  const why = reason ?? text('ui.no-value')
  return (
    <span className="no-value" title={why}>
      <span aria-hidden="true">{dash}</span>
      <span className="visually-hidden">{why}</span>
    </span>
  )
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

/** A figure with its unit: `114.2 亿元`. In tables the unit stands once in the column's head: leave it out. */
export function NumberText({
  value,
  unit,
  places,
  signed,
  reason,
}: { value: Figure; unit?: string; places?: number; signed?: boolean } & Missing): ReactNode {
  if (isMissing(value)) return <NoValue reason={reason} />
  return (
    <span className="figure">
      {formatNumber(value, { places, signed })}
      {unit ? <span className="figure-unit"> {unit}</span> : null}
    </span>
  )
}

/** A share (1 = all) as `32.0%`. */
export function PercentText({ share, places, reason }: { share: Figure; places?: number } & Missing): ReactNode {
  if (isMissing(share)) return <NoValue reason={reason} />
  return <span className="figure">{formatPercent(share, places)}</span>
}

/** Percentage points with sign: `+9.7 个百分点`. */
export function PointsText({ points, reason }: { points: Figure } & Missing): ReactNode {
  const locale = useLocale()
  if (isMissing(points)) return <NoValue reason={reason} />
  return <span className="figure">{formatPoints(points, locale)}</span>
}

/** `2025年5月`; `toDate` for figures since January: `2025年1–5月`. */
export function PeriodText({
  period,
  toDate,
  reason,
}: { period: string | null | undefined; toDate?: boolean } & Missing): ReactNode {
  const locale = useLocale()
  if (!period) return <NoValue reason={reason} />
  return <span className="figure">{formatPeriod(period, locale, toDate)}</span>
}

/** A business date, or an instant in China's time to the minute. */
export function DateText({ date, reason }: { date: string | null | undefined } & Missing): ReactNode {
  if (!date) return <NoValue reason={reason} />
  return (
    <time className="figure" dateTime={date}>
      {formatDate(date)}
    </time>
  )
}

/**
 * `剩 3 个工作日（6月5日）`; overdue in red, today and the last three days in amber.
 * The server counts the working days, because it has the calendar.
 */
export function DeadlineText({
  dueOn,
  workingDaysLeft,
  stopped = false,
}: {
  dueOn: string | null
  workingDaysLeft: number | null
  stopped?: boolean
}): ReactNode {
  const locale = useLocale()
  const text = useText()
  if (!dueOn) return <NoValue reason={text('ui.deadline.none')} />
  const date = formatMonthDay(dueOn, locale, today())
  if (workingDaysLeft === null) return <span className="figure">{dueOn}</span>
  if (stopped) return <span className="figure deadline">{text('ui.deadline.stopped', { count: workingDaysLeft })}</span>
  if (workingDaysLeft < 0)
    return (
      <span className="figure deadline deadline-over">
        ■ {text('ui.deadline.over', { count: -workingDaysLeft, date })}
      </span>
    )
  if (workingDaysLeft === 0)
    return <span className="figure deadline deadline-near">▼ {text('ui.deadline.today', { date })}</span>
  return (
    <span className={workingDaysLeft <= 3 ? 'figure deadline deadline-near' : 'figure deadline'}>
      {text('ui.deadline.left', { count: workingDaysLeft, date })}
    </span>
  )
}

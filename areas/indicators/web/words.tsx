import type { ReactNode } from 'react'
import type { CardView, TargetRowView } from '#contract/indicators'
import type { Locale } from '#kernel/localized'
import { today } from '#platform/ui/today'
import type { Definition } from '#ui/definition-card'
import { formatPeriod, NumberText } from '#ui/number'

type Say = (key: string, params?: Record<string, string | number>) => string

/** 有效期内高企（高新区）: what is measured, and of whom where not of the whole region. */
export function nameOf(row: { indicator: string; subject: string }): string {
  return row.subject ? `${row.indicator}（${row.subject}）` : row.indicator
}

/** 2027年目标, 2025年目标（每年，至2027年）: of a goal of every year the year that it is held against. */
export function goalName(
  text: Say,
  locale: Locale,
  { deadline, judgedFor }: Pick<TargetRowView, 'deadline' | 'judgedFor'>,
): string {
  const until = formatPeriod(deadline, locale)
  return judgedFor === deadline
    ? text('indicators.line.until', { deadline: until })
    : text('indicators.line.yearly', { year: judgedFor, deadline: until })
}

/** 淮安市 截至2025年5月: whose a picture is and of when. */
export function placeAndDay(text: Say, locale: Locale, of: { regionName: string; asOf: string }): string {
  return text('indicators.picture.about', { region: of.regionName, period: formatPeriod(of.asOf.slice(0, 7), locale) })
}

/** 24 项，同一指标合并为 16 行: the count, and the lines where they are fewer. */
export function countOf(text: Say, count: number, lines: number): string {
  return lines === count ? text('indicators.count', { count }) : text('indicators.count.merged', { count, lines })
}

/** ≥ 150, 1 – 2, about 20: the goal as the plan states it. */
export function GoalText({
  row,
}: {
  row: Pick<TargetRowView, 'comparator' | 'value' | 'valueMax' | 'unit'>
}): ReactNode {
  const sign = { '>=': '≥ ', '>': '> ', '=': '', '<=': '≤ ', '<': '< ', '~': '≈ ', range: '' }[row.comparator]
  return (
    <span className="figure">
      {sign}
      <NumberText value={row.value} />
      {row.valueMax ? (
        <>
          –<NumberText value={row.valueMax} />
        </>
      ) : null}{' '}
      <span className="figure-unit">{row.unit}</span>
    </span>
  )
}

/** A stored card as the shared definition card shows it. */
export function definitionOf(
  text: Say,
  indicator: { id: string; name: string; unit: string },
  card: CardView | null,
  usedBy: Definition['usedBy'],
): Definition {
  return {
    name: indicator.name,
    formula: card?.formula ?? null,
    numerator: card?.numerator ?? null,
    denominator: card?.denominator ?? null,
    unit: indicator.unit,
    cadence: card
      ? text('indicators.cadence-due', { cadence: text(`indicators.cadence.${card.cadence}`), days: card.dueDays })
      : null,
    source: card?.dataSource ?? null,
    owner: card?.ownerName ?? null,
    version: card ? text('indicators.card.version', { version: card.version }) : null,
    inForceFrom: card?.effectiveFrom ?? null,
    inForceTo: card?.effectiveTo ?? null,
    legalBasis: card?.legalBasis ?? null,
    usedBy,
  }
}

/** The last months that are over, newest first, `2025-05`. */
export function recentMonths(count: number, day = today()): string[] {
  const [year, month] = day.split('-').map(Number)
  const current = (year ?? 0) * 12 + (month ?? 1) - 1
  return Array.from({ length: count }, (_, back) => {
    const index = current - 1 - back
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}

/** Last day of a month `2025-05`. */
export function endOfMonth(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${month}-${new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate()}`
}

import type { ReactNode } from 'react'
import type { CardView, TargetRowView } from '#contract/indicators'
import { today } from '#platform/ui/today'
import type { Definition } from '#ui/definition-card'
import { NumberText } from '#ui/number'

type Say = (key: string, params?: Record<string, string | number>) => string

/** 有效期内高企（高新区）: what is measured, and of whom where not of the whole region. */
export function nameOf(row: { indicator: string; subject: string }): string {
  return row.subject ? `${row.indicator}（${row.subject}）` : row.indicator
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

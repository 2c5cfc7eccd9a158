import { Fragment, type ReactNode } from 'react'
import type { TargetRowView } from '#contract/indicators'
import { useText } from '#ui/text'
import { groupOf, linesOf } from './lines.ts'

function isNewlyBehind(row: TargetRowView): boolean {
  const isBehind = (status: TargetRowView['status']) => groupOf({ status, isStarted: true }) === 'behind'
  return isBehind(row.status) && row.statusBefore !== null && !isBehind(row.statusBefore)
}

/** Which targets fell behind since the month end before, by name: the headline only counts them. */
export function NewlyBehind({
  rows,
  onOpen,
}: {
  rows: readonly TargetRowView[]
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  const lines = linesOf(rows.filter(isNewlyBehind))
  if (lines.length === 0) return null
  return (
    <p className="newly-behind">
      <span className="quiet">{text('indicators.newly-behind')}</span>
      {lines.map(({ row }, place) => (
        <Fragment key={row.targetId}>
          {place > 0 ? text('ui.comma') : ''}
          <button type="button" className="link-button" onClick={() => onOpen(row.targetId)}>
            {row.indicator}
          </button>
        </Fragment>
      ))}
    </p>
  )
}

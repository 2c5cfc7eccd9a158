import type { ReactNode } from 'react'
import type { ChangeRowView } from '#contract/indicators'
import { formatNumber, NumberText } from '#ui/number'
import { useText } from '#ui/text'

/** Where the gap to the expected share moved most since the month before. */
export function ChangeList({
  changes,
  onOpen,
}: {
  changes: readonly ChangeRowView[]
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  if (changes.length === 0) return <p className="quiet">{text('indicators.changes.none')}</p>
  return (
    <ul className="owed-list">
      {changes.map((row) => (
        <li key={row.targetId}>
          <button type="button" className="link-button" onClick={() => onOpen(row.targetId)}>
            {row.indicator}
          </button>
          <span className="owed-line">
            <NumberText value={row.before} /> → <NumberText value={row.after} unit={row.unit} />{' '}
            <span className="quiet">
              {text(row.gapChangePoints < 0 ? 'indicators.changes.lost' : 'indicators.changes.gained', {
                points: formatNumber(Math.abs(row.gapChangePoints), { places: 1 }),
              })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

import type { ReactNode } from 'react'
import { iconOf, type Tone } from '#ui/status'
import { useText } from '#ui/text'
import { type GroupName, groupNames } from './lines.ts'

export const toneOfGroup: Record<GroupName, Tone> = {
  behind: 'warn',
  'no-data': 'none',
  'on-pace': 'steady',
  ahead: 'good',
  met: 'good',
  'not-started': 'none',
}

/** How many stand how, as one bar and as doors to the groups below. */
export function StatusStrip({
  counts,
  onOpen,
}: {
  counts: Record<GroupName, number>
  onOpen: (group: GroupName) => void
}): ReactNode {
  const text = useText()
  const total = groupNames.reduce((sum, name) => sum + counts[name], 0)
  const shown = groupNames.filter((name) => counts[name] > 0)
  return (
    <div className="status-strip">
      <div className="status-bar" aria-hidden="true">
        {shown.map((name) => (
          <span
            key={name}
            className={`status-part part-${name}`}
            style={{ flexGrow: counts[name], flexBasis: `${(counts[name] / total) * 10}%` }}
          />
        ))}
      </div>
      <ul className="status-doors">
        {shown.map((name) => (
          <li key={name}>
            <button type="button" className={`status-door tone-${toneOfGroup[name]}`} onClick={() => onOpen(name)}>
              <span aria-hidden="true">{iconOf(toneOfGroup[name])}</span>
              <strong className="figure">{counts[name]}</strong>
              <span className="status-word">{text(`indicators.group.${name}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

import type { ReactNode } from 'react'
import type { TargetRowView } from '#contract/indicators'
import { ChartFrame } from '#ui/chart'
import { sayAll, useText } from '#ui/text'
import { compositionOf, groupNames } from './lines.ts'

/** How the targets of each topic or department stand, as bars of one scale; a press filters by it. */
export function CompositionBars({
  title,
  rows,
  keysOf,
  labelOf,
  onPick,
}: {
  title: string
  rows: readonly TargetRowView[]
  keysOf: (row: TargetRowView) => string[]
  labelOf: (key: string) => string
  onPick: (key: string) => void
}): ReactNode {
  const text = useText()
  const found = compositionOf(rows, keysOf)
  const most = Math.max(1, ...found.map((one) => one.total))
  const words = groupNames.map((name) => text(`indicators.group.${name}`))
  const table = {
    head: [title, ...words],
    rows: found.map((one) => [labelOf(one.key), ...groupNames.map((name) => one.counts[name])]),
  }
  return (
    <ChartFrame title={title} unit={text('indicators.unit.targets')} table={table}>
      <ul className="composition">
        {found.map((one) => {
          const parts = groupNames.filter((name) => one.counts[name] > 0)
          const inWords = sayAll(parts.map((name) => `${text(`indicators.group.${name}`)} ${one.counts[name]}`))
          return (
            <li key={one.key} className="composition-row">
              <button type="button" className="link-button" onClick={() => onPick(one.key)}>
                {labelOf(one.key)}
              </button>
              <span className="composition-bar" role="img" aria-label={inWords} title={inWords}>
                {parts.map((name) => (
                  <span
                    key={name}
                    className={`status-part part-${name}`}
                    style={{ width: `${(one.counts[name] / most) * 100}%` }}
                  />
                ))}
              </span>
              <span className="figure">
                {one.counts.behind > 0 ? <span className="tone-warn">▼{one.counts.behind}</span> : null} {one.total}
              </span>
            </li>
          )
        })}
      </ul>
    </ChartFrame>
  )
}

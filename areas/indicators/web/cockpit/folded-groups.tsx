import type { ReactNode } from 'react'
import type { TargetRowView } from '#contract/indicators'
import { iconOf } from '#ui/status'
import { sayAll, useText } from '#ui/text'
import { countOf, nameOf } from '../words.tsx'
import { type GroupName, linesOf } from './lines.ts'
import { toneOfGroup } from './status-strip.tsx'
import { TargetList } from './target-list.tsx'

/** Everything about which nobody has to act now, folded; what has no data says why. */
export function FoldedGroups({
  groups,
  openGroup,
  chosenId,
  onChoose,
  onOpen,
}: {
  groups: Record<GroupName, TargetRowView[]>
  openGroup: GroupName | null
  chosenId: string | null
  onChoose: (targetId: string) => void
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  const names = (['no-data', 'on-pace', 'ahead', 'met', 'not-started'] as const).filter(
    (name) => groups[name].length > 0,
  )
  return (
    <>
      {names.map((name) => {
        const rows = groups[name]
        const isBare = name === 'no-data' || name === 'not-started'
        const lines = isBare ? rows.length : linesOf(rows).length
        const group = text(`indicators.group.${name}`)
        const title = text('indicators.group.title', { group, count: countOf(text, rows.length, lines) })
        return (
          <details
            key={`${name}-${openGroup === name}`}
            id={`group-${name}`}
            className="section target-group"
            open={openGroup === name}
          >
            <summary>
              <span className={`tone-${toneOfGroup[name]}`} aria-hidden="true">
                {iconOf(toneOfGroup[name])}
              </span>{' '}
              {title}
            </summary>
            {isBare ? (
              <WithoutData rows={rows} onOpen={onOpen} />
            ) : (
              <TargetList
                label={title}
                lines={linesOf(rows)}
                isRanked={false}
                chosenId={chosenId}
                onChoose={onChoose}
                onOpen={onOpen}
                onSupervise={null}
              />
            )}
          </details>
        )
      })}
    </>
  )
}

const known = ['nothing-since-start', 'no-observation', 'not-started', 'start-unknown', 'final-value-missing'] as const

/** Grouped by the reason for which nothing can be said, so that each is dealt with once. */
function WithoutData({
  rows,
  onOpen,
}: {
  rows: readonly TargetRowView[]
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  const reasonOf = (row: TargetRowView) => {
    if (!row.hasCard) return 'no-card'
    if (row.cadence === 'year' || row.cadence === 'half-year') return `waits-${row.cadence}`
    return known.find((code) => code === row.blockedBy) ?? 'other'
  }
  return (
    <dl className="no-data-reasons">
      {[...Map.groupBy(rows, reasonOf)].map(([reason, own]) => (
        <div key={reason}>
          <dt>
            {text('indicators.blocked.count', { reason: text(`indicators.blocked.${reason}`), count: own.length })}
          </dt>
          {own.map((row) => (
            <dd key={row.targetId}>
              <button type="button" className="link-button" title={row.working} onClick={() => onOpen(row.targetId)}>
                {nameOf(row)}
              </button>
              {row.departments.length > 0 ? (
                <span className="quiet"> {sayAll(row.departments.map((one) => one.name))}</span>
              ) : null}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

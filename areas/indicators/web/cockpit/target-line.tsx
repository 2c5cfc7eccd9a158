import type { ReactNode } from 'react'
import { NumberText, PercentText, PointsText } from '#ui/number'
import { PaceBar } from '#ui/pace'
import { StatusTag } from '#ui/status'
import { sayAll, useLocale, useText } from '#ui/text'
import { useMethodWords } from '../method-note.tsx'
import { PendingMark } from '../pending-mark.tsx'
import { GoalText, goalName, nameOf } from '../words.tsx'
import type { Line } from './lines.ts'
import { TaskMark } from './task-mark.tsx'

/**
 * One target: what it is, how far it is against time and the years before, what it takes, who answers, and what is
 * being done about it. The name opens everything behind it; the line itself is shown at the side.
 */
export function TargetLine({
  line,
  isChosen,
  isRanked,
  onChoose,
  onOpen,
  onSupervise,
}: {
  line: Line
  isChosen: boolean
  /** Shows gap and what is still needed: for lines about which somebody has to act. */
  isRanked: boolean
  onChoose: () => void
  onOpen: () => void
  /** Null: the reader may not ask for tasks. */
  onSupervise: (() => void) | null
}): ReactNode {
  const text = useText()
  const locale = useLocale()
  const { row, others } = line
  const owners = sayAll(row.departments.map((one) => one.name))
  return (
    <li
      className={isChosen ? 'target-line target-line-chosen' : 'target-line'}
      data-row-key={row.targetId}
      tabIndex={-1}
      onFocus={onChoose}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest('button, a')) onChoose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen()
      }}
    >
      <div className="target-what">
        <button type="button" className="link-button target-name" onClick={onOpen}>
          {nameOf(row)}
        </button>
        <span className="quiet target-of">
          {goalName(text, locale, row)}
          <Also own={goalName(text, locale, row)} others={others.map((other) => goalName(text, locale, other))} />
          {owners ? ` · ${owners}` : ''}
        </span>
      </div>
      <span className="target-figures">
        <NumberText value={row.actual} reason={row.working} /> / <GoalText row={row} />
      </span>
      <span className="target-progress">
        <PaceBar
          actualShare={row.share}
          expectedShare={row.expectedShare}
          seasonalShare={row.seasonalShare}
          status={row.status}
        />
        <PercentText share={row.share} reason={row.working} />
      </span>
      <span className="target-verdict">
        <StatusTag status={row.status} title={row.working} />
        <PendingMark period={row.pendingPeriod} />
        {isRanked ? <PointsText points={row.gapPoints} reason={row.working} /> : null}
      </span>
      {isRanked ? (
        <span className="target-needed">
          {row.requiredPerMonth ? (
            <>
              <span className="quiet">{text('indicators.line.needed')}</span>{' '}
              <NumberText
                value={row.requiredPerMonth}
                unit={text('indicators.line.per-month', {
                  unit: row.unit === '%' ? text('indicators.unit.points') : row.unit,
                })}
              />
            </>
          ) : null}
        </span>
      ) : null}
      {isRanked ? <TaskMark task={row.task} onSupervise={onSupervise} /> : null}
      {isRanked ? <Reasons line={line} /> : null}
    </li>
  )
}

/** The other targets that this line speaks of: by their own years, or as so many more where they are called the same. */
function Also({ own, others }: { own: string; others: string[] }): ReactNode {
  const text = useText()
  const named = [...new Set(others)].filter((name) => name !== own)
  if (others.length === 0) return null
  return named.length === 0
    ? text('indicators.line.also-plans', { count: others.length })
    : text('indicators.line.also', { goals: sayAll(named) })
}

/** Why, in the words of whoever reported, what the seasons say, and what was answered last. */
function Reasons({ line: { row } }: { line: Line }): ReactNode {
  const text = useText()
  const isSeasonal =
    row.seasonalShare !== null && row.share !== null && row.share >= row.seasonalShare && row.status === 'behind'
  const methodWords = useMethodWords()
  // Most targets are judged by elapsed time; where one is not, or should not be, that explains its status.
  const isUsual = row.method.asked === 'time' || row.method.used === 'final' || row.method.used === 'level'
  const method = isUsual ? null : methodWords(row.method)
  const reasons = [
    ...(row.reportNote ? [text('indicators.line.reason', { note: row.reportNote })] : []),
    ...(method ? [method] : []),
    ...(isSeasonal ? [text('indicators.line.seasonal')] : []),
    ...(row.task?.lastWords ? [text('indicators.line.answered', { words: row.task.lastWords })] : []),
  ]
  return reasons.length > 0 ? <p className="target-reasons">{reasons.join(' · ')}</p> : null
}

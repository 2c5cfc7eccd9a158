import { type ReactNode, useState } from 'react'
import { moveInRows } from '#platform/ui/table/keys'
import { usePrinting } from '#ui/printing'
import { useText } from '#ui/text'
import type { Line } from './lines.ts'
import { TargetLine } from './target-line.tsx'

/** Lines under each other; j and k move, Enter opens, the rest is folded away until asked for. */
export function TargetList({
  label,
  lines,
  isRanked,
  shown,
  chosenId,
  onChoose,
  onOpen,
  onSupervise,
}: {
  label: string
  lines: readonly Line[]
  isRanked: boolean
  /** How many are shown at first; left out: all. */
  shown?: number
  chosenId: string | null
  onChoose: (targetId: string) => void
  onOpen: (targetId: string) => void
  onSupervise: ((targetId: string) => void) | null
}): ReactNode {
  const text = useText()
  const [isWhole, setWhole] = useState(false)
  const isPrinting = usePrinting()
  const visible = isWhole || isPrinting || !shown ? lines : lines.slice(0, shown)
  const hidden = lines.length - visible.length
  return (
    <>
      <ol
        className={isRanked ? 'target-lines target-lines-ranked' : 'target-lines'}
        aria-label={label}
        onKeyDown={moveInRows}
      >
        {visible.map((line) => (
          <TargetLine
            key={line.row.targetId}
            line={line}
            isRanked={isRanked}
            isChosen={line.row.targetId === chosenId}
            onChoose={() => onChoose(line.row.targetId)}
            onOpen={() => onOpen(line.row.targetId)}
            onSupervise={onSupervise ? () => onSupervise(line.row.targetId) : null}
          />
        ))}
      </ol>
      {hidden > 0 ? (
        <button type="button" className="button button-text no-print" onClick={() => setWhole(true)}>
          {text('indicators.list.more', { count: hidden })}
        </button>
      ) : null}
    </>
  )
}

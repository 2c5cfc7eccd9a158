import type { ReactNode } from 'react'
import { type Figure, formatNumber, formatPercent } from '#kernel/formats'
import { type KnownStatus, toneOf } from './status.tsx'
import { useText } from './text.tsx'

/** One line of working, set apart from prose: `48 ÷ 150 = 32.0%，时间进度 41.7%，落后 9.7 个百分点`. */
export function Arithmetic({ children, source }: { children: ReactNode; source?: ReactNode }): ReactNode {
  return (
    <p className="arithmetic">
      <span className="figure-line">{children}</span>
      {source ? <span className="arithmetic-source">{source}</span> : null}
    </p>
  )
}

/**
 * The working of a pace against time, in words.
 *
 * Units: `actual` and `target` in the indicator's unit; shares 1 = all; `gapPoints` in percentage points, negative = behind.
 */
export function PaceArithmetic({
  actual,
  target,
  actualShare,
  expectedShare,
  gapPoints,
}: {
  actual: Figure
  target: Figure
  actualShare: Figure
  expectedShare: Figure
  gapPoints: number | null
}): ReactNode {
  const text = useText()
  const side = gapPoints === null ? 'none' : gapPoints < 0 ? 'behind' : gapPoints > 0 ? 'ahead' : 'even'
  return (
    <Arithmetic>
      {text(`ui.pace.line.${side}`, {
        actual: formatNumber(actual),
        target: formatNumber(target),
        share: formatPercent(actualShare),
        expected: formatPercent(expectedShare),
        gap: formatNumber(gapPoints === null ? null : Math.abs(gapPoints), { places: 1 }),
      })}
    </Arithmetic>
  )
}

/** Where a share stands in the bar, which ends at the target. */
function width(share: number): string {
  return `${Math.min(100, Math.max(0, share * 100))}%`
}

/**
 * How far along, against where time says one should be: the fill is the actual share, the line the expected one.
 *
 * Units: shares, 1 = the whole target.
 */
export function PaceBar({
  actualShare,
  expectedShare,
  seasonalShare,
  status,
}: {
  actualShare: number | null
  expectedShare: number | null
  /** Last years' share at this time, drawn as a dotted line. */
  seasonalShare?: number | null
  status: KnownStatus
}): ReactNode {
  const text = useText()
  const label = [
    text('ui.pace.actual', { share: formatPercent(actualShare) }),
    text('ui.pace.expected', { share: formatPercent(expectedShare) }),
    ...(seasonalShare === null || seasonalShare === undefined
      ? []
      : [text('ui.pace.seasonal', { share: formatPercent(seasonalShare) })]),
  ].join(text('ui.comma'))
  return (
    <span className={`pace-bar pace-${toneOf(status)}`} role="img" aria-label={label} title={label}>
      {actualShare === null ? null : <span className="pace-fill" style={{ width: width(actualShare) }} />}
      {seasonalShare === null || seasonalShare === undefined ? null : (
        <span className="pace-mark pace-mark-seasonal" style={{ left: width(seasonalShare) }} />
      )}
      {expectedShare === null ? null : <span className="pace-mark" style={{ left: width(expectedShare) }} />}
    </span>
  )
}

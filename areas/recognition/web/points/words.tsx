import type { ReactNode } from 'react'
import type { Place } from '#contract/recognition'
import { formatNumber, NoValue } from '#ui/number'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'

/** Every place where a trial shows says so. */
export function TrialMark({ isTrial }: { isTrial: boolean }): ReactNode {
  const text = useText()
  return isTrial ? <StatusTag tone="warn" label={text('recognition.points.trial')} /> : null
}

/** Points as people read them: two decimals. */
export function Points({ points }: { points: number | null }): ReactNode {
  const text = useText()
  if (points === null) return <NoValue reason={text('recognition.points.no-total')} />
  return <span className="figure">{formatNumber(points.toFixed(2))}</span>
}

/** `第 12 名，共 830 家；权重浮动时第 9–17 名`. */
export function PlaceWords({ place }: { place: Place | null }): ReactNode {
  const text = useText()
  if (!place || place.rank === null || place.of === null)
    return <NoValue reason={text('recognition.points.no-place')} />
  const { rank, of, low, high } = place
  return (
    <>
      {text('recognition.points.place', { rank, of })}{' '}
      <span className="quiet">{text('recognition.points.band', { low: low ?? rank, high: high ?? rank })}</span>
    </>
  )
}

/** The band of a place on the line from the best to the last: how far the rank hangs on the weights. */
export function BandBar({ place }: { place: Place }): ReactNode {
  const { rank, of, low, high } = place
  if (rank === null || of === null || low === null || high === null) return null
  const at = (place: number) => (of <= 1 ? 0 : ((place - 1) / (of - 1)) * 100)
  return (
    <span className="points-band" aria-hidden="true">
      <span className="points-band-span" style={{ insetInlineStart: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
      <span className="points-band-mark" style={{ insetInlineStart: `${at(rank)}%` }} />
    </span>
  )
}

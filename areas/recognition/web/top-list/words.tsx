import type { ReactNode } from 'react'
import type { TopListEntry, TopListLine } from '#contract/recognition'
import { formatNumber } from '#ui/number'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'

const stateTones = { drawn: 'warn', notice: 'steady', published: 'good', dropped: 'none' } as const

export function ListState({ state }: Pick<TopListLine, 'state'>): ReactNode {
  const text = useText()
  return <StatusTag tone={stateTones[state]} label={text(`recognition.top.state.${state}`)} />
}

const standingTones = { seated: 'good', below: 'none', missing: 'warn', 'taken-out': 'bad' } as const

export function EntryStanding({ standing }: Pick<TopListEntry, 'standing'>): ReactNode {
  const text = useText()
  return <StatusTag tone={standingTones[standing]} label={text(`recognition.top.standing.${standing}`)} />
}

/** A score to the places by which it is compared. */
export const scoreText = (score: number) => formatNumber(score.toFixed(4), { places: 4 })

/** Where the place moves to when the weights do, drawn over all places with its own mark and the last seat. */
export function Band({
  of: { rank, low, high },
  ranked,
  seats,
}: {
  of: Pick<TopListEntry, 'rank' | 'low' | 'high'>
  ranked: number
  seats: number
}): ReactNode {
  if (rank === null || low === null || high === null) return null
  const at = (place: number) => `${(100 * (place - 1)) / Math.max(1, ranked)}%`
  return (
    <>
      <span className="figure">
        {low}–{high}
      </span>
      <span className="top-band" aria-hidden="true">
        <span
          className="top-band-span"
          style={{ insetInlineStart: at(low), width: `${(100 * (high - low + 1)) / Math.max(1, ranked)}%` }}
        />
        <span className="top-band-mark" style={{ insetInlineStart: at(rank + 0.5) }} />
        {seats < ranked ? <span className="top-band-line" style={{ insetInlineStart: at(seats + 1) }} /> : null}
      </span>
    </>
  )
}

/** How a place has changed since the list of the year before; nothing where there was none. */
export function Change({
  entry: { place, lastPlace },
  lastYear,
}: {
  entry: Pick<TopListEntry, 'place' | 'lastPlace'>
  lastYear: number | null
}): ReactNode {
  const text = useText()
  if (lastYear === null || place === null) return null
  if (lastPlace === null) return <span>{text('recognition.top.new')}</span>
  const moved = lastPlace - place
  const mark = moved > 0 ? `↑${moved}` : moved < 0 ? `↓${-moved}` : '—'
  const word = moved > 0 ? 'up' : moved < 0 ? 'down' : 'same'
  return (
    <span className="figure">
      <span aria-hidden="true">{mark}</span>
      <span className="visually-hidden">{text(`recognition.top.moved.${word}`, { places: Math.abs(moved) })}</span>{' '}
      <span className="quiet">{text('recognition.top.last-place', { place: lastPlace })}</span>
    </span>
  )
}

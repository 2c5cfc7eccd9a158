import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { visitCockpit } from '#contract/indicators'
import { call } from '#ui/api'
import { DateText, NumberText } from '#ui/number'
import { useText } from '#ui/text'

/** What changed since this person looked last; nothing is shown at the first visit or when nothing changed. */
export function SinceVisit({
  regionPath,
  onOpen,
}: {
  regionPath: string
  onOpen: (targetId: string) => void
}): ReactNode {
  const text = useText()
  const answer = useQuery({
    queryKey: ['cockpit-visit', regionPath],
    queryFn: () => call(visitCockpit, { body: { regionPath } }),
    staleTime: 300_000,
  })
  const visit = answer.data
  if (!visit?.since) return null
  const lists = [
    { key: 'behind', items: visit.newlyBehind },
    { key: 'recovered', items: visit.recovered },
    { key: 'new', items: visit.newTargets },
  ].filter(({ items }) => items.length > 0)
  if (lists.length === 0 && visit.newFigures.length === 0 && visit.goneCount === 0)
    return (
      <p className="since-visit quiet">
        {text('indicators.since')} <DateText date={visit.since} />
        {text('indicators.since.nothing')}
      </p>
    )
  return (
    <details className="since-visit">
      <summary>
        {text('indicators.since')} <DateText date={visit.since} />
        {text('indicators.since.colon')}
        {[
          ...lists.map(({ key, items }) => text(`indicators.since.${key}`, { count: items.length })),
          ...(visit.newFigures.length > 0
            ? [text('indicators.since.figures', { count: visit.newFigures.length })]
            : []),
          ...(visit.goneCount > 0 ? [text('indicators.since.gone', { count: visit.goneCount })] : []),
        ].join(text('ui.comma'))}
      </summary>
      <ul className="since-list">
        {lists.flatMap(({ key, items }) =>
          items.map(({ targetId, indicator }) => (
            <li key={`${key}-${targetId}`}>
              <span className="quiet">{text(`indicators.since.word.${key}`)}</span>{' '}
              <button type="button" className="link-button" onClick={() => onOpen(targetId)}>
                {indicator}
              </button>
            </li>
          )),
        )}
        {visit.newFigures.map(({ targetId, indicator, unit, before, after }) => (
          <li key={`figure-${targetId}`}>
            <span className="quiet">{text('indicators.since.word.figures')}</span>{' '}
            <button type="button" className="link-button" onClick={() => onOpen(targetId)}>
              {indicator}
            </button>{' '}
            <NumberText value={before} /> → <NumberText value={after} unit={unit} />
          </li>
        ))}
      </ul>
    </details>
  )
}

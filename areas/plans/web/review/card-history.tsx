import type { ReactNode } from 'react'
import { type HistoryEntry as HistoryShape, type ItemFields, itemHistory } from '#contract/plans'
import { useCall } from '#ui/api'
import { ErrorPanel } from '#ui/error-page'
import { DateText } from '#ui/number'
import { Skeleton } from '#ui/page'
import { useText } from '#ui/text'
import { valueWords } from '../words.tsx'
import type { At } from './steps/use-step-line.ts'

type Entry = (typeof HistoryShape)['_output']
type Facts = Partial<ItemFields> | null

/** Who decided what on an item, latest first; of a merge or split also the other side. */
export function CardHistory({ at, itemId }: { at: At; itemId: string }): ReactNode {
  const text = useText()
  const found = useCall(itemHistory, { params: { ...at, itemId } }, { isFresh: true })
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton lines={2} />
  if (found.data.items.length === 0) return <p className="quiet">{text('plans.history.none')}</p>
  return (
    <ol className="item-history" aria-label={text('plans.history')}>
      {found.data.items.map((entry) => (
        <li key={entry.id}>
          <DateText date={entry.at} /> {entry.by} {text(`plans.history.${entry.action}`)}
          <Change entry={entry} />
          {entry.note ? <span className="quiet"> “{entry.note}”</span> : null}
          {entry.undoneBy ? (
            <span className="item-warning"> {text('plans.history.undone', { name: entry.undoneBy })}</span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Change({ entry: { before, after, others } }: { entry: Entry }): ReactNode {
  const text = useText()
  if (others.length > 0)
    return (
      <span>
        {' '}
        {text(before === null ? 'plans.history.of' : 'plans.history.into')}
        {others.map(saying).join('；')}
      </span>
    )
  if (before === null) return <span> {saying(after)}</span>
  if (saying(before) === saying(after)) return null
  return (
    <span>
      {' '}
      <del>{saying(before)}</del> → <ins>{saying(after)}</ins>
    </span>
  )
}

function saying(facts: Facts): string {
  if (!facts) return ''
  const { indicator, subject, comparator, value, valueMax, unit, deadline, growth } = facts
  if (comparator === undefined || value === undefined) return indicator ?? ''
  const figure = valueWords({ comparator, value, valueMax: valueMax ?? null, unit: unit ?? null })
  return [indicator, subject, figure, growth ? `${growth}%` : null, deadline].filter(Boolean).join(' · ')
}

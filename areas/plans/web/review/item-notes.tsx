import type { ReactNode } from 'react'
import type { CarryStep, EarlierItem, ItemView, MeasureView } from '#contract/plans'
import { DateText } from '#ui/number'
import { sayAll, useText } from '#ui/text'
import { ProposalReason } from '../assistant/proposal-mark.tsx'
import { valueWords } from '../words.tsx'
import type { CardActions } from './card-actions.ts'
import { CardButton } from './card-button.tsx'
import { CarriedNote } from './carried/carried-note.tsx'
import type { Conflict } from './steps/use-step-line.ts'
import { type Meaning, misfitOf } from './suggestion-line.tsx'

/** What is known beside the words themselves: where they stand, what they were, who decided, what does not fit. */
export function ItemNotes({
  item,
  measure,
  meaning,
  conflict,
  step,
  changedFrom,
  ordinal,
  actions,
}: {
  item: ItemView
  measure: MeasureView | null
  meaning: Meaning | null
  conflict: Conflict | null
  /** A decision of the version before that can be taken over. */
  step: CarryStep | null
  /** How the version before had it, where this one reads it differently. */
  changedFrom: EarlierItem | null
  /** The version before; null when there is none that anybody decided on. */
  ordinal: number | null
  actions: CardActions | null
}): ReactNode {
  const text = useText()
  const misfit = misfitOf(item, meaning)
  return (
    <div className="item-notes">
      {measure ? (
        <p className="quiet">
          {text('plans.item.measure', { title: measure.title })}
          {measure.units.length > 0 ? ` · ${sayAll(measure.units.map((unit) => unit.printed))}` : ''}
        </p>
      ) : null}
      <ProposalReason item={item} />
      {item.relativeTo ? (
        <p className="item-warning">▼ {text('plans.item.relative', { to: item.relativeTo })}</p>
      ) : null}
      {misfit ? (
        <p className="item-warning">
          ▼{' '}
          {text(`plans.suggest.misfit.${misfit}`, {
            unit: meaning?.suggestion?.best.unit || '—',
            mode: text(`plans.mode.${meaning?.suggestion?.best.mode}`),
          })}
        </p>
      ) : null}
      {item.compiled ? (
        <p className="quiet">
          {text('plans.item.was', {
            value: `${item.compiled.indicator} ${valueWords(item.compiled)} ${item.compiled.deadline ?? ''}`,
          })}
        </p>
      ) : null}
      {item.madeBy ? (
        <p className="quiet">{text(`plans.item.made.${item.madeBy}`, { count: item.madeFromItemIds.length })}</p>
      ) : null}
      {ordinal === null ? null : (
        <CarriedNote
          item={item}
          step={step}
          changedFrom={changedFrom}
          ordinal={ordinal}
          onCarry={actions?.carry ?? null}
        />
      )}
      {item.reviewedBy && item.reviewedAt ? (
        <p className="quiet">
          {item.reviewedBy} · <DateText date={item.reviewedAt} />
        </p>
      ) : null}
      {conflict ? (
        <div className="item-conflict" role="alert">
          <p>{conflict.message}</p>
          <p>
            {text('plans.item.you-saw', {
              value: `${conflict.seen.indicator} ${valueWords(conflict.seen)} ${conflict.seen.deadline ?? ''}`,
            })}
          </p>
          {actions ? (
            <CardButton label={text('plans.item.understood')} onPress={() => actions.settle(item.id)} />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

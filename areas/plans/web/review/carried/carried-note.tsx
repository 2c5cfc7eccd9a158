import type { ReactNode } from 'react'
import type { CarryStep, EarlierItem, ItemView } from '#contract/plans'
import { DateText } from '#ui/number'
import { useText } from '#ui/text'
import { valueWords } from '../../words.tsx'
import { CardButton } from '../card-button.tsx'

/** What the version before decided on this item, or how it read it; and that a decision was taken over. */
export function CarriedNote({
  item,
  step,
  changedFrom,
  ordinal,
  onCarry,
}: {
  item: ItemView
  step: CarryStep | null
  changedFrom: EarlierItem | null
  ordinal: number
  /** Null: the person may only look. */
  onCarry: ((step: CarryStep) => void) | null
}): ReactNode {
  const text = useText()
  if (item.carriedFromItemId !== null) return <p className="quiet">↺ {text('plans.carried.mark', { ordinal })}</p>
  if (step)
    return (
      <p className="carried-note">
        ↺ {text('plans.carried.was', { ordinal })} <CarriedDecision step={step} />{' '}
        {onCarry ? <CardButton shortcut="C" label={text('plans.carried.take')} onPress={() => onCarry(step)} /> : null}
      </p>
    )
  if (changedFrom)
    return (
      <p className="carried-note">
        ↻ {text('plans.carried.changed', { ordinal })}{' '}
        <del>{`${valueWords(changedFrom.fields)} · ${changedFrom.fields.deadline ?? text('plans.item.no-deadline')}`}</del>{' '}
        → <ins>{`${valueWords(item)} · ${item.deadline ?? text('plans.item.no-deadline')}`}</ins>{' '}
        <span className="quiet">
          {[text(`plans.item.${changedFrom.state}`), changedFrom.by].filter(Boolean).join(' · ')}
        </span>
      </p>
    )
  return null
}

/** In words what taking over a decision would do, and whose it was. */
export function CarriedDecision({ step }: { step: CarryStep }): ReactNode {
  const text = useText()
  const [first] = step.from
  return (
    <>
      {text(`plans.carried.action.${step.action}`)}
      {step.results.length > 0 ? (
        <span>
          {'：'}
          {step.results.map((fields) => `${fields.indicator} ${valueWords(fields)}`).join('；')}
        </span>
      ) : null}
      {first?.by ? (
        <span className="quiet">
          {' '}
          {first.by} · <DateText date={first.at} />
        </span>
      ) : null}
    </>
  )
}

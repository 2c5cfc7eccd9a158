import type { ReactNode } from 'react'
import type { CarryStep, EarlierItem, ItemView, MeasureView } from '#contract/plans'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { ProposalMark } from '../assistant/proposal-mark.tsx'
import { ItemStateTag, valueWords } from '../words.tsx'
import type { CardActions } from './card-actions.ts'
import { CardButton } from './card-button.tsx'
import { CardHistory } from './card-history.tsx'
import type { Spot } from './card-spots.ts'
import './cards.css'
import { isDoubtful } from './filters.ts'
import { fieldsOf } from './item-fields.ts'
import { ItemForm } from './item-form.tsx'
import { ItemNotes } from './item-notes.tsx'
import type { At } from './steps/use-step-line.ts'
import { type Meaning, SuggestionLine } from './suggestion-line.tsx'

interface Props {
  at: At
  item: ItemView
  /** Other places that say the same; what is decided here is decided for them. */
  others: readonly ItemView[]
  onUnfold: (item: ItemView) => void
  measure: MeasureView | null
  measures: readonly MeasureView[]
  spot: Spot
  meaning: Meaning | null
  step: CarryStep | null
  changedFrom: EarlierItem | null
  ordinal: number | null
  /** Null: the person may only look. */
  actions: CardActions | null
  onChoose: (id: string) => void
  onHistory: (id: string) => void
}

/** One item: what it says in one line, the words it rests on, and what can be done with it. */
export function ItemCard(props: Props): ReactNode {
  const { item, actions } = props
  const { isChosen, isEditing, isPicked, isChoosing, hasHistory, isPending } = props.spot
  const text = useText()
  const classes = [
    'item-card',
    `item-${item.state}`,
    isChosen ? 'item-chosen' : '',
    isPicked ? 'item-picked' : '',
    isPending ? 'item-pending' : '',
  ]
  return (
    <article
      className={classes.filter(Boolean).join(' ')}
      data-card={item.id}
      aria-current={isChosen ? 'true' : undefined}
      aria-label={[isPicked ? text('plans.item.picked') : '', item.indicator, valueWords(item)].join(' ').trim()}
      aria-busy={isPending}
      tabIndex={isChosen ? 0 : -1}
      onFocus={() => (isChosen ? undefined : props.onChoose(item.id))}
      onPointerDown={() => (isChosen ? undefined : props.onChoose(item.id))}
    >
      <Head item={item} isPicked={isPicked} actions={actions} />
      <p className="item-says">
        <strong className="item-value">{valueWords(item)}</strong>
        <span>{text(`plans.mode.${item.mode}`)}</span>
        {item.kind === 'target' ? null : <span className="item-kind">{text(`plans.kind.${item.kind}`)}</span>}
        <span>{item.deadline ?? text('plans.item.no-deadline')}</span>
        {item.recurrence ? <span>{text('plans.item.every-year')}</span> : null}
        {item.growth ? <span>{text('plans.item.growth', { growth: item.growth })}</span> : null}
        <Confidence item={item} />
      </p>
      {isEditing ? null : <blockquote className="item-quote">“{item.quote}”</blockquote>}
      <Elsewhere {...props} />
      {item.state === 'replaced' ? null : (
        <SuggestionLine
          item={item}
          meaning={props.meaning}
          isChoosing={isChoosing}
          onChoose={actions ? (indicatorId) => void actions.choose(item.id, indicatorId) : null}
          onOpen={() => actions?.openIndicator(item.id)}
        />
      )}
      <ItemNotes {...props} conflict={props.spot.conflict} />
      {isEditing && actions ? (
        <ItemForm
          initial={fieldsOf(item)}
          measures={props.measures}
          submitLabel={text('plans.review.save')}
          selectedQuote={actions.selectedQuote}
          onSubmit={(fields) => actions.correct(item.id, fields)}
          onCancel={() => actions.edit(null)}
        />
      ) : (
        <Buttons {...props} />
      )}
      {hasHistory ? <CardHistory at={props.at} itemId={item.id} /> : null}
    </article>
  )
}

function Head({ item, isPicked, actions }: Pick<Props, 'item' | 'actions'> & { isPicked: boolean }): ReactNode {
  const text = useText()
  return (
    <header className="item-head">
      {actions && item.state !== 'replaced' ? (
        <button
          type="button"
          className="item-pick"
          aria-pressed={isPicked}
          aria-label={text('plans.item.pick', { name: item.indicator })}
          title={text('plans.keys.space')}
          onClick={() => actions.pick(item.id)}
        >
          {isPicked ? '☑' : '☐'}
        </button>
      ) : null}
      <h3 className="item-name">
        {item.indicator}
        {item.subject ? <span className="item-subject"> · {item.subject}</span> : null}
      </h3>
      <ProposalMark item={item} />
      <ItemStateTag state={item.state} />
    </header>
  )
}

/** Where else the document says the same, with the words that stand there. */
function Elsewhere({ item, others, onUnfold }: Props): ReactNode {
  const text = useText()
  if (others.length === 0) return null
  return (
    <details className="item-elsewhere">
      <summary>{text('plans.item.elsewhere', { count: others.length })}</summary>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <blockquote className="item-quote">“{other.quote}”</blockquote>
          </li>
        ))}
      </ul>
      <CardButton label={text('plans.item.unfold')} onPress={() => onUnfold(item)} />
    </details>
  )
}

function Confidence({ item }: { item: ItemView }): ReactNode {
  const text = useText()
  if (item.origin === 'assistant') return null
  if (item.confidenceShare === null)
    return <span>{text(item.madeBy ? `plans.item.${item.madeBy}` : 'plans.item.by-hand')}</span>
  const label = text('plans.item.confidence', { share: item.confidenceShare.toFixed(2) })
  return isDoubtful(item) ? (
    <StatusTag tone="warn" label={label} title={text('plans.item.doubtful')} />
  ) : (
    <span>{label}</span>
  )
}

function Buttons({ item, actions, spot, onHistory }: Props): ReactNode {
  const text = useText()
  const isOpen = item.state === 'proposed'
  const isRejected = item.state === 'rejected'
  const { id } = item
  return (
    <div className="item-buttons">
      {actions && item.state !== 'replaced' ? (
        <>
          {isOpen || isRejected ? (
            <CardButton
              kind="primary"
              {...(isOpen ? { shortcut: 'Enter' } : {})}
              label={text('plans.review.accept')}
              onPress={() => actions.accept(id)}
            />
          ) : null}
          <CardButton shortcut="E" label={text('plans.review.edit')} onPress={() => actions.edit(id)} />
          {isRejected ? null : (
            <>
              <CardButton
                kind="danger"
                shortcut="X"
                label={text('plans.review.reject')}
                onPress={() => actions.reject(id)}
              />
              <CardButton
                kind="text"
                shortcut="S"
                label={text('plans.review.split')}
                onPress={() => actions.split(id)}
              />
            </>
          )}
          {isOpen || item.origin === 'person' ? null : (
            <CardButton kind="text" label={text('plans.review.reopen')} onPress={() => actions.reopen(id)} />
          )}
        </>
      ) : null}
      {item.revision > 1 || item.reviewedBy !== null ? (
        <CardButton
          kind="text"
          shortcut="H"
          label={text('plans.history')}
          isExpanded={spot.hasHistory}
          onPress={() => onHistory(id)}
        />
      ) : null}
    </div>
  )
}

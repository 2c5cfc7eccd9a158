import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import type { CarryStep, EarlierItem, ItemView, MeasureView } from '#contract/plans'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { ProposalMark } from '../assistant/proposal-mark.tsx'
import { ItemStateTag, valueWords } from '../words.tsx'
import type { CardActions } from './card-actions.ts'
import { CardHistory } from './card-history.tsx'
import './cards.css'
import { isDoubtful } from './filters.ts'
import { fieldsOf } from './item-fields.ts'
import { ItemForm } from './item-form.tsx'
import { ItemNotes } from './item-notes.tsx'
import type { At, Conflict } from './steps/use-step-line.ts'
import { type Meaning, SuggestionLine } from './suggestion-line.tsx'

interface Props {
  at: At
  item: ItemView
  /** Other places that say the same; what is decided here is decided for them. */
  others: readonly ItemView[]
  onUnfold: (item: ItemView) => void
  measure: MeasureView | null
  measures: readonly MeasureView[]
  isChosen: boolean
  isPicked: boolean
  isEditing: boolean
  isChoosing: boolean
  hasHistory: boolean
  isPending: boolean
  conflict: Conflict | null
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
export const ItemCard = memo(
  function ItemCard(props: Props): ReactNode {
    const { item, isChosen, isEditing, isPicked, actions } = props
    const text = useText()
    const classes = [
      'item-card',
      `item-${item.state}`,
      isChosen ? 'item-chosen' : '',
      isPicked ? 'item-picked' : '',
      props.isPending ? 'item-pending' : '',
    ]
    return (
      <article
        className={classes.filter(Boolean).join(' ')}
        data-card={item.id}
        aria-current={isChosen ? 'true' : undefined}
        aria-label={[isPicked ? text('plans.item.picked') : '', item.indicator, valueWords(item)].join(' ').trim()}
        aria-busy={props.isPending}
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
            isChoosing={props.isChoosing}
            onChoose={actions ? (indicatorId) => void actions.choose(item.id, indicatorId) : null}
            onOpen={() => actions?.openIndicator(item.id)}
          />
        )}
        <ItemNotes {...props} />
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
        {props.hasHistory ? <CardHistory at={props.at} itemId={item.id} /> : null}
      </article>
    )
  },
  (before, after) =>
    (Object.keys(after) as (keyof Props)[]).every(
      (name) => name === 'others' || name === 'at' || name === 'meaning' || before[name] === after[name],
    ) &&
    sameMeaning(before.meaning, after.meaning) &&
    before.others.length === after.others.length &&
    before.others.every((other, i) => other === after.others[i]),
)

const sameMeaning = (one: Meaning | null, other: Meaning | null) =>
  one?.suggestion === other?.suggestion && one?.region === other?.region && (one === null) === (other === null)

function Head({ item, isPicked, actions }: Pick<Props, 'item' | 'isPicked' | 'actions'>): ReactNode {
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
      <Button size="small" onClick={() => onUnfold(item)}>
        {text('plans.item.unfold')}
      </Button>
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

function Buttons({ item, actions, hasHistory, onHistory }: Props): ReactNode {
  const text = useText()
  const isOpen = item.state === 'proposed'
  const isRejected = item.state === 'rejected'
  const isReplaced = item.state === 'replaced'
  return (
    <div className="item-buttons">
      {actions && !isReplaced ? (
        <>
          {isOpen || isRejected ? (
            <Button size="small" type="primary" onClick={() => actions.accept(item.id)} aria-keyshortcuts="Enter">
              {text('plans.review.accept')} <kbd>Enter</kbd>
            </Button>
          ) : null}
          <Button size="small" onClick={() => actions.edit(item.id)} aria-keyshortcuts="e">
            {text('plans.review.edit')} <kbd>E</kbd>
          </Button>
          {isRejected ? null : (
            <Button size="small" danger onClick={() => actions.reject(item.id)} aria-keyshortcuts="x">
              {text('plans.review.reject')} <kbd>X</kbd>
            </Button>
          )}
          {isRejected ? null : (
            <Button size="small" type="text" onClick={() => actions.split(item.id)} aria-keyshortcuts="s">
              {text('plans.review.split')} <kbd>S</kbd>
            </Button>
          )}
          {isOpen || item.origin === 'person' ? null : (
            <Button size="small" type="text" onClick={() => actions.reopen(item.id)}>
              {text('plans.review.reopen')}
            </Button>
          )}
        </>
      ) : null}
      {item.revision > 1 || item.reviewedBy !== null ? (
        <Button
          size="small"
          type="text"
          aria-expanded={hasHistory}
          aria-keyshortcuts="h"
          onClick={() => onHistory(item.id)}
        >
          {text('plans.history')} <kbd>H</kbd>
        </Button>
      ) : null}
    </div>
  )
}

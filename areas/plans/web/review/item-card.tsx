import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import type { ItemFields, ItemView, MeasureView } from '#contract/plans'
import { DateText } from '#ui/number'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { ProposalMark, ProposalReason } from '../assistant/proposal-mark.tsx'
import { ItemStateTag, valueWords } from '../words.tsx'
import './cards.css'
import { isDoubtful } from './filters.ts'
import { ItemForm } from './item-form.tsx'
import type { Conflict } from './use-review.ts'

export interface CardActions {
  accept: (id: string) => void
  reject: (id: string) => void
  reopen: (id: string) => void
  edit: (id: string | null) => void
  correct: (id: string, fields: ItemFields) => Promise<void>
  settle: (id: string) => void
  selectedQuote: () => { quote: string; offset: number } | null
}

interface Props {
  item: ItemView
  /** Other places that say the same; what is decided here is decided for them. */
  others: readonly ItemView[]
  onUnfold: (item: ItemView) => void
  measure: MeasureView | null
  measures: readonly MeasureView[]
  isChosen: boolean
  isEditing: boolean
  isPending: boolean
  conflict: Conflict | null
  /** Null: the person may only look. */
  actions: CardActions | null
  onChoose: (id: string) => void
}

/** One item: what it says in one line, the words it rests on, and what can be done with it. */
export const ItemCard = memo(
  function ItemCard(props: Props): ReactNode {
    const { item, isChosen, isEditing, actions } = props
    const text = useText()
    const classes = [
      'item-card',
      `item-${item.state}`,
      isChosen ? 'item-chosen' : '',
      props.isPending ? 'item-pending' : '',
    ]
    return (
      <article
        className={classes.filter(Boolean).join(' ')}
        data-card={item.id}
        aria-current={isChosen ? 'true' : undefined}
        aria-label={`${item.indicator} ${valueWords(item)}`}
        aria-busy={props.isPending}
        tabIndex={isChosen ? 0 : -1}
        onFocus={() => (isChosen ? undefined : props.onChoose(item.id))}
        onPointerDown={() => (isChosen ? undefined : props.onChoose(item.id))}
      >
        <header className="item-head">
          <h3 className="item-name">
            {item.indicator}
            {item.subject ? <span className="item-subject"> · {item.subject}</span> : null}
          </h3>
          <ProposalMark item={item} />
          <ItemStateTag state={item.state} />
        </header>
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
        <Notes {...props} />
        {isEditing && actions ? (
          <ItemForm
            initial={fieldsOf(item)}
            measures={props.measures}
            submitLabel={text('plans.review.save')}
            selectedQuote={actions.selectedQuote}
            onSubmit={(fields) => actions.correct(item.id, fields)}
            onCancel={() => actions.edit(null)}
          />
        ) : actions ? (
          <Buttons item={item} actions={actions} />
        ) : null}
      </article>
    )
  },
  (before, after) =>
    (Object.keys(after) as (keyof Props)[]).every((name) => name === 'others' || before[name] === after[name]) &&
    before.others.length === after.others.length &&
    before.others.every((other, i) => other === after.others[i]),
)

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
  if (item.confidenceShare === null) return <span>{text('plans.item.by-hand')}</span>
  const label = text('plans.item.confidence', { share: item.confidenceShare.toFixed(2) })
  return isDoubtful(item) ? (
    <StatusTag tone="warn" label={label} title={text('plans.item.doubtful')} />
  ) : (
    <span>{label}</span>
  )
}

function Notes({ item, measure, conflict, actions }: Props): ReactNode {
  const text = useText()
  return (
    <div className="item-notes">
      {measure ? (
        <p className="quiet">
          {text('plans.item.measure', { title: measure.title })}
          {measure.units.length > 0 ? ` · ${measure.units.map((unit) => unit.printed).join('、')}` : ''}
        </p>
      ) : null}
      <ProposalReason item={item} />
      {item.relativeTo ? (
        <p className="item-warning">▼ {text('plans.item.relative', { to: item.relativeTo })}</p>
      ) : null}
      {item.compiled ? (
        <p className="quiet">
          {text('plans.item.was', {
            value: `${item.compiled.indicator} ${valueWords(item.compiled)} ${item.compiled.deadline ?? ''}`,
          })}
        </p>
      ) : null}
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
            <Button size="small" onClick={() => actions.settle(item.id)}>
              {text('plans.item.understood')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

function Buttons({ item, actions }: { item: ItemView; actions: CardActions }): ReactNode {
  const text = useText()
  const isOpen = item.state === 'proposed'
  const isRejected = item.state === 'rejected'
  return (
    <div className="item-buttons">
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
      {isOpen || item.origin === 'person' ? null : (
        <Button size="small" type="text" onClick={() => actions.reopen(item.id)}>
          {text('plans.review.reopen')}
        </Button>
      )}
    </div>
  )
}

export function fieldsOf(item: ItemView): ItemFields {
  const {
    measureId,
    indicator,
    subject,
    value,
    valueMax,
    unit,
    comparator,
    mode,
    kind,
    deadline,
    growth,
    quote,
    offset,
  } = item
  return {
    measureId,
    indicator,
    subject,
    value,
    valueMax,
    unit,
    comparator,
    mode,
    kind,
    deadline,
    growth,
    quote,
    offset,
  }
}

import { Button, InputNumber, Popconfirm } from 'antd'
import { type ComponentRef, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ItemFields, ItemView, VersionReview } from '#contract/plans'
import { Empty } from '#ui/page'
import { useText } from '#ui/text'
import { AskAssistant } from '../assistant/ask-assistant.tsx'
import { CardFilterBar } from './card-filter.tsx'
import { type Card, type CardFilter, sureShare } from './filters.ts'
import { type CardActions, ItemCard } from './item-card.tsx'
import { ItemForm } from './item-form.tsx'
import type { ReviewSteps } from './use-review.ts'

/** The cards of all items, filtered; above them what adds and what decides many at once. */
export function ItemsTab({
  review,
  cards,
  shownCount,
  onUnfold,
  filter,
  onFilter,
  chosenId,
  editingId,
  draft,
  steps,
  actions,
  onChoose,
  onAdd,
  onAdded,
  onDraft,
  bulk,
  paneRef,
}: {
  review: VersionReview
  cards: readonly Card[]
  /** How many items are shown, folded ones included. */
  shownCount: number
  onUnfold: (item: ItemView) => void
  filter: CardFilter
  onFilter: (filter: CardFilter) => void
  chosenId: string | null
  editingId: string | null
  /** A new item that is being written. */
  draft: ItemFields | null
  steps: ReviewSteps
  actions: CardActions | null
  onChoose: (id: string) => void
  onAdd: () => void
  onAdded: (fields: ItemFields) => Promise<void>
  onDraft: (draft: ItemFields | null) => void
  bulk: { isOpen: boolean; onOpen: (isOpen: boolean) => void }
  paneRef: RefObject<HTMLDivElement | null>
}): ReactNode {
  const text = useText()
  const measures = useMemo(() => new Map(review.measures.map((measure) => [measure.id, measure])), [review.measures])
  return (
    <>
      <CardFilterBar filter={filter} onChange={onFilter} />
      <div className="review-tools">
        {actions ? (
          <>
            <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onAdd} aria-keyshortcuts="a">
              {text('plans.review.add')} <kbd>A</kbd>
            </Button>
            <BulkAccept items={review.items} isOpen={bulk.isOpen} onOpen={bulk.onOpen} onRun={steps.acceptSure} />
            <Button size="small" disabled={!steps.canUndo} onClick={() => void steps.undo()} aria-keyshortcuts="u">
              {text('ui.undo')} <kbd>U</kbd>
            </Button>
            <AskAssistant at={{ planId: review.plan.id, versionId: review.version.id }} />
          </>
        ) : null}
        <span className="review-count quiet figure" aria-live="polite">
          {text('ui.rows', { count: shownCount })}
        </span>
      </div>
      <div className="review-cards" ref={paneRef} data-scroll="cards">
        {draft && actions ? (
          <article className="item-card item-chosen" aria-label={text('plans.review.add')}>
            <h3 className="item-name">{text('plans.review.add')}</h3>
            <ItemForm
              initial={draft}
              measures={review.measures}
              submitLabel={text('plans.review.add.save')}
              selectedQuote={actions.selectedQuote}
              onSubmit={onAdded}
              onCancel={() => onDraft(null)}
            />
          </article>
        ) : null}
        {cards.length === 0 ? <Nothing total={review.items.length} /> : null}
        {cards.map(({ item, others }) => (
          <ItemCard
            key={item.id}
            item={item}
            others={others}
            onUnfold={onUnfold}
            measure={measures.get(item.measureId ?? '') ?? null}
            measures={review.measures}
            isChosen={item.id === chosenId}
            isEditing={item.id === editingId}
            isPending={steps.pending.has(item.id)}
            conflict={steps.conflicts.get(item.id) ?? null}
            actions={actions}
            onChoose={onChoose}
          />
        ))}
      </div>
    </>
  )
}

function Nothing({ total }: { total: number }): ReactNode {
  const text = useText()
  return total === 0 ? (
    <Empty title={text('plans.items.none')} hint={text('plans.items.none.hint')} />
  ) : (
    <Empty title={text('plans.items.filtered')} hint={text('plans.items.filtered.hint')} />
  )
}

interface BulkProps {
  items: readonly ItemView[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onRun: (minConfidenceShare: number) => Promise<unknown>
}

function BulkAccept({ items, isOpen, onOpen, onRun }: BulkProps): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState<number | null>(null)
  const share = typed ?? sureShare(items)
  const count = items.filter((item) => item.state === 'proposed' && (item.confidenceShare ?? 0) >= share).length
  return (
    <Popconfirm
      open={isOpen}
      onOpenChange={onOpen}
      title={text('plans.review.bulk.title')}
      description={<BulkShare share={share} count={count} onChange={setTyped} />}
      okText={text('plans.review.bulk.run', { count })}
      okButtonProps={{ disabled: count === 0 }}
      cancelText={text('ui.cancel')}
      onConfirm={() => void onRun(share)}
      destroyOnHidden
    >
      <Button size="small" aria-keyshortcuts="b">
        {text('plans.review.bulk')} <kbd>B</kbd>
      </Button>
    </Popconfirm>
  )
}

function BulkShare({
  share,
  count,
  onChange,
}: {
  share: number
  count: number
  onChange: (share: number | null) => void
}): ReactNode {
  const text = useText()
  const id = useId()
  const input = useRef<ComponentRef<typeof InputNumber>>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className="review-bulk">
      <label htmlFor={id}>{text('plans.review.bulk.share')}</label>
      <InputNumber
        ref={input}
        id={id}
        size="small"
        min={0}
        max={1}
        step={0.05}
        precision={2}
        value={share}
        onChange={onChange}
      />
      <span className="figure">{text('plans.review.bulk.count', { count })}</span>
    </div>
  )
}

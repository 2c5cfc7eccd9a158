import { Button } from 'antd'
import { type ReactNode, type RefObject, useCallback, useMemo, useRef } from 'react'
import { getSuggestions, type ItemFields, type Onlooker, type VersionReview } from '#contract/plans'
import { useCall } from '#ui/api'
import { Empty } from '#ui/page'
import { useText } from '#ui/text'
import { AskAssistant } from '../assistant/ask-assistant.tsx'
import { BulkAccept } from './bulk-accept.tsx'
import { CardFilterBar } from './card-filter.tsx'
import { CardList } from './card-list.tsx'
import { useSpotStore } from './card-spots.ts'
import { CarriedBar } from './carried/carried-bar.tsx'
import { everything } from './filters.ts'
import { ItemForm } from './item-form.tsx'
import type { ItemSteps } from './steps/use-item-steps.ts'
import type { StepLine } from './steps/use-step-line.ts'
import type { Meaning } from './suggestion-line.tsx'
import type { ItemsDesk } from './use-items-desk.ts'

interface Props {
  review: VersionReview
  desk: ItemsDesk
  line: StepLine
  steps: ItemSteps
  /** Who else looks at a card, by item. */
  onCard: ReadonlyMap<string, readonly Onlooker[]>
  onAdd: () => void
  onUndo: () => void
  paneRef: RefObject<HTMLDivElement | null>
}

/** The cards of all items, filtered; above them what adds and what decides many at once. */
export function ItemsTab(props: Props): ReactNode {
  const { review, desk, line, steps, onCard, paneRef } = props
  const text = useText()
  const { plan, version, items } = review
  const { actions, against, cards, draft, compose } = desk
  const at = useMemo(() => ({ planId: plan.id, versionId: version.id }), [plan.id, version.id])
  const meaningOf = useMeanings(at)
  const spots = useSpotStore({
    chosenId: desk.chosenId,
    editingId: desk.editingId,
    indicatorId: desk.indicatorId,
    historyId: desk.historyId,
    picked: compose.picked,
    pending: line.pending,
    conflicts: line.conflicts,
    people: onCard,
    composing: compose.composing,
  })
  // The same functions at every drawing, so that the list need not be drawn for them.
  const doing = useRef(compose)
  doing.current = compose
  const finish = useCallback((results: ItemFields[]) => doing.current.finish(results), [])
  const stop = useCallback(() => doing.current.stop(), [])
  return (
    <>
      <CarriedBar
        planId={plan.id}
        against={against}
        items={items}
        mayWrite={actions !== null}
        isOpen={desk.isCarryOpen}
        onOpen={desk.setCarryOpen}
        onFilter={(each) => desk.setFilter({ ...everything, against: each })}
        onCarry={steps.carry}
      />
      <CardFilterBar filter={desk.filter} onChange={desk.setFilter} isSecond={against.ordinal !== null} />
      <Tools {...props} />
      <div className="review-cards" ref={paneRef} data-scroll="cards">
        {draft && actions ? (
          <article className="item-card item-chosen" aria-label={text('plans.review.add')}>
            <h3 className="item-name">{text('plans.review.add')}</h3>
            <ItemForm
              initial={draft}
              measures={review.measures}
              submitLabel={text('plans.review.add.save')}
              selectedQuote={actions.selectedQuote}
              onSubmit={desk.finishAdding}
              onCancel={() => desk.setDraft(null)}
            />
          </article>
        ) : null}
        {cards.length === 0 ? <Nothing total={items.length} /> : null}
        <CardList
          at={at}
          cards={cards}
          measures={review.measures}
          against={against}
          actions={actions}
          meaningOf={meaningOf}
          spots={spots}
          onUnfold={desk.unfold}
          onChoose={desk.choose}
          onHistory={desk.openHistory}
          onComposed={finish}
          onComposeEnd={stop}
        />
      </div>
    </>
  )
}

function Tools({ review, desk, line, steps, onAdd, onUndo }: Props): ReactNode {
  const text = useText()
  const { actions, compose } = desk
  const pickedCount = compose.picked.size
  return (
    <div className="review-tools">
      {actions ? (
        <>
          <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onAdd} aria-keyshortcuts="a">
            {text('plans.review.add')} <kbd>A</kbd>
          </Button>
          <BulkAccept
            items={review.items}
            isOpen={desk.isBulkOpen}
            onOpen={desk.setBulkOpen}
            onRun={steps.acceptSure}
          />
          <Button
            size="small"
            disabled={pickedCount < 2}
            onClick={() => compose.start('merge', [...compose.picked])}
            aria-keyshortcuts="m"
          >
            {text('plans.review.merge', { count: pickedCount })} <kbd>M</kbd>
          </Button>
          <Button size="small" disabled={!line.canUndo} onClick={onUndo} aria-keyshortcuts="u">
            {text('ui.undo')} <kbd>U</kbd>
          </Button>
          <AskAssistant at={{ planId: review.plan.id, versionId: review.version.id }} />
        </>
      ) : null}
      <span className="review-count quiet figure" aria-live="polite">
        {text('ui.rows', { count: desk.matchingCount })}
      </span>
    </div>
  )
}

/** What names and subjects mean; null while that is not known. */
function useMeanings(at: { planId: string; versionId: string }) {
  const { data } = useCall(getSuggestions, { params: at }, { isLasting: true })
  return useMemo(() => {
    if (!data) return () => null
    const names = new Map(data.names.map((each) => [each.name, each]))
    const regions = new Map(data.subjects.map(({ subject, name }) => [subject, name]))
    return (name: string, subject: string | null): Meaning => ({
      suggestion: names.get(name) ?? null,
      region: regions.get(subject ?? '') ?? null,
    })
  }, [data])
}

function Nothing({ total }: { total: number }): ReactNode {
  const text = useText()
  return total === 0 ? (
    <Empty title={text('plans.items.none')} hint={text('plans.items.none.hint')} />
  ) : (
    <Empty title={text('plans.items.filtered')} hint={text('plans.items.filtered.hint')} />
  )
}

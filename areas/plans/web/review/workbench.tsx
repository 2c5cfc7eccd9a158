import { Segmented } from 'antd'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type ItemFields, type ItemView, type ReviewAction, sayingOf, type VersionReview } from '#contract/plans'
import { useQueryState } from '#ui/link'
import { StatusTag } from '#ui/status'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import { useIsPhone } from '#ui/width'
import { DocumentPane } from './document-pane.tsx'
import { FactsTab } from './facts-tab.tsx'
import { type CardFilter, cardsOf, everything, filterItems, neighbour, nextOpen } from './filters.ts'
import { guessFields } from './guess-fields.ts'
import type { CardActions } from './item-card.tsx'
import { ItemsTab } from './items-tab.tsx'
import { type ReviewKey, ReviewKeys } from './keys.tsx'
import { bringIntoView, bringTo, cardOf, markOf, useLinkedScroll } from './linked-scroll.ts'
import { marksFor, type Tab } from './marks.ts'
import { MeasuresTab } from './measures-tab.tsx'
import { selectedQuote } from './selection.ts'
import './panes.css'
import { TabBar } from './tab-bar.tsx'
import { useReviewSteps } from './use-review.ts'

/** Document left, cards right, linked both ways. */
export function Workbench({ review, docText }: { review: VersionReview; docText: string }): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const [address] = useQueryState()
  const { plan, version, items } = review
  const at = { planId: plan.id, versionId: version.id }
  const mayWrite = plan.may.write && version.state === 'review'
  const documentPane = useRef<HTMLDivElement>(null)
  const cardsPane = useRef<HTMLDivElement>(null)
  const steps = useReviewSteps(at)
  const [tab, setTab] = useState<Tab>('items')
  const [pane, setPane] = useState<'cards' | 'document'>('cards')
  const [filter, setFilter] = useState<CardFilter>(everything)
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set())
  const [chosenId, setChosenId] = useState<string | null>(address.item ?? null)
  const [editingId, setEditingId] = useState<string | null>(null)
  const [draft, setDraft] = useState<ItemFields | null>(null)
  const [isBulkOpen, setBulkOpen] = useState(false)
  const stopLeading = useLinkedScroll(
    documentPane,
    cardsPane,
    tab === 'items' && filter.order === 'document' && !isPhone && draft === null && editingId === null,
  )
  const matching = useMemo(() => filterItems(items, filter), [items, filter])
  const cards = useMemo(() => cardsOf(matching, apart), [matching, apart])
  const shown = useMemo(() => cards.map((card) => card.item), [cards])
  /** The item whose card shows an item that is folded away. */
  const cardIdOf = useRef((id: string) => id)
  cardIdOf.current = (id) => cards.find(({ others }) => others.some((other) => other.id === id))?.item.id ?? id
  const marks = useMemo(() => marksFor(tab, review, docText), [tab, review, docText])
  const itemCounts = useMemo(() => countsByMeasure(items), [items])

  /** Chooses a card, shows it and its words; with `focus` the keyboard stands on it. */
  const show = useCallback(
    (asked: string | null, focus = true) => {
      stopLeading()
      const id = asked === null ? null : cardIdOf.current(asked)
      setChosenId(id)
      if (id === null) return
      // After drawing: the card may only now be the chosen one, or newly shown.
      requestAnimationFrame(() => {
        const card = cardOf(cardsPane.current, [id])
        if (focus) card?.focus({ preventScroll: true })
        bringIntoView(cardsPane.current, card)
        bringIntoView(documentPane.current, markOf(documentPane.current, [asked ?? id]))
      })
    },
    [stopLeading],
  )

  // biome asks for `show` here too; it is called once, for the item that the address names.
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current) return
    opened.current = true
    show(address.item ?? items.find((item) => item.state === 'proposed')?.id ?? items[0]?.id ?? null, false)
  }, [show, address.item, items])

  useEffect(() => {
    const active =
      chosenId === null
        ? []
        : [...(documentPane.current?.querySelectorAll(`[data-marks~="${CSS.escape(chosenId)}"]`) ?? [])]
    for (const mark of active) mark.classList.add('mark-active')
    return () => {
      for (const mark of active) mark.classList.remove('mark-active')
    }
  })

  /** Decides an item together with those folded into its card. */
  const decide = (id: string, action: ReviewAction, fields?: ItemFields) => {
    const others = cards.find(({ item }) => item.id === id)?.others ?? []
    if (others.length === 0) return steps.decide(id, action, fields)
    return steps.decideAll([id, ...others.map((other) => other.id)], action, fields)
  }
  const unfold = useCallback((item: ItemView) => {
    const saying = sayingOf(item)
    if (saying !== null) setApart((before) => new Set(before).add(saying))
  }, [])

  const decideAndGoOn = (id: string, action: 'accept' | 'reject') => {
    void decide(id, action).then((done) => (done ? undefined : show(id)))
    show(nextOpen(shown, id))
  }
  const citeSelection = () => selectedQuote(documentPane.current, docText)
  const doing = useRef<CardActions>(null)
  doing.current = {
    accept: (id) => decideAndGoOn(id, 'accept'),
    reject: (id) => decideAndGoOn(id, 'reject'),
    reopen: (id) => void decide(id, 'reopen'),
    edit: (id) => {
      setEditingId(id)
      if (id) requestAnimationFrame(() => bringTo(cardsPane.current, cardOf(cardsPane.current, [id]), 0))
    },
    correct: async (id, fields) => {
      if (!(await decide(id, 'correct', fields))) return
      setEditingId(null)
      show(nextOpen(shown, id))
    },
    settle: steps.settle,
    selectedQuote: citeSelection,
  }
  const actions = useSteady(doing, mayWrite)
  const choose = useCallback((id: string) => show(id, false), [show])

  function startAdding() {
    const selected = citeSelection()
    if (!selected) return void notify('info', text('plans.review.select-first'))
    setTab('items')
    setPane('cards')
    setDraft(guessFields(selected.quote, selected.offset, { measures: review.measures, plan }))
    cardsPane.current?.scrollTo({ top: 0 })
  }

  async function finishAdding(fields: ItemFields) {
    const added = await steps.add(fields)
    if (!added) return
    setDraft(null)
    setFilter(everything)
    show(added.id)
  }

  async function undo() {
    const id = await steps.undo()
    if (id) show(id)
  }

  function pressed(key: ReviewKey) {
    const chosen = items.find((item) => item.id === chosenId)
    if (key === 'next' || key === 'previous') return show(neighbour(shown, chosenId, key === 'next' ? 1 : -1))
    if (!actions) return
    if (key === 'undo') return void undo()
    if (key === 'add') return startAdding()
    if (key === 'bulk') return setBulkOpen(true)
    if (!chosen) return
    if (key === 'accept' && (chosen.state === 'proposed' || chosen.state === 'rejected')) actions.accept(chosen.id)
    if (key === 'reject' && chosen.state !== 'rejected') actions.reject(chosen.id)
    if (key === 'edit') actions.edit(chosen.id)
  }

  const tabs = [
    {
      key: 'items' as const,
      label: text('plans.tab.items', { count: items.length }),
      content: (
        <ItemsTab
          review={review}
          cards={cards}
          shownCount={matching.length}
          onUnfold={unfold}
          filter={filter}
          onFilter={setFilter}
          chosenId={chosenId}
          editingId={editingId}
          draft={draft}
          steps={steps}
          actions={actions}
          onChoose={choose}
          onAdd={startAdding}
          onAdded={finishAdding}
          onDraft={setDraft}
          bulk={{ isOpen: isBulkOpen, onOpen: setBulkOpen }}
          paneRef={cardsPane}
        />
      ),
    },
    {
      key: 'measures' as const,
      label: text('plans.tab.measures', { count: review.measures.length }),
      content: (
        <MeasuresTab
          at={at}
          regionPath={plan.regionPath}
          measures={review.measures}
          itemCounts={itemCounts}
          mayWrite={mayWrite}
          onShow={(id) => show(id, false)}
        />
      ),
    },
    {
      key: 'facts' as const,
      label: (
        <>
          {text('plans.tab.facts')}{' '}
          {version.warnings.length > 0 ? (
            <StatusTag tone="warn" label={text('plans.tab.warnings', { count: version.warnings.length })} />
          ) : null}
        </>
      ),
      content: <FactsTab review={review} mayWrite={plan.may.write} onShow={(id) => show(id, false)} />,
    },
  ]

  return (
    <div className={`review review-shows-${pane}`}>
      {isPhone ? (
        <Segmented
          block
          value={pane}
          onChange={setPane}
          options={[
            { value: 'cards', label: text('plans.review.cards') },
            { value: 'document', label: text('plans.review.document') },
          ]}
        />
      ) : null}
      <div className="review-panes">
        <DocumentPane
          text={docText}
          outline={review.outline}
          marks={marks}
          onMark={(id) => show(id)}
          paneRef={documentPane}
        />
        <div className="review-side">
          <TabBar tabs={tabs} active={tab} onChange={setTab} label={text('plans.review')} />
        </div>
      </div>
      {tab === 'items' ? <ReviewKeys run={pressed} mayWrite={actions !== null} /> : null}
    </div>
  )
}

/** The same object at every drawing, so that a key does not draw two hundred cards again. */
function useSteady(doing: RefObject<CardActions | null>, mayWrite: boolean): CardActions | null {
  return useMemo(() => {
    const now = () => {
      if (!doing.current) throw new Error('the cards act before they are drawn')
      return doing.current
    }
    if (!mayWrite) return null
    return {
      accept: (id) => now().accept(id),
      reject: (id) => now().reject(id),
      reopen: (id) => now().reopen(id),
      edit: (id) => now().edit(id),
      correct: (id, fields) => now().correct(id, fields),
      settle: (id) => now().settle(id),
      selectedQuote: () => now().selectedQuote(),
    }
  }, [doing, mayWrite])
}

function countsByMeasure(items: readonly ItemView[]): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const item of items) counts.set(item.measureId, (counts.get(item.measureId) ?? 0) + 1)
  return counts
}

import { useCallback, useMemo, useRef, useState } from 'react'
import { type CarryStep, type ItemFields, type ItemView, sayingOf, type VersionReview } from '#contract/plans'
import { useText } from '#ui/text'
import { notify } from '#ui/toast'
import { type CardActions, useSteadyActions } from './card-actions.ts'
import { useCarried } from './carried/use-carried.ts'
import { type CardFilter, cardsOf, everything, filterItems, neighbour, nextOpen } from './filters.ts'
import { guessFields } from './guess-fields.ts'
import type { ReviewKey } from './keys.tsx'
import { bringTo, cardOf } from './linked-scroll.ts'
import { useCompose } from './recompose/use-compose.ts'
import { selectedQuote } from './selection.ts'
import type { ItemSteps } from './steps/use-item-steps.ts'
import type { StepLine } from './steps/use-step-line.ts'
import { type Panes, useChosenCard } from './use-chosen-card.ts'

/** A form that is open on a card, and the revisions that it was opened on. */
interface Editing {
  id: string
  opened: ReadonlyMap<string, number>
}

interface Desk {
  review: VersionReview
  docText: string
  panes: Panes
  line: StepLine
  steps: ItemSteps
  /** Item that the address names. */
  askedId: string | null
  /** What of the comparison with the version before the address asks for. */
  askedAgainst: CardFilter['against']
  mayWrite: boolean
  stopLeading: () => void
}

/** All that the tab of the items shows and does: which cards, which one is chosen, what is being written. */
export function useItemsDesk({
  review,
  docText,
  panes,
  line,
  steps,
  askedId,
  askedAgainst,
  mayWrite,
  stopLeading,
}: Desk) {
  const text = useText()
  const { plan, version, items } = review
  const against = useCarried({ planId: plan.id, versionId: version.id }, items, version.ordinal > 1)
  const [filter, setFilter] = useState<CardFilter>({ ...everything, against: askedAgainst })
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState<Editing | null>(null)
  const [draft, setDraft] = useState<ItemFields | null>(null)
  const [indicatorId, setIndicatorId] = useState<string | null>(null)
  const [historyId, setHistoryId] = useState<string | null>(null)
  const [isBulkOpen, setBulkOpen] = useState(false)
  const [isCarryOpen, setCarryOpen] = useState(false)

  const matching = useMemo(() => filterItems(items, filter, against.againstOf), [items, filter, against.againstOf])
  const cards = useMemo(() => cardsOf(matching, apart), [matching, apart])
  const shown = useMemo(() => cards.map((card) => card.item), [cards])
  const { chosenId, show } = useChosenCard({ items, cards, panes, askedId, stopLeading })
  const toTop = (id: string) =>
    requestAnimationFrame(() => bringTo(panes.cards.current, cardOf(panes.cards.current, [id]), 0.03))
  const compose = useCompose({
    review,
    docText,
    shown,
    chosenId,
    steps,
    show,
    onStart: (id) => {
      setEditing(null)
      show(id, false)
      toTop(id)
    },
  })

  /** An item together with those folded into its card. */
  const allOf = (id: string) => [
    id,
    ...(cards.find(({ item }) => item.id === id)?.others ?? []).map((other) => other.id),
  ]
  const openedOn = (id: string) => new Map(allOf(id).map((each) => [each, line.current(each)?.revision ?? 0]))

  const decideAndGoOn = (id: string, action: 'accept' | 'reject') => {
    void steps.decide(allOf(id), action).then((done) => (done ? undefined : show(id)))
    show(nextOpen(shown, id))
  }

  function carryAndGoOn(step: CarryStep) {
    const id = step.itemIds[0] ?? null
    void steps.carry([step]).then((done) => (done || id === null ? undefined : show(id)))
    if (id !== null) show(nextOpen(shown, id))
  }

  const doing = useRef<CardActions>(null)
  doing.current = {
    accept: (id) => decideAndGoOn(id, 'accept'),
    reject: (id) => decideAndGoOn(id, 'reject'),
    reopen: (id) => void steps.decide(allOf(id), 'reopen'),
    edit: (id) => {
      setEditing(id === null ? null : { id, opened: openedOn(id) })
      if (id) toTop(id)
    },
    correct: async (id, fields) => {
      const opened = editing?.id === id ? editing.opened : undefined
      if (!(await steps.decide(allOf(id), 'correct', { fields, opened }))) return
      setEditing(null)
      show(nextOpen(shown, id))
    },
    settle: (id) => {
      line.settle(id)
      // Whoever has seen what others made of it may save over it.
      setEditing((before) => (before?.id === id ? { id, opened: openedOn(id) } : before))
    },
    pick: compose.pick,
    split: (id) => compose.start('split', [id]),
    carry: carryAndGoOn,
    choose: async (id, chosen) => {
      setIndicatorId(null)
      await steps.choose(id, chosen)
      show(id)
    },
    openIndicator: (id) => setIndicatorId((before) => (before === id ? null : id)),
    selectedQuote: () => selectedQuote(panes.document.current, docText),
  }
  const actions = useSteadyActions(doing, mayWrite)
  const choose = useCallback((id: string) => show(id, false), [show])
  const openHistory = useCallback((id: string) => setHistoryId((before) => (before === id ? null : id)), [])
  const unfold = useCallback((item: ItemView) => {
    const saying = sayingOf(item)
    if (saying !== null) setApart((before) => new Set(before).add(saying))
  }, [])

  function startAdding(): boolean {
    const selected = selectedQuote(panes.document.current, docText)
    if (!selected) {
      notify('info', text('plans.review.select-first'))
      return false
    }
    setDraft(guessFields(selected.quote, selected.offset, { measures: review.measures, plan }))
    panes.cards.current?.scrollTo({ top: 0 })
    return true
  }

  async function finishAdding(fields: ItemFields) {
    const added = await steps.add(fields)
    if (!added) return
    setDraft(null)
    setFilter(everything)
    show(added.id)
  }

  function pressed(key: ReviewKey) {
    const chosen = items.find((item) => item.id === chosenId)
    if (key === 'next' || key === 'previous') return show(neighbour(shown, chosenId, key === 'next' ? 1 : -1))
    if (key === 'history' && chosen) return openHistory(chosen.id)
    if (!actions) return
    if (key === 'bulk') return setBulkOpen(true)
    if (key === 'carry-all') return setCarryOpen(against.ordinal !== null)
    if (key === 'extend-next' || key === 'extend-previous') return compose.extend(key === 'extend-next' ? 1 : -1)
    if (key === 'merge') return compose.start('merge', [...compose.picked])
    if (key === 'unpick') return compose.unpick()
    if (chosen && chosen.state !== 'replaced') decideByKey(chosen, key)
  }

  function decideByKey(chosen: ItemView, key: ReviewKey) {
    if (!actions) return
    const { id, state } = chosen
    // What others did to the card under the key is seen first.
    const isDeciding = key === 'accept' || key === 'reject' || key === 'carry'
    if (isDeciding && line.conflicts.has(id)) return actions.settle(id)
    // Enter goes from card to card, so that it must not turn over what a person has decided.
    if (key === 'accept' && state === 'proposed') actions.accept(id)
    if (key === 'accept' && state !== 'proposed')
      notify('info', text('plans.review.decided', { state: text(`plans.item.${state}`) }))
    if (key === 'reject' && state !== 'rejected') actions.reject(id)
    if (key === 'edit') actions.edit(id)
    if (key === 'pick') actions.pick(id)
    if (key === 'split') actions.split(id)
    if (key === 'indicator') actions.openIndicator(id)
    const step = key === 'carry' ? against.stepOf(chosen) : null
    if (step) actions.carry(step)
  }

  return {
    filter,
    setFilter,
    cards,
    matchingCount: matching.length,
    against,
    chosenId,
    show,
    choose,
    compose,
    editingId: editing?.id ?? null,
    draft,
    setDraft,
    indicatorId,
    historyId,
    openHistory,
    isBulkOpen,
    setBulkOpen,
    isCarryOpen,
    setCarryOpen,
    unfold,
    actions,
    startAdding,
    finishAdding,
    pressed,
  }
}

export type ItemsDesk = ReturnType<typeof useItemsDesk>

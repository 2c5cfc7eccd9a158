import { memo, type ReactNode, startTransition, useEffect, useMemo, useState } from 'react'
import type { CarryStep, EarlierItem, ItemFields, ItemView, MeasureView } from '#contract/plans'
import type { CardActions } from './card-actions.ts'
import { type SpotStore, useSpot } from './card-spots.ts'
import type { AgainstBefore } from './carried/use-carried.ts'
import type { Card } from './filters.ts'
import { ItemCard } from './item-card.tsx'
import { OnCard } from './live/onlookers.tsx'
import { ComposePanel } from './recompose/compose-panel.tsx'
import type { At } from './steps/use-step-line.ts'
import type { Meaning } from './suggestion-line.tsx'

/** As many cards are drawn before anything is shown; the others while the person already works. */
const firstCards = 60

interface Shared {
  at: At
  measures: readonly MeasureView[]
  ordinal: number | null
  /** Null: the person may only look. */
  actions: CardActions | null
  spots: SpotStore
  onUnfold: (item: ItemView) => void
  onChoose: (id: string) => void
  onHistory: (id: string) => void
  onComposed: (results: ItemFields[]) => Promise<void>
  onComposeEnd: () => void
}

interface Props extends Omit<Shared, 'ordinal'> {
  cards: readonly Card[]
  against: AgainstBefore
  meaningOf: (name: string, subject: string | null) => Meaning | null
}

/** All cards. Drawn anew when items change, and not when the person merely moves among them. */
export const CardList = memo(function CardList({ cards, against, meaningOf, ...shared }: Props): ReactNode {
  const { measures, spots } = shared
  const byId = useMemo(
    () => new Map(measures.filter(({ state }) => state !== 'rejected').map((measure) => [measure.id, measure])),
    [measures],
  )
  const chosenAt = cards.findIndex(({ item }) => spots.of(item.id).isChosen)
  const count = useGrowing(Math.max(firstCards, chosenAt + firstCards))
  return cards
    .slice(0, count)
    .map(({ item, others }) => (
      <CardSlot
        key={item.id}
        {...shared}
        item={item}
        others={others}
        measure={byId.get(item.measureId ?? '') ?? null}
        meaning={meaningOf(item.indicator, item.subject)}
        step={against.stepOf(item)}
        changedFrom={against.changedFrom(item)}
        ordinal={against.ordinal}
      />
    ))
}, sameProps)

/** What stands against the version before comes as an object of its own at every drawing; its parts do not. */
function sameProps(before: Props, after: Props): boolean {
  return (Object.keys(after) as (keyof Props)[]).every((name) =>
    name === 'against'
      ? before.against.stepOf === after.against.stepOf &&
        before.against.changedFrom === after.against.changedFrom &&
        before.against.ordinal === after.against.ordinal
      : before[name] === after[name],
  )
}

/** How many cards are drawn: a few at first, then all, in the pauses that the person leaves. */
function useGrowing(atFirst: number): number {
  const [isWhole, setWhole] = useState(false)
  useEffect(() => startTransition(() => setWhole(true)), [])
  return isWhole ? Number.POSITIVE_INFINITY : atFirst
}

interface SlotProps extends Shared {
  item: ItemView
  others: readonly ItemView[]
  measure: MeasureView | null
  meaning: Meaning | null
  step: CarryStep | null
  changedFrom: EarlierItem | null
}

/** A card with whoever else looks at it, and below it what is being made of it. */
const CardSlot = memo(
  function CardSlot({ onComposed, onComposeEnd, ...card }: SlotProps): ReactNode {
    const { item, measures, actions, spots } = card
    const spot = useSpot(spots, item.id)
    const { people, composing } = spot
    return (
      <div className="item-slot">
        {people ? <OnCard people={people} /> : null}
        <ItemCard {...card} spot={spot} />
        {composing && actions ? (
          <ComposePanel
            key={composing.partIds.join(' ')}
            composing={composing}
            measures={measures}
            selectedQuote={actions.selectedQuote}
            onSubmit={onComposed}
            onCancel={onComposeEnd}
          />
        ) : null}
      </div>
    )
  },
  (before, after) =>
    (Object.keys(after) as (keyof SlotProps)[]).every((name) =>
      name === 'others'
        ? sameItems(before.others, after.others)
        : name === 'meaning'
          ? sameMeaning(before.meaning, after.meaning)
          : before[name] === after[name],
    ),
)

const sameItems = (one: readonly ItemView[], other: readonly ItemView[]) =>
  one.length === other.length && one.every((item, nth) => item === other[nth])

const sameMeaning = (one: Meaning | null, other: Meaning | null) =>
  one?.suggestion === other?.suggestion && one?.region === other?.region && (one === null) === (other === null)

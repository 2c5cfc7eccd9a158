import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ItemView } from '#contract/plans'
import type { Card } from './filters.ts'
import { bringIntoView, cardOf, markOf } from './linked-scroll.ts'

export interface Panes {
  document: RefObject<HTMLDivElement | null>
  cards: RefObject<HTMLDivElement | null>
}

/** The card that the person stands on: chosen, in view, with its words in view beside it. */
export function useChosenCard({
  items,
  cards,
  panes,
  askedId,
  stopLeading,
}: {
  items: readonly ItemView[]
  cards: readonly Card[]
  panes: Panes
  /** Item that the address names. */
  askedId: string | null
  stopLeading: () => void
}) {
  const [chosenId, setChosenId] = useState<string | null>(
    () => askedId ?? items.find((item) => item.state === 'proposed')?.id ?? items[0]?.id ?? null,
  )
  /** The item whose card shows an item that is folded away. */
  const cardIdOf = useRef((id: string) => id)
  cardIdOf.current = (id) => cards.find(({ others }) => others.some((other) => other.id === id))?.item.id ?? id

  /** Chooses a card, shows it and its words; with `focus` the keyboard stands on it. */
  const { document: documentPane, cards: cardsPane } = panes
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
    [stopLeading, cardsPane, documentPane],
  )

  // Once, for the item that the address names, or the first that waits.
  const isShown = useRef(false)
  useEffect(() => {
    if (isShown.current) return
    isShown.current = true
    show(chosenId, false)
  }, [show, chosenId])

  return { chosenId, show }
}

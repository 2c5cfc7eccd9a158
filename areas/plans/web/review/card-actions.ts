import { type RefObject, useMemo } from 'react'
import type { CarryStep, ItemFields } from '#contract/plans'

/** What can be done with a card. */
export interface CardActions {
  accept: (id: string) => void
  reject: (id: string) => void
  reopen: (id: string) => void
  edit: (id: string | null) => void
  correct: (id: string, fields: ItemFields) => Promise<void>
  /** Notes that the person has seen what others did to the card. */
  settle: (id: string) => void
  pick: (id: string) => void
  split: (id: string) => void
  carry: (step: CarryStep) => void
  choose: (id: string, indicatorId: string | null) => Promise<void>
  openIndicator: (id: string) => void
  selectedQuote: () => { quote: string; offset: number } | null
}

/** The same object at every drawing, so that a key does not draw a thousand cards again; null: nothing may be done. */
export function useSteadyActions(doing: RefObject<CardActions | null>, mayWrite: boolean): CardActions | null {
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
      pick: (id) => now().pick(id),
      split: (id) => now().split(id),
      carry: (step) => now().carry(step),
      choose: (id, indicatorId) => now().choose(id, indicatorId),
      openIndicator: (id) => now().openIndicator(id),
      selectedQuote: () => now().selectedQuote(),
    }
  }, [doing, mayWrite])
}

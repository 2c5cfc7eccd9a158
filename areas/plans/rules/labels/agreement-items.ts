import { readingOf, valueOffsetOf } from '../assistant/proposals.ts'
import { takesPart } from '../publication/publication.ts'
import type { ItemFacts, ItemState } from '../review/item-review.ts'
import type { Label, Reading } from './agreement.ts'

/** An item with everything that tells who read it and what became of it. */
export interface ReviewedItem {
  id: string
  state: ItemState
  origin: 'compiler' | 'person' | 'assistant'
  facts: ItemFacts
  compiled: ItemFacts | null
  valueOffset: number | null
  /** 0 to 1. */
  confidenceShare: number | null
  /** Items that a person made it of, which are then none any more. */
  madeFrom: readonly string[]
}

/** A reading or a label that remembers its item and its facts as text. */
export interface OfItem {
  itemId: string | null
  facts: ItemFacts
  confidenceShare: number | null
}

/**
 * What the compiler read, whatever became of it, merged and split items included; what people added or the assistant
 * proposed is none of its merit.
 *
 * Units: as printed.
 */
export function readingsOf(items: readonly ReviewedItem[]): (Reading & OfItem)[] {
  return items.flatMap(({ id, origin, compiled, confidenceShare }) =>
    origin === 'compiler' && compiled !== null
      ? [{ ...readingOf(compiled), itemId: id, facts: compiled, confidenceShare }]
      : [],
  )
}

/**
 * What people let stand, corrected, added or made of others: the figures as they should be read. What was merged or
 * split counts as what was made of it.
 *
 * Units: as printed; offsets in UTF-16 units of the version's text.
 */
export function labelsOf(items: readonly ReviewedItem[]): (Label & OfItem)[] {
  return items
    .filter(({ state }) => takesPart(state))
    .map((item) => ({
      ...readingOf(item.facts),
      valueOffset: valueOffsetOf(item),
      itemId: item.id,
      facts: item.facts,
      confidenceShare: null,
    }))
}

import type { Problem } from '#kernel/refusal'
import { differingFields, type Reading } from '../labels/agreement.ts'
import { checkItem, type ItemFacts, type ItemState, plainDecimal, type ReviewAction } from '../review/item-review.ts'
import { type Place, placesOf, printedAt } from './printed-value.ts'

/** What the assistant says it has found, its shape already checked. Nothing else of it is believed. */
export type Proposed = Omit<ItemFacts, 'measureId' | 'offset'> & {
  /** Why it proposes this, in its own words. */
  reason: string | null
}

/** An item that is already there, whatever became of it. */
export interface ExistingItem {
  id: string
  state: ItemState
  facts: ItemFacts
  /** Where its printed number begins; null where nobody noted it. */
  valueOffset: number | null
}

export interface AdmittedProposal {
  facts: ItemFacts
  valueText: string
  valueOffset: number
  reason: string | null
  /** The item that reads the same number differently; a person chooses between the two. */
  rivalItemId: string | null
}

/** Why a proposal was dropped. */
export const dropReasons = ['shape', 'quote', 'value', 'inconsistent', 'duplicate', 'decided', 'too-many'] as const
export type DropReason = (typeof dropReasons)[number]
export type Dropped = Record<DropReason, number>

export const noDropped = (): Dropped => ({
  shape: 0,
  quote: 0,
  value: 0,
  inconsistent: 0,
  duplicate: 0,
  decided: 0,
  'too-many': 0,
})

/**
 * Whether somebody may let an item stand. What an assistant proposed only a person may, not a program with a key: else
 * one machine would vouch for another.
 *
 * Units:  none.
 * Errors: plans.proposal-needs-person.
 */
export function checkWhoDecides(
  item: { origin: 'compiler' | 'person' | 'assistant' },
  action: ReviewAction,
  by: 'anonymous' | 'person' | 'api-key' | 'system',
): Problem[] {
  const letsStand = action === 'accept' || action === 'correct'
  return item.origin === 'assistant' && letsStand && by !== 'person' ? [{ code: 'plans.proposal-needs-person' }] : []
}

/** A document has no more of them than a person can look at; what an assistant says beyond is noise. */
export const maxProposals = 300

/** With the blanks that the text has in between, a quote can become longer than an item may hold. */
const maxQuote = 2000

export interface ProposalContext {
  text: string
  measures: readonly { id: string; offset: number; endOffset: number }[]
  existing: readonly ExistingItem[]
}

/** Takes proposals in one by one, each held against the text, what is there and what was taken in before. */
export class Admission {
  readonly #context: ProposalContext
  readonly #measureIds: ReadonlySet<string>
  readonly #takenAt: Map<number, ExistingItem[]>
  readonly admitted: AdmittedProposal[] = []
  readonly dropped = noDropped()

  constructor(context: ProposalContext) {
    this.#context = context
    this.#measureIds = new Set(context.measures.map((measure) => measure.id))
    this.#takenAt = Map.groupBy(context.existing, (item) => valueOffsetOf(item) ?? -1)
  }

  /** Admits a proposal about the stretch `from` to `to` of the text, or counts why not. */
  take(proposed: Proposed, from: number, to: number): void {
    const judged = this.#judge(proposed, from, to)
    if (typeof judged === 'string') this.dropped[judged] += 1
    else this.admitted.push(judged)
  }

  #judge({ reason, ...proposed }: Proposed, from: number, to: number): AdmittedProposal | DropReason {
    const places = placesOf(this.#context.text, proposed.quote, from, to).filter(
      ({ quote }) => quote.length <= maxQuote,
    )
    if (places.length === 0) return 'quote'
    const printed = places.flatMap((place) => numbersIn(place, proposed))
    const [first] = printed
    if (!first) return 'value'
    const here = printed.find(({ valueOffset }) => !this.#takenAt.has(valueOffset)) ?? first
    const facts = this.#factsAt(proposed, here.place)
    if (checkItem(facts, this.#context.text, this.#measureIds).length > 0) return 'inconsistent'

    const others = this.#takenAt.get(here.valueOffset) ?? []
    const mine = this.admitted.filter((each) => each.valueOffset === here.valueOffset)
    if ([...others, ...mine].some((other) => saysTheSame(other.facts, facts))) return 'duplicate'
    if (others.some(({ state }) => state !== 'proposed')) return 'decided'
    if (this.admitted.length >= maxProposals) return 'too-many'
    return {
      facts,
      valueText: here.printed,
      valueOffset: here.valueOffset,
      reason,
      rivalItemId: others[0]?.id ?? null,
    }
  }

  #factsAt(proposed: Omit<Proposed, 'reason'>, place: Place): ItemFacts {
    const measure = this.#context.measures.findLast((m) => m.offset <= place.offset && place.offset < m.endOffset)
    return {
      ...proposed,
      value: plainDecimal(proposed.value),
      valueMax: proposed.valueMax === null ? null : plainDecimal(proposed.valueMax),
      growth: proposed.growth === null ? null : plainDecimal(proposed.growth),
      measureId: measure?.id ?? null,
      ...place,
    }
  }
}

/** Places of the value in a quote; of a range both ends must be printed, the upper one behind the lower. */
function numbersIn(place: Place, { value, valueMax }: Pick<Proposed, 'value' | 'valueMax'>) {
  const upper = valueMax === null ? null : printedAt(place.quote, valueMax)
  return printedAt(place.quote, value)
    .filter(({ index }) => upper === null || upper.some((end) => end.index > index))
    .map(({ index, printed }) => ({ place, printed, valueOffset: place.offset + index }))
}

/**
 * Where the printed number of an item begins: as noted when it was found, or else its first mention in the quote.
 *
 * Units: offset in UTF-16 units of the text; null where the quote does not print it.
 */
export function valueOffsetOf({ facts, valueOffset }: Pick<ExistingItem, 'facts' | 'valueOffset'>): number | null {
  const within = (at: number) => at >= facts.offset && at < facts.offset + facts.quote.length
  const printed = printedAt(facts.quote, facts.value)
  const noted = valueOffset !== null && within(valueOffset) ? valueOffset : null
  if (noted !== null && printed.some(({ index }) => facts.offset + index === noted)) return noted
  const [first] = printed
  return first ? facts.offset + first.index : noted
}

/**
 * Facts of an item as a reading that can be held against others.
 *
 * Units: as printed.
 */
export function readingOf(facts: ItemFacts): Reading {
  return { ...facts, value: Number(facts.value), valueMax: facts.valueMax === null ? null : Number(facts.valueMax) }
}

function saysTheSame(one: ItemFacts, other: ItemFacts): boolean {
  const isSameNumber = one.value === other.value && one.valueMax === other.valueMax && one.unit === other.unit
  return isSameNumber && differingFields(readingOf(other), { ...readingOf(one), valueOffset: null }).length === 0
}

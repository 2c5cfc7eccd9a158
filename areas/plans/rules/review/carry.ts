import { takesPart } from '../publication/publication.ts'
import type { ItemFacts, ItemState } from './item-review.ts'
import { placedIn, type Relocating } from './relocate.ts'

/** An item of the version before, with what became of it. */
export interface EarlierItem {
  id: string
  state: ItemState
  facts: ItemFacts
  /** As it was read; null where a person added it. */
  compiled: ItemFacts | null
  madeBy: 'merge' | 'split' | null
  madeFrom: readonly string[]
  /** Title of the measure that holds it. */
  measureTitle: string | null
}

/** An item of this version. */
export interface PresentItem {
  id: string
  state: ItemState
  facts: ItemFacts
  compiled: ItemFacts | null
  earlierItemId: string | null
  /** Fields in which it is read differently from the earlier one. */
  earlierFields: readonly string[]
}

/** A decision of the version before that can be taken over as it was. */
export interface CarryStep {
  /** Identifier of the earlier item; of a merge or split that of the first item that was made. */
  key: string
  action: 'accept' | 'correct' | 'reject' | 'add' | 'merge' | 'split'
  /** Items of this version that it decides; none for an addition. */
  itemIds: string[]
  /** Fields of what stands afterwards: of one item, or of each that is made. Empty where nothing changes but the state. */
  results: ItemFacts[]
  /** Earlier items behind the results, in their order. */
  fromIds: string[]
}

export interface CarryInput extends Relocating {
  earlier: readonly EarlierItem[]
  present: readonly PresentItem[]
}

/**
 * Which decisions of the version before can be taken over: those on items that this version reads the same, on joint
 * items that were merged or split, and on items that are not read here though their sentence is still there, such as
 * those that a person added. Where anything was
 * read differently, nothing is: a person decides anew.
 *
 * Units: offsets in UTF-16 units of each version's own text.
 */
export function carrySteps(input: CarryInput): CarryStep[] {
  const sameOf = new Map<string, PresentItem>()
  for (const item of input.present)
    if (item.earlierItemId !== null && item.earlierFields.length === 0) sameOf.set(item.earlierItemId, item)
  const continued = new Set(input.present.flatMap(({ earlierItemId }) => earlierItemId ?? []))
  const single = input.earlier
    .filter(({ madeBy }) => madeBy === null)
    .flatMap((item): CarryStep[] => {
      const now = sameOf.get(item.id)
      const step = now ? decided(input, item, now) : continued.has(item.id) ? null : added(input, item)
      return step ? [step] : []
    })
  return [...single, ...families(input, sameOf)]
}

/** What was decided on one item that is read the same again. */
function decided(input: CarryInput, earlier: EarlierItem, now: PresentItem): CarryStep | null {
  if (now.compiled === null) return null
  const step = { key: earlier.id, itemIds: [now.id], fromIds: [earlier.id] }
  if (earlier.state === 'rejected') return { ...step, action: 'reject', results: [] }
  if (!takesPart(earlier.state)) return null
  if (earlier.state !== 'corrected' || earlier.compiled === null) return { ...step, action: 'accept', results: [] }
  return { ...step, action: 'correct', results: [correctedAgain(input, earlier, earlier.compiled, now.compiled)] }
}

/** The correction on the new reading: what the person changed, and what they left as the new text has it. */
function correctedAgain(
  input: CarryInput,
  { facts, measureTitle }: EarlierItem,
  wasRead: ItemFacts,
  isRead: ItemFacts,
): ItemFacts {
  const { quote, offset, measureId, ...rest } = facts
  const changed = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => wasRead[name as keyof ItemFacts] !== value),
  ) as Partial<ItemFacts>
  const place = quote === wasRead.quote ? null : placedIn(input, quote, isRead.offset)
  const moved = measureId === null ? null : (input.measureOf(measureTitle) ?? isRead.measureId)
  return { ...isRead, ...changed, ...place, measureId: measureId === wasRead.measureId ? isRead.measureId : moved }
}

/** What was not read here, when its sentence stands here word for word and nothing says it already. */
function added(input: CarryInput, { id, state, facts }: EarlierItem): CarryStep | null {
  if (!takesPart(state)) return null
  const place = placedIn(input, facts.quote, facts.offset)
  if (!place) return null
  const isSaid = input.present.some(
    ({ state: now, facts: said }) =>
      now !== 'replaced' &&
      said.value === facts.value &&
      said.offset < place.offset + place.quote.length &&
      place.offset < said.offset + said.quote.length,
  )
  if (isSaid) return null
  const results = [{ ...facts, ...place, measureId: input.measureAt(place.offset) }]
  return { key: id, action: 'add', itemIds: [], results, fromIds: [id] }
}

/** Merges and splits whose parts are all read the same again. What was made of made items is left to the person. */
function families(input: CarryInput, sameOf: ReadonlyMap<string, PresentItem>): CarryStep[] {
  const made = input.earlier.filter(({ madeBy }) => madeBy !== null)
  const madeIds = new Set(made.map(({ id }) => id))
  return [...Map.groupBy(made, ({ madeFrom }) => madeFrom.join(' ')).values()].flatMap((siblings): CarryStep[] => {
    const [first] = siblings
    const parts = first?.madeFrom.map((id) => (madeIds.has(id) ? undefined : sameOf.get(id))) ?? []
    const isWhole = siblings.every(({ state }) => takesPart(state))
    if (!first || first.madeBy === null || !isWhole || parts.some((part) => part === undefined)) return []
    const at = parts[0]?.facts.offset ?? 0
    const results = siblings.flatMap(({ facts }) => {
      const place = placedIn(input, facts.quote, at)
      return place ? [{ ...facts, ...place, measureId: input.measureAt(place.offset) }] : []
    })
    if (results.length < siblings.length) return []
    const itemIds = parts.flatMap((part) => part?.id ?? [])
    return [{ key: first.id, action: first.madeBy, itemIds, results, fromIds: siblings.map(({ id }) => id) }]
  })
}

/**
 * Whether a step can still be taken: everything that it decides waits, and what it adds has not been added.
 *
 * Units: none.
 */
export function isOpenStep(
  { key, action, itemIds }: CarryStep,
  present: ReadonlyMap<string, { state: ItemState }>,
  carriedFrom: ReadonlySet<string>,
): boolean {
  if (action === 'add') return !carriedFrom.has(key)
  return itemIds.every((id) => present.get(id)?.state === 'proposed')
}

/**
 * Items that the version before had, decided on or not, and that this one no longer has; what was rejected there is
 * missed by nobody.
 *
 * Units: none.
 */
export function withdrawnItems(input: CarryInput, steps: readonly CarryStep[]): EarlierItem[] {
  const goesOn = new Set(input.present.flatMap(({ earlierItemId }) => earlierItemId ?? []))
  for (const { fromIds } of steps) for (const id of fromIds) goesOn.add(id)
  const said = (facts: ItemFacts) =>
    input.present.some((item) => item.facts.quote === facts.quote && item.facts.value === facts.value)
  return input.earlier.filter(
    ({ id, state, facts, madeFrom }) =>
      (takesPart(state) || state === 'proposed') &&
      !goesOn.has(id) &&
      (madeFrom.length === 0 ? !said(facts) : madeFrom.every((part) => !goesOn.has(part))),
  )
}

import { foldedBy, type ItemView, sayingOf } from '#contract/plans'

/** Which cards are shown. `all` shows everything. */
export interface CardFilter {
  state: 'all' | 'open' | 'decided' | 'rejected' | 'replaced'
  kind: 'all' | ItemView['kind']
  confidence: 'all' | 'low'
  /** How it stands against the version before; `differs`: changed or new. */
  against: 'all' | 'differs' | Against
  words: string
  order: 'document' | 'unsure'
}

/** carry: the earlier decision can be taken over; changed: it was read differently; new: it was not there. */
export type Against = 'carry' | 'changed' | 'new'

export const everything: CardFilter = {
  state: 'all',
  kind: 'all',
  confidence: 'all',
  against: 'all',
  words: '',
  order: 'document',
}

/** Below this share a reading deserves a second look. */
export const lowConfidenceShare = 0.8

export function filterItems(
  items: readonly ItemView[],
  filter: CardFilter,
  againstOf: (item: ItemView) => Against | null = () => null,
): ItemView[] {
  const words = filter.words.trim().toLowerCase()
  const kept = items.filter(
    (item) =>
      inState(item, filter.state) &&
      (filter.kind === 'all' || item.kind === filter.kind) &&
      (filter.confidence === 'all' || isDoubtful(item)) &&
      isAgainst(filter.against, againstOf(item)) &&
      (words === '' || `${item.indicator} ${item.subject ?? ''} ${item.quote}`.toLowerCase().includes(words)),
  )
  return filter.order === 'document' ? kept : kept.toSorted((a, b) => sureness(a) - sureness(b))
}

function isAgainst(asked: CardFilter['against'], against: Against | null): boolean {
  if (asked === 'differs') return against === 'changed' || against === 'new'
  return asked === 'all' || against === asked
}

/** What nobody vouches for comes first, what a person wrote comes last. */
function sureness(item: Pick<ItemView, 'confidenceShare' | 'origin'>): number {
  return item.confidenceShare ?? (item.origin === 'assistant' ? -1 : 2)
}

/** Several items that say the same, shown as one card: the first stands for all. */
export interface Card {
  item: ItemView
  others: readonly ItemView[]
}

const sayings = new WeakMap<ItemView, string | null>()

/** What an item says, made out once: a decision changes one item of a thousand. */
function knownSaying(item: ItemView): string | null {
  let saying = sayings.get(item)
  if (saying === undefined) {
    saying = sayingOf(item)
    sayings.set(item, saying)
  }
  return saying
}

/**
 * Cards of the items: those that say the same and are in the same state are one, unless the person looks at them apart.
 * Items that were decided apart are no longer in the same state, and so stand apart by themselves.
 */
export function cardsOf(items: readonly ItemView[], apart: ReadonlySet<string>): Card[] {
  const keyOf = (item: ItemView) => {
    const saying = knownSaying(item)
    return saying === null || apart.has(saying) ? null : `${item.state} ${saying}`
  }
  return foldedBy(items, keyOf).map(([item, ...others]) => ({ item, others }))
}

export function isDoubtful(item: Pick<ItemView, 'confidenceShare'>): boolean {
  return item.confidenceShare !== null && item.confidenceShare < lowConfidenceShare
}

/** What was merged or split is none any more, and shown only to whoever looks for it. */
function inState(item: ItemView, state: CardFilter['state']): boolean {
  if (item.state === 'replaced' || state === 'replaced') return item.state === state
  if (state === 'all') return true
  if (state === 'open') return item.state === 'proposed'
  if (state === 'rejected') return item.state === 'rejected'
  return item.state !== 'proposed'
}

/**
 * Where to go after a decision: the next item that still waits, from here on and then from the top; the neighbour when
 * none waits.
 */
export function nextOpen(items: readonly ItemView[], fromId: string): string | null {
  const at = items.findIndex((item) => item.id === fromId)
  const order = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  const open = order.find((item) => item.state === 'proposed')
  return open?.id ?? items[at + 1]?.id ?? items[at]?.id ?? null
}

/** The item `step` places away, kept within the list; the first one when none is chosen. */
export function neighbour(items: readonly ItemView[], fromId: string | null, step: 1 | -1): string | null {
  const at = items.findIndex((item) => item.id === fromId)
  const to = at === -1 ? 0 : Math.min(items.length - 1, Math.max(0, at + step))
  return items[to]?.id ?? null
}

/**
 * Where accepting many begins: at 0.95, or lower in steps of 0.05 until something that waits is as sure as that.
 */
export function sureShare(items: readonly Pick<ItemView, 'state' | 'confidenceShare'>[]): number {
  const surest = Math.max(
    0,
    ...items.filter((item) => item.state === 'proposed').map((item) => item.confidenceShare ?? 0),
  )
  return surest >= 0.95 || surest === 0 ? 0.95 : Math.floor(surest * 20 + 1e-9) / 20
}

import type { ItemView, MeasureView, MechanismView, ReviewCounts, VersionReview } from '#contract/plans'

/** What a step changed, one's own or somebody else's; only what it touched is there. */
export interface Changed {
  items?: readonly ItemView[]
  removedItemIds?: readonly string[]
  counts?: ReviewCounts
  measures?: readonly MeasureView[]
  mechanisms?: readonly MechanismView[]
  removedContentIds?: readonly string[]
}

/**
 * Whether one view of an item tells more than the other. The answer to a step and the news of it come by two ways and in
 * any order, so that the older of two views must never win.
 */
export function isNewer(view: ItemView, than: ItemView): boolean {
  if (view.revision !== than.revision) return view.revision > than.revision
  return view.chosenIndicator?.id !== than.chosenIndicator?.id
}

/** The version with the changes in it; what did not change stays the same object, so that only its cards are drawn. */
export function withChanges(old: VersionReview, changed: Changed): VersionReview {
  const removed = new Set(changed.removedContentIds)
  return {
    ...old,
    items: mergedItems(old.items, changed),
    measures: merged(old.measures, changed.measures, removed),
    mechanisms: merged(old.mechanisms, changed.mechanisms, removed),
    version: changed.counts ? { ...old.version, counts: changed.counts } : old.version,
  }
}

function mergedItems(old: ItemView[], { items = [], removedItemIds = [] }: Changed): ItemView[] {
  if (items.length === 0 && removedItemIds.length === 0) return old
  const changed = new Map(items.map((item) => [item.id, item]))
  const kept = old
    .filter((item) => !removedItemIds.includes(item.id))
    .map((item) => {
      const view = changed.get(item.id)
      return view && isNewer(view, item) ? view : item
    })
  const known = new Set(old.map((item) => item.id))
  const added = items.filter((item) => !known.has(item.id))
  return inOrder(kept, added)
}

function merged<T extends { id: string; offset: number; revision: number }>(
  old: T[],
  changed: readonly T[] = [],
  removed: ReadonlySet<string>,
): T[] {
  if (changed.length === 0 && removed.size === 0) return old
  const views = new Map(changed.map((view) => [view.id, view]))
  const kept = old
    .filter(({ id }) => !removed.has(id))
    .map((each) => {
      const view = views.get(each.id)
      return view && view.revision > each.revision ? view : each
    })
  const known = new Set(old.map(({ id }) => id))
  return inOrder(
    kept,
    changed.filter(({ id }) => !known.has(id)),
  )
}

function inOrder<T extends { offset: number }>(kept: T[], added: readonly T[]): T[] {
  return added.length > 0 ? [...kept, ...added].toSorted((a, b) => a.offset - b.offset) : kept
}

import type { Problem } from '#kernel/refusal'
import type { ItemFacts, ItemState } from '../review/item-review.ts'

export interface PublishableItem extends ItemFacts {
  id: string
  state: ItemState
  revision: number
  relativeTo: string | null
  recurrence: string | null
}

/**
 * Whether an item takes part in a publication: a person stands behind it.
 *
 * Units:  none.
 */
export function takesPart(state: ItemState): boolean {
  return state === 'accepted' || state === 'corrected' || state === 'added'
}

/**
 * What keeps one item from being monitored; every reason at once.
 *
 * Units:  none.
 * Errors: plans.deadline-missing, plans.relative-target.
 */
export function checkPublishable(item: PublishableItem): Problem[] {
  const problems: Problem[] = []
  if (item.deadline === null)
    problems.push({ code: 'plans.deadline-missing', field: item.id, params: { indicator: item.indicator } })
  if (item.relativeTo !== null)
    problems.push({
      code: 'plans.relative-target',
      field: item.id,
      params: { indicator: item.indicator, relativeTo: item.relativeTo },
    })
  return problems
}

export interface ChosenBinding {
  itemId: string
  revision: number
}

/**
 * Whether a version can be published with these bindings; every reason at once.
 *
 * Units:  none.
 * Errors: plans.items-undecided, .nothing-to-publish, .binding-missing, .binding-unknown, .items-changed and those of
 *         `checkPublishable`.
 */
export function checkPublication(
  items: readonly PublishableItem[],
  bindings: readonly ChosenBinding[],
  leaveOutUndecided: boolean,
): Problem[] {
  const problems: Problem[] = []
  const undecidedCount = items.filter((item) => item.state === 'proposed').length
  if (undecidedCount > 0 && !leaveOutUndecided)
    problems.push({ code: 'plans.items-undecided', params: { count: undecidedCount }, overridable: true })
  const taking = items.filter((item) => takesPart(item.state))
  if (taking.length === 0) problems.push({ code: 'plans.nothing-to-publish' })
  const bound = new Map(bindings.map((binding) => [binding.itemId, binding]))
  for (const item of taking) {
    const binding = bound.get(item.id)
    bound.delete(item.id)
    if (!binding)
      problems.push({ code: 'plans.binding-missing', field: item.id, params: { indicator: item.indicator } })
    else if (binding.revision !== item.revision)
      problems.push({ code: 'plans.items-changed', field: item.id, params: { indicator: item.indicator } })
    problems.push(...checkPublishable(item))
  }
  if (bound.size > 0) problems.push({ code: 'plans.binding-unknown', params: { count: bound.size } })
  return problems
}

/**
 * Whether more is better, as far as the comparison tells.
 *
 * Units:  none.
 * Example: directionOf('<=') → 'down'
 */
export function directionOf(comparator: ItemFacts['comparator']): 'up' | 'down' {
  return comparator === '<=' || comparator === '<' ? 'down' : 'up'
}

export interface ScoredSuggestion {
  indicatorId: string
  unit: string
  mode: string
  score: number
}

/**
 * The suggestion that may be chosen beforehand: nearly the same name, the same mode, a unit that agrees, and no close second.
 *
 * `unitsAgree` says whether a figure in one unit can be kept in the other: 家, 个 and 项 all count.
 *
 * Units:  scores 0 to 1.
 */
export function sureSuggestion(
  item: { unit: string | null; mode: string },
  suggestions: readonly ScoredSuggestion[],
  unitsAgree: (first: string, second: string) => boolean,
): string | null {
  const fitting = suggestions.filter((s) => unitsAgree(s.unit, item.unit ?? '') && s.mode === item.mode)
  const [best, second] = fitting.toSorted((a, b) => b.score - a.score)
  if (!best || best.score < 0.8) return null
  return second && best.score - second.score < 0.05 && best.score < 0.999 ? null : best.indicatorId
}

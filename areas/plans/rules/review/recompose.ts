import type { Problem } from '#kernel/refusal'
import { checkItem, differences, type ItemFacts } from './item-review.ts'

/** What the compiler noted of a figure beyond the fields that people decide about. */
export interface Noted {
  valueText: string | null
  valueOffset: number | null
  deadlineFrom: 'stated' | 'inherited' | null
  ratioOf: string | null
  partOfItemId: string | null
  relativeTo: string | null
  recurrence: 'annual' | null
  table: string | null
  progressClaim: string | null
}

export interface Part extends Noted {
  id: string
  facts: ItemFacts
}

/**
 * Whether items may take the place of others; every reason at once.
 *
 * Units:  offsets in UTF-16 units of `text`.
 * Errors: plans.results-same and those of `checkItem`, with the place of the item in the field.
 */
export function checkResults(results: readonly ItemFacts[], text: string, measureIds: ReadonlySet<string>): Problem[] {
  const problems = results.flatMap((facts, nth) =>
    checkItem(facts, text, measureIds).map((problem) => ({ ...problem, field: `items.${nth}.${problem.field}` })),
  )
  const isSame = results.some((one, nth) => results.slice(0, nth).some((other) => differences(one, other).length === 0))
  return isSame ? [...problems, { code: 'plans.results-same', field: 'items' }] : problems
}

/**
 * What a made item keeps of the parts it was made of: of the one that has its value, else of the first. Where the
 * number is printed and where the deadline comes from stay only as far as the item still says the same.
 *
 * Units: as printed.
 */
export function notedOf(result: ItemFacts, parts: readonly [Part, ...Part[]]): Noted {
  const base = parts.find(({ facts }) => facts.value === result.value) ?? parts[0]
  const hasValue = base.facts.value === result.value
  const { valueText, valueOffset, deadlineFrom, ratioOf, partOfItemId, relativeTo, recurrence, table, progressClaim } =
    base
  return {
    valueText: hasValue ? valueText : null,
    valueOffset: hasValue ? valueOffset : null,
    deadlineFrom: base.facts.deadline === result.deadline ? deadlineFrom : null,
    ratioOf: base.facts.mode === result.mode ? ratioOf : null,
    // A part of another part belongs to nothing outside any more.
    partOfItemId: parts.some(({ id }) => id === partOfItemId) ? null : partOfItemId,
    relativeTo,
    recurrence,
    table,
    progressClaim,
  }
}

import { addDecimals } from './decimal.ts'
import type { KnownValue } from './plausibility.ts'

/** A region that became part of another. */
export interface Predecessor {
  path: string
  name: string
  /** First day of belonging to the other. */
  from: string
}

/**
 * A region's series with what has become part of it since: earlier values are those of today's territory, so that a
 * merger is no jump. Before the merger nothing is added, and a period that only one side reported stays as it is.
 *
 * Units:  those of the values, which are added; only for figures that add.
 * Errors: none.
 * Example: 10 for June, and 14 of a district that joined on 1 July → 24 for June as of July, 10 as of June
 */
export function restated(
  own: readonly KnownValue[],
  joined: readonly { from: string; values: readonly KnownValue[] }[],
  asOf: string,
): KnownValue[] {
  const since = joined.filter(({ from }) => from <= asOf)
  if (since.length === 0) return [...own]
  return own.map((entry) => {
    const value = since
      .filter(({ from }) => entry.periodEnd < from)
      .flatMap(({ values }) => values.find((other) => other.period === entry.period) ?? [])
      .reduce((sum, other) => addDecimals(sum, other.value), entry.value)
    return { ...entry, value }
  })
}

/** The note that goes with a figure whose territory changed. */
export function territoryNote(joined: readonly Predecessor[], isAdded: boolean): { zh: string; en: string } | null {
  if (joined.length === 0) return null
  const zh = joined.map(({ name, from }) => `${from} 起含${name}`).join('，')
  const en = joined.map(({ name, from }) => `includes ${name} since ${from}`).join(', ')
  return isAdded
    ? {
        zh: `${zh}；此前各期已加上并入部分，前后可比。`,
        en: `${en}; earlier periods have it added, so that they compare.`,
      }
    : {
        zh: `${zh}；此前各期不含并入部分，前后不可直接比较。`,
        en: `${en}; earlier periods are without it and do not compare.`,
      }
}

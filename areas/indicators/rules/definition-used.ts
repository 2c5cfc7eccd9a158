import type { AssessedTarget } from './assess-target.ts'
import type { KnownValue } from './plausibility.ts'

export interface DefinitionUsed {
  /** Version of the card that the value that counts was reported under; null without a card or a value. */
  cardVersion: number | null
  /** An earlier version that other values of the same target were reported under. */
  earlierCardVersion: number | null
}

/** First day whose values count towards the target: of its own year, of its span, or of the plan. */
function countsFrom(target: AssessedTarget, dataThrough: string): string {
  const year = dataThrough.slice(0, 4)
  if (target.mode === 'flow-annual') return `${year}-01-01`
  const from = target.periodStart ?? target.planStart ?? target.baseline?.period ?? year
  return `${from.slice(0, 4) < year ? from.slice(0, 4) : year}-01-01`
}

/**
 * Which definition a target's figure rests on, and whether two of them meet in it.
 *
 * Units:  versions of the definition card.
 * Errors: none; null where nothing is known.
 * Example: an annual amount with 2025-04 under version 1 and 2025-05 under version 2 → { cardVersion: 2, earlierCardVersion: 1 }
 */
export function definitionUsed(
  target: AssessedTarget,
  known: readonly KnownValue[],
  dataThrough: string | null,
): DefinitionUsed {
  const counting = dataThrough === null ? [] : known.filter((entry) => entry.periodEnd <= dataThrough)
  const cardVersion = counting.at(-1)?.cardVersion ?? null
  if (dataThrough === null || cardVersion === null) return { cardVersion, earlierCardVersion: null }
  const from = countsFrom(target, dataThrough)
  const other = counting.find(
    (entry) =>
      entry.periodEnd >= from && entry.cardVersion !== null && (entry.cardVersion ?? cardVersion) !== cardVersion,
  )
  return { cardVersion, earlierCardVersion: other?.cardVersion ?? null }
}

/** The note that goes with a figure in which two definitions meet. */
export function definitionNote(used: DefinitionUsed, since: string | null): { zh: string; en: string } | null {
  const { cardVersion, earlierCardVersion } = used
  if (cardVersion === null || earlierCardVersion === null) return null
  return {
    zh: `${since ? `${since} 起` : ''}按第 ${cardVersion} 版口径报送，此前的数按第 ${earlierCardVersion} 版；两种口径不宜直接相加或比较，请核对是否需要按新口径重报。`,
    en: `Reported under version ${cardVersion} of the definition${since ? ` since ${since}` : ''}, earlier values under version ${earlierCardVersion}; the two do not simply add or compare. Check whether earlier values should be reported anew.`,
  }
}

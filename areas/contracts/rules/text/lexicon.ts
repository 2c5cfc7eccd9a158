import type { Localized } from '#kernel/localized'
import words from '../../../../sources/technology-contract/explained/text.json' with { type: 'json' }
import type { AmountRole } from '../../contract/precheck-text.ts'

/** Words of a lexicon, each with what it stands for, longest first, so that 预付款 is not read as 价款. */
function longestFirst<R extends string>(table: Record<R, readonly string[]>): { word: string; role: R }[] {
  return (Object.entries(table) as [R, readonly string[]][])
    .flatMap(([role, list]) => list.map((word) => ({ word, role })))
    .sort((a, b) => b.word.length - a.word.length)
}

export const roleWords = longestFirst<'seller' | 'buyer' | 'party'>(words.roles)
export const amountWords = longestFirst<Exclude<AmountRole, 'unclear'>>(words.amounts)
export const dateWords = longestFirst<'signedOn' | 'validity'>(words.dates)

export interface CueSource {
  words: string[]
  speaks: 'for' | 'against'
  why: Localized
  clause: string
}
export const kindCues = words.kinds as Record<keyof typeof words.kinds, CueSource[]>
export const excludedCues = words.excluded

/**
 * The word that stands last in a text, longer ones before the shorter ones they contain; null where none does.
 *
 * Units:  none.
 * Source: sources/technology-contract/explained/text.json
 * Example: lastOf('首付款为', [{ word: '首付款', role: 'instalment' }])?.role → 'instalment'
 */
export function lastOf<R extends string>(
  text: string,
  list: readonly { word: string; role: R }[],
): { role: R; end: number } | null {
  let best: { role: R; end: number; length: number } | null = null
  for (const { word, role } of list) {
    const at = text.lastIndexOf(word)
    const end = at + word.length
    if (at >= 0 && (best === null || end > best.end)) best = { role, end, length: word.length }
  }
  return best && { role: best.role, end: best.end }
}

import type { Draft } from './draft.ts'

/** A longer name is a sentence; whoever corrects a target could not save it. */
const NAME_MAX = 120
/** A longer quote is mostly blanks: words and figure stand in cells far apart. */
const QUOTE_MAX = 2000

/** A name within its bound, without the half of a character that a bound elsewhere may have left. */
export const shortName = (name: string): string =>
  name
    .slice(0, NAME_MAX)
    .replace(/\p{Cs}/gu, '')
    .trim()

/** Where the quote of a target begins and ends in the raw text: the number is in it, and no character is cut in two. */
export function quoteOf(
  text: string,
  draft: Pick<Draft, 'start' | 'end' | 'valueStart' | 'valueEnd'>,
): { start: number; end: number } {
  let { start, end } = draft
  if (end - start > QUOTE_MAX) {
    start = Math.max(start, Math.min(draft.valueStart, draft.valueEnd - QUOTE_MAX / 2))
    end = Math.min(end, start + QUOTE_MAX)
  }
  if (isWithinCharacter(text, start)) start++
  if (isWithinCharacter(text, end)) end--
  return { start, end }
}

function isWithinCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

export interface Relocating {
  /** Text of this version. */
  text: string
  /** Identifier of the measure with this title; null where there is none, or several. */
  measureOf: (title: string | null) => string | null
  /** Identifier of the measure that holds a place of the text. */
  measureAt: (offset: number) => string | null
}

/**
 * Where a sentence of the version before stands in this one: the place nearest to where it is expected; null when it is
 * not there word for word.
 *
 * Units: offsets in UTF-16 units of the text.
 */
export function placedIn(
  { text }: Pick<Relocating, 'text'>,
  quote: string,
  near: number,
): { quote: string; offset: number } | null {
  const behind = text.indexOf(quote, near)
  const before = text.lastIndexOf(quote, near)
  if (behind < 0 && before < 0) return null
  const offset = behind < 0 || (before >= 0 && near - before < behind - near) ? before : behind
  return { quote, offset }
}

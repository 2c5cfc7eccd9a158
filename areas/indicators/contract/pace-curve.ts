/**
 * Twelve cumulative percentages, January to December, as people type them or paste them from a row of a sheet; null where
 * they are not twelve, fall, or do not end at 100.
 *
 * Units:   percent, 0 … 100.
 * Example: curveOf('3、8、15、25、33、42、50、58、67、75、85、100') → [3, 8, 15, …, 100]
 */
export function curveOf(text: string): number[] | null {
  const parts = text
    .replaceAll('%', '')
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== '')
  if (parts.length !== 12 || !parts.every((part) => /^\d{1,3}(?:\.\d{1,4})?$/.test(part))) return null
  const curve = parts.map(Number)
  const rises = curve.every((percent, month) => percent >= (curve[month - 1] ?? 0))
  return rises && curve[11] === 100 ? curve : null
}

/** The curve as it is shown and typed. */
export const curveText = (curve: readonly number[]): string => curve.join('、')

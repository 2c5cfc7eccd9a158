/**
 * The number by which the bank answers: who pays, in which batch, on which line. Digits only after the letters, no
 * hyphens: banks cut long remarks and drop marks.
 *
 * Example: paymentReference({ regionPath: '320800/320812/', year: 2025, ordinal: 3, line: 17 }) → 'KC32081220250030017'
 */
export function paymentReference(at: { regionPath: string; year: number; ordinal: number; line: number }): string {
  const region = at.regionPath.split('/').filter(Boolean).at(-1) ?? ''
  return `KC${region}${at.year}${String(at.ordinal).padStart(3, '0')}${String(at.line).padStart(4, '0')}`
}

/**
 * Our reference wherever it stands in what a bank returned: alone, or inside a remark.
 *
 * Example: referenceIn('奖补 kc32081220250030017 科技局') → 'KC32081220250030017'
 */
export function referenceIn(text: string): string | null {
  const found = /KC\d{17,24}/.exec(text.toUpperCase().replace(/[\s-]/g, ''))
  return found?.[0] ?? null
}

/**
 * A batch as people call it.
 *
 * Example: batchNumber({ year: 2025, ordinal: 3 }) → '2025-003'
 */
export function batchNumber({ year, ordinal }: { year: number; ordinal: number }): string {
  return `${year}-${String(ordinal).padStart(3, '0')}`
}

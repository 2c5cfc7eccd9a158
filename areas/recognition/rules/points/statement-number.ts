/**
 * The number of a statement, from the end of its digest; what is printed as code is from the beginning, so that neither gives
 * the other.
 *
 * Example: statementNumber(2026, `${'0'.repeat(52)}00000000002a`) → 'JF2026000000000042'
 */
export function statementNumber(year: number, digest: string): string {
  const digits = BigInt(`0x${digest.slice(-12)}`) % 1_000_000_000_000n
  return `JF${year}${String(digits).padStart(12, '0')}`
}

/** What a statement prints so that it can be verified. Units: hexadecimal digits. */
export const statementCode = (digest: string) => digest.slice(0, 32)

/** A code as somebody typed it: blanks removed, small letters. */
export const readStatementCode = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()

import { readFen } from '#kernel/money'
import type { Problem } from '#kernel/refusal'

/** No contract of a city reaches a trillion yuan: whoever writes that has taken 元 for 万元, or typed a zero too many. */
export const mostFen = 100_000_000_000_000n

/**
 * What is wrong with an amount of the form, or its fen. `open` fields may be zero.
 *
 * Units:  text in yuan; result in fen.
 * Source: amounts of the official form are in 元; the ceiling is this platform's.
 * Errors: contracts.not-an-amount, .parts-of-a-fen, .foreign-currency, .amount-not-positive, .amount-too-large.
 */
export function amountOf(
  text: string,
  field: string,
  { mayBeZero = false }: { mayBeZero?: boolean } = {},
): { fen: bigint; problem: null } | { fen: null; problem: Problem } {
  const read = readFen(text)
  if ('fault' in read) return { fen: null, problem: { code: `contracts.${read.fault}`, field, params: { text } } }
  const { fen } = read
  if (fen < 0n || (fen === 0n && !mayBeZero))
    return { fen: null, problem: { code: 'contracts.amount-not-positive', field } }
  if (fen >= mostFen) return { fen: null, problem: { code: 'contracts.amount-too-large', field, params: { text } } }
  return { fen, problem: null }
}

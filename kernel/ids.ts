import { randomBytes } from 'node:crypto'

/** Makes identifiers such as `pln_01jd…`: a prefix that tells the kind, then 26 characters that sort by time of making. */
export interface Ids {
  next(prefix: string): string
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const randomBits = 80n

/** The 128 bits of an identifier as 26 characters of Crockford's base 32. */
function textOf(bits: bigint): string {
  let text = ''
  for (let rest = bits, i = 0; i < 26; i++, rest >>= 5n) text = alphabet[Number(rest & 31n)] + text
  return text
}

/**
 * Identifiers of 48 bits of milliseconds and 80 random bits. Each is greater than the one before it, also when both are
 * made in one millisecond or the machine's clock is set back: lists that order by time of making and then by identifier
 * would otherwise show two things made at once in one order today and in another tomorrow.
 */
export function risingIds(now: () => number, random: (count: number) => Uint8Array): Ids {
  const randomNumber = (count: number) =>
    Array.from(random(count)).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let last = 0n
  return {
    next: (prefix) => {
      const fresh = (BigInt(now()) << randomBits) | randomNumber(Number(randomBits / 8n))
      last = fresh >> randomBits > last >> randomBits ? fresh : last + 1n + randomNumber(4)
      return `${prefix}_${textOf(last)}`
    },
  }
}

export const systemIds: Ids = risingIds(Date.now, randomBytes)

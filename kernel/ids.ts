import { randomBytes } from 'node:crypto'

/** Makes identifiers such as `pln_01jd…`: a prefix that tells the kind, then 26 characters that sort by time of making. */
export interface Ids {
  next(prefix: string): string
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 48 bits of milliseconds, then 80 random bits, as 26 characters of Crockford's base 32. */
export function idFrom(prefix: string, milliseconds: number, random: Uint8Array): string {
  let bits = BigInt(milliseconds)
  for (const byte of random.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(bits & 31n)] + text
    bits >>= 5n
  }
  return `${prefix}_${text}`
}

export const systemIds: Ids = { next: (prefix) => idFrom(prefix, Date.now(), randomBytes(10)) }

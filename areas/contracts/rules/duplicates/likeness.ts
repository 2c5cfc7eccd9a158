/**
 * How alike two texts are, from signatures that a database can keep: the smallest hash of their shingles in each of 64
 * bins (one-permutation MinHash; an empty bin borrows from the next). The share of equal places estimates the share of
 * common shingles; it is off by 6 points or so.
 */
const bins = 64
const shingleLength = 3
const empty = 0xffffffff

/** What two printings of one text may differ in: case, width, blanks, marks. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
}

/**
 * A 32-bit hash of a text (FNV-1a with a final mix).
 *
 * Units:  unsigned 32-bit number.
 * Source: Fowler, Noll, Vo; the mix of MurmurHash3.
 * Example: hash32('') → 2872998923
 */
export function hash32(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A 64-bit key as PostgreSQL's bigint holds it. */
export function key64(text: string): bigint {
  return BigInt.asIntN(64, (BigInt(hash32(text, 0x9e3779b9)) << 32n) | BigInt(hash32(text)))
}

/**
 * The signature of a text, to be kept as `bigint[]`; empty for a text too short to say anything.
 *
 * Units:  none.
 * Source: Li, Owen, Zhang: One Permutation Hashing (2012); densified by borrowing to the right.
 */
export function signatureOf(text: string): bigint[] {
  const plain = normalised(text)
  if (plain.length < shingleLength) return []
  const least = new Array<number>(bins).fill(empty)
  for (let at = 0; at + shingleLength <= plain.length; at++) {
    const hash = hash32(plain.slice(at, at + shingleLength))
    const bin = hash % bins
    if (hash < (least[bin] ?? empty)) least[bin] = hash
  }
  return least.map((_, bin) => BigInt(least[nextFilled(least, bin)] ?? empty))
}

function nextFilled(least: readonly number[], bin: number): number {
  for (let step = 0; step < bins; step++) {
    const at = (bin + step) % bins
    if (least[at] !== empty) return at
  }
  return bin
}

/**
 * The estimated share of common shingles; null where one side has no signature.
 *
 * Units:  share from 0 to 1.
 * Source: Broder (1997).
 * Example: likenessOf([1n, 2n], [1n, 3n]) → 0.5
 */
export function likenessOf(a: readonly bigint[], b: readonly bigint[]): number | null {
  if (a.length === 0 || a.length !== b.length) return null
  return a.filter((value, at) => value === b[at]).length / a.length
}

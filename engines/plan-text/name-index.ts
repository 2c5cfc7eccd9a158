import { bare } from './agreement.ts'

/** Of the shorter name's pairs of characters, this share must stand in the other for the two to be worth a comparison. */
const LEAST_SHARED = 0.5

/**
 * Things by name, so that those of a similar name are found without holding every name against every other: two
 * plans of a thousand targets each would need a million comparisons.
 */
export class NameIndex<T> {
  readonly #order = new Map<T, number>()
  readonly #byPair = new Map<string, T[]>()
  readonly #pairCount = new Map<T, number>()

  constructor(things: readonly T[], nameOf: (thing: T) => string) {
    for (const thing of things) {
      const pairs = pairsOf(nameOf(thing))
      this.#order.set(thing, this.#order.size)
      this.#pairCount.set(thing, pairs.size)
      for (const pair of pairs) {
        const known = this.#byPair.get(pair)
        if (known) known.push(thing)
        else this.#byPair.set(pair, [thing])
      }
    }
  }

  /** Those left whose name may be like this one, in the order in which they were given. */
  alike(name: string): T[] {
    const pairs = pairsOf(name)
    const shared = new Map<T, number>()
    for (const pair of pairs)
      for (const thing of this.#byPair.get(pair) ?? [])
        if (this.#order.has(thing)) shared.set(thing, (shared.get(thing) ?? 0) + 1)
    return [...shared]
      .filter(([thing, count]) => count >= LEAST_SHARED * Math.min(pairs.size, this.#pairCount.get(thing) ?? 0))
      .map(([thing]) => thing)
      .sort((one, other) => (this.#order.get(one) ?? 0) - (this.#order.get(other) ?? 0))
  }

  /** Takes a thing out. */
  take(thing: T): void {
    this.#order.delete(thing)
  }
}

/** Neighbouring characters; a name of one character is a pair by itself, and no name has none. */
function pairsOf(name: string): Set<string> {
  const text = bare(name)
  if (text.length < 2) return new Set(text === '' ? [] : [text])
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)))
}

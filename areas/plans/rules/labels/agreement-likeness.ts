const punctuation = /[\s“”"'‘’《》（）()、，,。；;：:·]/g
/** A short name within a longer one proves nothing: 专利 is in 发明专利 and in 专利代理. */
const tellingLength = 4

/**
 * How alike two names are, 0 to 1: the share of neighbouring characters that they have in common, counted twice over;
 * 1 where a telling name is part of the other.
 *
 * Units:   none.
 * Example: likeness('高新技术企业', '高新技术企业数') → 1
 */
export function likeness(one: string, other: string): number {
  const a = one.replace(punctuation, '')
  const b = other.replace(punctuation, '')
  if (a === '' || b === '') return 0
  if (a === b) return 1
  if (Math.min(a.length, b.length) >= tellingLength && (a.includes(b) || b.includes(a))) return 1
  const [left, right] = [pairsOf(a), pairsOf(b)]
  const total = sum(left) + sum(right)
  if (total === 0) return 0
  let shared = 0
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0)
  return (2 * shared) / total
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const sum = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((total, count) => total + count, 0)

/** Least number of letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length] ?? 0
}

/**
 * The names that a mistyped one most likely means: few letters apart, or made of the same words.
 *
 * Example: nearest('staf_total', ['staff_total', 'sales']) → ['staff_total']
 */
export function nearest(written: string, known: readonly string[], atMost = 3): string[] {
  const words = new Set(written.toLowerCase().split('_'))
  const near = known.map((name) => {
    const own = name.split('_')
    const shared = own.filter((word) => words.has(word)).length / Math.max(own.length, words.size)
    const apart = distance(written.toLowerCase(), name) / Math.max(written.length, name.length)
    return { name, apart: Math.min(apart, (1 - shared) * 0.8) }
  })
  return near
    .filter(({ apart }) => apart <= 0.4)
    .sort((a, b) => a.apart - b.apart)
    .slice(0, atMost)
    .map(({ name }) => name)
}

/** How many steps a review has seen, and what the last of them changed: items, or null for more than can be listed. */
export interface Pulse {
  seq: number
  /** Oldest first; the last one is step `seq`. */
  recent: readonly (readonly string[] | null)[]
}

/**
 * Items that changed after a step that somebody has seen, each once; null when that cannot be told, because too much
 * has happened or a step touched more than items.
 *
 * Units:   `seen` counts steps.
 * Example: changedSince({ seq: 7, recent: [['a'], ['b', 'a']] }, 5) → ['a', 'b']
 */
export function changedSince({ seq, recent }: Pulse, seen: number): string[] | null {
  if (seen === seq) return []
  if (seen > seq || seq - seen > recent.length) return null
  const missed = recent.slice(recent.length - (seq - seen))
  const ids = new Set<string>()
  for (const step of missed) {
    if (step === null) return null
    for (const id of step) ids.add(id)
  }
  return [...ids]
}

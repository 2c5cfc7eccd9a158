/** A word of some group found in a text. */
export interface FoundWord<Group> {
  at: number
  end: number
  group: Group
}

/**
 * Makes a reader that finds the words of several groups in one walk over a text. The longest word wins, and a word of
 * `ignore` hides what it holds: 重要 hides 要.
 */
export function wordScanner<Group extends string>(
  groups: Record<Group, readonly string[]>,
  ignore: readonly string[],
): (text: string) => FoundWord<Group>[] {
  const groupOf = new Map<string, Group | null>()
  for (const group of Object.keys(groups) as Group[]) for (const word of groups[group]) groupOf.set(word, group)
  for (const word of ignore) groupOf.set(word, null)
  const longestFirst = [...groupOf].sort(([a], [b]) => b.length - a.length)
  const byFirst = Map.groupBy(longestFirst, ([word]) => word.charCodeAt(0))
  return (text) => {
    const found: FoundWord<Group>[] = []
    for (let at = 0; at < text.length; at++) {
      const candidates = byFirst.get(text.charCodeAt(at))
      if (candidates === undefined) continue
      for (const [word, group] of candidates) {
        if (!text.startsWith(word, at)) continue
        const end = at + word.length
        if (group !== null) found.push({ at, end, group })
        at = end - 1
        break
      }
    }
    return found
  }
}

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
  const byFirst = new Map<string, string[]>()
  for (const word of [...groupOf.keys()].sort((a, b) => b.length - a.length)) {
    const first = word[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), word])
  }
  return (text) => {
    const found: FoundWord<Group>[] = []
    for (let at = 0; at < text.length; ) {
      const word = byFirst.get(text[at] ?? '')?.find((candidate) => text.startsWith(candidate, at))
      if (word === undefined) {
        at++
        continue
      }
      const group = groupOf.get(word)
      if (group !== null && group !== undefined) found.push({ at, end: at + word.length, group })
      at += word.length
    }
    return found
  }
}

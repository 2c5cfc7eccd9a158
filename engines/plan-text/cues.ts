import lexicon from './lexicon/cues.json' with { type: 'json' }

/** A group of words in lexicon/cues.json that speaks for work done or for work ahead. */
export type CueGroup = keyof typeof lexicon.done | keyof typeof lexicon.ahead

export interface Cue {
  at: number
  group: CueGroup
}

const GROUPS = new Map<string, CueGroup | null>(lexicon.ignore.map((word) => [word, null]))
for (const side of [lexicon.done, lexicon.ahead])
  for (const [group, words] of Object.entries(side)) for (const word of words) GROUPS.set(word, group as CueGroup)

/** Words by their first character, longest first, so that 重要 is seen before 要. */
const BY_FIRST = new Map<string, string[]>()
for (const word of [...GROUPS.keys()].sort((a, b) => b.length - a.length)) {
  const first = word[0] ?? ''
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), word])
}

/** Finds the cue words of a compact text in order; a longer word hides the shorter ones inside it. */
export function scanCues(text: string): Cue[] {
  const found: Cue[] = []
  for (let at = 0; at < text.length; ) {
    const word = BY_FIRST.get(text[at] ?? '')?.find((candidate) => text.startsWith(candidate, at))
    if (word === undefined) {
      at++
      continue
    }
    const group = GROUPS.get(word)
    if (group !== null && group !== undefined) found.push({ at, group })
    at += word.length
  }
  return found
}

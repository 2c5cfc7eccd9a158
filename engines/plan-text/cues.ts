import lexicon from './lexicon/cues.json' with { type: 'json' }
import { type FoundWord, wordScanner } from './word-scanner.ts'

/** A group of words in lexicon/cues.json that speaks for work done or for work ahead. */
export type CueGroup = keyof typeof lexicon.done | keyof typeof lexicon.ahead
export type Cue = FoundWord<CueGroup>

/** Finds the cue words of a compact text in order. */
export const scanCues: (text: string) => Cue[] = wordScanner<CueGroup>(
  { ...lexicon.done, ...lexicon.ahead },
  lexicon.ignore,
)

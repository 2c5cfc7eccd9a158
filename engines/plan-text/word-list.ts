/**
 * Finds words of a list at the start, at the end or anywhere in a text. A list of hundreds of words costs one look at a
 * character; a regular expression with hundreds of branches tries them all.
 */
export interface WordList {
  /** The longest word that the text begins with, or null. */
  atStart: (text: string) => string | null
  /** The longest word that the text ends with, or null. */
  atEnd: (text: string) => string | null
  isWithin: (text: string) => boolean
}

/** Makes a list of words; none of them is empty. */
export function wordList(words: Iterable<string>): WordList {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length)
  const byFirst = Map.groupBy(longestFirst, (word) => word.charCodeAt(0))
  const byLast = Map.groupBy(longestFirst, (word) => word.charCodeAt(word.length - 1))
  return {
    atStart: (text) => {
      const candidates = byFirst.get(text.charCodeAt(0))
      if (candidates !== undefined) for (const word of candidates) if (text.startsWith(word)) return word
      return null
    },
    atEnd: (text) => {
      const candidates = byLast.get(text.charCodeAt(text.length - 1))
      if (candidates !== undefined) for (const word of candidates) if (text.endsWith(word)) return word
      return null
    },
    isWithin: (text) => {
      for (let at = 0; at < text.length; at++) {
        const candidates = byFirst.get(text.charCodeAt(at))
        if (candidates !== undefined) for (const word of candidates) if (text.startsWith(word, at)) return true
      }
      return false
    },
  }
}

/** Every word, alone and with each of the endings behind it. */
export const withEndings = (words: readonly string[], endings: readonly string[]): string[] =>
  words.flatMap((word) => [word, ...endings.map((ending) => word + ending)])

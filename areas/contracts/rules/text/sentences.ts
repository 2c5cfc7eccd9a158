import type { ContractQuote } from '../../contract/precheck-text.ts'

export interface Sentence {
  text: string
  offset: number
}

/** A sentence longer than this is shown around the words only. */
const longestShown = 200

/**
 * The sentences of a text with their places; lines end sentences too, blank ones are left out.
 *
 * Units:  offsets are string indices.
 * Source: none; Chinese punctuation.
 * Example: sentencesOf('甲。 乙') → [{ text: '甲。', offset: 0 }, { text: '乙', offset: 3 }]
 */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^。；！？\n\r]+[。；！？]?/g)].flatMap((match) => {
    const lead = match[0].length - match[0].trimStart().length
    const said = match[0].trim()
    return said === '' ? [] : [{ text: said, offset: match.index + lead }]
  })
}

/** Words within a sentence as a quote; of a very long sentence the surroundings of the words. */
export function quoteIn(sentence: Sentence, at: number, length: number): ContractQuote {
  const { text, offset } = sentence
  const start = text.length <= longestShown ? 0 : Math.max(0, Math.min(at - 80, text.length - longestShown))
  const shown = text.length <= longestShown ? text : text.slice(start, Math.max(start + longestShown, at + length))
  return {
    text: text.slice(at, at + length),
    offset: offset + at,
    sentence: shown,
    sentenceOffset: offset + start,
  }
}

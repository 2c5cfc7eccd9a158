/** A run of text that says one thing, with where each of its characters stands in the document. */
export interface Sentence {
  /** Without the line breaks of hard-wrapped lines; figures and per cent signs in half width. */
  words: string
  /** Place in the document of every character of `words`. */
  at: readonly number[]
}

const wide: Record<string, string> = { '％': '%', '．': '.', '﹪': '%' }
const half = (char: string) =>
  wide[char] ?? (char >= '０' && char <= '９' ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char)

const ends = /[。；;！!？?]/
/** A line that is numbered, a list item or a cell begins anew, whatever the line before it ended with. */
const begins =
  /^\s*(?:[一二三四五六七八九十]+[、是]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十]+[章节条]|[—●○·\-*|])/

/**
 * The sentences of a text. A line break ends one where the line is short, ends with a full stop, or a new item follows;
 * elsewhere it is a wrapped line and the sentence goes on.
 *
 * Example: sentencesOf('全市\n100家。').map(({ words }) => words) → ['全市', '100家']
 */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let words: string[] = []
  let at: number[] = []
  const close = () => {
    if (words.length > 0) found.push({ words: words.join(''), at })
    words = []
    at = []
  }
  let lineStart = 0
  for (let index = 0; index < text.length; index++) {
    const char = text[index] as string
    if (char === '\n') {
      if (!isWrapped(text, lineStart, index)) close()
      lineStart = index + 1
    } else if (ends.test(char)) close()
    else if (!/[\s\u3000]/.test(char) || char === '\t') {
      words.push(half(char))
      at.push(index)
    }
  }
  close()
  return found
}

const wrappedFrom = 20

function isWrapped(text: string, lineStart: number, lineEnd: number): boolean {
  const line = text.slice(lineStart, lineEnd).trim()
  const next = text.slice(lineEnd + 1, lineEnd + 40)
  return (
    line.length >= wrappedFrom && !/[。；;：:！!？?\t|]$/.test(line) && !/^\s*(\n|$)/.test(next) && !begins.test(next)
  )
}

/** The words of the document that a stretch of a sentence stands for, exactly as printed. */
export function quoteOf(text: string, { at }: Sentence, from: number, to: number): { quote: string; offset: number } {
  const offset = at[from] ?? 0
  return { quote: text.slice(offset, (at[to - 1] ?? offset) + 1), offset }
}

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

/** A line that is numbered, a list item or a cell begins anew, whatever the line before it ended with. */
const begins =
  /^\s*(?:[一二三四五六七八九十]+[、是]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十]+[章节条]|[—●○·\-*|])/

/**
 * The sentences of a text that hold what is looked for. A line break ends one where the line is short, ends with a full
 * stop, or a new item follows; elsewhere it is a wrapped line and the sentence goes on.
 *
 * `ends` tells which marks end one; a full stop alone keeps a list together whose members end with semicolons.
 *
 * Example: sentencesOf('全市\n100家。', /\d/).map(({ words }) => words) → ['100家']
 */
export function sentencesOf(text: string, wanted: RegExp, ends = /[。；;！!？?\n]/g): Sentence[] {
  const found: Sentence[] = []
  let from = 0
  let lineStart = 0
  const close = (to: number) => {
    // Most sentences hold no figure: only the others are taken apart letter by letter.
    if (to > from && wanted.test(text.slice(from, to))) found.push(sentenceIn(text, from, to))
    from = to + 1
  }
  for (const { 0: mark, index } of text.matchAll(ends)) {
    if (mark !== '\n') close(index)
    else {
      if (!isWrapped(text, lineStart, index)) close(index)
      lineStart = index + 1
    }
  }
  close(text.length)
  return found
}

function sentenceIn(text: string, from: number, to: number): Sentence {
  let words = ''
  const at: number[] = []
  for (let index = from; index < to; index++) {
    const char = text[index] as string
    if (char !== '\t' && /\s/.test(char)) continue
    words += half(char)
    at.push(index)
  }
  return { words, at }
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

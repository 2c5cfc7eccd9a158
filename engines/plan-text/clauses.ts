/** Brackets and quotation marks of a compact text, matched once. */
export interface Nesting {
  /** Index of the opening bracket that holds a position, or -1. */
  holder: Int32Array
  /** For a bracket, the index of its partner; -1 elsewhere. */
  partner: Int32Array
  /** 1 inside “…”, 2 inside 《…》, 0 elsewhere. */
  quote: Uint8Array
}

/** A name in quotation marks is short; a longer stretch is a sentence that somebody is quoted with. */
const QUOTE_MAX = 60
const BRACKET_MAX = 400

/** Matches brackets and quotation marks; an unclosed one holds nothing. */
export function readNesting(text: string): Nesting {
  const length = text.length
  const partner = new Int32Array(length).fill(-1)
  const holder = new Int32Array(length).fill(-1)
  const quote = new Uint8Array(length)
  const stack: number[] = []
  let opened = -1
  let title = -1
  for (let i = 0; i < length; i++) {
    const mark = text.charCodeAt(i)
    if (mark === 0xff08) stack.push(i)
    else if (mark === 0xff09) {
      const from = stack.pop()
      if (from !== undefined && i - from <= BRACKET_MAX) {
        partner[from] = i
        partner[i] = from
      }
    } else if (mark === 0x3002) stack.length = 0
    else if (mark === 0x201c) opened = i
    else if (mark === 0x201d && opened >= 0) {
      if (i - opened <= QUOTE_MAX) quote.fill(1, opened, i + 1)
      opened = -1
    } else if (mark === 0x300a) title = title < 0 ? i : title
    else if (mark === 0x300b && title >= 0) {
      if (i - title <= QUOTE_MAX * 2) quote.fill(2, title, i + 1)
      title = -1
    }
  }
  fillHolders(text, partner, holder)
  return { holder, partner, quote }
}

function fillHolders(text: string, partner: Int32Array, holder: Int32Array): void {
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    const other = partner[i] ?? -1
    if (other >= 0 && other < i) open.pop()
    holder[i] = open.at(-1) ?? -1
    if (other > i) open.push(i)
  }
}

export interface Span {
  start: number
  end: number
}

/** A sentence is read as a whole, at a cost that grows with its length; no real one is longer than this. */
const SENTENCE_MAX = 1000

/** Splits at 。！？ outside quotation marks, and wherever a sentence grows past all measure. */
export function splitSentences(text: string, nesting: Nesting): Span[] {
  const spans: Span[] = []
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    const mark = text[i] ?? '。'
    const tooLong = i - from >= SENTENCE_MAX
    if (i < text.length && !tooLong && (!'。！？'.includes(mark) || nesting.quote[i] === 1)) continue
    if (i > from) spans.push({ start: from, end: i })
    from = tooLong && !'。！？'.includes(mark) ? i : i + 1
  }
  return spans
}

const CLAUSE_MARKS = new Set([...'，；：,;:。！？|│'].map((mark) => mark.charCodeAt(0)))

/** Whether a mark at `i` ends a clause for somebody standing inside bracket `holder`. */
export function endsClause(text: string, nesting: Nesting, i: number, holder: number): boolean {
  if (!CLAUSE_MARKS.has(text.charCodeAt(i))) return false
  if (nesting.quote[i] !== 0) return false
  if (text[i] === ',' && /\d/.test(text[i + 1] ?? '') && /\d/.test(text[i - 1] ?? '')) return false
  return (nesting.holder[i] ?? -1) === holder
}

/** Nobody writes a longer clause; without a bound a line without commas is searched again for every number. */
const CLAUSE_MAX = 240

/** Start of the clause around `at`, not before `floor`. */
export function clauseStart(text: string, nesting: Nesting, at: number, floor: number): number {
  const holder = nesting.holder[at] ?? -1
  const stop = Math.max(floor, at - CLAUSE_MAX)
  for (let i = at - 1; i >= stop; i--) {
    if (i === holder || endsClause(text, nesting, i, holder)) return i + 1
  }
  return stop
}

/** End of the clause around `at`, not after `ceiling`. */
export function clauseEnd(text: string, nesting: Nesting, at: number, ceiling: number): number {
  const holder = at < text.length ? (nesting.holder[at] ?? -1) : -1
  const close = holder >= 0 ? (nesting.partner[holder] ?? ceiling) : ceiling
  const stop = Math.min(ceiling, close, at + CLAUSE_MAX)
  for (let i = at; i < stop; i++) {
    if (endsClause(text, nesting, i, holder)) return i
  }
  return stop
}

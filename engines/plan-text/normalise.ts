import traditional from './lexicon/traditional.json' with { type: 'json' }

const SPACE = 0x20

/** One entry per UTF-16 unit, so a normalised text keeps every offset of the raw one. */
const FOLDED = buildFoldTable()

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(65_536)
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0
  // Chinese punctuation carries sentence structure here; only digits, letters and signs are folded.
  for (const mark of '，；：！？（）') table[mark.charCodeAt(0)] = mark.charCodeAt(0)
  for (let unit = 0; unit < SPACE; unit++) if (unit !== 0x0a) table[unit] = SPACE
  for (const blank of [0xa0, 0xad, 0x3000, 0xfeff, 0x200b, 0x200c, 0x200d, 0x2028, 0x2029, 0x85, 0x202f])
    table[blank] = SPACE
  for (let unit = 0x2000; unit <= 0x200a; unit++) table[unit] = SPACE
  for (let unit = 0xe000; unit <= 0xf8ff; unit++) table[unit] = SPACE
  table['('.charCodeAt(0)] = '（'.charCodeAt(0)
  table[')'.charCodeAt(0)] = '）'.charCodeAt(0)
  table['﹪'.charCodeAt(0)] = '%'.charCodeAt(0)
  table['∶'.charCodeAt(0)] = '：'.charCodeAt(0)
  for (const [from, to] of Object.entries(traditional.pairs)) table[from.charCodeAt(0)] = to.charCodeAt(0)
  return table
}

/** Word's residue in text exports; bounded, so an unclosed bracket cannot make the scan quadratic. */
const BOOKMARK = /\[bookmark:[^\]\n]{0,120}\]/g

/** 国内生产总值[2]: a footnote mark glued to its noun; in a cell of its own [8] is a figure. */
const FOOTNOTE =
  /(?<=[\u4e00-\u9fff）”])(?:[[［【〔]\d{1,2}(?:[-,，、]\d{1,2})?[\]］】〕])+(?=[\u4e00-\u9fff\d，。；、（,;-])/g

/** Straight quotation marks come in pairs on a line; a line with an odd one keeps them as they are. */
function pairQuotes(text: string): string {
  if (!text.includes('"')) return text
  return text
    .split('\n')
    .map((line) => {
      let open = false
      if ((line.match(/"/g)?.length ?? 0) % 2 === 1) return line
      return line.replace(/"/g, () => {
        open = !open
        return open ? '“' : '”'
      })
    })
    .join('\n')
}

const HALF_WIDTH = /[,;:!?]/g
const TO_FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }

/** 09:37 and 1,200 keep their marks, and so does Latin prose; between anything else a half-width mark ends a clause. */
function isLatinMark(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at + 1)
  const blankAfter = after === SPACE && isWordUnit(text.charCodeAt(at + 2))
  if (isAsciiWord(before) && (isAsciiWord(after) || blankAfter)) return true
  return text[at] === ':' && after === 0x2f
}

const isAsciiWord = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || isWordUnit(unit)

/**
 * Folds width, script and Word residue without moving a single offset.
 *
 * Units:   result has exactly the length of `text`.
 * Errors:  none.
 * Example: normalise('１２萬') → '12万'
 */
export function normalise(text: string): string {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = FOLDED[text.charCodeAt(i)] ?? SPACE
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 0x0d) units[i] = text.charCodeAt(i + 1) === 0x0a ? SPACE : 0x0a
  }
  if (text.includes('[bookmark:')) {
    for (const match of text.matchAll(BOOKMARK)) units.fill(SPACE, match.index, match.index + match[0].length)
  }
  for (const match of text.matchAll(FOOTNOTE)) units.fill(SPACE, match.index, match.index + match[0].length)
  const folded = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units)
  return pairQuotes(folded).replace(HALF_WIDTH, (mark, at: number) =>
    isLatinMark(folded, at) ? mark : (TO_FULL_WIDTH[mark] ?? mark),
  )
}

/** A stretch of text with its blanks taken out, and the way back to the offsets of the whole. */
export interface Compact {
  text: string
  /** Offset in the document of every character of `text`, and of its end at index `text.length`. */
  at: Int32Array
}

const isWordUnit = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)

/**
 * Takes blanks and line breaks out of `[start, end)`; between two Latin words one blank stays.
 *
 * Units:   offsets are string indices.
 * Errors:  none.
 * Example: compact('达到 18\n亿元', 0, 8).text → '达到18亿元'
 */
export function compact(normal: string, start: number, end: number): Compact {
  const at = new Int32Array(end - start + 1)
  let text = ''
  let length = 0
  let from = -1
  for (let i = start; i < end; i++) {
    const unit = normal.charCodeAt(i)
    const blank = unit === SPACE || unit === 0x0a
    const keep = !blank || (isWordUnit(normal.charCodeAt(i - 1)) && isWordUnit(normal.charCodeAt(i + 1)))
    if (keep) {
      at[length++] = i
      if (from < 0) from = i
    } else if (from >= 0) {
      text += normal.slice(from, i)
      from = -1
    }
  }
  if (from >= 0) text += normal.slice(from, end)
  at[length] = length === 0 ? start : (at[length - 1] ?? start) + 1
  return { text, at: at.subarray(0, length + 1) }
}

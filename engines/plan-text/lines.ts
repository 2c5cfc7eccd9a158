import { endsRow, headsTasks, rowMark } from './task-rows.ts'

/** One printed line without its surrounding blanks. */
export interface Line {
  start: number
  end: number
  text: string
  /** The line began with a tab or is one cell of a tab- or pipe-separated row. */
  cellLike: boolean
  /** An empty line stands before it. */
  gap: boolean
}

/** Splits a normalised text into non-empty lines; `rawAt` tells whether a tab stood before. */
export function splitLines(normal: string, raw: string): Line[] {
  const lines: Line[] = []
  let from = 0
  let gap = false
  while (from <= normal.length) {
    let to = normal.indexOf('\n', from)
    if (to < 0) to = normal.length
    let start = from
    let end = to
    while (start < end && normal.charCodeAt(start) === 0x20) start++
    while (end > start && normal.charCodeAt(end - 1) === 0x20) end--
    if (start < end) {
      const lead = raw.slice(from, Math.min(start, from + 8))
      for (const [at, stop] of cutAtMarks(normal, start, end))
        lines.push({ start: at, end: stop, text: normal.slice(at, stop), cellLike: lead.includes('\t'), gap })
    }
    gap = start >= end
    from = to + 1
  }
  return lines
}

/** Marks that open a heading though no line break stands before them: 如下： 一、主要工作 （一）抓落实。…。一是建平台。… */
const INLINE_MARK =
  /(?<=[。；：！ ])(?:[一二三四五六七八九十]{1,3}、(?=[\u4e00-\u9fff]{3}|20\d{2}年)|（[一二三四五六七八九十]{1,3}）(?=[\u4e00-\u9fff“]{3}))|(?<=[。 ])[一二三四五六七八九十]{1,2}是(?=[^，；：。 ]{3,20}。.)|(?<=。 ?)\d{1,2}[.．](?=[\u4e00-\u9fff]{4,20}。.|[^。\n]{4,240}。(?:责任|牵头|落实)单位：)/g

/** Cuts a line at the marks inside it; text that was pasted without its line breaks keeps its outline that way. */
function* cutAtMarks(normal: string, start: number, end: number): Generator<[number, number]> {
  let from = start
  if (end - start > INLINE_MIN) {
    for (const match of normal.slice(start, end).matchAll(INLINE_MARK)) {
      const at = start + match.index
      if (at === from) continue
      let stop = at
      while (stop > from && normal.charCodeAt(stop - 1) === 0x20) stop--
      if (stop > from) yield [from, stop]
      from = at
    }
  }
  yield [from, end]
}

const INLINE_MIN = 40

/** A numbering mark at the head of a line. The rank orders the marks from outermost to innermost. */
export interface Numbering {
  style:
    | 'chapter'
    | 'section'
    | 'han'
    | 'han-bracket'
    | 'arabic'
    | 'arabic-bracket'
    | 'circled'
    | 'ordinal'
    | 'first'
    | 'dash'
    | 'box'
    | 'row'
  rank: number
  label: string
  /** Characters of the line that the mark takes, blanks after it included. */
  length: number
}

const MARKS: [Numbering['style'], number, RegExp][] = [
  ['chapter', 0, /^第[一二三四五六七八九十百\d]{1,4}[章编篇部](?:分)? ?/],
  ['section', 1, /^第[一二三四五六七八九十百\d]{1,4}节 ?/],
  ['han', 2, /^[一二三四五六七八九十]{1,3} ?(?:、|[.．](?!\d)) ?/],
  ['han-bracket', 3, /^[（〔][一二三四五六七八九十]{1,3}[）〕][、.]? ?/],
  ['box', 3.5, /^专栏 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[：: ]? ?/],
  ['arabic', 4, /^\d{1,3} ?(?:[.．](?!\d)|、) ?/],
  ['arabic-bracket', 5, /^(?:（\d{1,3}）|\d{1,2}）)[、.]? ?/],
  ['circled', 6, /^[①-⑳⑴-⒇] ?/],
  ['ordinal', 7, /^第[一二三四五六七八九十]{1,2}[，、,] ?/],
  ['first', 7, /^[一二三四五六七八九十]{1,2}(?:是[，：]?|要(?![素点件求闻]))/],
  ['dash', 8, /^(?:——|—|──|--) ?/],
]

/** Every numbering mark begins with one of these. */
const MARK_START = /^[第一二三四五六七八九十（〔专\d①-⑳⑴-⒇—─-]/

/** Reads the numbering mark at the head of a line, or null. */
export function readNumbering(text: string): Numbering | null {
  if (!MARK_START.test(text)) return null
  for (const [style, rank, pattern] of MARKS) {
    const match = pattern.exec(text)
    if (match === null) continue
    const length = match[0].length
    const label = match[0].replace(/[ ：:，]+$/, '')
    return { style, rank, label: style === 'ordinal' ? label.replace(/[、,]$/, '') : label, length }
  }
  return null
}

const TERMINAL = /[。！？；：!?;:”"』」）》…]$/
const OPEN_END = /[、，,（“《—和与及的]$/

/** A paragraph: one line, or several that a hard wrap cut apart. */
export interface Paragraph {
  start: number
  end: number
  lines: number
  numbering: Numbering | null
  /** First line as printed (normalised). */
  head: string
  cellLike: boolean
}

/** Lines that a web page puts around a text (浏览次数：3021次). */
export const FURNITURE =
  /^(?:【?字体|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:数|量|次数)?|访问(?:量|次数)|(?:信息)?来源|发布(?:时间|日期)|索引号|责任编辑|编辑|作者|分享到|打印)[：:【 ]/

/** 一、 and what stands above it end a table. */
const OUTER_RANK = 2

/** A wrapped line must be about this long; shorter ones are titles, cells or signatures. */
const WRAP_MIN = 20
const BULLET_WRAP_MIN = 36
/** No heading is so long. */
const GAP_WRAP_MIN = 64

/** Joins hard-wrapped lines; a numbered line never continues the one before. */
export function joinParagraphs(lines: Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: (Paragraph & { tail: string; width: number }) | null = null
  let inTasks = false
  for (const line of lines) {
    const mark = readNumbering(line.text)
    inTasks = headsTasks(line.text) || (inTasks && (mark === null || mark.rank > OUTER_RANK))
    const numbering = mark ?? (inTasks ? rowMark(line.text) : null)
    const ended = inTasks && open !== null && endsRow(open.tail)
    const continues = open !== null && numbering === null && !line.cellLike && !ended && runsOn(open, line)
    if (open !== null && continues) {
      open.end = line.end
      open.lines++
      open.tail = line.text
      open.width = Math.max(open.width, line.text.length)
      continue
    }
    open = {
      start: line.start,
      end: line.end,
      lines: 1,
      numbering,
      head: line.text,
      cellLike: line.cellLike,
      tail: line.text,
      width: line.text.length,
    }
    paragraphs.push(open)
  }
  return paragraphs
}

function runsOn(open: Paragraph & { tail: string; width: number }, line: Line): boolean {
  const next = line.text
  if (TERMINAL.test(open.tail) || open.cellLike || FURNITURE.test(open.tail)) return false
  if (/^[-•·●■□◆▲*#|] ?/.test(next) || /^(?:附件|附：|抄送|（此件)/.test(next) || FURNITURE.test(next)) return false
  // A bulleted line that is no longer than this was not cut by a wrap.
  if (/^[•●■◆▲]/.test(open.head) && open.tail.length < BULLET_WRAP_MIN) return false
  if (OPEN_END.test(open.tail) && open.tail.length > 6) return true
  // Every line of some web pages is a paragraph of its own, wherever it broke.
  if (line.gap) return open.tail.length >= GAP_WRAP_MIN && /[。；，、]/.test(next)
  if (open.width < WRAP_MIN || open.tail.length < WRAP_MIN) return false
  // A numbered line without a full stop is a heading of its own unless it is far too long for one.
  if (open.numbering !== null && !/[。；]/.test(open.head)) return open.tail.length > 34 && /[。；，]/.test(next)
  return /[。；，、]/.test(open.head) || /[。；，、]/.test(next)
}

/** A run of characters with its place on the page; `y` grows downwards. */
export interface Piece {
  text: string
  x: number
  right: number
  y: number
  size: number
}

/** Neighbouring pieces without a wide gap: a line of prose, or a cell of a table row. */
export interface Segment {
  text: string
  x: number
  right: number
}

export interface Line {
  segments: Segment[]
  y: number
  size: number
}

export interface TextLine {
  text: string
  x: number
  right: number
  y: number
  size: number
  /** Edges of the column that the line stands in. */
  columnLeft: number
  columnRight: number
  /** A row of a table: its cells are kept apart by tabs and it joins no paragraph. */
  isRow: boolean
  /** Page and column, so that a paragraph may run on over both. */
  block: number
}

/** Wider gaps part cells of a table and columns of a page. */
const CELL_GAP_EM = 1.6

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/

export function isWide(char: string | undefined): boolean {
  return char !== undefined && CJK.test(char)
}

function needsBlank(left: string, right: string, gapEm: number): boolean {
  if (/\s$/.test(left) || /^\s/.test(right)) return false
  const wide = isWide(left.at(-1)) || isWide(right[0])
  return gapEm > (wide ? 0.8 : 0.2)
}

function joinPieces(pieces: Piece[], size: number): Segment[] {
  const segments: Segment[] = []
  for (const piece of pieces.sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1)
    const gapEm = last ? (piece.x - last.right) / size : 0
    if (!last || gapEm > CELL_GAP_EM) segments.push({ text: piece.text, x: piece.x, right: piece.right })
    else {
      last.text += (needsBlank(last.text, piece.text, gapEm) ? ' ' : '') + piece.text
      last.right = Math.max(last.right, piece.right)
    }
  }
  for (const segment of segments) segment.text = segment.text.replace(/\s+/g, ' ').trim()
  return segments.filter((segment) => segment.text !== '')
}

/** Pieces of one page put into lines from top to bottom. Text drawn twice to look bold counts once. */
export function toLines(pieces: Piece[]): Line[] {
  const rows: { pieces: Piece[]; y: number; size: number }[] = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.findLast((r) => Math.abs(r.y - piece.y) < Math.min(r.size, piece.size) * 0.5)
    if (!row) rows.push({ pieces: [piece], y: piece.y, size: piece.size })
    else if (!row.pieces.some((p) => p.text === piece.text && Math.abs(p.x - piece.x) < p.size * 0.3)) {
      row.pieces.push(piece)
      if (piece.size > row.size) row.size = piece.size
    }
  }
  return rows
    .sort((a, b) => a.y - b.y)
    .map((row) => ({ segments: joinPieces(row.pieces, row.size), y: row.y, size: row.size }))
    .filter((line) => line.segments.length > 0)
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function crosses(line: Line, x: number): boolean {
  return line.segments.some((segment) => segment.x < x && segment.right > x)
}

interface Side {
  segments: Segment[]
  width: number
}

/** A side is prose when its lines mostly fill it; cells of a table do not. */
function isProse(side: Side, lineCount: number): boolean {
  if (side.segments.length < Math.max(4, lineCount * 0.25)) return false
  const filled = side.segments.filter((segment) => segment.right - segment.x > side.width * 0.7).length
  return filled >= side.segments.length * 0.5 && median(side.segments.map((segment) => segment.text.length)) >= 8
}

/** The middle of the white strip between two columns of prose; undefined on a page of one column. */
export function gutterOf(lines: Line[]): number | undefined {
  const left = Math.min(...lines.map((line) => line.segments[0]?.x ?? Number.POSITIVE_INFINITY))
  const right = Math.max(...lines.map((line) => line.segments.at(-1)?.right ?? 0))
  const width = right - left
  if (lines.length < 6 || !(width > 0)) return undefined
  let best: { x: number; crossing: number; run: number } | undefined
  let run = 0
  for (let step = 30; step <= 70; step++) {
    const x = left + (width * step) / 100
    const crossing = lines.filter((line) => crosses(line, x)).length
    if (best && crossing === best.crossing && run > 0) {
      run++
      best = { x: best.x + width / 200, crossing, run }
    } else if (!best || crossing < best.crossing) {
      run = 1
      best = { x, crossing, run }
    } else run = 0
  }
  if (!best || best.crossing > lines.length * 0.35) return undefined
  const gutter = best.x
  const open = lines.filter((line) => !crosses(line, gutter))
  if (open.some((line) => line.segments.length > 4)) return undefined
  const all = open.flatMap((line) => line.segments)
  const leftSide = { segments: all.filter((s) => s.right <= gutter), width: gutter - left }
  const rightSide = { segments: all.filter((s) => s.x >= gutter), width: right - gutter }
  return isProse(leftSide, open.length) && isProse(rightSide, open.length) ? gutter : undefined
}

function textLine(line: Line, segments: Segment[], edges: { left: number; right: number }, block: number): TextLine {
  return {
    text: segments.map((segment) => segment.text).join('\t'),
    x: segments[0]?.x ?? 0,
    right: segments.at(-1)?.right ?? 0,
    y: line.y,
    size: line.size,
    columnLeft: edges.left,
    columnRight: edges.right,
    isRow: segments.length > 1,
    block,
  }
}

function atShare(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Where lines begin and end, but for a few that stick out, such as a date printed in the margin. */
function edgesOf(parts: Segment[][]): { left: number; right: number } {
  const filled = parts.filter((segments) => segments.length > 0)
  return {
    left: atShare(
      filled.map((segments) => segments[0]?.x ?? 0),
      0.1,
    ),
    right: atShare(
      filled.map((segments) => segments.at(-1)?.right ?? 0),
      0.9,
    ),
  }
}

/** Lines of a page in reading order: down the left column, then down the right, with full-width lines between. */
export function inReadingOrder(lines: Line[], firstBlock: number): TextLine[] {
  const gutter = gutterOf(lines)
  if (gutter === undefined) {
    const edges = edgesOf(lines.map((line) => line.segments))
    return lines.map((line) => textLine(line, line.segments, edges, firstBlock))
  }
  const leftOf = (line: Line) => line.segments.filter((segment) => segment.right <= gutter)
  const rightOf = (line: Line) => line.segments.filter((segment) => segment.x >= gutter)
  const open = lines.filter((line) => !crosses(line, gutter))
  const leftEdges = edgesOf(open.map(leftOf))
  const rightEdges = edgesOf(open.map(rightOf))
  const whole = edgesOf(lines.map((line) => line.segments))
  const ordered: TextLine[] = []
  let block = firstBlock
  let pending: Line[] = []
  const flush = () => {
    for (const line of pending)
      if (leftOf(line).length > 0) ordered.push(textLine(line, leftOf(line), leftEdges, block))
    block++
    for (const line of pending)
      if (rightOf(line).length > 0) ordered.push(textLine(line, rightOf(line), rightEdges, block))
    block++
    pending = []
  }
  for (const line of lines) {
    if (!crosses(line, gutter)) pending.push(line)
    else {
      flush()
      ordered.push(textLine(line, line.segments, whole, block))
    }
  }
  flush()
  return ordered
}

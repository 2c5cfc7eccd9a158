/** A stretch of the text that belongs to something on the right: an item, a measure's units, a mechanism. */
export interface Mark {
  id: string
  from: number
  to: number
  /** Class of the highlight: the state of an item, or the kind of thing. */
  tone: string
  /** The printed number inside, drawn stronger. */
  strongFrom?: number
  strongTo?: number
}

export interface Piece {
  text: string
  /** Ids of all marks that cover it; the first one is opened by a click. */
  ids: string[]
  tone: string | null
  isStrong: boolean
}

export interface Paragraph {
  /** Where it begins in the text. */
  offset: number
  text: string
  /** 1, 2, 3 for a heading of that level; 0 for running text. */
  level: number
}

/**
 * Paragraphs of a text; the line ends between them are left out, and the offsets account for them. Empty lines give
 * no paragraph.
 *
 * Example: paragraphsOf('甲\n\n乙', []).map((p) => p.offset) → [0, 3]
 */
export function paragraphsOf(text: string, headings: readonly { offset: number; level: number }[]): Paragraph[] {
  const levels = new Map(headings.map((heading) => [heading.offset, heading.level]))
  const starts = [...levels.keys()].toSorted((a, b) => a - b)
  const paragraphs: Paragraph[] = []
  let offset = 0
  let next = 0
  for (const line of text.split('\n')) {
    const end = offset + line.length
    while (next < starts.length && (starts[next] ?? 0) < offset) next++
    const start = starts[next]
    // A run-in heading has its paragraph after it: only a short line counts as a heading of its own.
    const isHeading =
      start !== undefined && start < end && line.trim().length <= 60 && !/[。；]/.test(line.trim().slice(0, -1))
    if (line.trim() !== '')
      paragraphs.push({ offset, text: line, level: isHeading ? (levels.get(start ?? -1) ?? 0) : 0 })
    offset = end + 1
  }
  return paragraphs
}

/** Marks by the paragraph that they touch, in the order of the text; a mark over a line end touches both. */
export function marksByParagraph(paragraphs: readonly Paragraph[], marks: readonly Mark[]): Mark[][] {
  const sorted = marks.toSorted((a, b) => a.from - b.from || b.to - a.to)
  const byParagraph: Mark[][] = paragraphs.map(() => [])
  let first = 0
  for (const mark of sorted) {
    while (first < paragraphs.length && endOf(paragraphs[first]) <= mark.from) first++
    for (let i = first; i < paragraphs.length && (paragraphs[i]?.offset ?? 0) < mark.to; i++) byParagraph[i]?.push(mark)
  }
  return byParagraph
}

function endOf(paragraph: Paragraph | undefined): number {
  return paragraph ? paragraph.offset + paragraph.text.length : Number.POSITIVE_INFINITY
}

/**
 * A paragraph cut at the ends of its marks. Joined again, the pieces are the paragraph: nothing is added, so that the
 * place of a selection in the page is its place in the text.
 */
export function piecesOf(paragraph: Paragraph, marks: readonly Mark[]): Piece[] {
  const from = paragraph.offset
  const to = from + paragraph.text.length
  const cuts = new Set([from, to])
  for (const mark of marks)
    for (const cut of [mark.from, mark.to, mark.strongFrom, mark.strongTo])
      if (cut !== undefined && cut > from && cut < to) cuts.add(cut)
  const places = [...cuts].toSorted((a, b) => a - b)
  return places.slice(0, -1).map((start, i) => {
    const end = places[i + 1] ?? to
    const covering = marks.filter((mark) => mark.from <= start && mark.to >= end)
    const strong = covering.some(
      (mark) =>
        mark.strongFrom !== undefined &&
        mark.strongTo !== undefined &&
        mark.strongFrom <= start &&
        mark.strongTo >= end,
    )
    return {
      text: paragraph.text.slice(start - from, end - from),
      ids: covering.map((mark) => mark.id),
      tone: covering[0]?.tone ?? null,
      isStrong: strong,
    }
  })
}

/**
 * Trims white space off both ends of a stretch, so that a selection made with a generous hand quotes only words.
 *
 * Example: trimmedRange('甲 1400 家 ', 1, 8) → { from: 2, to: 8 }
 */
export function trimmedRange(text: string, from: number, to: number): { from: number; to: number } | null {
  const stretch = text.slice(from, to)
  const left = stretch.length - stretch.trimStart().length
  const right = stretch.length - stretch.trimEnd().length
  return stretch.trim() === '' ? null : { from: from + left, to: to - right }
}

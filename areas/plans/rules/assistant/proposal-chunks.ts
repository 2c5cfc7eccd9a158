/** A stretch of a document that is looked at in one go. */
export interface Chunk {
  offset: number
  end: number
}

/** Characters of a stretch; small enough that nothing in it is skimmed, large enough to keep a section whole. */
const usualLength = 2_400
/** What two neighbours have in common, so that a sentence at the edge is seen whole at least once. */
const overlapLength = 200

/**
 * Cuts a document into stretches along its headings; a section that is too long is cut at the end of a paragraph or
 * sentence. Every character is in at least one stretch, and neighbours overlap.
 *
 * Units: offsets in UTF-16 units of `text`.
 */
export function chunksOf(
  text: string,
  headingOffsets: readonly number[],
  { maxLength = usualLength, overlap = overlapLength } = {},
): Chunk[] {
  const chunks: Chunk[] = []
  const headings = headingOffsets.filter((offset) => offset > 0 && offset < text.length).toSorted((a, b) => a - b)
  let from = 0
  while (from < text.length) {
    const end = text.length - from <= maxLength ? text.length : cutAfter(text, headings, from, maxLength)
    chunks.push({ offset: Math.max(0, from - overlap), end })
    from = end
  }
  return chunks.filter(({ offset, end }) => text.slice(offset, end).trim() !== '')
}

/** The last heading in the second half of the stretch, else the last end of a paragraph or sentence there, else its limit. */
function cutAfter(text: string, headings: readonly number[], from: number, maxLength: number): number {
  const [least, most] = [from + Math.ceil(maxLength / 2), from + maxLength]
  const heading = headings.findLast((offset) => offset > least && offset <= most)
  if (heading !== undefined) return heading
  for (const mark of ['\n', '。', '；']) {
    const at = text.lastIndexOf(mark, most - 1)
    if (at >= least) return at + 1
  }
  return most
}

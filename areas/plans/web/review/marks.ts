import type { VersionReview } from '#contract/plans'
import type { Mark } from './segments.ts'

export type Tab = 'items' | 'measures' | 'facts'

/** What is highlighted in the document while a tab is open: its items, its measures with their units, its mechanisms. */
export function marksFor(tab: Tab, review: VersionReview, text: string): Mark[] {
  if (tab === 'items')
    return review.items
      .filter(({ state }) => state !== 'replaced')
      .map((item) => ({
        id: item.id,
        from: item.offset,
        to: item.offset + item.quote.length,
        tone: item.state,
        ...(item.valueOffset !== null && item.valueText !== null
          ? { strongFrom: item.valueOffset, strongTo: item.valueOffset + item.valueText.length }
          : {}),
      }))
  if (tab === 'facts')
    return review.mechanisms.map((mechanism) => ({
      id: mechanism.id,
      from: mechanism.offset,
      to: mechanism.offset + mechanism.quote.length,
      tone: mechanism.state === 'rejected' ? 'rejected' : 'mechanism',
    }))
  return review.measures.flatMap((measure) => {
    if (measure.state === 'added')
      return [{ id: measure.id, from: measure.offset, to: measure.endOffset, tone: 'added' }]
    // A corrected title need not be printed: what is marked is what was read.
    const read = measure.compiled?.title ?? measure.title
    const own = text.slice(measure.offset, measure.endOffset)
    const title = own.indexOf(read)
    const units = measure.unitsQuote === null ? -1 : own.indexOf(measure.unitsQuote)
    const tone = measure.state === 'rejected' ? 'rejected' : 'measure'
    const at = measure.offset
    return [
      ...(title >= 0 ? [{ id: measure.id, from: at, to: at + title + read.length, tone }] : []),
      ...(units >= 0
        ? [{ id: measure.id, from: at + units, to: at + units + (measure.unitsQuote?.length ?? 0), tone: 'units' }]
        : []),
    ]
  })
}

import type { VersionReview } from '#contract/plans'
import type { Mark } from './segments.ts'

export type Tab = 'items' | 'measures' | 'facts'

/** What is highlighted in the document while a tab is open: its items, its measures with their units, its mechanisms. */
export function marksFor(tab: Tab, review: VersionReview, text: string): Mark[] {
  if (tab === 'items')
    return review.items.map((item) => ({
      id: item.id,
      from: item.offset,
      to: item.offset + item.quote.length,
      tone: item.state,
      ...(item.valueOffset !== null && item.valueText !== null
        ? { strongFrom: item.valueOffset, strongTo: item.valueOffset + item.valueText.length }
        : {}),
    }))
  if (tab === 'facts')
    return review.mechanisms.map((mechanism, i) => ({
      id: `mechanism-${i}`,
      from: mechanism.offset,
      to: mechanism.offset + mechanism.quote.length,
      tone: 'mechanism',
    }))
  return review.measures.flatMap((measure) => {
    const title = text.indexOf(measure.title, measure.offset)
    const isTitleThere = title >= 0 && title < measure.endOffset
    const units = measure.unitsQuote === null ? -1 : text.indexOf(measure.unitsQuote, measure.offset)
    return [
      ...(isTitleThere
        ? [{ id: measure.id, from: measure.offset, to: title + measure.title.length, tone: 'measure' }]
        : []),
      ...(units >= 0
        ? [{ id: measure.id, from: units, to: units + (measure.unitsQuote?.length ?? 0), tone: 'units' }]
        : []),
    ]
  })
}

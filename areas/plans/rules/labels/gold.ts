import { valueOffsetOf } from '../assistant/proposals.ts'
import { takesPart } from '../publication/publication.ts'
import type { ContentState } from '../review/content-review.ts'
import { compareReadings } from './agreement.ts'
import { labelsOf, type ReviewedItem, readingsOf } from './agreement-items.ts'

export interface GoldInput {
  /** Name under which the text of the document is kept beside its labels. */
  doc: string
  title: string | null
  issuer: string | null
  regionName: string
  number: string | null
  issued: string | null
  status: string | null
  kind: string
  periodFrom: string | null
  periodTo: string | null
  textDigest: string
  outline: readonly { level: number; number: string | null; title: string; offset: number }[]
  measures: readonly {
    id: string
    state: ContentState
    dueBy: string | null
    path: string[]
    number: string | null
    title: string
    offset: number
    role: string
    units: string[]
    unitsResolved: string[]
    unitsOpen: boolean
    unitsQuote: string | null
  }[]
  mechanisms: readonly { state: ContentState; name: string; type: string; offset: number; quote: string }[]
  items: readonly (ReviewedItem & {
    seq: number
    valueText: string | null
    deadlineFrom: string | null
    ratioOf: string | null
    partOfItemId: string | null
    relativeTo: string | null
    recurrence: string | null
    table: string | null
    progressClaim: string | null
    note: string | null
  })[]
}

/**
 * A reviewed version as labels, in the form in which labelled documents are exchanged: offsets into the raw text, a
 * target with the place of its printed number, and what was read but is no target as a negative. An item that was made
 * of others is one target, and those are none: neither target nor negative, for their words stand in it. Measures and
 * mechanisms are as people left them, and say which of them somebody changed or added; the others nobody need have
 * looked at. The outline is as read.
 *
 * Units: offsets in UTF-16 units of the text; values as printed.
 */
export function goldOf(input: GoldInput) {
  const { doc, title, issuer, issued, status, kind, outline } = input
  const measures = input.measures.filter(stands)
  const measureIds = new Map(measures.map(({ id }, nth) => [id, `M${pad(nth)}`]))
  const standing = input.items.filter(({ state }) => takesPart(state))
  const targetIds = new Map(standing.map(({ id }, nth) => [id, `T${pad(nth)}`]))
  const heirs = heirsOf(input.items)
  const firstReadingOf = firstReadings(input.items)
  return {
    doc,
    textDigest: input.textDigest,
    title,
    issuer,
    region: { name: input.regionName },
    docNumber: input.number,
    issued,
    status,
    kind,
    period: { from: input.periodFrom, to: input.periodTo },
    outline,
    measures: measures.map(({ state, ...measure }) => ({
      ...measure,
      id: measureIds.get(measure.id),
      decided: decidedAs(state),
    })),
    measureNegatives: input.measures.filter((each) => !stands(each)).map(({ title, offset }) => ({ title, offset })),
    targets: standing.map((item) => ({
      id: targetIds.get(item.id),
      measure: item.facts.measureId === null ? null : (measureIds.get(item.facts.measureId) ?? null),
      indicator: item.facts.indicator,
      subject: item.facts.subject,
      value: Number(item.facts.value),
      valueMax: item.facts.valueMax === null ? null : Number(item.facts.valueMax),
      unit: item.facts.unit,
      comparator: item.facts.comparator,
      mode: item.facts.mode,
      kind: item.facts.kind,
      deadline: item.facts.deadline,
      deadlineFrom: item.deadlineFrom,
      growth: item.facts.growth === null ? null : Number(item.facts.growth),
      of: item.ratioOf,
      partOf: item.partOfItemId === null ? null : (targetIds.get(heirs(item.partOfItemId)) ?? null),
      relativeTo: item.relativeTo,
      recurrence: item.recurrence,
      table: item.table,
      progressClaim: item.progressClaim,
      quote: item.facts.quote,
      offset: item.facts.offset,
      valueText: item.valueText,
      valueOffset: valueOffsetOf(item),
      firstReading: firstReadingOf(item),
      note: item.note,
    })),
    mechanisms: input.mechanisms
      .filter(stands)
      .map(({ state, ...mechanism }) => ({ ...mechanism, decided: decidedAs(state) })),
    mechanismNegatives: input.mechanisms
      .filter((each) => !stands(each))
      .map(({ name, quote, offset }) => ({ name, quote, offset })),
    borderline: [],
    negatives: input.items
      .filter(({ state }) => state === 'rejected')
      .map(({ facts, note }) => ({ quote: facts.quote, offset: facts.offset, reason: note })),
  }
}

const stands = ({ state }: { state: ContentState }) => state !== 'rejected'
const decidedAs = (state: ContentState) => (state === 'read' ? null : state)

const pad = (nth: number) => String(nth + 1).padStart(2, '0')

/** What became of an item: what was first made of it, and of that in turn, or the item itself. */
function heirsOf(items: readonly ReviewedItem[]): (id: string) => string {
  const heirs = new Map<string, string>()
  for (const { id, madeFrom } of items) for (const part of madeFrom) if (!heirs.has(part)) heirs.set(part, id)
  return function heirOf(id: string): string {
    const heir = heirs.get(id)
    return heir === undefined ? id : heirOf(heir)
  }
}

/**
 * How the compiler fared when it read a figure for the first time. What was made of several readings is held against
 * all that the compiler read, as the accuracy is: it never said it as one.
 */
function firstReadings(items: readonly ReviewedItem[]): (item: ReviewedItem) => 'right' | 'wrong' | 'missed' {
  const { found } = compareReadings(readingsOf(items), labelsOf(items))
  const byItem = new Map(
    found.map(({ label, differing }) => [label.itemId, differing.length === 0 ? 'right' : 'wrong']),
  )
  return ({ id, origin, state, madeFrom }) => {
    if (madeFrom.length > 0) return byItem.get(id) === 'right' ? 'right' : byItem.has(id) ? 'wrong' : 'missed'
    if (origin !== 'compiler') return 'missed'
    return state === 'accepted' ? 'right' : 'wrong'
  }
}

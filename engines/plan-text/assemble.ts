import type { Frame } from './base-frame.ts'
import { confidenceOf } from './confidence.ts'
import type { Carry, Deadline } from './deadline.ts'
import type { Draft } from './draft.ts'
import type { Heading } from './headings.ts'
import type { Item } from './item.ts'
import { FURNITURE } from './lines.ts'
import { sectionRole } from './measures.ts'
import type { Prepared } from './prepare.ts'
import { quoteOf, shortName } from './quotes.ts'
import type { StanceReading } from './stance-reading.ts'
import { tableDrafts } from './table-targets.ts'
import { readPassageTargets } from './targets.ts'
import { datesFromTwins } from './twins.ts'
import type { DocumentFacts, Measure, ProgressClaim, Target } from './types.ts'

/** How sure a reading can be whose indicator is not known. */
const UNNAMED = 0.3

interface Parts {
  prepared: Prepared
  frames: Frame[]
  stance: StanceReading
  measures: Measure[]
  owner: Map<number, number>
  document: DocumentFacts
}

/** Reads all targets, gives them ids, measures and confidence, and collects the claims of pace. */
export function assemble(parts: Parts): { targets: Target[]; claims: ProgressClaim[]; drafts: Draft[] } {
  const drafts = passageDrafts(parts).concat(parts.prepared.tables.flatMap((table) => tableDrafts(table, parts)))
  drafts.sort((a, b) => a.valueStart - b.valueStart || a.start - b.start)
  datesFromTwins(drafts)
  const ids = new Map(drafts.map((draft, index) => [draft, `T${String(index + 1).padStart(2, '0')}`]))
  const targets = drafts.map((draft) => toTarget(parts, draft, ids))
  return { targets, claims: readClaims(parts, drafts, targets), drafts }
}

function passageDrafts({ prepared, frames, stance }: Parts): Draft[] {
  const { headings, paragraphs } = prepared
  const drafts: Draft[] = []
  let section = -2
  let carried: Carry = { done: null, ahead: null }
  let earlier: Item | null = null
  prepared.passages.forEach((passage, index) => {
    const { block } = passage
    const frame = frames[index]
    if (frame === undefined || block.start >= block.end) return
    if (FURNITURE.test(paragraphs[block.paragraph]?.head ?? '')) return
    const outer = outerHeading(headings, block.heading)
    if (outer !== section) {
      section = outer
      carried = { done: null, ahead: null }
      earlier = null
    }
    const reading = readPassageTargets(passage, {
      index,
      frame,
      heading: headings[block.heading] ?? null,
      carried,
      earlier,
      odds: (at) => stance.odds(index, at),
    })
    // A paragraph can hold more targets than a call can take arguments.
    for (const draft of reading.drafts) drafts.push(draft)
    earlier = reading.earlier
    carried = carryOn(carried, reading.carry, {
      frame,
      heads: reading.heads,
      goals: sectionRole(headings, block.heading) === 'goal' && !stance.reports(index),
    })
  })
  return drafts
}

/**
 * What a paragraph has said about time goes on into the next one where nothing firmer is known: in a section of goals,
 * below a line that holds a date alone, in a text whose title and headings name no year.
 */
function carryOn(
  before: Carry,
  stated: Carry,
  { frame, heads, goals }: { frame: Frame; heads: boolean; goals: boolean },
): Carry {
  const yearly = (deadline: Deadline | null): Deadline | null =>
    deadline !== null && (heads || !(deadline.deadline ?? '').includes('-')) ? { ...deadline, from: 'inherited' } : null
  return {
    done: heads || !frame.done.firm ? (yearly(stated.done) ?? before.done) : before.done,
    ahead: heads || goals || !frame.ahead.firm ? (yearly(stated.ahead) ?? before.ahead) : before.ahead,
  }
}

function outerHeading(headings: Heading[], index: number): number {
  let at = index
  while (at >= 0 && (headings[at]?.rank ?? 0) > 3) at = headings[at]?.parent ?? -1
  return at
}

function toTarget(parts: Parts, draft: Draft, ids: Map<Draft, string>): Target {
  const { measures, owner } = parts
  const { text, blocks, headings } = parts.prepared
  const heading = draft.block >= 0 ? (blocks[draft.block]?.heading ?? -1) : -1
  const measure = measureOf(headings, owner, heading)
  const found = measure === null ? null : (measures[measure] ?? null)
  const { mention } = draft
  const { start, end } = quoteOf(text, draft)
  const quote = text.slice(start, end)
  const name = shortName(draft.indicator)
  const confidence = confidenceOf(draft, parts.document)
  return {
    id: ids.get(draft) ?? '',
    measure: found?.id ?? null,
    // Nothing says what it is a figure of: it goes by its own words until somebody names it.
    indicator: name || shortName(quote),
    subject: draft.subject === null ? null : shortName(draft.subject) || null,
    value: mention.value,
    valueMax: mention.valueMax,
    unit: mention.unit,
    comparator: mention.comparator,
    mode: draft.mode.mode,
    kind: draft.kind,
    deadline: draft.deadline.deadline,
    deadlineFrom: draft.deadline.from,
    growth: draft.growth,
    quote,
    offset: start,
    valueText: text.slice(draft.valueStart, draft.valueEnd),
    valueOffset: draft.valueStart,
    of: draft.of,
    partOf: draft.partOf === null ? null : (ids.get(draft.partOf) ?? null),
    relativeTo: draft.relativeTo,
    recurrence: draft.deadline.annual ? 'annual' : null,
    table: draft.table,
    progressClaim: null,
    units: [...new Set(found?.responsibles.map((unit) => unit.resolved) ?? [])],
    confidence: name === '' ? Math.min(confidence, UNNAMED) : confidence,
  }
}

function measureOf(headings: Heading[], owner: Map<number, number>, heading: number): number | null {
  for (let at = heading; at >= 0; at = headings[at]?.parent ?? -1) {
    const measure = owner.get(at)
    if (measure !== undefined) return measure
  }
  return null
}

const CLAIM =
  /均?达(?:到)?序时进度|序时进度(?:良好|完成)|(?:顺利|圆满|超额)?完成序时(?:目标|进度)|(?:快于|超|超过|超出)序时进度|(?:均|全部|提前|超额|圆满)完成(?:全年|年度)?(?:目标|任务|目标任务)/g

function readClaims(parts: Parts, drafts: Draft[], targets: Target[]): ProgressClaim[] {
  const { normal, text } = parts.prepared
  const claims: ProgressClaim[] = []
  for (const match of normal.matchAll(CLAIM)) {
    const end = match.index + match[0].length
    const stop = Math.max(normal.lastIndexOf('。', match.index), normal.lastIndexOf('\n', match.index))
    const spoken: Target[] = []
    for (
      let at = firstAfter(targets, stop);
      at < targets.length && (targets[at]?.valueOffset ?? 0) < match.index;
      at++
    ) {
      const target = targets[at]
      if (target !== undefined && drafts[at]?.partOf === null) spoken.push(target)
    }
    const meant = match[0].startsWith('均') ? spoken : spoken.slice(-1)
    const quote = text.slice(match.index, end)
    for (const target of meant) target.progressClaim = quote
    if (meant.length > 0) claims.push({ quote, offset: match.index, targets: meant.map((target) => target.id) })
  }
  return claims
}

/** Index of the first target whose number stands after `offset`; targets are in the order of their numbers. */
function firstAfter(targets: Target[], offset: number): number {
  let low = 0
  let high = targets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((targets[middle]?.valueOffset ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

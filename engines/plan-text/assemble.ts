import { confidenceOf } from './confidence.ts'
import type { Frame } from './context.ts'
import type { Deadline } from './deadline.ts'
import type { Draft } from './draft.ts'
import type { Block, Heading } from './headings.ts'
import { FURNITURE, type Paragraph } from './lines.ts'
import { sectionRole } from './measures.ts'
import { tableDrafts } from './table-targets.ts'
import type { Table } from './tables.ts'
import { readParagraph } from './targets.ts'
import type { DocumentFacts, Measure, ProgressClaim, Target } from './types.ts'

interface Parts {
  text: string
  normal: string
  paragraphs: Paragraph[]
  headings: Heading[]
  blocks: Block[]
  frames: Frame[]
  tables: Table[]
  measures: Measure[]
  owner: Map<number, number>
  document: DocumentFacts
}

/** Reads all targets, gives them ids, measures and confidence, and collects the claims of pace. */
export function assemble(parts: Parts): { targets: Target[]; claims: ProgressClaim[]; drafts: Draft[] } {
  const drafts = paragraphDrafts(parts).concat(parts.tables.flatMap((table) => tableDrafts(table, parts)))
  drafts.sort((a, b) => a.valueStart - b.valueStart || a.start - b.start)
  const ids = new Map(drafts.map((draft, index) => [draft, `T${String(index + 1).padStart(2, '0')}`]))
  const targets = drafts.map((draft) => toTarget(parts, draft, ids))
  return { targets, claims: readClaims(parts, drafts, targets), drafts }
}

function paragraphDrafts(parts: Parts): Draft[] {
  const { blocks, headings, frames, normal } = parts
  const drafts: Draft[] = []
  let section = -2
  let carried: Deadline | null = null
  blocks.forEach((block, index) => {
    const frame = frames[index]
    if (frame === undefined || block.start >= block.end) return
    if (FURNITURE.test(parts.paragraphs[block.paragraph]?.head ?? '')) return
    const outer = outerHeading(headings, block.heading)
    if (outer !== section) {
      section = outer
      carried = null
    }
    // A paragraph can hold more targets than a call can take arguments.
    for (const draft of readParagraph(normal, block, index, frame, headings[block.heading] ?? null, carried))
      drafts.push(draft)
    if (frame.kind === 'target' && sectionRole(headings, block.heading) === 'goal')
      carried = statedDeadline(normal, block) ?? carried
  })
  return drafts
}

/** In a section of goals 到2025年， at the head of a paragraph holds for the paragraphs that follow. */
function statedDeadline(normal: string, block: Block): Deadline | null {
  const match = /[到至](20\d{2})年/.exec(normal.slice(block.start, Math.min(block.end, block.start + 200)))
  return match?.[1] === undefined ? null : { deadline: match[1], from: 'inherited', annual: false, role: 'by' }
}

function outerHeading(headings: Heading[], index: number): number {
  let at = index
  while (at >= 0 && (headings[at]?.rank ?? 0) > 3) at = headings[at]?.parent ?? -1
  return at
}

function toTarget(parts: Parts, draft: Draft, ids: Map<Draft, string>): Target {
  const { text, blocks, measures, owner } = parts
  const heading = draft.block >= 0 ? (blocks[draft.block]?.heading ?? -1) : -1
  const measure = measureOf(parts.headings, owner, heading)
  const found = measure === null ? null : (measures[measure] ?? null)
  const { mention } = draft
  return {
    id: ids.get(draft) ?? '',
    measure: found?.id ?? null,
    indicator: draft.indicator,
    subject: draft.subject,
    value: mention.value,
    valueMax: mention.valueMax,
    unit: mention.unit,
    comparator: mention.comparator,
    mode: draft.mode.mode,
    kind: draft.kind,
    deadline: draft.deadline.deadline,
    deadlineFrom: draft.deadline.from,
    growth: draft.growth,
    quote: text.slice(draft.start, draft.end),
    offset: draft.start,
    valueText: text.slice(draft.valueStart, draft.valueEnd),
    valueOffset: draft.valueStart,
    of: draft.of,
    partOf: draft.partOf === null ? null : (ids.get(draft.partOf) ?? null),
    relativeTo: draft.relativeTo,
    recurrence: draft.deadline.annual ? 'annual' : null,
    table: draft.table,
    progressClaim: null,
    units: [...new Set(found?.responsibles.map((unit) => unit.resolved) ?? [])],
    confidence: confidenceOf(draft, parts.document),
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
  const claims: ProgressClaim[] = []
  for (const match of parts.normal.matchAll(CLAIM)) {
    const end = match.index + match[0].length
    const stop = Math.max(parts.normal.lastIndexOf('。', match.index), parts.normal.lastIndexOf('\n', match.index))
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
    const quote = parts.text.slice(match.index, end)
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

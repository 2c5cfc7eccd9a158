import type { Block, Heading } from './headings.ts'
import sections from './lexicon/sections.json' with { type: 'json' }
import type { Paragraph } from './lines.ts'
import { compact } from './normalise.ts'
import { readUnitCells } from './task-rows.ts'
import type { DocumentKind, Measure } from './types.ts'
import { type Responsibility, readBareBracket, readResponsibility } from './units.ts'

const names = (title: string, words: string[]): boolean => words.some((word) => title.includes(word))

/** What the headings above a paragraph make of it. */
export type SectionRole = 'guidance' | 'goal' | 'review' | 'safeguard' | 'problems' | 'task'

/** Role of a heading from its own title or from the nearest heading above that states one. */
export function sectionRole(headings: Heading[], index: number): SectionRole {
  if (index < 0) return 'task'
  let known = ROLES.get(headings)
  if (known === undefined) {
    known = []
    ROLES.set(headings, known)
  }
  const role = known[index] ?? findRole(headings, index)
  known[index] = role
  return role
}

/** Every paragraph asks for the role of its heading, so it is worked out once. */
const ROLES = new WeakMap<Heading[], SectionRole[]>()

function findRole(headings: Heading[], index: number): SectionRole {
  for (let at = index; at >= 0; at = headings[at]?.parent ?? -1) {
    const heading = headings[at]
    if (heading === undefined) break
    // Titles of single measures speak of 目标, 问题 or 保障 in passing; only outer headings set the role.
    if (heading.rank > 3.5 || heading.title.length > 22) continue
    if (heading.style === 'run-in' && heading.rank >= 3 && heading.parent >= 0) continue
    if (names(heading.title, sections.problems)) return 'problems'
    if (names(heading.title, sections.goal) && !/(?:任务|举措|措施)$/.test(heading.title.replace('目标任务', '目标')))
      return 'goal'
    if (names(heading.title, sections.review)) return 'review'
    if (names(heading.title, sections.guidance)) return 'guidance'
    if (names(heading.title, sections.safeguard)) return 'safeguard'
  }
  return 'task'
}

export interface MeasureContext {
  normal: string
  raw: string
  headings: Heading[]
  blocks: Block[]
  paragraphs: Paragraph[]
  kind: DocumentKind
  /** Tells whether the text at an offset reports or orders. */
  isReview: (offset: number) => boolean
  /** Reads 完成时限 as a deadline. */
  resolveDue: (text: string) => string | null
}

/** Builds the measures and hangs the responsible units on them; `owner` maps a heading to its measure. */
export function readMeasures(context: MeasureContext): { measures: Measure[]; owner: Map<number, number> } {
  const { headings, blocks } = context
  const measures: Measure[] = []
  const owner = new Map<number, number>()
  const hasChild = new Set(headings.map((heading) => heading.parent))
  const bodyOf = blocksByHeading(blocks)
  headings.forEach((heading, index) => {
    const own = bodyOf.get(index) ?? []
    if (!isMeasure(context, index, own, hasChild.has(index))) return
    const next = headings[index + 1]
    const endOffset = next?.offset ?? own.at(-1)?.end ?? heading.bodyStart
    const responsible = own.flatMap((block) => responsibilityOf(context, block, heading.style === 'row'))
    const role = sectionRole(headings, index)
    owner.set(index, measures.length)
    measures.push({
      id: `M${String(measures.length + 1).padStart(2, '0')}`,
      path: ancestors(headings, index),
      number: heading.number,
      title: heading.title,
      offset: heading.offset,
      endOffset,
      role: role === 'safeguard' ? 'safeguard' : context.isReview(heading.offset) ? 'review' : 'task',
      units: responsible.flatMap((entry) => entry.units.map((unit) => unit.printed)),
      responsibles: responsible.flatMap((entry) => entry.units),
      unitsOpen: responsible.some((entry) => entry.open),
      unitsQuote: quoteOf(context.raw, responsible),
      dueBy:
        responsible
          .map((entry) => (entry.due === null ? null : context.resolveDue(entry.due)))
          .find((due) => due !== null) ?? null,
    })
  })
  return { measures, owner }
}

function quoteOf(raw: string, responsible: Responsibility[]): string | null {
  const first = responsible[0]
  const last = responsible.at(-1)
  return first === undefined || last === undefined ? null : raw.slice(first.start, last.end)
}

function blocksByHeading(blocks: Block[]): Map<number, Block[]> {
  const bodies = new Map<number, Block[]>()
  for (const block of blocks) {
    const list = bodies.get(block.heading)
    if (list === undefined) bodies.set(block.heading, [block])
    else list.push(block)
  }
  return bodies
}

function isMeasure(context: MeasureContext, index: number, own: Block[], hasChildren: boolean): boolean {
  const heading = context.headings[index]
  if (heading === undefined) return false
  const role = sectionRole(context.headings, index)
  if (role === 'guidance' || role === 'problems') return false
  // A goal is a task where somebody answers for it.
  if (role === 'goal' && !own.some((block) => responsibilityOf(context, block, false).length > 0)) return false
  if (role === 'review' && context.kind !== 'report') return false
  const text = own.reduce((sum, block) => sum + Math.max(0, block.end - block.start), 0)
  if (heading.style === 'line' || heading.style === 'box') {
    // A heading alone on its line is a measure when the work stands below it and not in sub-headings.
    return !hasChildren && text > LINE_BODY_MIN && heading.rank >= 3 && heading.rank !== 3.5
  }
  return text > 0
}

const LINE_BODY_MIN = 10

function ancestors(headings: Heading[], index: number): string[] {
  const path: string[] = []
  for (let at = headings[index]?.parent ?? -1; at >= 0; at = headings[at]?.parent ?? -1) {
    const heading = headings[at]
    if (heading !== undefined) path.unshift(heading.title)
  }
  return path
}

function responsibilityOf(context: MeasureContext, block: Block, isRow: boolean): Responsibility[] {
  const paragraph = context.paragraphs[block.paragraph]
  const start = block.start >= block.end && paragraph !== undefined ? paragraph.start : block.start
  const body = compact(context.normal, start, block.end)
  const labelled = readResponsibility(body, context.raw)
  if (labelled.length > 0) return labelled
  const bare = readBareBracket(body) ?? (isRow ? readUnitCells(context.normal.slice(start, block.end), start) : null)
  return bare === null ? [] : [bare]
}

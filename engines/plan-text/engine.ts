import { assemble } from './assemble.ts'
import { readFrames } from './context.ts'
import { readDateline } from './dateline.ts'
import type { Draft } from './draft.ts'
import { readFacts } from './facts.ts'
import { readHeadings } from './headings.ts'
import { joinParagraphs, splitLines } from './lines.ts'
import { readMeasures } from './measures.ts'
import { readMechanisms } from './mechanisms.ts'
import { normalise } from './normalise.ts'
import { readTables } from './tables.ts'
import type { CompiledPlan, CompileOptions } from './types.ts'

export {
  type ChangedField,
  type Comparable,
  compareVersions,
  type Pair,
  pairTargets,
  type TargetChange,
} from './compare-versions.ts'
export type * from './types.ts'

/**
 * Reads a Chinese policy document into outline, measures, targets, mechanisms and document facts.
 *
 * Units:   offsets are string indices into `text`; values as printed, not rescaled.
 * Errors:  none; text without policy content yields empty lists.
 * Example: compilePlan('').targets → []
 */
export function compilePlan(text: string, options: CompileOptions = {}): CompiledPlan {
  return readPlan(text, options).plan
}

/** The reading together with the drafts that the targets were made from; calibration learns from them. */
export function readPlan(text: string, options: CompileOptions = {}): { plan: CompiledPlan; drafts: Draft[] } {
  const normal = normalise(text)
  const paragraphs = joinParagraphs(splitLines(normal, text))
  const tables = readTables(text, normal, paragraphs)
  const inTable = new Set(tables.flatMap((table) => table.paragraphs))
  const { headings, blocks } = readHeadings(normal, paragraphs, inTable)
  const document = readFacts(normal, paragraphs, headings)
  const written = readDateline(paragraphs, headings[0]?.offset ?? normal.length)
  const frames = readFrames(normal, document, headings, blocks, options.year ?? null, written)
  const frameAt = new Map(blocks.map((block, index) => [block.heading, frames[index]]))
  const headingAt = new Map(headings.map((heading, index) => [heading.offset, index]))
  const { measures, owner } = readMeasures({
    normal,
    raw: text,
    headings,
    blocks,
    paragraphs,
    kind: document.kind,
    isReview: (offset) => frameAt.get(headingAt.get(offset) ?? -1)?.review === true,
    resolveDue: (due) => /(20\d{2})年/.exec(due)?.[1] ?? null,
  })
  const { targets, claims, drafts } = assemble({
    text,
    normal,
    paragraphs,
    headings,
    blocks,
    frames,
    tables,
    measures,
    owner,
    document,
  })
  const plan: CompiledPlan = {
    document,
    outline: headings.map(({ level, number, title, offset }) => ({ level, number, title, offset })),
    measures,
    targets,
    mechanisms: readMechanisms(normal, text, blocks),
    claims,
  }
  return { plan, drafts }
}

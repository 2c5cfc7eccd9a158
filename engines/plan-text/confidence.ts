import type { Draft } from './targets.ts'
import type { DocumentFacts } from './types.ts'

/** Probability that every scored field of a target is right. */
export function confidenceOf(_draft: Draft, _document: DocumentFacts): number {
  return 0.8
}

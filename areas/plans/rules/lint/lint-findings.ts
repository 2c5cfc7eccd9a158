import { createHash } from 'node:crypto'
import type { Finding, LintDocument } from '#engines/plan-lint'
import type { CompiledPlan } from '#engines/plan-text'

export interface StoredQuote {
  planId: string
  versionId: string
  /** The item that quotes it; null for words without a figure. */
  itemId: string | null
  regionPath: string
  title: string
  quote: string
  offset: number
  before: string
  after: string
}

/** A document with what its sentences are told by. `file` is the version's id. */
export interface BasisDocument extends LintDocument {
  regionPath: string
  planId: string
  title: string
  number: string | null
}

const aroundLength = 60

/** The sentences of a finding with the words around them, so that it stays readable when the documents change. */
export function quotesOf(finding: Finding, documents: ReadonlyMap<string, BasisDocument>): StoredQuote[] {
  return finding.targets.flatMap(({ file, quote, offset }) => {
    const document = documents.get(file)
    if (!document) return []
    const { text, planId, regionPath, title } = document
    const end = offset + quote.length
    const item = document.plan.targets.find((target) => target.offset === offset && target.quote === quote)
    return [
      {
        planId,
        versionId: file,
        itemId: item?.id ?? null,
        regionPath,
        title,
        quote,
        offset,
        before: lineEnd(text.slice(Math.max(0, offset - aroundLength), offset)),
        after: text.slice(end, end + aroundLength).split(/\n|。/)[0] ?? '',
      },
    ]
  })
}

const lineEnd = (text: string) => text.split(/\n|。/).at(-1) ?? ''

/** A finding between two plans in force is not one of the version that is assessed. */
export function concerns(finding: Finding, versionId: string): boolean {
  return finding.about === undefined
    ? finding.targets.some(({ file }) => file === versionId)
    : finding.about === versionId
}

/**
 * The same sentences with the same sums are the same finding, whichever assessment finds it and whatever version of
 * another plan prints it.
 */
export function fingerprintOf(finding: Finding, quotes: readonly StoredQuote[]): string {
  const sentences = quotes.map(({ planId, quote }) => `${planId} ${quote}`).sort()
  return createHash('sha256')
    .update(JSON.stringify([finding.type, finding.indicator, finding.arithmetic.zh, sentences]))
    .digest('hex')
}

/** Figures and facts of a version that an assessment rests on. */
export type AssessedFacts = Pick<CompiledPlan, 'document' | 'targets'>

/**
 * Tells whether an assessment still speaks of what is there: the figures and facts of the version, and the plans in
 * force that it was held against. Accepting a figure as it was read changes nothing.
 */
export function digestOf(facts: AssessedFacts, basis: readonly { planId: string; versionId: string }[]): string {
  const figures = facts.targets.map(({ confidence: _, units: __, ...figure }) => figure)
  const inForce = basis.map(({ planId, versionId }) => `${planId} ${versionId}`).sort()
  return createHash('sha256')
    .update(JSON.stringify([facts.document, figures, inForce]))
    .digest('hex')
}

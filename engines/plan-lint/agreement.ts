import type { Finding, FindingType } from './types.ts'

/** What was planted in a case, by the list of what an assessment must find. */
export const problemKinds = {
  'later-not-higher': ['conflict', 'already-met', 'weak-target'],
  'two-values': ['conflict'],
  definition: ['definition', 'conflict'],
  'already-met': ['already-met'],
  'joint-parts': ['conflict', 'plausibility'],
  'own-rate': ['conflict'],
  trend: ['weak-target', 'steep'],
  'pace-claim': ['behind', 'unsupported-claim', 'conflict'],
  arithmetic: ['plausibility', 'conflict', 'unsupported-claim'],
  unanswered: ['gap'],
  'superior-gap': ['gap'],
  'superior-above': ['conflict'],
  'no-base': ['definition'],
  period: ['plausibility'],
} as const satisfies Record<string, FindingType[]>
export type ProblemKind = keyof typeof problemKinds

/** Words of the documents by file; each stands there exactly once. */
export type LabelledQuotes = Record<string, string[]>

export interface LabelledProblem {
  kind: ProblemKind
  quotes: LabelledQuotes
}

/** Labels of one case: documents that belong together or not, what is wrong with them, and why. */
export interface LintLabels {
  about: string
  problems: LabelledProblem[]
  /** What a reader may well ask although nobody planted it: neither rewarded nor punished. */
  fair?: LabelledQuotes[]
}

export interface LintTally {
  found: LabelledProblem[]
  missed: LabelledProblem[]
  /** Findings that meet a problem. */
  right: Finding[]
  fair: Finding[]
  /** Findings that meet nothing that was labelled. */
  alarms: Finding[]
}

/**
 * Holds findings against the labels of their documents. A problem is found when one finding of a fitting type touches
 * its words in every document, or two of its quotes where all stand in one.
 *
 * Errors: words that the document does not print, or prints twice, fail the run: the label is wrong.
 */
export function compareWithLintLabels(
  findings: readonly Finding[],
  labels: LintLabels,
  texts: Record<string, string>,
): LintTally {
  const meets = (finding: Finding, quotes: LabelledQuotes) => touchesEnough(finding, quotes, texts)
  const problems = labels.problems.map((problem) => ({
    problem,
    by: findings.filter((finding) => fits(problem.kind, finding) && meets(finding, problem.quotes)),
  }))
  const right = new Set(problems.flatMap(({ by }) => by))
  const others = findings.filter((finding) => !right.has(finding))
  const fair = others.filter((finding) => (labels.fair ?? []).some((quotes) => meets(finding, quotes)))
  return {
    found: problems.filter(({ by }) => by.length > 0).map(({ problem }) => problem),
    missed: problems.filter(({ by }) => by.length === 0).map(({ problem }) => problem),
    right: [...right],
    fair,
    alarms: others.filter((finding) => !fair.includes(finding)),
  }
}

const fits = (kind: ProblemKind, finding: Finding) =>
  (problemKinds[kind] as readonly FindingType[]).includes(finding.type)

function touchesEnough(finding: Finding, quotes: LabelledQuotes, texts: Record<string, string>): boolean {
  const files = Object.entries(quotes)
  const hits = files.map(([file, words]) => words.filter((one) => touches(finding, file, one, texts)).length)
  if (files.length > 1) return hits.every((count) => count > 0)
  return (hits[0] ?? 0) >= Math.min(2, files[0]?.[1].length ?? 0)
}

function touches(finding: Finding, file: string, words: string, texts: Record<string, string>): boolean {
  const text = texts[file] ?? ''
  const start = text.indexOf(words)
  if (start < 0 || text.indexOf(words, start + 1) >= 0) throw new Error(`${file} must print “${words}” exactly once`)
  const end = start + words.length
  return finding.targets.some((t) => t.file === file && t.offset < end && t.offset + t.quote.length > start)
}

/** Share of the problems that are found, and of the findings that are right or at least fair. */
export function precisionAndRecall(tallies: readonly LintTally[]): { precision: number; recall: number } {
  const sum = (count: (tally: LintTally) => number) => tallies.reduce((all, tally) => all + count(tally), 0)
  const [found, missed] = [sum((t) => t.found.length), sum((t) => t.missed.length)]
  const [good, alarms] = [sum((t) => t.right.length + t.fair.length), sum((t) => t.alarms.length)]
  return { precision: good / Math.max(1, good + alarms), recall: found / Math.max(1, found + missed) }
}

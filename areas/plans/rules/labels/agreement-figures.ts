import { type Comparison, type Label, type Reading, type ScoredField, scoredFields } from './agreement.ts'

/** What comparisons add up to; shares follow from it. */
export interface AgreementCounts {
  /** Figures found: value, unit and place agree. */
  found: number
  /** Of these fully right. */
  right: number
  /** Figures that were read. */
  said: number
  /** Figures that there are. */
  labelled: number
  /** Numbers that were seen but read as another value or unit. */
  misread: number
  /** Found figures that agree, by field. */
  agreed: Record<ScoredField, number>
}

/** Shares from 0 to 1; null where there is nothing to take a share of. */
export interface AgreementShares {
  precision: number | null
  recall: number | null
  f1: number | null
  strictF1: number | null
  fields: Record<ScoredField | 'value', number | null>
}

export function noCounts(): AgreementCounts {
  const agreed = { indicator: 0, comparator: 0, mode: 0, kind: 0, deadline: 0 }
  return { found: 0, right: 0, said: 0, labelled: 0, misread: 0, agreed }
}

/**
 * Counts of one comparison.
 *
 * Units: figures.
 */
export function countsOf({ found, missed, extra, misread }: Comparison<Reading, Label>): AgreementCounts {
  const counts = noCounts()
  counts.found = found.length
  counts.right = found.filter(({ differing }) => differing.length === 0).length
  counts.said = found.length + extra.length
  counts.labelled = found.length + missed.length
  counts.misread = misread.length
  for (const field of scoredFields)
    counts.agreed[field] = found.filter(({ differing }) => !differing.includes(field)).length
  return counts
}

/**
 * Sum of the counts of several documents: each figure weighs the same, whatever document prints it.
 *
 * Units: figures.
 */
export function addCounts(all: readonly AgreementCounts[]): AgreementCounts {
  const total = noCounts()
  for (const counts of all) {
    for (const key of ['found', 'right', 'said', 'labelled', 'misread'] as const) total[key] += counts[key]
    for (const field of scoredFields) total.agreed[field] += counts.agreed[field]
  }
  return total
}

/**
 * Precision, recall, their harmonic mean, the mean where only fully right figures count, and agreement by field.
 * `value` is the share of seen numbers whose value and unit are right.
 *
 * Units:   shares 0 to 1.
 * Example: sharesOf(noCounts()).precision → null
 */
export function sharesOf(counts: AgreementCounts): AgreementShares {
  const { found, right, said, labelled, misread, agreed } = counts
  const fields = Object.fromEntries(scoredFields.map((field) => [field, share(agreed[field], found)]))
  return {
    precision: share(found, said),
    recall: share(found, labelled),
    f1: share(2 * found, said + labelled),
    strictF1: share(2 * right, said + labelled),
    fields: { ...(fields as Record<ScoredField, number | null>), value: share(found, found + misread) },
  }
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** One reading with what the reader thought of it and whether it turned out fully right. */
export interface Judged {
  confidenceShare: number
  isRight: boolean
}

export interface CalibrationBin {
  fromShare: number
  toShare: number
  count: number
  rightCount: number
  /** Mean of the stated confidences. */
  statedShare: number
  /** What really was right. */
  rightShare: number
  /** Range in which the true share lies with 95 in 100. */
  lowShare: number
  highShare: number
}

const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1]

/**
 * Stated confidence against what turned out right, by steps of confidence; steps without a reading are left out.
 *
 * Units: shares 0 to 1.
 */
export function calibrationOf(judged: readonly Judged[]): CalibrationBin[] {
  return edges.slice(0, -1).flatMap((fromShare, at) => {
    const toShare = edges[at + 1] ?? 1
    const isLast = at === edges.length - 2
    const within = judged.filter(
      ({ confidenceShare: c }) => c >= fromShare && (c < toShare || (isLast && c <= toShare)),
    )
    if (within.length === 0) return []
    const count = within.length
    const rightCount = within.filter((one) => one.isRight).length
    const statedShare = within.reduce((total, one) => total + one.confidenceShare, 0) / count
    const [lowShare, highShare] = likelyRange(rightCount, count)
    return [{ fromShare, toShare, count, rightCount, statedShare, rightShare: rightCount / count, lowShare, highShare }]
  })
}

/**
 * Where a share may truly lie, seen `part` times in `count`: Wilson's interval at 95 in 100.
 *
 * Units:   shares 0 to 1.
 * Example: likelyRange(0, 0) → [0, 1]
 */
export function likelyRange(part: number, count: number): [number, number] {
  if (count === 0) return [0, 1]
  const z = 1.96
  const seen = part / count
  const centre = seen + (z * z) / (2 * count)
  const spread = z * Math.sqrt((seen * (1 - seen)) / count + (z * z) / (4 * count * count))
  const scale = 1 + (z * z) / count
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

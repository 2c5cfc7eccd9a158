import { likeness } from './agreement-likeness.ts'

/** One figure as somebody read it; numbers as printed, not rescaled. */
export interface Reading {
  indicator: string
  subject: string | null
  value: number
  valueMax: number | null
  unit: string | null
  comparator: string
  mode: string
  kind: string
  deadline: string | null
  quote: string
  offset: number
}

/** Fields on which a found figure may differ from its label. */
export const scoredFields = ['indicator', 'comparator', 'mode', 'kind', 'deadline'] as const
export type ScoredField = (typeof scoredFields)[number]

/** A figure as it should be read. */
export interface Label extends Reading {
  /** Where the printed number begins; null where it cannot be told. */
  valueOffset: number | null
  /** Name under which documents are compared, equally right as the indicator. */
  group?: string | null
  /** A careful reader may leave it out: finding it is neither rewarded nor punished. */
  isOptional?: boolean
  /** Second readings that are equally right. */
  alternatives?: Partial<Record<ScoredField, readonly string[]>>
}

/** Parts of a text in which a figure that has no label is not held against the reader. */
export interface Excuses {
  borderline?: readonly { offset: number; quote: string }[]
  /** Where given, only these stretches were labelled. */
  labelledSpans?: readonly (readonly [number, number])[]
}

export interface Found<R, L> {
  reading: R
  label: L
  differing: ScoredField[]
}

export interface Comparison<R, L> {
  found: Found<R, L>[]
  missed: L[]
  /** Read, but no label says so. */
  extra: R[]
  /** Of the missed and the extra those that speak of the same number and disagree on what it is. */
  misread: { reading: R; label: L }[]
}

/** Counting words that say no more than "pieces"; people are another matter. */
const samePieces = new Set(['个', '家', '项', '件', '户', '条', '支', '款'])
const samePeople = new Set(['名', '位'])

function unitKey(unit: string | null): string {
  const bare = (unit ?? '').replace(/\s/g, '')
  if (samePieces.has(bare)) return '#'
  if (samePeople.has(bare)) return '人'
  if (bare === '场次') return '场'
  return bare === '％' ? '%' : bare
}

const families: Record<string, string> = { '>=': 'least', '>': 'least', '<=': 'most', '<': 'most' }
const familyOf = (comparator: string) => families[comparator] ?? comparator

const tolerance = 1e-9
const sameNumber = (a: number | null, b: number | null) =>
  a !== null && b !== null && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a))

const endOf = ({ offset, quote }: { offset: number; quote: string }) => offset + quote.length
const overlap = (a: { offset: number; quote: string }, b: { offset: number; quote: string }) =>
  a.offset < endOf(b) && b.offset < endOf(a)

/** Characters by which a quote may miss the number at either end. */
const slack = 2

function samePlace(reading: Reading, label: Label): boolean {
  if (label.valueOffset === null) return overlap(reading, label)
  return label.valueOffset >= reading.offset - slack && label.valueOffset < endOf(reading) + slack
}

function sameFigure(reading: Reading, label: Label): boolean {
  return (
    sameNumber(reading.value, label.value) &&
    unitKey(reading.unit) === unitKey(label.unit) &&
    samePlace(reading, label) &&
    (label.valueMax === null || sameNumber(reading.valueMax, label.valueMax))
  )
}

/** From this likeness on two names mean the same indicator. */
const sameName = 0.6

function agrees(field: ScoredField, reading: Reading, label: Label): boolean {
  const others = label.alternatives?.[field] ?? []
  if (field === 'indicator') {
    const names = [label.indicator, label.group ?? '', ...others]
    const whole = likeness(`${reading.subject ?? ''}${reading.indicator}`, `${label.subject ?? ''}${label.indicator}`)
    return Math.max(whole, ...names.map((name) => likeness(reading.indicator, name))) >= sameName
  }
  if (field === 'comparator')
    return [label.comparator, ...others].some((one) => familyOf(one) === familyOf(reading.comparator))
  if (field === 'deadline') return [String(label.deadline), ...others.map(String)].includes(String(reading.deadline))
  return [label[field], ...others].includes(reading[field])
}

/**
 * Fields in which a reading of a figure differs from its label; empty when it is fully right.
 *
 * Units:   none.
 * Example: a label that is the reading itself but for the mode 存量 differs in ['mode']
 */
export function differingFields(reading: Reading, label: Label): ScoredField[] {
  return scoredFields.filter((field) => !agrees(field, reading, label))
}

/**
 * Holds what was read against what is right. A figure is found when value, unit and place agree; each label takes the
 * free reading that agrees with it on most fields, and no reading serves two labels.
 *
 * Units:   offsets in UTF-16 units of one text.
 * Source:  the rules by which the reader of plan documents is scored: place by the printed number, names from a likeness
 *          of 0.6, comparisons by family.
 */
export function compareReadings<R extends Reading, L extends Label>(
  readings: readonly R[],
  labels: readonly L[],
  excuses: Excuses = {},
): Comparison<R, L> {
  const free = new Set(readings)
  const found: Found<R, L>[] = []
  const missed: L[] = []
  for (const label of labels) {
    if (label.isOptional) continue
    const best = bestFor(label, free)
    if (best === null) missed.push(label)
    else {
      free.delete(best.reading)
      found.push({ ...best, label })
    }
  }
  const isExcused = excusesOf(labels, excuses)
  const extra = [...free].filter((reading) => !isExcused(reading))
  return { found, missed, extra, misread: misreadOf(missed, extra) }
}

function bestFor<R extends Reading>(
  label: Label,
  free: ReadonlySet<R>,
): { reading: R; differing: ScoredField[] } | null {
  let best: { reading: R; differing: ScoredField[] } | null = null
  for (const reading of free) {
    if (!sameFigure(reading, label)) continue
    const differing = differingFields(reading, label)
    if (best === null || differing.length < best.differing.length) best = { reading, differing }
  }
  return best
}

function excusesOf(labels: readonly Label[], { borderline = [], labelledSpans }: Excuses) {
  const blurred = [...borderline, ...labels.filter((label) => label.isOptional)]
  return (reading: Reading) =>
    blurred.some((span) => overlap(reading, span)) ||
    (labelledSpans !== undefined && !labelledSpans.some(([from, to]) => reading.offset >= from && reading.offset < to))
}

function misreadOf<R extends Reading, L extends Label>(
  missed: readonly L[],
  extra: readonly R[],
): { reading: R; label: L }[] {
  const free = new Set(extra)
  return missed.flatMap((label) => {
    const reading = [...free].find((each) => samePlace(each, label))
    if (!reading) return []
    free.delete(reading)
    return [{ reading, label }]
  })
}

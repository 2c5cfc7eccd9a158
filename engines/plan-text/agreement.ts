import type { CompiledPlan, Target } from './types.ts'

/** A labelled target; further accepted readings stand in the …Alt fields. */
export interface Label {
  indicator: string
  group?: string | null
  subject?: string | null
  value: number
  valueMax?: number | null
  unit: string | null
  comparator: string
  mode: string
  kind: string
  deadline: string | null
  quote: string
  offset: number
  valueOffset: number
  optional?: boolean
  /** How the label fared when its text was read for the first time, before any rule had been adapted to it. */
  firstReading?: 'right' | 'wrong' | 'wrong-period'
  indicatorAlt?: string | string[]
  comparatorAlt?: string | string[]
  modeAlt?: string | string[]
  kindAlt?: string | string[]
  deadlineAlt?: string | null | (string | null)[]
}

export interface Labels {
  targets: Label[]
  borderline?: { quote: string; offset: number }[]
  outline?: { title: string; offset: number }[]
  measures?: { offset: number; units: string[] }[]
  mechanisms?: { name: string; core: boolean }[]
}

/** Counts from which precision and recall follow. */
export interface Tally {
  hit: number
  strict: number
  said: number
  gold: number
  outline: { hit: number; said: number; gold: number }
  units: { hit: number; said: number; gold: number }
}

const SAME_UNIT: Record<string, string> = {
  个: '#',
  家: '#',
  项: '#',
  件: '#',
  户: '#',
  条: '#',
  支: '#',
  款: '#',
  名: '人',
  位: '人',
  场次: '场',
  '％': '%',
}
const unitKey = (unit: string | null | undefined): string => SAME_UNIT[unit ?? ''] ?? (unit ?? '').replace(/\s/g, '')
/** A name without marks and blanks. */
export const bare = (text: string): string => text.replace(/[\s“”"'‘’《》（）()、，,。；;：:·]/g, '')
const FAMILY: Record<string, string> = { '>=': 'least', '>': 'least', '<=': 'most', '<': 'most' }
const family = (comparator: string): string => FAMILY[comparator] ?? comparator
const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Likeness of two names, 0..1: shared pairs of neighbouring characters, or 1 where one holds the other. */
export function likeness(one: string, other: string): number {
  const a = bare(one)
  const b = bare(other)
  if (a === '' || b === '') return 0
  if (a === b || (Math.min(a.length, b.length) >= 4 && (a.includes(b) || b.includes(a)))) return 1
  const pairs = (text: string): string[] =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
  const left = pairs(a)
  const right = pairs(b)
  const pool = new Map<string, number>()
  for (const pair of right) pool.set(pair, (pool.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of left) {
    const free = pool.get(pair) ?? 0
    if (free > 0) {
      shared++
      pool.set(pair, free - 1)
    }
  }
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length)
}

/** Fields of a found target that disagree with its label. */
export function disagreements(target: Target, label: Label): string[] {
  const wrong: string[] = []
  const names = [label.indicator, label.group ?? '', ...list(label.indicatorAlt)]
  const full = likeness(`${target.subject ?? ''}${target.indicator}`, `${label.subject ?? ''}${label.indicator}`)
  if (Math.max(full, ...names.map((name) => likeness(target.indicator, name))) < 0.6) wrong.push('indicator')
  if (![label.comparator, ...list(label.comparatorAlt)].some((c) => family(c) === family(target.comparator)))
    wrong.push('comparator')
  if (![label.mode, ...list(label.modeAlt)].includes(target.mode)) wrong.push('mode')
  if (![label.kind, ...list(label.kindAlt)].includes(target.kind)) wrong.push('kind')
  if (![label.deadline, ...list(label.deadlineAlt)].includes(target.deadline)) wrong.push('deadline')
  return wrong
}

const sameNumber = (a: number | null, b: number | null | undefined): boolean =>
  b === null || b === undefined ? true : a === b
const overlaps = (target: Target, span: { quote: string; offset: number }): boolean =>
  target.offset < span.offset + span.quote.length && target.offset + target.quote.length > span.offset

/** Compares a reading with its labels; `right` gets every target that is fully right, `wrong` every other that counts. */
export function compareWithLabels(
  plan: CompiledPlan,
  labels: Labels,
): Tally & { right: Target[]; wrong: Target[]; extra: Target[] } {
  const free = new Set(plan.targets)
  const right: Target[] = []
  const wrong: Target[] = []
  const wanted = labels.targets.filter((label) => label.optional !== true)
  for (const label of wanted) {
    const candidates = [...free].filter(
      (target) =>
        target.value === label.value &&
        sameNumber(target.valueMax, label.valueMax) &&
        unitKey(target.unit) === unitKey(label.unit) &&
        label.valueOffset >= target.offset - 2 &&
        label.valueOffset < target.offset + target.quote.length + 2,
    )
    candidates.sort((a, b) => disagreements(a, label).length - disagreements(b, label).length)
    const best = candidates[0]
    if (best === undefined) continue
    free.delete(best)
    if (disagreements(best, label).length === 0) right.push(best)
    else wrong.push(best)
  }
  const hit = right.length + wrong.length
  const blurred = [...(labels.borderline ?? []), ...labels.targets.filter((label) => label.optional === true)]
  const extra = [...free].filter((target) => !blurred.some((span) => overlaps(target, span)))
  return {
    hit,
    strict: right.length,
    said: hit + extra.length,
    gold: wanted.length,
    right,
    extra,
    wrong: [...wrong, ...extra],
    outline: outlineTally(plan, labels),
    units: unitTally(plan, labels),
  }
}

function outlineTally(plan: CompiledPlan, labels: Labels): Tally['outline'] {
  const gold = labels.outline ?? []
  if (gold.length === 0) return { hit: 0, said: 0, gold: 0 }
  const hit = gold.filter((entry) =>
    plan.outline.some((said) => Math.abs(said.offset - entry.offset) <= 6 && likeness(said.title, entry.title) >= 0.8),
  ).length
  return { hit, said: plan.outline.length, gold: gold.length }
}

function unitTally(plan: CompiledPlan, labels: Labels): Tally['units'] {
  const pairs = (measures: { offset: number; units: string[] }[]) =>
    measures.flatMap((measure) => measure.units.map((unit) => ({ at: measure.offset, unit: bare(unit) })))
  const gold = pairs(labels.measures ?? [])
  if (gold.length === 0) return { hit: 0, said: 0, gold: 0 }
  const said = new Set(pairs(plan.measures))
  const total = said.size
  let hit = 0
  for (const pair of gold) {
    const match = [...said].find((other) => other.unit === pair.unit && Math.abs(other.at - pair.at) <= 40)
    if (match === undefined) continue
    said.delete(match)
    hit++
  }
  return { hit, said: total, gold: gold.length }
}

/** Harmonic mean of precision and recall; 1 where nothing was asked and nothing said. */
export function f1(counts: { hit: number; said: number; gold: number }): number {
  const precision = counts.said === 0 ? 1 : counts.hit / counts.said
  const recall = counts.gold === 0 ? 1 : counts.hit / counts.gold
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

/** Adds tallies of several documents up. */
export function addTallies(tallies: Tally[]): Tally {
  const total: Tally = {
    hit: 0,
    strict: 0,
    said: 0,
    gold: 0,
    outline: { hit: 0, said: 0, gold: 0 },
    units: { hit: 0, said: 0, gold: 0 },
  }
  for (const tally of tallies) {
    for (const key of ['hit', 'strict', 'said', 'gold'] as const) total[key] += tally[key]
    for (const part of ['outline', 'units'] as const)
      for (const key of ['hit', 'said', 'gold'] as const) total[part][key] += tally[part][key]
  }
  return total
}

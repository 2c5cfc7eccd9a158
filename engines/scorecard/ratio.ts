import { add, type Rational, subtract, toNumber } from '#kernel/decimal'
import type { Node } from './formula/parse.ts'
import type { Banded } from './rule-set.ts'

/** Facts of many companies, one column each; NaN is missing. */
export type Columns = Readonly<Record<string, Float64Array>>

/**
 * A banding of a column, or of a column over another, that doubles can decide: the form of nearly every official indicator.
 * Plain arrays and no closures inside: this is the loop that a million companies go through.
 */
export interface Ratio {
  above: Float64Array
  /** Null: the column itself. */
  below: Float64Array | null
  /** Of each limit, times the sign: beyond `over` a double is sure that it is passed, below `under` that it is not. */
  over: Float64Array
  under: Float64Array
  /** The limits as whole numbers p ÷ q. */
  p: Float64Array
  q: Float64Array
  /** 1: more is better; −1: less is. */
  sign: 1 | -1
  isInclusive: Uint8Array
}

/** `a / b`, `a`, or one of them plus or minus a figure; null for other formulas. */
export function ratioOf({ of, bands, when }: Banded, columns: Columns): Ratio | null {
  let [tree, shift]: [Node, Rational] = [of.tree, { n: 0n, d: 1n }]
  while (tree.kind === 'arithmetic' && (tree.op === '+' || tree.op === '-') && tree.right.kind === 'number') {
    shift = tree.op === '-' ? add(shift, tree.right.value) : subtract(shift, tree.right.value)
    tree = tree.left
  }
  const [top, bottom] = tree.kind === 'arithmetic' && tree.op === '/' ? [tree.left, tree.right] : [tree, null]
  const above = top.kind === 'name' ? columns[top.name] : undefined
  const below = bottom?.kind === 'name' ? columns[bottom.name] : undefined
  if (when || !above || (bottom && !below)) return null
  const edges = bands.flatMap(({ edge }) => (edge ? [{ ...edge, limit: add(edge.limit, shift) }] : []))
  const [first] = edges
  const sign = first?.kind === 'atLeast' || first?.kind === 'above' ? 1 : -1
  // A quotient is off by a part of itself only, so the blur of a limit of zero is zero.
  const limits = edges.map(({ limit }) => toNumber(limit) * sign)
  return {
    above,
    below: below ?? null,
    over: Float64Array.from(limits, (limit) => limit + Math.abs(limit) * blur),
    under: Float64Array.from(limits, (limit) => limit - Math.abs(limit) * blur),
    p: Float64Array.from(edges, ({ limit }) => Number(limit.n)),
    q: Float64Array.from(edges, ({ limit }) => Number(limit.d)),
    sign,
    isInclusive: Uint8Array.from(edges, ({ kind }) => Number(kind === 'atLeast' || kind === 'atMost')),
  }
}

/** Far more than two figures and their quotient can be off, relative. */
const blur = 2 ** -48
/** Whole numbers up to here are exact as doubles. */
const safe = Number.MAX_SAFE_INTEGER
/** Money has at most four decimals in practice: a yuan. */
const scale = 10_000

/**
 * Number of the band, from the first; −1: only the exact way can tell, or a figure is missing.
 *
 * A double decides where its error cannot matter; nearer to an edge a ÷ b ≥ p ÷ q is asked as a·q ≥ b·p in whole numbers.
 */
export function bandOf(ratio: Ratio, row: number): number {
  const a = ratio.above[row] as number
  const b = ratio.below === null ? 1 : (ratio.below[row] as number)
  if (!(b > 0)) return -1
  const value = (a / b) * ratio.sign
  const { over, under } = ratio
  let band = 0
  while (band < over.length && value < (under[band] as number)) band++
  return band === over.length || value > (over[band] as number) ? band : bandNear(ratio, a, b, band)
}

/** From the first band that was not surely missed on, exactly. */
function bandNear({ over, p, q, sign, isInclusive }: Ratio, a: number, b: number, from: number): number {
  for (let band = from; band < over.length; band++) {
    const exact = signAt(a, b, p[band] as number, q[band] as number) * sign
    if (exact > 0 || (exact === 0 && isInclusive[band] === 1)) return band
    if (Number.isNaN(exact)) return -1
  }
  return over.length
}

/** The sign of a ÷ b − p ÷ q; NaN where the whole numbers grow too large. */
function signAt(a: number, b: number, p: number, q: number): number {
  const isWhole = Number.isInteger(a) && Number.isInteger(b)
  const left = (isWhole ? a : scaled(a)) * q
  const right = (isWhole ? b : scaled(b)) * p
  return Math.abs(left) <= safe && Math.abs(right) <= safe ? Math.sign(left - right) : Number.NaN
}

/** The figure times 10,000, if that is whole and says the same decimal; otherwise NaN. */
function scaled(figure: number): number {
  const whole = Math.round(figure * scale)
  return whole / scale === figure && Math.abs(whole) <= safe ? whole : Number.NaN
}

/**
 * Adds the points of every company's band to the totals; NaN where only the exact way can tell.
 *
 * The figures between the limits are cut into cells, and of a cell in which no limit lies the points are known beforehand:
 * one look instead of a comparison with each limit, whose outcome no processor can foresee. Where a limit lies in the cell,
 * or a figure is missing, `bandOf` decides.
 */
export function addBands(ratio: Ratio, points: Float64Array, totals: Float64Array): void {
  const { above, below, sign } = ratio
  const { from, perUnit, bands } = cellsOf(ratio)
  const pointsOfCell = Float64Array.from(bands, (band) => (band < 0 ? Number.NaN : (points[band] as number)))
  const [rows, last, slope, base] = [totals.length, bands.length - 1, perUnit * sign, -from * perUnit]
  for (let row = 0; row < rows; row++) {
    const b = below === null ? 1 : (below[row] as number)
    const at = ((above[row] as number) / b) * slope + base
    let gain = pointsOfCell[at > 0 ? (at < last ? at | 0 : last) : 0] as number
    if (!(b > 0) || Number.isNaN(at) || Number.isNaN(gain)) {
      const band = bandOf(ratio, row)
      gain = band < 0 ? Number.NaN : (points[band] as number)
    }
    totals[row] = (totals[row] as number) + gain
  }
}

const cells = 1024
/** Of a cell: far more than rounding can move a figure into the next one. */
const margin = 1e-6

/** The band of each cell; −1 where a limit lies in it or too near. The first and the last cell hold all that lies beyond. */
function cellsOf({ over, under }: Ratio): { from: number; perUnit: number; bands: Int16Array } {
  const [lowest, highest] = [under.at(-1) ?? 0, over[0] ?? 0]
  // At least as wide as the limits are large: rounding is then a small part of a cell, however close together they lie.
  const width = Math.max(highest - lowest, Math.abs(lowest), Math.abs(highest)) || 1
  const perUnit = cells / width
  const from = lowest - 2 / perUnit
  const bands = Int16Array.from({ length: cells + 4 }, (_, cell) => {
    const least = cell === 0 ? Number.NEGATIVE_INFINITY : from + (cell - margin) / perUnit
    const most = cell === cells + 3 ? Number.POSITIVE_INFINITY : from + (cell + 1 + margin) / perUnit
    let band = 0
    while (band < under.length && most < (under[band] as number)) band++
    return band === under.length || least > (over[band] as number) ? band : -1
  })
  return { from, perUnit, bands }
}

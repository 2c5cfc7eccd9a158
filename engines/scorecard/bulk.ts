import { toNumber } from '#kernel/decimal'
import type { Node } from './formula/parse.ts'
import { Unknown } from './formula/types.ts'
import { outcomeOf, totalOf } from './items.ts'
import { readFacts } from './read-facts.ts'
import type { Banded, Part, RuleItem, RuleSet } from './rule-set.ts'
import { envOf, partOf } from './score.ts'

/** Facts of many companies, one column each; NaN is missing. */
export type Columns = Readonly<Record<string, Float64Array>>

export interface BulkItem {
  id: string
  /** Points at their lower end; null: unknown. */
  points: number | null
  /** What the band was chosen by. */
  input: number | null
  /** Number of the band, from the best; −1 where there is none. */
  band: number
}

export interface Bulk {
  /** Totals of all companies; NaN: unknown. */
  totals(columns: Columns, count: number): Float64Array
  /** One company with every item's input, band and points. */
  explain(columns: Columns, row: number): { items: BulkItem[]; total: number | null }
}

/** Half the distance between neighbouring doubles, relative. */
const unit = 2 ** -53
/** How far the figure given last may be from the exact one; set by every lane. */
let error = 0

type Lane = (row: number) => number
/** A band's number; −1: the figure lies too near to an edge for a double to tell, or is missing. */
type Chooser = (row: number) => number

/**
 * Scores columns of figures. Doubles choose a band only where their error cannot matter; a company with a figure nearer to an
 * edge than that, or with anything missing, is worked out exactly, so the answer is always that of `score`. Facts that are
 * no plain numbers are taken as missing.
 */
export function bulkOf(set: RuleSet, partName: string | null = null): Bulk {
  const part = partOf(set, partName)
  if (!part) throw new RangeError(`${set.id} has no part ${partName}`)
  const exact = exactly(set, part)
  let bound: { columns: Columns; items: BoundItem[] } | null = null
  const bind = (columns: Columns): BoundItem[] => {
    if (bound?.columns !== columns) bound = { columns, items: summed(part).map((item) => boundItem(item, columns)) }
    return bound.items
  }
  return {
    totals(columns, count) {
      const items = bind(columns)
      const totals = new Float64Array(count)
      const choosers = items.map(({ choose }) => choose)
      const points = items.map((item) => item.points)
      for (let row = 0; row < count; row++) {
        let total = 0
        for (let i = 0; i < choosers.length; i++) {
          const band = (choosers[i] as Chooser)(row)
          if (band < 0) {
            total = Number.NaN
            break
          }
          total += (points[i] as Float64Array)[band] as number
        }
        totals[row] = Number.isNaN(total) ? (exact(columns, row).total ?? Number.NaN) : total
      }
      return totals
    },
    explain(columns, row) {
      const explained: BulkItem[] = []
      let total = 0
      for (const { id, choose, points, lane } of bind(columns)) {
        const band = choose(row)
        if (band < 0) return exact(columns, row)
        const given = points[band] as number
        total += given
        explained.push({ id, points: given, input: lane(row), band })
      }
      return { items: explained, total }
    },
  }
}

interface BoundItem {
  id: string
  choose: Chooser
  lane: Lane
  points: Float64Array
}

/** The items that the total adds up. A group that caps what it adds stays whole, and is worked out exactly. */
function summed(part: Part): RuleItem[] {
  const expand = (id: string): string[] => {
    const item = part.itemById.get(id)
    return item?.rule.kind === 'sum' && item.max === null ? item.rule.items.flatMap(expand) : [id]
  }
  return (part.total?.items ?? []).flatMap(expand).flatMap((id) => part.itemById.get(id) ?? [])
}

const never: Chooser = () => -1

function boundItem({ source, rule }: RuleItem, columns: Columns): BoundItem {
  const only = rule.kind === 'banded' && rule.alternatives.length === 1 ? rule.alternatives[0] : undefined
  const points = Float64Array.from(only?.bands ?? [], (band) => toNumber(band.points.low))
  const isWhole = points.every((each) => Number.isSafeInteger(each))
  const lane = only && !only.when && isWhole ? laneOf(only.of.tree, columns) : null
  if (!only || !lane) return { id: source.id, choose: never, lane: () => Number.NaN, points }
  return { id: source.id, choose: chooserOf(only, lane), lane, points }
}

function chooserOf({ bands }: Banded, lane: Lane): Chooser {
  const edges = bands.flatMap(({ edge }) => (edge ? [edge] : []))
  const limits = Float64Array.from(edges, ({ limit }) => toNumber(limit))
  const least = edges[0]?.kind === 'atLeast' || edges[0]?.kind === 'above'
  const count = limits.length
  return (row) => {
    const value = lane(row)
    const slack = error
    for (let band = 0; band < count; band++) {
      const limit = limits[band] as number
      const ahead = least ? value - limit : limit - value
      const doubt = slack + Math.abs(limit) * unit * 2
      if (ahead > doubt) return band
      if (!(ahead < -doubt)) return -1
    }
    return count
  }
}

/** A formula over columns in doubles, with a bound of its error; null for what only the exact way can. */
function laneOf(node: Node, columns: Columns): Lane | null {
  if (node.kind === 'number') {
    const value = toNumber(node.value)
    const own = Math.abs(value) * unit
    return () => {
      error = own
      return value
    }
  }
  if (node.kind === 'name') {
    const column = columns[node.name]
    if (!column) return null
    return (row) => {
      const value = column[row] as number
      error = Math.abs(value) * unit
      return value
    }
  }
  if (node.kind !== 'arithmetic') return null
  const [left, right] = [laneOf(node.left, columns), laneOf(node.right, columns)]
  return left && right ? operations[node.op](left, right) : null
}

const operations: Record<'+' | '-' | '*' | '/', (left: Lane, right: Lane) => Lane> = {
  '+': (left, right) => sumLane(left, right, 1),
  '-': (left, right) => sumLane(left, right, -1),
  '*': (left, right) => (row) => {
    const a = left(row)
    const ea = error
    const b = right(row)
    const value = a * b
    error = (Math.abs(a) * error + Math.abs(b) * ea + ea * error + Math.abs(value) * unit) * 1.01
    return value
  },
  '/': (left, right) => (row) => {
    const a = left(row)
    const ea = error
    const b = right(row)
    const value = a / b
    const least = Math.abs(b) - error
    // By zero it is unknown, which no comparison finds: the exact way says so.
    error = least > 0 ? ((ea + Math.abs(value) * error) / least + Math.abs(value) * unit) * 1.01 : Number.NaN
    return value
  },
}

function sumLane(left: Lane, right: Lane, sign: 1 | -1): Lane {
  return (row) => {
    const a = left(row)
    const ea = error
    const value = a + sign * right(row)
    error = (ea + error + Math.abs(value) * unit) * 1.01
    return value
  }
}

/** One row as `score` works it out; caps, cases and missing facts included. */
function exactly(set: RuleSet, part: Part) {
  return (columns: Columns, row: number): { items: BulkItem[]; total: number | null } => {
    const given = Object.entries(columns).flatMap(([name, column]) =>
      Number.isNaN(column[row]) ? [] : [[name, column[row]] as const],
    )
    const env = envOf(readFacts(Object.fromEntries(given), { facts: set.source.facts }).facts, set)
    const items = summed(part).map((item): BulkItem => {
      const { points, input } = outcomeOf(part, item.source.id, env)
      const isKnown = points !== null && !(points instanceof Unknown)
      const value = input && typeof input.outcome === 'object' && 'n' in input.outcome ? toNumber(input.outcome) : null
      return { id: item.source.id, points: isKnown ? toNumber(points.low) : null, input: value, band: -1 }
    })
    const total = totalOf(part, env)
    return { items, total: total instanceof Unknown ? null : toNumber(total.low) }
  }
}

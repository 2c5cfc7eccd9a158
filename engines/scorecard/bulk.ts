import { toNumber } from '#kernel/decimal'
import { isRational, Unknown } from './formula/types.ts'
import { outcomeOf, totalOf } from './items.ts'
import { addBands, bandOf, type Columns, type Ratio, ratioOf } from './ratio.ts'
import { readFacts } from './read-facts.ts'
import type { Part, RuleItem, RuleSet } from './rule-set.ts'
import { envOf, partOf } from './score.ts'

export interface BulkItem {
  id: string
  /** Points at their lower end; null: unknown. */
  points: number | null
  /** What the band was chosen by. */
  input: number | null
  /** Number of the band, from the first; −1 where it was worked out exactly. */
  band: number
}

export interface Bulk {
  /** Totals of all companies at their lower end; NaN: unknown. */
  totals(columns: Columns, count: number): Float64Array
  /** One company with every item's input, band and points. */
  explain(columns: Columns, row: number): { items: BulkItem[]; total: number | null }
}

interface BoundItem {
  id: string
  ratio: Ratio
  points: Float64Array
}

/**
 * Scores columns of figures. Doubles choose a band only where their error cannot matter; nearer to an edge whole numbers do, and
 * what neither can tell, or misses something, is worked out exactly: the answer is always that of `score`. Facts without a
 * column are missing.
 */
export function bulkOf(set: RuleSet, partName: string | null = null): Bulk {
  const part = partOf(set, partName)
  if (!part) throw new RangeError(`${set.id} has no part ${partName}`)
  const added = itemsAdded(part)
  const exact = exactly(set, part, added)
  let last: { columns: Columns; items: BoundItem[] | null } | null = null
  const bind = (columns: Columns): BoundItem[] | null => {
    if (last?.columns !== columns) last = { columns, items: bindAll(added, part, columns) }
    return last.items
  }
  return {
    totals(columns, count) {
      const items = bind(columns)
      const totals = new Float64Array(count).fill(items ? 0 : Number.NaN)
      for (const { ratio, points } of items ?? []) addBands(ratio, points, totals)
      for (let row = 0; row < count; row++)
        if (Number.isNaN(totals[row])) totals[row] = exact(columns, row).total ?? Number.NaN
      return totals
    },
    explain(columns, row) {
      const items = bind(columns)
      if (!items) return exact(columns, row)
      const explained: BulkItem[] = []
      let total = 0
      for (const { id, ratio, points } of items) {
        const band = bandOf(ratio, row)
        if (band < 0) return exact(columns, row)
        const given = points[band] as number
        const input = (ratio.above[row] as number) / (ratio.below === null ? 1 : (ratio.below[row] as number))
        total += given
        explained.push({ id, points: given, input, band })
      }
      return { items: explained, total }
    },
  }
}

/** The items that the total adds up. A group that caps what it adds stays whole, and is worked out exactly. */
function itemsAdded(part: Part): RuleItem[] {
  const expand = (id: string): string[] => {
    const item = part.itemById.get(id)
    return item?.rule.kind === 'sum' && item.max === null ? item.rule.items.flatMap(expand) : [id]
  }
  return (part.total?.items ?? []).flatMap(expand).flatMap((id) => part.itemById.get(id) ?? [])
}

/** Null where one of the items needs more than a band of a ratio in whole points. */
function bindAll(items: RuleItem[], part: Part, columns: Columns): BoundItem[] | null {
  if (part.total?.decimals !== null) return null
  const bound = items.flatMap(({ source, rule }): BoundItem[] => {
    const only = rule.kind === 'banded' && rule.alternatives.length === 1 ? rule.alternatives[0] : undefined
    const ratio = only && source.expert === undefined ? ratioOf(only, columns) : null
    if (!only || !ratio) return []
    const points = Float64Array.from(only.bands, (band) => toNumber(band.points.low))
    return points.every((each) => Number.isSafeInteger(each)) ? [{ id: source.id, ratio, points }] : []
  })
  return bound.length === items.length ? bound : null
}

/** One row as `score` works it out; caps, cases and missing facts included. */
function exactly(set: RuleSet, part: Part, added: RuleItem[]) {
  return (columns: Columns, row: number): { items: BulkItem[]; total: number | null } => {
    const given: Record<string, number> = {}
    for (const [name, column] of Object.entries(columns)) {
      const figure = column[row]
      if (figure !== undefined && !Number.isNaN(figure)) given[name] = figure
    }
    const env = envOf(readFacts(given, { facts: set.source.facts }).facts, set)
    const items = added.map(({ source }): BulkItem => {
      const { points, input } = outcomeOf(part, source.id, env)
      const isKnown = points !== null && !(points instanceof Unknown)
      const value = input && isRational(input.outcome) ? toNumber(input.outcome) : null
      return { id: source.id, points: isKnown ? toNumber(points.low) : null, input: value, band: -1 }
    })
    const total = totalOf(part, env)
    return { items, total: total instanceof Unknown ? null : toNumber(total.low) }
  }
}

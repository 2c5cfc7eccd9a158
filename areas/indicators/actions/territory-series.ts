import { successionsOf } from '#areas/regions'
import type { Db } from '#platform/db/db'
import type { KnownValue } from '../rules/plausibility.ts'
import type { SplitRule } from '../rules/split-draft.ts'
import { type Predecessor, restated } from '../rules/territory.ts'
import { countingValues } from '../store/assessments.ts'
import { periodKey } from '../store/observations.ts'

interface SeriesOf {
  regionPath: string
  indicatorId: string
  subject: string
  rollup: SplitRule | null
}

/** What became part of each region, itself or through another; most regions have none. */
export async function predecessorsOf(db: Db, paths: readonly string[]): Promise<Map<string, Predecessor[]>> {
  const found = new Map<string, Predecessor[]>()
  let asked = [...new Set(paths)]
  const rootsOf = new Map(asked.map((path) => [path, [path]]))
  while (asked.length > 0) {
    const next = new Set<string>()
    for (const { path, name, successorPath, from } of await successionsOf(db, asked)) {
      if (!asked.includes(successorPath)) continue
      for (const root of rootsOf.get(successorPath) ?? []) {
        const known = found.get(root) ?? []
        if (known.some((one) => one.path === path) || path === root) continue
        found.set(root, [...known, { path, name, from }])
        rootsOf.set(path, [...(rootsOf.get(path) ?? []), root])
        next.add(path)
      }
    }
    asked = [...next]
  }
  return found
}

export interface TerritorySeries {
  /** Values of the territory that the region had on a day. */
  on(series: SeriesOf, day: string): KnownValue[]
  /** Values of a region as it reported them. */
  own(series: Pick<SeriesOf, 'regionPath' | 'indicatorId' | 'subject'>): KnownValue[]
}

/** Values that count of each series and of what became part of its region. */
export async function territorySeries(
  db: Db,
  wanted: readonly SeriesOf[],
  options: { until: string; knownAt: Date | null },
  joined: ReadonlyMap<string, readonly Predecessor[]>,
): Promise<TerritorySeries> {
  const keys = wanted.flatMap((one) => [
    one,
    ...(joined.get(one.regionPath) ?? []).map(({ path }) => ({ ...one, regionPath: path })),
  ])
  const values = await countingValues(db, keys, options)
  const own: TerritorySeries['own'] = ({ regionPath, indicatorId, subject }) =>
    values.get(periodKey(regionPath, indicatorId, subject, '')) ?? []
  return {
    own,
    on(series, day) {
      const parts = series.rollup === 'sum' ? (joined.get(series.regionPath) ?? []) : []
      if (parts.length === 0) return own(series)
      const added = parts.map(({ path, from }) => ({ from, values: own({ ...series, regionPath: path }) }))
      return restated(own(series), added, day)
    },
  }
}

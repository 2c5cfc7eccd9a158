import { type Region, regionsAtPaths, successionsOf } from '#areas/regions'
import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { ReportPeriod } from '../rules/period.ts'
import type { Predecessor } from '../rules/territory.ts'
import { cardsOf } from '../store/cards.ts'
import { type CardRow, type IndicatorRow, indicatorsById } from '../store/catalogue.ts'
import { lastRevisions, periodKey, type StandingValue, standingValues } from '../store/observations.ts'
import type { Draft } from './observation-draft.ts'
import { predecessorsOf } from './territory-series.ts'

/** What new values are judged against. */
export interface Known {
  indicators: Map<string, IndicatorRow>
  cards: Map<string, CardRow[]>
  current: Map<string, StandingValue>
  bySeries: Map<string, StandingValue[]>
  revisions: Map<string, { revision: number; status: string }>
  regions: Map<string, Region>
  /** What became part of each region. */
  joined: Map<string, Predecessor[]>
  /** Names of what each region became. */
  successors: Map<string, string[]>
}

export function seriesKey(of: { regionPath: string; indicatorId: string; subject: string }): string {
  return periodKey(of.regionPath, of.indicatorId, of.subject, '')
}

/** Indicators, cards, series and regions that the drafts are about. */
export async function readKnown(db: Db, drafts: readonly Draft[]): Promise<Known> {
  const ids = drafts.map((draft) => draft.indicatorId)
  const keys = [...new Map(drafts.map((draft) => [`${draft.regionPath} ${draft.indicatorId}`, draft])).values()]
  const paths = [...new Set(drafts.map((draft) => draft.regionPath))]
  const joined = await predecessorsOf(db, paths)
  const added = keys.flatMap((key) =>
    (joined.get(key.regionPath) ?? []).map(({ path }) => ({ regionPath: path, indicatorId: key.indicatorId })),
  )
  const rows = await standingValues(db, [...keys, ...added])
  const bySeries = Map.groupBy(rows, (row) =>
    seriesKey({ regionPath: row.region_path, indicatorId: row.indicator_id, subject: row.subject }),
  )
  const successions = (await successionsOf(db, paths)).filter(({ path }) => paths.includes(path))
  const successors = Map.groupBy(successions, ({ path }) => path)
  return {
    indicators: await indicatorsById(db, ids),
    cards: await cardsOf(db, ids),
    current: new Map(rows.map((row) => [periodKey(row.region_path, row.indicator_id, row.subject, row.period), row])),
    bySeries,
    revisions: await lastRevisions(db, drafts),
    regions: new Map((await regionsAtPaths(db, paths)).map((region) => [region.path, region])),
    joined,
    successors: new Map([...successors].map(([path, list]) => [path, list.map(({ successorName }) => successorName)])),
  }
}

/** A region that was merged reports nothing for later periods, one that was founded nothing for earlier ones. */
export function regionProblems(known: Known, path: string, period: ReportPeriod): Problem[] {
  const region = known.regions.get(path)
  if (region?.validTo && period.start > region.validTo) {
    const successors = (known.successors.get(path) ?? []).map((name) => `“${name}”`).join('')
    return [{ code: 'indicators.region-over', params: { region: region.name, date: region.validTo, successors } }]
  }
  if (region?.validFrom && period.end < region.validFrom) {
    return [{ code: 'indicators.region-not-yet', params: { region: region.name, date: region.validFrom } }]
  }
  return []
}

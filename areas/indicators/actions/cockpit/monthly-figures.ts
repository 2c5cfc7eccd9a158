import { regionByPath, regionsUnder } from '#areas/regions'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { DistrictRowView, OwedRowView, TargetRowView } from '../../contract.ts'
import { ranked } from '../../rules/cockpit/district-rank.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import type { StatusCounts } from '../../rules/headline.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { assessTargets } from '../assess-targets.ts'
import { type CockpitQuery, readCockpit } from './read-cockpit.ts'
import { readDistricts } from './read-districts.ts'

/** What a figure rests on: with these it can be read again as it was. */
export interface FigureVersions {
  series: string
  target: number
  indicator: number
}

export interface DistrictFigure {
  regionPath: string
  name: string
  /** Decimal texts in the target's unit. */
  actual: string | null
  goal: string
  share: number | null
  /** By share, 1 the highest. */
  rank: number | null
}

export interface MonthlyFigures {
  regionPath: string
  regionName: string
  asOf: string
  counts: StatusCounts
  rows: (TargetRowView & {
    versions: FigureVersions
    /** Own place among the regions beside it that carry the same target; null where there are none. */
    place: { rank: number; of: number } | null
    /** The regions below that carry a part, best first. */
    districts: DistrictFigure[]
  })[]
  owed: OwedRowView[]
  districts: DistrictRowView[]
}

/**
 * Everything that a monthly report says of a region, from one reading, with the versions it rests on.
 *
 * Permission: indicators:read; the caller hands in its scope.
 * Reads:      as `readCockpit`, and the targets of the regions beside and below.
 * Errors:     indicators.not-found.
 */
export async function monthlyFigures(ctx: Context, query: CockpitQuery & { asOf: string }): Promise<MonthlyFigures> {
  const { regionPath, regionName, asOf, counts, rows, owed } = await readCockpit(ctx, query)
  const targetIds = rows.map((row) => row.targetId)
  const targets = await cockpitTargets(ctx.db, null, { regionPaths: [regionPath], targetIds })
  const byId = new Map(targets.map((target) => [target.id, target]))
  const region = await regionByPath(ctx.db, regionPath)
  const beside = region?.parentPath ? await standingOf(ctx, region.parentPath, targets, asOf) : []
  const below = await standingOf(ctx, regionPath, targets, asOf)
  return {
    ...{ regionPath, regionName, asOf, counts, owed },
    rows: rows.flatMap((row) => {
      const target = byId.get(row.targetId)
      if (!target) return []
      const peers = alike(beside, target)
      const own = peers.find((peer) => peer.regionPath === regionPath)
      return [
        {
          ...row,
          versions: versionsOf(target),
          place: own?.rank ? { rank: own.rank, of: peers.length } : null,
          districts: alike(below, target),
        },
      ]
    }),
    districts: (await readDistricts(ctx, { regionPath, asOf })).items,
  }
}

function versionsOf(target: CockpitTarget): FigureVersions {
  return { series: String(target.seriesVersion), target: target.version, indicator: target.indicatorVersion }
}

interface Standing {
  target: CockpitTarget
  name: string
  actual: string | null
  share: number | null
}

/** Targets of the regions directly below `parentPath` for the same indicators, with how they stand. */
async function standingOf(
  ctx: Context,
  parentPath: string,
  targets: readonly CockpitTarget[],
  asOf: string,
): Promise<Standing[]> {
  const regions = (await regionsUnder(ctx.db, ctx.clock, parentPath)).filter((one) => one.parentPath === parentPath)
  const names = new Map(regions.map((one) => [one.path, one.name]))
  const own = await ofIndicators(ctx.db, [...names.keys()], new Set(targets.map((target) => target.indicatorId)))
  const assessed = await assessTargets(ctx.db, own, [asOf])
  return own.map((target) => {
    const found = assessed.get(assessmentKey(target.id, asOf))
    return {
      target,
      name: names.get(target.regionPath) ?? target.regionPath,
      actual: found?.actual ?? null,
      share: found?.share ?? null,
    }
  })
}

async function ofIndicators(db: Db, regionPaths: string[], indicatorIds: Set<string>): Promise<CockpitTarget[]> {
  if (regionPaths.length === 0) return []
  const found = await cockpitTargets(db, null, { regionPaths })
  return found.filter((target) => indicatorIds.has(target.indicatorId))
}

/** Those that carry the same indicator to the same deadline, ranked by the share reached. */
function alike(standing: readonly Standing[], target: CockpitTarget): DistrictFigure[] {
  const same = standing.filter(
    ({ target: other }) =>
      other.indicatorId === target.indicatorId &&
      other.subject === target.subject &&
      other.deadline === target.deadline &&
      other.recurrence === target.recurrence,
  )
  const ranks = ranked(same.map(({ share }) => share))
  return same
    .map(({ target: other, name, actual, share }, index) => ({
      regionPath: other.regionPath,
      name,
      actual,
      goal: plainDecimal(other.value),
      share,
      rank: ranks[index] ?? null,
    }))
    .sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || (a.regionPath < b.regionPath ? -1 : 1))
}

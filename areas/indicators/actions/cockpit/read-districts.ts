import { regionsUnder } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { DistrictRowView, getDistricts } from '../../contract.ts'
import { onPaceShare, ranked } from '../../rules/cockpit/district-rank.ts'
import { owedOf } from '../../rules/cockpit/owed-of-target.ts'
import { countStatuses } from '../../rules/headline.ts'
import { assessmentDay, monthEndBefore } from '../../rules/period.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { assessTargets } from '../assess-targets.ts'
import { regionInScope } from '../region-scope.ts'

/**
 * How the regions directly below stand by their own targets, ranked by the share that is on pace.
 *
 * Permission: indicators:read; regions outside the scope are left out.
 * Reads:      targets and assessments of the regions below. Writes: indicators.assessment for what was not kept.
 * Errors:     indicators.not-found.
 */
export async function readDistricts(
  ctx: Context,
  query: { regionPath?: string; asOf?: string },
): Promise<ResponseOf<typeof getDistricts>> {
  const region = await regionInScope(ctx, query.regionPath)
  const today = businessDate(ctx.clock.now())
  const asOf = query.asOf ?? assessmentDay(today)
  const below = (await regionsUnder(ctx.db, ctx.clock, region.path)).filter((one) => one.parentPath === region.path)
  const targets = await cockpitTargets(ctx.db, ctx.scope, {
    regionPaths: below.map((one) => one.path),
    year: Number(asOf.slice(0, 4)),
  })
  const days = [asOf, monthEndBefore(asOf)]
  const assessed = await assessTargets(ctx.db, targets, days)
  const byRegion = Map.groupBy(targets, (target) => target.regionPath)
  const rows = below.flatMap((one) => {
    const own = byRegion.get(one.path) ?? []
    return own.length === 0
      ? []
      : [{ regionPath: one.path, name: one.name, ...standing(own, assessed, { days, today }) }]
  })
  const ranks = ranked(rows.map((row) => row.onPaceShare))
  const items = rows.map((row, index) => ({ ...row, rank: ranks[index] ?? null, tile: null }))
  items.sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || (a.regionPath < b.regionPath ? -1 : 1))
  return { asOf, regionPath: region.path, items }
}

function standing(
  targets: readonly CockpitTarget[],
  assessed: Awaited<ReturnType<typeof assessTargets>>,
  { days, today }: { days: readonly string[]; today: string },
): Pick<DistrictRowView, 'counts' | 'onPaceShare' | 'owedCount' | 'status'> {
  const at = (target: CockpitTarget, day: string | undefined) => assessed.get(assessmentKey(target.id, day ?? ''))
  const counts = countStatuses(
    targets.map((target) => {
      const now = at(target, days[0])
      return {
        status: now?.status ?? 'no-data',
        statusBefore: at(target, days[1])?.status ?? null,
        isStarted: now?.blockedBy !== 'not-started',
      }
    }),
  )
  const owed = targets.filter((target) => owedOf(target, at(target, days[0])?.dataThrough ?? null, today) !== null)
  const share = onPaceShare(counts)
  const status = share === null ? 'no-data' : counts.behind > counts.onPace ? 'behind' : 'on-pace'
  return { counts, onPaceShare: share, owedCount: owed.length, status }
}

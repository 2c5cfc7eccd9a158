import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { getEntryGrid } from '../contract.ts'
import { askedFor, entryOrder } from '../rules/asked-for.ts'
import { plainDecimal } from '../rules/decimal.ts'
import { type ReportPeriod, readPeriod } from '../rules/period.ts'
import { type CockpitTarget, cockpitTargets } from '../store/assessments.ts'
import { indicatorsById } from '../store/catalogue.ts'
import {
  type EarlierValue,
  earlierValues,
  lastRevisions,
  periodKey,
  type StoredObservation,
  seriesOfTarget,
} from '../store/observations.ts'
import { regionInScope, regionsInScope } from './region-scope.ts'

type Grid = ResponseOf<typeof getEntryGrid>

/**
 * What the person may report for a period: each indicator with a target here or in the region above, with the value
 * before, last year's and what is already reported; what is asked for comes first, by its day.
 *
 * Permission: indicators:write; a department sees what it answers for.
 * Errors:     indicators.not-found, indicators.bad-period.
 */
export async function readEntryGrid(ctx: Context, query: { regionPath?: string; period: string }): Promise<Grid> {
  const period = readPeriod(query.period)
  if (!period) throw new Refusal({ code: 'indicators.bad-period', field: 'period', params: { period: query.period } })
  const region = await regionInScope(ctx, query.regionPath)
  const own = await cockpitTargets(ctx.db, ctx.scope, { regionPaths: [region.path] })
  const targets = [...own, ...(await targetsAbove(ctx, region.path))]
  const due = targets.filter((target) => target.deadlineEnd >= period.start)
  const rows = [...Map.groupBy(due, (target) => `${target.indicatorId} ${target.subject}`).values()]
  // What is read below belongs to this region, also where only the city has the target.
  const firsts = rows.flatMap((group) => (group[0] ? [{ ...group[0], regionPath: region.path }] : []))
  const indicators = await indicatorsById(
    ctx.db,
    firsts.map((target) => target.indicatorId),
  )
  const asked = firsts.map((target) => ({ ...target, period: period.period }))
  const revisions = await lastRevisions(ctx.db, asked)
  const earlier = await earlierValues(ctx.db, asked, { end: period.end, yearBefore: yearBefore(period) })
  const today = businessDate(ctx.clock.now())
  const ownSeries = new Set(own.map(seriesOfTarget))
  const found = firsts.map((target) => {
    const key = periodKey(region.path, target.indicatorId, target.subject, period.period)
    const last = revisions.get(key)
    const { previous = null, lastYear = null } = earlier.get(key) ?? {}
    const isComputed = Boolean(indicators.get(target.indicatorId)?.measure)
    return {
      indicatorId: target.indicatorId,
      indicator: target.indicator,
      subject: target.subject,
      unit: target.indicatorUnit,
      reported: target.reported,
      previous: shown(previous),
      lastYear: shown(lastYear),
      current: last
        ? {
            value: plainDecimal(last.value),
            revision: last.revision,
            status: last.status as 'submitted' | 'approved' | 'returned',
            explanation: last.explanation,
            note: last.note,
            returned: returnedOf(last),
          }
        : null,
      target: nextTarget(
        own.filter((one) => one.deadlineEnd >= period.start),
        target,
        period,
      ),
      isComputed,
      hasCard: target.cadence !== null,
      due: askedFor({
        ...{ cadence: target.cadence, dueDays: target.dueDays, isComputed, period, today },
        isNeeded: ownSeries.has(seriesOfTarget(target)) || target.rollup !== null,
      }),
    }
  })
  const orderOf = (row: (typeof found)[number]) => entryOrder({ due: row.due, status: row.current?.status ?? null })
  return {
    regionPath: region.path,
    regions: await regionsInScope(ctx),
    period: period.period,
    rows: found.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0)),
  }
}

function returnedOf(
  last: Pick<StoredObservation, 'status' | 'decision_note' | 'decided_by_name' | 'decided_at'>,
): NonNullable<Grid['rows'][number]['current']>['returned'] {
  if (last.status !== 'returned' || last.decided_at === null) return null
  return { reason: last.decision_note ?? '', by: last.decided_by_name ?? '', at: last.decided_at.toISOString() }
}

/** A city's target is reached by its districts: they report their part of it without having a target of their own. */
async function targetsAbove(ctx: Context, regionPath: string): Promise<CockpitTarget[]> {
  if (ctx.scope.reach === 'department') return []
  const codes = regionPath.split('/').filter(Boolean)
  const above = codes.slice(0, -1).map((_, at) => `${codes.slice(0, at + 1).join('/')}/`)
  return above.length === 0 ? [] : cockpitTargets(ctx.db, null, { regionPaths: above })
}

/** The month of the year before in which the period ended then. */
function yearBefore(period: ReportPeriod): string {
  return `${Number(period.end.slice(0, 4)) - 1}${period.end.slice(4, 7)}-01`
}

function shown(value: EarlierValue | null): Grid['rows'][number]['previous'] {
  return value && { period: value.period, value: plainDecimal(value.value) }
}

function nextTarget(due: readonly CockpitTarget[], of: CockpitTarget, period: ReportPeriod) {
  const own = due
    .filter((target) => target.indicatorId === of.indicatorId && target.subject === of.subject)
    .sort((a, b) => (a.deadlineEnd < b.deadlineEnd ? -1 : 1))
  const next = own.find((target) => target.deadlineEnd >= period.end) ?? own.at(-1)
  return next ? { value: plainDecimal(next.value), unit: next.unit, deadline: next.deadline } : null
}

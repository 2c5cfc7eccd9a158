import { departmentNames, regionByPath, regionsUnder } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Context } from '#platform/http/route'
import type { ChangeRowView, OwedRowView, TargetRowView } from '../contract.ts'
import { plainDecimal, subtractDecimals } from '../rules/decimal.ts'
import { type DefaultMonth, defaultMonth } from '../rules/default-month.ts'
import { owedReport } from '../rules/due-report.ts'
import { countStatuses, headline, type StatusCounts } from '../rules/headline.ts'
import { assessmentDay, monthEndBefore } from '../rules/period.ts'
import { asItStood } from '../rules/target-versions.ts'
import { type Assessed, type CockpitTarget, cockpitTargets } from '../store/assessments.ts'
import { assessmentKey } from '../store/kept-assessments.ts'
import { lastReportedDays } from '../store/observations.ts'
import { lastReminders } from '../store/reminders.ts'
import { assessTargets } from './assess-targets.ts'

export interface CockpitQuery {
  regionPath?: string
  planId?: string
  year?: number
  asOf?: string
}

export interface Cockpit {
  regionPath: string
  regionName: string
  asOf: string
  comparedWith: string
  silentSince: string | null
  sparse: DefaultMonth['sparse']
  headline: string
  counts: StatusCounts
  rows: TargetRowView[]
  owed: OwedRowView[]
  changes: ChangeRowView[]
  regions: { path: string; name: string }[]
  plans: { id: string; title: string }[]
}

const mostChanges = 8
const mostRegions = 60

/** The region that a cockpit or a grid is about: the one asked for, within what the scope reaches. */
export async function regionInScope(ctx: Context, wanted: string | undefined): Promise<{ path: string; name: string }> {
  const own = ctx.scope.reach === 'region' || ctx.scope.reach === 'department' ? ctx.scope.regionPath : null
  const path = wanted ?? own ?? ctx.actor.regionPath
  if (!path || (own !== null && !path.startsWith(own))) throw new Refusal('indicators.not-found')
  const region = await regionByPath(ctx.db, path)
  if (!region) throw new Refusal('indicators.not-found')
  return { path: region.path, name: region.name }
}

/** Regions that a person may choose: the top of the scope and what lies directly and deeper below it. */
export async function regionsInScope(ctx: Context): Promise<{ path: string; name: string }[]> {
  const scope: Scope = ctx.scope
  const top = scope.reach === 'region' || scope.reach === 'department' ? scope.regionPath : ctx.actor.regionPath
  const regions = await regionsUnder(ctx.db, ctx.clock, top ?? '')
  return regions.slice(0, mostRegions).map(({ path, name }) => ({ path, name }))
}

/**
 * How the targets of a region stand at a month end: in words, by row, who owes data, what changed most.
 *
 * Permission: indicators:read, scope in the SQL; a department sees the targets that it answers for.
 * Reads:      targets, kept assessments, regions and departments for their names.
 * Writes:     indicators.assessment for what was not kept.
 * Errors:     indicators.not-found for a region outside the scope.
 */
export async function readCockpit(ctx: Context, query: CockpitQuery): Promise<Cockpit> {
  const region = await regionInScope(ctx, query.regionPath)
  const today = businessDate(ctx.clock.now())
  const newest = assessmentDay(today)
  const inYearOf = (day: string) =>
    cockpitTargets(ctx.db, ctx.scope, {
      regionPaths: [region.path],
      ...(query.planId ? { planId: query.planId } : {}),
      withoutOwnParts: ctx.scope.reach !== 'department',
      // A plan that was chosen is shown whole, also one of other years.
      year: query.year ?? (query.planId ? undefined : Number(day.slice(0, 4))),
    })
  let targets = await inYearOf(query.asOf ?? newest)
  const { asOf, sparse } = query.asOf ? { asOf: query.asOf, sparse: null } : await monthOf(ctx, targets, newest)
  if (!query.asOf && asOf.slice(0, 4) !== newest.slice(0, 4)) targets = await inYearOf(asOf)
  const silentSince = query.asOf || asOf >= newest || sparse ? null : asOf
  const comparedWith = monthEndBefore(asOf)
  const assessed = await assessTargets(ctx.db, targets, [asOf, comparedWith])
  const names = await departmentNames(ctx.db, [...new Set(targets.flatMap((target) => target.departmentIds))])
  const rows = targets.map((target) =>
    cockpitRow(asItStood(target, asOf), {
      now: assessed.get(assessmentKey(target.id, asOf)),
      before: assessed.get(assessmentKey(target.id, comparedWith)),
      names,
      locale: ctx.actor.locale,
    }),
  )
  rows.sort(byUrgency)
  const counts = countStatuses(rows)
  const words = headline(counts, asOf)
  return {
    ...{ regionPath: region.path, regionName: region.name, asOf, comparedWith, silentSince, sparse },
    ...{ counts, rows },
    headline: ctx.actor.locale === 'en' ? words.en : words.zh,
    owed: await owedRows(ctx, targets, assessed, { asOf, today: query.asOf ?? today, names }),
    changes: changesOf(targets, assessed, { asOf, comparedWith }),
    regions: await regionsInScope(ctx),
    plans: plansOf(targets),
  }
}

async function monthOf(ctx: Context, targets: readonly CockpitTarget[], newest: string): Promise<DefaultMonth> {
  const days = await lastReportedDays(ctx.db, targets, newest)
  return defaultMonth(
    targets.map(({ cadence }, index) => ({ cadence, dataThrough: days[index] ?? null })),
    newest,
  )
}

const order: Record<TargetRowView['status'], number> = {
  missed: 0,
  behind: 1,
  'no-data': 2,
  'on-pace': 3,
  ahead: 4,
  met: 5,
}

function byUrgency(a: TargetRowView, b: TargetRowView): number {
  return (
    order[a.status] - order[b.status] || (a.gapPoints ?? 0) - (b.gapPoints ?? 0) || (a.targetId < b.targetId ? -1 : 1)
  )
}

/** A target as the cockpit's table shows it. */
export function cockpitRow(
  target: CockpitTarget,
  about: {
    now: Assessed | undefined
    before: Assessed | undefined
    names: ReadonlyMap<string, string>
    locale: 'zh-CN' | 'en'
  },
): TargetRowView {
  const { now } = about
  return {
    targetId: target.id,
    regionPath: target.regionPath,
    indicatorId: target.indicatorId,
    indicator: target.indicator,
    subject: target.subject,
    unit: target.unit,
    mode: target.mode,
    comparator: target.comparator,
    value: plainDecimal(target.value),
    valueMax: target.valueMax === null ? null : plainDecimal(target.valueMax),
    deadline: target.deadline,
    planId: target.planId,
    planTitle: target.planTitle,
    departments: target.departmentIds.map((id) => ({ id, name: about.names.get(id) ?? id })),
    status: now?.status ?? 'no-data',
    statusBefore: about.before?.status ?? null,
    isStarted: now?.blockedBy !== 'not-started',
    actual: now?.actual ?? null,
    dataThrough: now?.dataThrough ?? null,
    share: now?.share ?? null,
    expectedShare: now?.expectedShare ?? null,
    seasonalShare: now?.seasonalShare ?? null,
    gapPoints: now?.gapPoints ?? null,
    requiredPerMonth: now?.requiredPerMonth ?? null,
    forecast: now?.forecast ?? null,
    meetsTarget: now?.meetsTarget ?? null,
    working: (about.locale === 'en' ? now?.workingEn : now?.workingZh) ?? '',
    hasCard: target.cadence !== null,
    cardVersion: now?.cardVersion ?? null,
    earlierCardVersion: now?.earlierCardVersion ?? null,
  }
}

/** Reports are owed from the month before the target was bound, for amounts of a year not before that year. */
function owedFrom(target: CockpitTarget): string {
  const bound = monthEndBefore(target.boundOn)
  const counts = `${(target.periodStart ?? target.deadline).slice(0, 4)}-01-01`
  return target.mode === 'flow-annual' && counts > bound ? counts : bound
}

export function owedOf(target: CockpitTarget, dataThrough: string | null, today: string) {
  return owedReport({
    cadence: target.cadence ?? 'month',
    dueDays: target.dueDays ?? 10,
    dataThrough,
    startsOn: owedFrom(target),
    endsOn: target.deadlineEnd,
    today,
  })
}

async function owedRows(
  ctx: Context,
  targets: readonly CockpitTarget[],
  assessed: ReadonlyMap<string, Assessed>,
  at: { asOf: string; today: string; names: ReadonlyMap<string, string> },
): Promise<OwedRowView[]> {
  const found = targets.flatMap((target) => {
    const owed = owedOf(target, assessed.get(assessmentKey(target.id, at.asOf))?.dataThrough ?? null, at.today)
    return owed ? [{ target, owed }] : []
  })
  const reminded = await lastReminders(
    ctx.db,
    found.map(({ target }) => target),
  )
  return found
    .map(({ target, owed }) => ({
      targetId: target.id,
      regionPath: target.regionPath,
      indicator: target.indicator,
      departments: target.departmentIds.map((id) => ({ id, name: at.names.get(id) ?? id })),
      ...owed,
      remindedAt: reminded.get(target.id)?.toISOString() ?? null,
    }))
    .sort((a, b) => b.daysLate - a.daysLate || (a.targetId < b.targetId ? -1 : 1))
}

function changesOf(
  targets: readonly CockpitTarget[],
  assessed: ReadonlyMap<string, Assessed>,
  days: { asOf: string; comparedWith: string },
): ChangeRowView[] {
  return targets
    .flatMap((target) => {
      const now = assessed.get(assessmentKey(target.id, days.asOf))
      const before = assessed.get(assessmentKey(target.id, days.comparedWith))
      const isComparable = now?.actual && before?.actual && now.gapPoints !== null && before.gapPoints !== null
      if (!isComparable || subtractDecimals(now.actual ?? '0', before.actual ?? '0') === '0') return []
      return [
        {
          targetId: target.id,
          regionPath: target.regionPath,
          indicator: target.indicator,
          unit: target.unit,
          before: before.actual ?? '0',
          after: now.actual ?? '0',
          gapChangePoints: Math.round(((now.gapPoints ?? 0) - (before.gapPoints ?? 0)) * 100) / 100,
        },
      ]
    })
    .sort((a, b) => Math.abs(b.gapChangePoints) - Math.abs(a.gapChangePoints))
    .slice(0, mostChanges)
}

function plansOf(targets: readonly CockpitTarget[]): { id: string; title: string }[] {
  const plans = new Map(targets.flatMap((target) => (target.planId ? [[target.planId, target.planTitle ?? '']] : [])))
  return [...plans].map(([id, title]) => ({ id, title }))
}

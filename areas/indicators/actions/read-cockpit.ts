import { departmentNames, regionByPath, regionsUnder } from '#areas/regions'
import { type TaskOfOrigin, tasksOfOrigins } from '#areas/tasks'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Context } from '#platform/http/route'
import type { ChangeRowView, OwedRowView, TargetRowView, TargetTaskView, Topic } from '../contract.ts'
import { plainDecimal, subtractDecimals } from '../rules/decimal.ts'
import { type DefaultMonth, defaultMonth } from '../rules/default-month.ts'
import { type OwedReport, owedReport } from '../rules/due-report.ts'
import { countStatuses, headline, isBehind, type StatusCounts } from '../rules/headline.ts'
import { pendingPeriod } from '../rules/pending-period.ts'
import { addDays, assessmentDay, daysBetween, monthEndBefore } from '../rules/period.ts'
import { asItStood } from '../rules/target-versions.ts'
import { type Assessed, type CockpitTarget, cockpitTargets } from '../store/assessments.ts'
import { latestNotes } from '../store/cockpit/latest-notes.ts'
import { newestPending, type PendingFigure } from '../store/cockpit/newest-pending.ts'
import { type ReturnedFigure, returnedFigures } from '../store/cockpit/returned-figures.ts'
import { assessmentKey } from '../store/kept-assessments.ts'
import { lastReportedDays, periodKey } from '../store/observations.ts'
import { lastReminders } from '../store/reminders.ts'
import { assessTargets } from './assess-targets.ts'

export interface CockpitQuery {
  regionPath?: string
  planId?: string
  topic?: Topic
  departmentId?: string
  year?: number
  asOf?: string
  /** Day on which reports are owed, of periods that `asOf` holds; by default the day that is looked at. */
  owedOn?: string
}

export interface Cockpit {
  regionPath: string
  regionName: string
  asOf: string
  comparedWith: string
  today: string
  silentSince: string | null
  sparse: DefaultMonth['sparse']
  headline: string
  counts: StatusCounts
  rows: TargetRowView[]
  owed: OwedRowView[]
  changes: ChangeRowView[]
  regions: { path: string; name: string }[]
  plans: { id: string; title: string }[]
  departments: { id: string; name: string }[]
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

/** The targets that a region's cockpit is about, as of the month asked for or the newest that most figures reach. */
export async function standingTargets(
  ctx: Context,
  regionPath: string,
  newest: string,
  query: Omit<CockpitQuery, 'regionPath'> = {},
): Promise<{ targets: CockpitTarget[]; asOf: string; sparse: DefaultMonth['sparse'] }> {
  const inYearOf = (day: string) =>
    cockpitTargets(ctx.db, ctx.scope, {
      regionPaths: [regionPath],
      ...(query.planId ? { planId: query.planId } : {}),
      withoutOwnParts: ctx.scope.reach !== 'department',
      // A plan that was chosen is shown whole, also one of other years.
      year: query.year ?? (query.planId ? undefined : Number(day.slice(0, 4))),
    })
  const targets = await inYearOf(query.asOf ?? newest)
  if (query.asOf) return { targets, asOf: query.asOf, sparse: null }
  const { asOf, sparse } = await monthOf(ctx, targets, newest)
  const isOtherYear = asOf.slice(0, 4) !== newest.slice(0, 4)
  return { targets: isOtherYear ? await inYearOf(asOf) : targets, asOf, sparse }
}

/**
 * How the targets of a region stand at a month end: in words, by row, who owes data, what changed most.
 *
 * Permission: indicators:read, scope in the SQL; a department sees the targets that it answers for.
 * Reads:      targets, kept assessments, regions and departments for their names, tasks that follow targets up.
 * Writes:     indicators.assessment for what was not kept.
 * Errors:     indicators.not-found for a region outside the scope.
 */
export async function readCockpit(ctx: Context, query: CockpitQuery): Promise<Cockpit> {
  const region = await regionInScope(ctx, query.regionPath)
  const today = businessDate(ctx.clock.now())
  const newest = assessmentDay(today)
  const { targets: all, asOf, sparse } = await standingTargets(ctx, region.path, newest, query)
  const targets = all.filter((target) => isAskedFor(target, query))
  const comparedWith = monthEndBefore(asOf)
  const assessed = await assessTargets(ctx.db, targets, [asOf, comparedWith])
  const names = await departmentNames(ctx.db, [...new Set(all.flatMap(ownersOf))])
  const beside = await besideTargets(ctx, targets, assessed, asOf)
  const rows = targets.map((target) =>
    cockpitRow(asItStood(target, asOf), {
      now: assessed.get(assessmentKey(target.id, asOf)),
      before: assessed.get(assessmentKey(target.id, comparedWith)),
      task: beside.tasks.get(target.id) ?? null,
      reportNote: beside.notes.get(target.id) ?? null,
      pending: beside.pending.get(seriesOfTarget(target)),
      asOf,
      names,
      locale: ctx.actor.locale,
    }),
  )
  rows.sort(byUrgency)
  const counts = countStatuses(rows)
  const words = headline(counts, asOf)
  return {
    ...{ regionPath: region.path, regionName: region.name, asOf, comparedWith, today, sparse },
    ...{ counts, rows },
    silentSince: query.asOf || sparse || !isSilent(asOf, today) ? null : asOf,
    headline: ctx.actor.locale === 'en' ? words.en : words.zh,
    owed: await owedRows(ctx, targets, assessed, {
      ...{ asOf, names },
      today: query.owedOn ?? query.asOf ?? today,
      through: query.owedOn ? asOf : null,
    }),
    changes: changesOf(targets, assessed, { asOf, comparedWith }),
    regions: await regionsInScope(ctx),
    plans: plansOf(all),
    departments: departmentsOf(all, names),
  }
}

function isAskedFor(target: CockpitTarget, { topic, departmentId }: CockpitQuery): boolean {
  return (!topic || target.topic === topic) && (!departmentId || ownersOf(target).includes(departmentId))
}

/** Calendar days after which a month without any figure is worth a word: by then monthly reports are due. */
const silentAfterDays = 20

function isSilent(asOf: string, today: string): boolean {
  return asOf < assessmentDay(addDays(today, -silentAfterDays))
}

/** Where the figures of a target are found in what is read by series. */
export function seriesOfTarget({ regionPath, indicatorId, subject }: CockpitTarget): string {
  return periodKey(regionPath, indicatorId, subject, '')
}

/** What stands beside the figures: what nobody approved yet, the task that follows a target up, and what the office wrote about one that is behind. */
async function besideTargets(
  ctx: Context,
  targets: readonly CockpitTarget[],
  assessed: ReadonlyMap<string, Assessed>,
  asOf: string,
): Promise<{
  tasks: Map<string, TargetTaskView>
  notes: Map<string, string>
  /** By series. */
  pending: Map<string, PendingFigure>
}> {
  const found = await tasksOfOrigins(
    ctx.db,
    ctx,
    targets.map(({ id }) => ({ kind: 'target', id })),
  )
  const behind = targets.filter((target) => isBehind(assessed.get(assessmentKey(target.id, asOf))?.status ?? 'no-data'))
  const notes = await latestNotes(ctx.db, behind, asOf)
  return {
    tasks: new Map(found.map((task) => [task.origin.id, taskView(task)])),
    notes: new Map(
      behind.flatMap((target) => {
        const note = notes.get(seriesOfTarget(target))
        return note ? [[target.id, note]] : []
      }),
    ),
    pending: await newestPending(ctx.db, targets, asOf),
  }
}

function taskView({ origin: _, title: __, ...task }: TaskOfOrigin): TargetTaskView {
  return { ...task, isOpen: task.state !== 'closed' && task.state !== 'cancelled' }
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
    task?: TargetTaskView | null
    reportNote?: string | null
    /** Newest figure of its series that nobody has approved. */
    pending: PendingFigure | undefined
    asOf: string
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
    judgedFor: judgedFor(target, about.asOf),
    planId: target.planId,
    planTitle: target.planTitle,
    departments: ownersOf(target).map((id) => ({ id, name: about.names.get(id) ?? id })),
    status: now?.status ?? 'no-data',
    statusBefore: about.before?.status ?? null,
    isStarted: now?.blockedBy !== 'not-started',
    actual: now?.actual ?? null,
    dataThrough: now?.dataThrough ?? null,
    pendingPeriod: pendingPeriod({ reported: target.reported, dataThrough: now?.dataThrough ?? null }, about.pending),
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
    topic: target.topic,
    cadence: target.cadence,
    blockedBy: now?.blockedBy ?? null,
    reportNote: about.reportNote ?? null,
    task: about.task ?? null,
  }
}

/** What a target is held against on a day. Example: judgedFor({ recurrence: 'annual', deadline: '2027' }, '2025-05-31') → '2025' */
export function judgedFor(
  { recurrence, deadline }: Pick<CockpitTarget, 'recurrence' | 'deadline'>,
  asOf: string,
): string {
  const year = asOf.slice(0, 4)
  return recurrence === 'annual' && year < deadline.slice(0, 4) ? year : deadline
}

/** Departments that answer for a target, the lead first; where its plan names none, the owner of the definition card. */
export function ownersOf(target: CockpitTarget): string[] {
  if (target.departmentIds.length > 0) return target.departmentIds
  return target.ownerDepartmentId ? [target.ownerDepartmentId] : []
}

/** Reports are owed from the month before the target was bound, for amounts of a year not before that year. */
function owedFrom(target: CockpitTarget): string {
  const bound = monthEndBefore(target.boundOn)
  const counts = `${(target.periodStart ?? target.deadline).slice(0, 4)}-01-01`
  return target.mode === 'flow-annual' && counts > bound ? counts : bound
}

export function owedOf(
  target: CockpitTarget,
  dataThrough: string | null,
  today: string,
  /** Later periods are not asked for. */
  through: string | null = null,
) {
  return owedReport({
    cadence: target.cadence ?? 'month',
    dueDays: target.dueDays ?? 10,
    dataThrough,
    startsOn: owedFrom(target),
    endsOn: through !== null && through < target.deadlineEnd ? through : target.deadlineEnd,
    today,
  })
}

async function owedRows(
  ctx: Context,
  targets: readonly CockpitTarget[],
  assessed: ReadonlyMap<string, Assessed>,
  at: { asOf: string; today: string; through: string | null; names: ReadonlyMap<string, string> },
): Promise<OwedRowView[]> {
  const found = targets.flatMap((target) => {
    const { dataThrough = null } = assessed.get(assessmentKey(target.id, at.asOf)) ?? {}
    const owed = owedOf(target, dataThrough, at.today, at.through)
    return owed ? [{ target, owed }] : []
  })
  const cameBack = await cameBackOf(ctx, targets, at)
  const owing = [
    ...found.map((one) => ({
      ...one,
      returned:
        cameBack.find((back) => back.target.id === one.target.id && back.owed.period === one.owed.period)?.returned ??
        null,
    })),
    ...cameBack.filter(
      (back) => !found.some(({ target, owed }) => target.id === back.target.id && owed.period === back.owed.period),
    ),
  ]
  const reminded = await lastReminders(
    ctx.db,
    owing.map(({ target }) => target),
  )
  return owing
    .map(({ target, owed, returned }) => ({
      targetId: target.id,
      regionPath: target.regionPath,
      indicator: target.indicator,
      departments: ownersOf(target).map((id) => ({ id, name: at.names.get(id) ?? id })),
      ...owed,
      returned: returned && { reason: returned.reason, by: returned.by, at: returned.at.toISOString() },
      remindedAt: reminded.get(target.id)?.toISOString() ?? null,
    }))
    .sort((a, b) => b.daysLate - a.daysLate || (a.targetId < b.targetId ? -1 : 1))
}

/** Figures that came back are owed again, also before their day and where later periods are reported. */
async function cameBackOf(
  ctx: Context,
  targets: readonly CockpitTarget[],
  at: { today: string; through: string | null },
): Promise<{ target: CockpitTarget; owed: OwedReport; returned: ReturnedFigure }[]> {
  const returned = await returnedFigures(ctx.db, targets, at.through ?? at.today)
  return targets.flatMap((target) =>
    (returned.get(seriesOfTarget(target)) ?? []).map((figure) => {
      const dueOn = addDays(figure.periodEnd, target.dueDays ?? 10)
      const daysLate = Math.max(0, daysBetween(dueOn, at.today))
      return { target, owed: { period: figure.period, dueOn, daysLate, periods: 1 }, returned: figure }
    }),
  )
}

/** Each figure once, although several plans set a target for it. */
function changesOf(
  targets: readonly CockpitTarget[],
  assessed: ReadonlyMap<string, Assessed>,
  days: { asOf: string; comparedWith: string },
): ChangeRowView[] {
  const figures = new Map(targets.map((target) => [`${target.indicatorId} ${target.subject}`, target]))
  return [...figures.values()]
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

function departmentsOf(targets: readonly CockpitTarget[], names: ReadonlyMap<string, string>) {
  const ids = [...new Set(targets.flatMap(ownersOf))]
  return ids
    .map((id) => ({ id, name: names.get(id) ?? id }))
    .sort((a, b) => new Intl.Collator('zh-CN').compare(a.name, b.name))
}

import { departmentNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'
import type { ChangeRowView, OwedRowView, TargetRowView, Topic } from '../../contract.ts'
import { greatestChanges } from '../../rules/cockpit/changes.ts'
import { ownersOf } from '../../rules/cockpit/owners.ts'
import { byUrgency } from '../../rules/cockpit/urgency.ts'
import type { DefaultMonth } from '../../rules/default-month.ts'
import { countStatuses, headline, type StatusCounts } from '../../rules/headline.ts'
import { addDays, assessmentDay, monthEndBefore } from '../../rules/period.ts'
import { asItStood } from '../../rules/target-versions.ts'
import type { CockpitTarget } from '../../store/assessments.ts'
import { assessmentKey } from '../../store/kept-assessments.ts'
import { seriesOfTarget } from '../../store/observations.ts'
import { assessTargets } from '../assess-targets.ts'
import { regionInScope, regionsInScope } from '../region-scope.ts'
import { besideTargets } from './beside-targets.ts'
import { cockpitRow } from './cockpit-row.ts'
import { owedRows } from './owed-rows.ts'
import { standingTargets } from './standing-targets.ts'

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
    changes: greatestChanges(
      targets.map(({ id: targetId, ...target }) => ({
        ...target,
        targetId,
        now: assessed.get(assessmentKey(targetId, asOf)),
        before: assessed.get(assessmentKey(targetId, comparedWith)),
      })),
    ),
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

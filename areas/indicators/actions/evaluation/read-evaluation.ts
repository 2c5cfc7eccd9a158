import { departmentNames, regionNames } from '#areas/regions'
import { inLocale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { EvaluationRowView, EvaluationView, listEvaluations } from '../../contract.ts'
import { mayDo } from '../../may-do.ts'
import { plainDecimal } from '../../rules/decimal.ts'
import { definitionUsed } from '../../rules/definition-used.ts'
import { conclusionOf, evaluationStatistics, expectedPath } from '../../rules/evaluation.ts'
import { asItStood } from '../../rules/target-versions.ts'
import { type CockpitTarget, cockpitTargets } from '../../store/assessments.ts'
import {
  entriesOf,
  findEvaluation,
  findEvaluations,
  plansToEvaluate,
  type StoredEntry,
  type StoredEvaluation,
} from '../../store/evaluations.ts'
import { askedOf } from '../adjust/adjust-target.ts'
import { assessOne, summaryOf } from '../assess-targets.ts'
import { predecessorsOf, type TerritorySeries, territorySeries } from '../territory-series.ts'

export interface At {
  regionPath: string
  evaluationId: string
}

/** Permission: indicators:read, scope in the SQL. */
export async function listOfEvaluations(
  ctx: Context,
  query: { page: number; pageSize: number },
): Promise<ResponseOf<typeof listEvaluations>> {
  const { rows, total } = await findEvaluations(ctx.db, ctx.scope, {
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  })
  const names = await regionNames(ctx.db, [...new Set(rows.map((row) => row.region_path))])
  const mayCreate = mayDo(ctx.actor, 'indicators:evaluate')
  return {
    items: rows.map((row) => summaryView(row, names)),
    total,
    mayCreate,
    plans: mayCreate ? await plansToEvaluate(ctx.db, ctx.scope) : [],
  }
}

function summaryView(row: Omit<StoredEvaluation, 'frozen'>, names: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    regionPath: row.region_path,
    regionName: names.get(row.region_path) ?? row.region_path,
    title: row.title,
    planId: row.plan_id,
    planTitle: row.plan_title,
    asOf: row.as_of,
    status: row.status as 'open' | 'closed',
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedByName: row.closed_by_name,
  }
}

/**
 * An evaluation with every target of its plan and the statistics; a closed one as it was closed.
 *
 * Permission: indicators:read; a department sees the targets that it answers for.
 * Errors:     indicators.not-found.
 */
export async function readEvaluation(ctx: Context, at: At): Promise<EvaluationView> {
  const row = await findEvaluation(ctx.db, ctx.scope, { regionPath: at.regionPath, id: at.evaluationId })
  if (!row) throw new Refusal('indicators.not-found')
  return evaluationView(ctx, row)
}

export async function evaluationView(ctx: Context, row: StoredEvaluation): Promise<EvaluationView> {
  const names = await regionNames(ctx.db, [row.region_path])
  const all =
    row.status === 'closed'
      ? (row.frozen as { rows: EvaluationRowView[] }).rows.map((one) => ({ ...one, mayEnter: false }))
      : await evaluatedRows(ctx, row)
  const { scope } = ctx
  const isSeen = (one: EvaluationRowView) =>
    scope.reach !== 'department' || one.departments.some(({ id }) => id === scope.departmentId)
  const rows = all.filter(isSeen)
  const statistics = evaluationStatistics(rows)
  return {
    ...summaryView(row, names),
    revision: row.revision,
    statistics: { ...statistics, conclusion: inLocale(conclusionOf(statistics, row.as_of), ctx.actor.locale) },
    rows,
    mayClose: row.status === 'open' && mayDo(ctx.actor, 'indicators:evaluate'),
  }
}

async function evaluatedRows(ctx: Context, row: StoredEvaluation): Promise<EvaluationRowView[]> {
  const targets = await cockpitTargets(ctx.db, null, {
    regionPaths: [row.region_path],
    planId: row.plan_id,
    withoutOwnParts: true,
  })
  const joined = await predecessorsOf(ctx.db, [row.region_path])
  const series = await territorySeries(ctx.db, targets, { until: row.as_of, knownAt: null }, joined)
  const entries = await entriesOf(ctx.db, { regionPath: row.region_path, id: row.id })
  const names = await departmentNames(ctx.db, [...new Set(targets.flatMap((target) => target.departmentIds))])
  return targets.map((target) => rowOf(ctx, target, { asOf: row.as_of, series, entry: entries.get(target.id), names }))
}

function rowOf(
  ctx: Context,
  today: CockpitTarget,
  about: { asOf: string; series: TerritorySeries; entry: StoredEntry | undefined; names: ReadonlyMap<string, string> },
): EvaluationRowView {
  const { asOf, entry } = about
  const target = asItStood(today, asOf)
  const known = about.series.on(target, asOf)
  const assessment = assessOne(today, known, asOf)
  const found = summaryOf(assessment, definitionUsed(target, known, assessment.dataThrough))
  const indicator = { ...target, unit: target.indicatorUnit }
  const { value, valueMax, deadline, baseline } = askedOf(target)
  const en = ctx.actor.locale === 'en'
  return {
    targetId: target.id,
    ...{ indicator: target.indicator, subject: target.subject, unit: target.unit, mode: target.mode },
    departments: target.departmentIds.map((id) => ({ id, name: about.names.get(id) ?? id })),
    ...{ comparator: target.comparator, value, valueMax, deadline, baseline },
    earlier: target.earlier
      .filter(({ until }) => until <= asOf)
      .map((one) => ({ value: plainDecimal(one.value), deadline: one.deadline, until: one.until })),
    path: expectedPath(target, indicator, known),
    expected: assessment.pointers.time?.expectedValue ?? null,
    ...{ actual: found.actual, dataThrough: found.dataThrough, share: found.share },
    ...{ expectedShare: found.expectedShare, gapPoints: found.gapPoints, status: found.status },
    isStarted: found.blockedBy !== 'not-started',
    ...{ forecast: found.forecast, meetsTarget: found.meetsTarget },
    working: en ? found.workingEn : found.workingZh,
    cause: entry?.cause ?? null,
    proposalKind: (entry?.proposal_kind ?? null) as EvaluationRowView['proposalKind'],
    proposal: entry?.proposal ?? null,
    enteredByName: entry?.entered_by_name ?? null,
    enteredAt: entry?.entered_at.toISOString() ?? null,
    revision: entry?.revision ?? 0,
    mayEnter: mayEnter(ctx, target),
  }
}

/** Officers of the region enter for every target, a department for its own. */
export function mayEnter(ctx: Pick<Context, 'scope' | 'actor'>, target: Pick<CockpitTarget, 'departmentIds'>): boolean {
  if (!mayDo(ctx.actor, 'indicators:write')) return false
  const { scope } = ctx
  return scope.reach !== 'department' || target.departmentIds.includes(scope.departmentId)
}

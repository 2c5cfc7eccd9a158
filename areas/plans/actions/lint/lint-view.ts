import { regionNames } from '#areas/regions'
import { type TaskOfOrigin, tasksOfOrigins } from '#areas/tasks'
import { decide, type Scope } from '#platform/auth/permission'
import type { Context } from '#platform/http/route'
import type { JobView } from '#platform/jobs/jobs'
import type { FindingQuote, FindingView, VersionFindings } from '../../contract/lint.ts'
import { FindingView as FindingShape } from '../../contract/lint.ts'
import { plansPermissions } from '../../permissions.ts'
import { digestOf, type StoredQuote } from '../../rules/lint/lint-findings.ts'
import { assessedFacts, plansInForce } from '../../store/lint-documents.ts'
import { type FindingRow, findingsOf, type LintRow, lintOf, lintRunOf } from '../../store/lint-findings.ts'
import type { PlanRow, VersionRow } from '../../store/plans.ts'
import { reachesRegion } from '../../store/scope.ts'

export async function findingsView(ctx: Context, plan: PlanRow, version: VersionRow): Promise<VersionFindings> {
  const assessed = await lintOf(ctx.db, version)
  const rows = assessed ? await findingsOf(ctx.db, version) : []
  const names = await regionNames(ctx.db, [plan.region_path])
  const writes = decide(ctx.actor, plansPermissions['plans:write'])
  return {
    title: plan.title,
    regionName: names.get(plan.region_path) ?? plan.region_path,
    ordinal: version.ordinal,
    assessment: assessed && {
      at: assessed.linted_at.toISOString(),
      by: assessed.linted_by_name,
      basis: assessed.basis,
      outdated: await outdatedSince(ctx, plan, version, assessed),
    },
    running: await runningOf(ctx, version),
    items: await findingViews(ctx, rows),
    total: rows.length,
    may: { write: writes !== null && reachesRegion(writes, plan.region_path) },
  }
}

/** Whether figures of the version, or the plans in force, are others than those that were assessed. */
export async function outdatedSince(
  ctx: Context,
  plan: PlanRow,
  version: VersionRow,
  { input_digest: digest, basis }: LintRow,
): Promise<{ figures: boolean; basis: boolean }> {
  const inForce = (await plansInForce(ctx.db, plan)).flatMap(({ id: planId, published_version_id: versionId }) =>
    versionId === null ? [] : [{ planId, versionId }],
  )
  const facts = await assessedFacts(ctx.db, plan, version.id)
  const isIn = (one: { versionId: string }, list: readonly { versionId: string }[]) =>
    list.some(({ versionId }) => versionId === one.versionId)
  return {
    figures: digestOf(facts, basis) !== digest,
    basis: inForce.length !== basis.length || !inForce.every((one) => isIn(one, basis)),
  }
}

async function runningOf(ctx: Context, version: VersionRow): Promise<VersionFindings['running']> {
  const run = await lintRunOf(ctx.db, version)
  if (!run || !isUnderWay(await ctx.jobs.view(run.job_id))) return null
  return { jobId: run.job_id, by: run.asked_by_name, at: run.asked_at.toISOString() }
}

export const isUnderWay = (job: JobView | null) => job?.state === 'waiting' || job?.state === 'running'

/** Findings with the tasks that deal with them. */
export async function findingViews(ctx: Context, rows: readonly FindingRow[]): Promise<FindingView[]> {
  const origins = rows.map(({ id }) => ({ kind: 'finding' as const, id }))
  const tasks = new Map((await tasksOfOrigins(ctx.db, ctx, origins)).map((task) => [task.origin.id, task]))
  return rows.map((row) => findingView(row, ctx.scope, tasks.get(row.id) ?? null))
}

function findingView(row: FindingRow, scope: Scope, task: TaskOfOrigin | null): FindingView {
  return {
    id: row.id,
    type: FindingShape.shape.type.parse(row.type),
    severity: row.severity,
    indicator: row.indicator,
    arithmetic: { zh: row.arithmetic, en: row.arithmetic_en ?? row.arithmetic },
    reason: row.reason_zh === null || row.reason_en === null ? null : { zh: row.reason_zh, en: row.reason_en },
    message: { zh: row.message_zh, en: row.message_en },
    ask: { zh: row.ask_zh, en: row.ask_en },
    quotes: row.evidence.map((quote) => quoteView(quote, row.version_id, scope)),
    state: row.state,
    note: row.note,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    task: task && { id: task.taskId, leadName: task.leadName, isOpen: task.isOpen, href: task.href },
    isGone: row.gone_at !== null,
    revision: row.revision,
  }
}

/** Who may open the document goes to the sentence in it; everybody else to the published plan. */
function quoteView(stored: StoredQuote, versionId: string, scope: Scope): FindingQuote {
  const { title, quote, before, after } = stored
  const isOwn = stored.versionId === versionId
  const inPlace = `/plans/${stored.planId}/versions/${stored.versionId}${stored.itemId ? `?item=${stored.itemId}` : ''}`
  const mayOpen = isOwn || reachesRegion(scope, stored.regionPath)
  return { title, quote, before, after, isOwn, href: mayOpen ? inPlace : `/public/plans/${stored.planId}` }
}

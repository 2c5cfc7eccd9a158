import { regionNames } from '#areas/regions'
import { type TaskOfOrigin, tasksOfOrigins } from '#areas/tasks'
import { decide, type Scope } from '#platform/auth/permission'
import type { Context } from '#platform/http/route'
import type { JobView } from '#platform/jobs/jobs'
import { unitRoles } from '../../contract/fields.ts'
import type { FindingQuote, FindingView, VersionFindings } from '../../contract/lint.ts'
import { FindingView as FindingShape } from '../../contract/lint.ts'
import { plansPermissions } from '../../permissions.ts'
import { digestOf, type StoredQuote } from '../../rules/lint/lint-findings.ts'
import type { VersionKey } from '../../store/items.ts'
import { assessedFacts, plansInForce } from '../../store/lint-documents.ts'
import { type FindingRow, findingsOf, type LintRow, lintOf, lintRunOf } from '../../store/lint-findings.ts'
import { measuresOf, responsiblesOf } from '../../store/measures.ts'
import type { PlanRow, VersionRow } from '../../store/plans.ts'
import { reachesRegion } from '../../store/scope.ts'
import { unitsIn } from '../task-units.ts'

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
    items: await findingViews(ctx, version, rows),
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

/** Findings with the tasks that deal with them, and who would. */
export async function findingViews(
  ctx: Context,
  version: VersionKey,
  rows: readonly FindingRow[],
): Promise<FindingView[]> {
  const origins = rows.map(({ id }) => ({ kind: 'finding' as const, id }))
  const found = await tasksOfOrigins(ctx.db, ctx, origins, { withCancelled: true })
  const tasks = new Map(found.map((task) => [task.origin.id, task]))
  const leadOf = await leadsOf(ctx, version)
  return rows.map((row) => findingView(row, { scope: ctx.scope, task: tasks.get(row.id) ?? null, lead: leadOf(row) }))
}

/** The unit that the measure of a finding's own sentence names first, among those that a task can be given to. */
async function leadsOf(ctx: Context, version: VersionKey): Promise<(finding: FindingRow) => FindingView['lead']> {
  const measures = await measuresOf(ctx.db, version)
  const units = Map.groupBy(await responsiblesOf(ctx.db, version), (unit) => unit.measure_id)
  const unitOf = await unitsIn(ctx.db, ctx, version.region_path)
  return ({ evidence }) => {
    const [lead] = evidence
      .filter(({ versionId }) => versionId === version.id)
      .flatMap(({ offset }) => {
        const measure = measures.findLast(({ text_offset, end_offset }) => text_offset <= offset && offset < end_offset)
        return units.get(measure?.id ?? '') ?? []
      })
      .toSorted((a, b) => unitRoles.indexOf(a.role) - unitRoles.indexOf(b.role))
      .flatMap((printed) => {
        const unit = unitOf(printed)
        if (!unit) return []
        const key = 'departmentId' in unit ? unit.departmentId : unit.regionPath
        return [{ unit: key, name: printed.department_name ?? printed.printed }]
      })
    return lead ?? null
  }
}

interface AboutFinding {
  scope: Scope
  task: TaskOfOrigin | null
  lead: FindingView['lead']
}

function findingView(row: FindingRow, { scope, task: found, lead }: AboutFinding): FindingView {
  // A cancelled task deals with nothing: whoever waited for it has the finding before them again.
  const isLost = row.state === 'todo' && found?.state === 'cancelled'
  const task = found?.state === 'cancelled' && !isLost ? null : found
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
    state: isLost ? 'open' : row.state,
    note: row.note,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    task: task && {
      id: task.taskId,
      leadName: task.leadName,
      state: task.state,
      isOpen: task.isOpen,
      isOverdue: task.isOverdue,
      dueOn: task.dueOn,
      href: task.href,
    },
    lead,
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

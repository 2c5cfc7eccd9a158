import { openTask, withdrawTasks } from '#areas/tasks'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { FindingTask, FindingView } from '../../contract/lint.ts'
import { findingDetail } from '../../rules/lint/finding-task.ts'
import { type FindingRow, lockFinding, writeResolution } from '../../store/lint-findings.ts'
import type { VersionRow } from '../../store/plans.ts'
import { loadVersion } from '../load.ts'
import { findingViews } from './lint-view.ts'

/**
 * Answers a finding, opens it again, or makes it a task of the unit that the person names, if nobody decided on
 * it since it was seen.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.finding, tasks, the operation log.
 * Errors:     plans.version-not-found, plans.finding-not-found, plans.finding-changed, those of `openTask`.
 */
export async function resolveFinding(
  ctx: Context,
  input: {
    planId: string
    versionId: string
    findingId: string
    state: FindingRow['state']
    note: string | null
    task: FindingTask | null
    revision: number
  },
): Promise<FindingView> {
  const row = await ctx.db.tx(async (tx) => {
    const version = await loadVersion(tx, ctx.scope, input)
    const finding = await lockFinding(tx, version, input.findingId)
    if (!finding) throw new Refusal('plans.finding-not-found')
    if (finding.revision !== input.revision)
      throw new Refusal({ code: 'plans.finding-changed', params: { name: finding.decided_by_name ?? '' } })
    const by = { userId: ctx.actor.userId, name: ctx.actor.name, at: ctx.clock.now() }
    const decided = await writeResolution(tx, finding, input, by)
    await keepTask(tx, ctx, version, { finding: decided, task: input.task })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.resolve-finding',
      object: `plan:${version.plan_id}`,
      regionPath: version.region_path,
      detail: { versionId: version.id, findingId: finding.id, state: input.state },
    })
    return decided
  })
  const [view] = await findingViews(ctx, { region_path: row.region_path, id: row.version_id }, [row])
  if (!view) throw new Error('a finding without its view')
  return view
}

/** The task stands as long as its finding does; whoever asked may give it to another unit. */
async function keepTask(
  tx: Db,
  ctx: Context,
  version: VersionRow,
  { finding, task }: { finding: FindingRow; task: FindingTask | null },
): Promise<void> {
  const origin = { kind: 'finding' as const, id: finding.id }
  if (finding.state !== 'todo' || task === null) {
    await withdrawTasks(tx, ctx, { origins: [origin] }, finding.note ?? '评估意见已重新处理')
    return
  }
  const own = finding.evidence.find((quote) => quote.versionId === version.id)
  await openTask(tx, ctx, {
    regionPath: version.region_path,
    title: task.title,
    detail: findingDetail({
      message: finding.message_zh,
      evidence: finding.evidence,
      arithmetic: finding.arithmetic,
      ask: finding.ask_zh,
      versionId: version.id,
      words: finding.note,
    }),
    origin: {
      ...origin,
      planId: version.plan_id,
      title: own?.title ?? '政策一致性评估意见',
      ...(own ? { quote: own.quote } : {}),
      href: `/plans/${version.plan_id}/versions/${version.id}/findings`,
    },
    lead: task.lead.endsWith('/') ? { regionPath: task.lead } : { departmentId: task.lead },
    dueOn: task.dueOn,
  })
}

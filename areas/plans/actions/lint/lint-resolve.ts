import { notify, resolveTodos } from '#areas/notices'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { FindingView } from '../../contract/lint.ts'
import { type FindingRow, lockFinding, writeResolution } from '../../store/lint-findings.ts'
import type { VersionRow } from '../../store/plans.ts'
import { loadVersion } from '../load.ts'
import { findingView } from './lint-view.ts'

/**
 * Answers a finding, opens it again, or sends it back to whoever uploaded the version as a to-do, if nobody decided on
 * it since it was seen.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.finding, notices, the operation log.
 * Errors:     plans.version-not-found, plans.finding-not-found, plans.finding-changed.
 */
export async function resolveFinding(
  ctx: Context,
  input: {
    planId: string
    versionId: string
    findingId: string
    state: FindingRow['state']
    note: string | null
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
    await keepTodo(tx, ctx, version, decided)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.resolve-finding',
      object: `plan:${version.plan_id}`,
      regionPath: version.region_path,
      detail: { versionId: version.id, findingId: finding.id, state: input.state },
    })
    return decided
  })
  return findingView(row, ctx.scope)
}

/** A to-do stands as long as its finding does. */
async function keepTodo(tx: Db, ctx: Context, version: VersionRow, finding: FindingRow): Promise<void> {
  const object = `plan-finding:${finding.id}`
  const userId = version.uploaded_by_user_id
  if (finding.state !== 'todo' || userId === null) {
    await resolveTodos(tx, ctx, object)
    return
  }
  await notify(tx, ctx, {
    kind: 'todo',
    to: { userId },
    regionPath: version.region_path,
    title: {
      zh: `请处理一致性评估意见：${finding.indicator}`,
      en: `Deal with a finding of the assessment: ${finding.indicator}`,
    },
    text: { zh: finding.note ?? finding.ask_zh, en: finding.note ?? finding.ask_en },
    link: `/plans/${version.plan_id}/versions/${version.id}/findings`,
    object,
    reason: 'plans.finding-todo',
  })
}

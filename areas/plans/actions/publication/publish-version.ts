import { bindTargets, recordReported, withdrawTargets } from '#areas/indicators'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { ChosenTask } from '../../contract/measure-tasks.ts'
import type { Binding, PublishResult } from '../../contract/publication.ts'
import { checkPublication, takesPart } from '../../rules/publication/publication.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { factsOf, itemsOf } from '../../store/items.ts'
import { responsiblesOf } from '../../store/measures.ts'
import type { PlanRow, VersionRow } from '../../store/plans.ts'
import { endPublishedItems, publishedItemsOf, writePublishedItems } from '../../store/publications.ts'
import { loadPlan, loadVersion, notInReview } from '../load.ts'
import { eachOnce, type Once } from '../review/decide-duplicates.ts'
import { noteChange } from '../review/live/note-change.ts'
import { tellPublished } from '../tell.ts'
import { openMeasureTasks, openTaskCount } from './measure-tasks.ts'
import { publicationInputs } from './publication-inputs.ts'

/**
 * Makes the decided items of a version targets and reported values of the indicators, and takes back those of the
 * version before it, and the chosen measures tasks: all in one transaction. Of two officers at once one wins and the other is told who it was;
 * the same officer asking again gets the same answer.
 *
 * Permission: plans:publish in the plan's region.
 * Writes:     targets and observations of the indicators, tasks, plans.version, plan, published_item, the operation log, notices.
 * Errors:     plans.not-found, .version-not-found, .version-not-in-review, .newer-version-in-review,
 *             .published-by-other, those of `checkPublication`, of `openMeasureTasks`, and of the indicators.
 */
export async function publishVersion(
  ctx: Context,
  input: {
    planId: string
    versionId: string
    bindings: Binding[]
    leaveOutUndecided: boolean
    tasks?: ChosenTask[]
  },
): Promise<PublishResult> {
  return ctx.db.tx(async (tx) => {
    const plan = await loadPlan(tx, ctx.scope, input.planId, 'update')
    const version = await loadVersion(tx, ctx.scope, input, 'update')
    if (version.state === 'published') return repeated(tx, ctx, plan, version)
    if (version.state !== 'review') throw notInReview(version.state)
    if (plan.current_version_id !== version.id) throw new Refusal('plans.newer-version-in-review')

    const rows = await itemsOf(tx, version)
    const once = eachOnce(rows.filter((row) => takesPart(row.state)))
    const repeatedIds = new Set(once.flatMap(({ others }) => others.map((row) => row.id)))
    const said = rows.filter((row) => !repeatedIds.has(row.id))
    const publishable = said.map((row) => ({ ...factsOf(row), ...row, relativeTo: row.relative_to }))
    const problems = checkPublication(publishable, input.bindings, input.leaveOutUndecided)
    const blocking = problems.filter((problem) => !(problem.overridable && input.leaveOutUndecided))
    if (blocking.length > 0) throw new Refusal(blocking)

    await takeBackEarlier(tx, ctx, plan)
    const publishedAt = ctx.clock.now()
    const { targetCount, reportedCount } = await bind(tx, ctx, { plan, version, once, bindings: input.bindings })
    const taskCount = await openMeasureTasks(tx, ctx, { plan, version, chosen: input.tasks ?? [] })
    await markPublished(tx, ctx, version, publishedAt)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.publish-plan',
      object: `plan:${plan.id}`,
      regionPath: plan.region_path,
      detail: { versionId: version.id, targetCount, reportedCount, taskCount },
    })
    await tellPublished(tx, ctx, { plan, version, targetCount })
    await noteChange(tx, ctx, version, null)
    return {
      planId: plan.id,
      versionId: version.id,
      targetCount,
      reportedCount,
      taskCount,
      publishedAt: publishedAt.toISOString(),
      isRepeated: false,
    }
  })
}

/** A second answer to the same question; to somebody else, who won. */
async function repeated(tx: Db, ctx: Context, plan: PlanRow, version: VersionRow): Promise<PublishResult> {
  const at = version.published_at ?? ctx.clock.now()
  if (version.published_by_user_id !== ctx.actor.userId)
    throw new Refusal({
      code: 'plans.published-by-other',
      params: { name: version.published_by_name ?? '', at: inChina.format(at) },
    })
  const rows = await publishedItemsOf(tx, plan)
  const targetCount = rows.filter((row) => row.target_id !== null).length
  return {
    planId: plan.id,
    versionId: version.id,
    targetCount,
    reportedCount: rows.length - targetCount,
    taskCount: await openTaskCount(tx, ctx, version),
    publishedAt: at.toISOString(),
    isRepeated: true,
  }
}

const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

async function bind(
  tx: Db,
  ctx: Context,
  input: { plan: PlanRow; version: VersionRow; once: Once[]; bindings: Binding[] },
): Promise<{ targetCount: number; reportedCount: number }> {
  const { plan, version } = input
  const inputs = publicationInputs({
    plan,
    version,
    once: input.once,
    bindings: input.bindings,
    responsibles: await responsiblesOf(tx, version),
  })
  const targets = inputs.filter((each) => each.target !== null)
  const reports = inputs.filter((each) => each.report !== null)
  const bound = await bindTargets(
    tx,
    ctx,
    targets.map((each) => each.target),
  )
  const recorded = await recordReported(
    tx,
    ctx,
    reports.map((each) => each.report),
  )
  const published_at = ctx.clock.now()
  await writePublishedItems(tx, version, [
    ...targets.map(({ itemId }, i) => ({
      item_id: itemId,
      target_id: bound[i]?.targetId ?? null,
      observation_id: null,
      published_at,
    })),
    ...reports.map(({ itemId }, i) => ({
      item_id: itemId,
      target_id: null,
      observation_id: recorded[i]?.observationId ?? null,
      published_at,
    })),
  ])
  return { targetCount: targets.length, reportedCount: reports.length }
}

async function takeBackEarlier(tx: Db, ctx: Context, plan: PlanRow): Promise<void> {
  if (plan.published_version_id === null) return
  await withdrawTargets(tx, ctx, { planId: plan.id })
  await endPublishedItems(tx, plan, ctx.clock.now())
  await tx
    .as<PlansTables>()
    .updateTable('plans.version')
    .set((eb) => ({ state: 'superseded', revision: eb('revision', '+', 1) }))
    .where('region_path', '=', plan.region_path)
    .where('id', '=', plan.published_version_id)
    .execute()
}

async function markPublished(tx: Db, ctx: Context, version: VersionRow, publishedAt: Date): Promise<void> {
  const db = tx.as<PlansTables>()
  await db
    .updateTable('plans.version')
    .set((eb) => ({
      state: 'published',
      published_at: publishedAt,
      published_by_user_id: ctx.actor.userId,
      published_by_name: ctx.actor.name,
      revision: eb('revision', '+', 1),
    }))
    .where('region_path', '=', version.region_path)
    .where('id', '=', version.id)
    .execute()
  await db
    .updateTable('plans.plan')
    .set({ published_version_id: version.id, updated_at: publishedAt })
    .where('region_path', '=', version.region_path)
    .where('id', '=', version.plan_id)
    .execute()
}

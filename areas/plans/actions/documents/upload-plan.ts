import { regionByPath } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context } from '#platform/http/route'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { type PlanRow, versionWithBytes } from '../../store/plans.ts'
import { reachesRegion } from '../../store/scope.ts'
import { loadPlan } from '../load.ts'
import { compileJobName } from './compile-job-name.ts'

export interface UploadResult {
  planId: string
  versionId: string
  jobId: string | null
  isExisting: boolean
}

/**
 * Takes a file as a new plan, or as a new version of one, and starts reading it. The same bytes in the same region
 * are answered with what is already there, so that a repeated upload does no harm.
 *
 * Permission: plans:write in the region.
 * Writes:     plans.plan, plans.version, a job, the operation log.
 * Errors:     plans.region-not-yours, .region-unknown, .not-found, .version-in-work, .existing-elsewhere.
 */
export async function uploadPlan(
  ctx: Context,
  input: { regionPath: string; planId?: string; file: StoredFile },
): Promise<UploadResult> {
  const { file } = input
  return ctx.db.tx(async (tx) => {
    const plan = input.planId ? await loadPlan(tx, ctx.scope, input.planId, 'update') : null
    const regionPath = plan?.region_path ?? input.regionPath
    if (!reachesRegion(ctx.scope, regionPath))
      throw new Refusal({ code: 'plans.region-not-yours', field: 'regionPath' })
    if (!(await regionByPath(tx, regionPath))) throw new Refusal({ code: 'plans.region-unknown', field: 'regionPath' })

    const planId = plan?.id ?? ctx.ids.next('pln')
    const versionId = ctx.ids.next('plv')
    const isNew = await insertVersion(tx, ctx, { regionPath, planId, versionId, file, plan })
    if (!isNew) return existing(tx, regionPath, file.digest, plan)
    if (plan) await refuseWhileCompiling(tx, plan, versionId)

    const jobId = await ctx.jobs.enqueue(tx, compileJobName, { regionPath, planId, versionId }, ctx.actor)
    const versions = tx.as<PlansTables>().updateTable('plans.version').set({ job_id: jobId })
    await versions.where('region_path', '=', regionPath).where('id', '=', versionId).execute()
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.upload-plan',
      object: `plan:${planId}`,
      regionPath,
      detail: { versionId, fileName: file.name, fileDigest: file.digest, sizeBytes: file.sizeBytes },
    })
    return { planId, versionId, jobId, isExisting: false }
  })
}

interface NewVersion {
  regionPath: string
  planId: string
  versionId: string
  file: StoredFile
  plan: PlanRow | null
}

/** False when the same bytes are already there: the unique index decides, also between two uploads at once. */
async function insertVersion(tx: Db, ctx: Context, input: NewVersion): Promise<boolean> {
  const { regionPath, planId, versionId, file, plan } = input
  const db = tx.as<PlansTables>()
  const now = ctx.clock.now()
  if (await versionWithBytes(tx, regionPath, file.digest)) return false
  try {
    // A savepoint: losing the race to an equal upload must leave this transaction able to look at the winner.
    await tx.tx(async (step) => {
      const inner = step.as<PlansTables>()
      if (!plan) await inner.insertInto('plans.plan').values(newPlan(ctx, input)).execute()
      const highest = await inner
        .selectFrom('plans.version')
        .select((eb) => eb.fn.max('ordinal').as('ordinal'))
        .where('region_path', '=', regionPath)
        .where('plan_id', '=', planId)
        .executeTakeFirst()
      await inner
        .insertInto('plans.version')
        .values({
          region_path: regionPath,
          id: versionId,
          plan_id: planId,
          ordinal: (highest?.ordinal ?? 0) + 1,
          state: 'compiling',
          file_id: file.id,
          file_name: file.name,
          file_digest: file.digest,
          media_type: file.mediaType,
          size_bytes: file.sizeBytes,
          uploaded_by_user_id: ctx.actor.userId,
          uploaded_by_name: ctx.actor.name,
          uploaded_at: now,
        })
        .execute()
    })
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'version_bytes_once') return false
    throw error
  }
  if (plan)
    await db
      .updateTable('plans.plan')
      .set({ current_version_id: versionId, updated_at: now })
      .where('region_path', '=', regionPath)
      .where('id', '=', planId)
      .execute()
  return true
}

function newPlan(ctx: Context, { regionPath, planId, versionId, file }: NewVersion) {
  const now = ctx.clock.now()
  return {
    region_path: regionPath,
    id: planId,
    title: file.name.replace(/\.[^.]{1,8}$/, '').slice(0, 300) || file.name,
    notice_locale: ctx.actor.locale,
    current_version_id: versionId,
    created_by_user_id: ctx.actor.userId,
    created_by_name: ctx.actor.name,
    created_at: now,
    updated_at: now,
  }
}

async function existing(tx: Db, regionPath: string, digest: string, plan: PlanRow | null): Promise<UploadResult> {
  const there = await versionWithBytes(tx, regionPath, digest)
  if (!there) throw new Error(`bytes ${digest} are neither new nor there`)
  if (plan && there.plan_id !== plan.id)
    throw new Refusal({ code: 'plans.existing-elsewhere', field: 'file', params: { title: there.title } })
  return { planId: there.plan_id, versionId: there.id, jobId: there.job_id, isExisting: true }
}

async function refuseWhileCompiling(tx: Db, plan: PlanRow, versionId: string): Promise<void> {
  const running = await tx
    .as<PlansTables>()
    .selectFrom('plans.version')
    .select('id')
    .where('region_path', '=', plan.region_path)
    .where('plan_id', '=', plan.id)
    .where('state', '=', 'compiling')
    .where('id', '<>', versionId)
    .executeTakeFirst()
  if (running) throw new Refusal('plans.version-in-work')
}

import { Refusal } from '#kernel/refusal'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import { findPlan, findVersion, type PlanRow, type VersionRow, type VersionState } from '../store/plans.ts'

/**
 * The plan, or the refusal that does not tell "absent" from "not yours".
 *
 * Errors: plans.not-found.
 */
export async function loadPlan(db: Db, scope: Scope, planId: string, lock?: 'update' | 'share'): Promise<PlanRow> {
  const plan = await findPlan(db, scope, planId, lock)
  if (!plan) throw new Refusal('plans.not-found')
  return plan
}

/**
 * Errors: plans.version-not-found.
 */
export async function loadVersion(
  db: Db,
  scope: Scope,
  at: { planId: string; versionId: string },
  lock?: 'update' | 'share',
): Promise<VersionRow> {
  const version = await findVersion(db, scope, at, lock)
  if (!version) throw new Refusal('plans.version-not-found')
  return version
}

/**
 * The version, kept from changing its state until the transaction ends, so that nothing is reviewed under a
 * publication; many reviewers hold it at once.
 *
 * Errors: plans.version-not-found, plans.version-not-in-review.
 */
export async function loadForReview(
  tx: Db,
  scope: Scope,
  at: { planId: string; versionId: string },
): Promise<VersionRow> {
  const version = await loadVersion(tx, scope, at, 'share')
  if (version.state !== 'review') throw notInReview(version.state)
  return version
}

export function notInReview(state: VersionState): Refusal {
  const label = stateLabels[state]
  return new Refusal({ code: 'plans.version-not-in-review', params: { stateZh: label.zh, stateEn: label.en } })
}

const stateLabels: Record<VersionState, { zh: string; en: string }> = {
  compiling: { zh: '解析中', en: 'being read' },
  failed: { zh: '解析失败', en: 'not readable' },
  review: { zh: '核对中', en: 'under review' },
  published: { zh: '已发布', en: 'published' },
  superseded: { zh: '已被新版本替换', en: 'replaced by a newer version' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  discarded: { zh: '已作废', en: 'discarded' },
}

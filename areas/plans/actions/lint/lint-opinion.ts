import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { opinionDocument } from '../../rules/lint/lint-opinion.ts'
import { findingsOf, lintOf } from '../../store/lint-findings.ts'
import { loadPlan, loadVersion } from '../load.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * The assessment as an opinion that an office files.
 *
 * Permission: plans:read.
 * Errors:     plans.not-found, plans.version-not-found, plans.not-assessed.
 */
export async function downloadOpinion(ctx: Context, at: { planId: string; versionId: string }): Promise<Download> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const assessed = await lintOf(ctx.db, version)
  if (!assessed) throw new Refusal('plans.not-assessed')
  const names = await regionNames(ctx.db, [plan.region_path])
  const body = await opinionDocument({
    title: plan.title,
    number: plan.number,
    issuer: plan.issuer,
    regionName: names.get(plan.region_path) ?? plan.region_path,
    ordinal: version.ordinal,
    assessedOn: businessDate(assessed.linted_at),
    assessedBy: assessed.linted_by_name,
    date: businessDate(ctx.clock.now()),
    basis: assessed.basis,
    findings: (await findingsOf(ctx.db, version)).filter((finding) => finding.gone_at === null),
  })
  return { fileName: `政策一致性评估意见-${plan.title.slice(0, 60)}.docx`, contentType: docx, body }
}

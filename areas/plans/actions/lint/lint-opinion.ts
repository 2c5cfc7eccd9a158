import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { Locale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { opinionDocument } from '../../rules/lint/lint-opinion.ts'
import type { OpinionFinding } from '../../rules/lint/lint-opinion-shape.ts'
import { opinionWords } from '../../rules/lint/lint-opinion-words.ts'
import { type FindingRow, findingsOf, lintOf } from '../../store/lint-findings.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { outdatedSince } from './lint-view.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * The assessment as an opinion that an office files, in the language that the reader chose.
 *
 * Permission: plans:read.
 * Errors:     plans.not-found, plans.version-not-found, plans.not-assessed.
 */
export async function downloadOpinion(
  ctx: Context,
  at: { planId: string; versionId: string },
  locale: Locale,
): Promise<Download> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const assessed = await lintOf(ctx.db, version)
  if (!assessed) throw new Refusal('plans.not-assessed')
  const names = await regionNames(ctx.db, [plan.region_path])
  const outdated = await outdatedSince(ctx, plan, version, assessed)
  const rows = await findingsOf(ctx.db, version)
  const body = await opinionDocument({
    locale,
    versionId: version.id,
    title: plan.title,
    number: plan.number,
    issuer: plan.issuer,
    regionName: names.get(plan.region_path) ?? plan.region_path,
    ordinal: version.ordinal,
    assessedOn: businessDate(assessed.linted_at),
    assessedBy: assessed.linted_by_name,
    date: businessDate(ctx.clock.now()),
    isOutdated: outdated.figures || outdated.basis,
    basis: assessed.basis,
    findings: rows.filter((finding) => finding.gone_at === null).map((row) => toldIn(row, locale)),
  })
  return { fileName: `${opinionWords[locale].fileName(plan.title.slice(0, 60))}.docx`, contentType: docx, body }
}

function toldIn(row: FindingRow, locale: Locale): OpinionFinding {
  const isEnglish = locale === 'en'
  return {
    severity: row.severity,
    type: row.type,
    indicator: row.indicator,
    message: isEnglish ? row.message_en : row.message_zh,
    arithmetic: isEnglish ? (row.arithmetic_en ?? row.arithmetic) : row.arithmetic,
    reason: isEnglish ? row.reason_en : row.reason_zh,
    ask: isEnglish ? row.ask_en : row.ask_zh,
    evidence: row.evidence,
    state: row.state,
    note: row.note,
    decidedBy: row.decided_by_name,
  }
}

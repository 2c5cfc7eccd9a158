import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import type { Locale } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { countFindings, type FindingView } from '../../contract/lint.ts'
import { opinionDocument } from '../../rules/lint/lint-opinion.ts'
import type { OpinionFinding } from '../../rules/lint/lint-opinion-shape.ts'
import { opinionWords } from '../../rules/lint/lint-opinion-words.ts'
import { type FindingRow, findingsOf, lintOf } from '../../store/lint-findings.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { findingViews, outdatedSince } from './lint-view.ts'

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
  const views = await findingViews(ctx, version, rows)
  const evidenceOf = new Map(rows.map(({ id, evidence }) => [id, evidence]))
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
    findings: views.filter(({ isGone }) => !isGone).map((view) => toldIn(view, evidenceOf.get(view.id) ?? [], locale)),
    counts: countFindings(views),
  })
  return { fileName: `${opinionWords[locale].fileName(plan.title.slice(0, 60))}.docx`, contentType: docx, body }
}

function toldIn(view: FindingView, evidence: FindingRow['evidence'], locale: Locale): OpinionFinding {
  const { severity, type, indicator, state, note, decidedBy } = view
  const said = (words: FindingView['message']) => (locale === 'en' ? words.en : words.zh)
  return {
    severity,
    type,
    indicator,
    message: said(view.message),
    arithmetic: said(view.arithmetic),
    reason: view.reason && said(view.reason),
    ask: said(view.ask),
    evidence,
    state,
    note,
    decidedBy,
  }
}

import { lintPlans } from '#engines/plan-lint'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { VersionFindings } from '../../contract/lint.ts'
import { type BasisDocument, concerns, fingerprintOf, quotesOf } from '../../rules/lint/lint-findings.ts'
import { documentOf, type NewFinding, plansInForce, replaceFindings, writeLint } from '../../store/lint-findings.ts'
import type { PlanRow, VersionRow } from '../../store/plans.ts'
import { loadPlan, loadVersion } from '../load.ts'
import { findingsView } from './lint-view.ts'

/**
 * What the last assessment of a version found, and what people made of it.
 *
 * Permission: plans:read.
 * Errors:     plans.not-found, plans.version-not-found.
 */
export async function readFindings(ctx: Context, at: { planId: string; versionId: string }): Promise<VersionFindings> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  return findingsView(ctx, plan, await loadVersion(ctx.db, ctx.scope, at))
}

/**
 * Holds a version against every plan in force of its region, of those above it and of those within it. Findings that
 * are found again keep their notes.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.lint, plans.finding, the operation log.
 * Errors:     plans.not-found, plans.version-not-found (also while there is no text yet).
 */
export async function lintVersion(ctx: Context, at: { planId: string; versionId: string }): Promise<VersionFindings> {
  const plan = await loadPlan(ctx.db, ctx.scope, at.planId)
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const own = await documentOf(ctx.db, plan, version.id)
  if (!own) throw new Refusal('plans.version-not-found')
  const basis = await basisOf(ctx.db, plan)
  const findings = assess(ctx, own, basis)
  const now = ctx.clock.now()
  await ctx.db.tx(async (tx) => {
    // Two assessments at a time would each delete what the other wrote.
    const locked = await loadVersion(tx, ctx.scope, at, 'update')
    const named = basis.map(({ planId, file: versionId, regionPath, title, number }) => ({
      planId,
      versionId,
      regionPath,
      title,
      number,
    }))
    await writeLint(tx, locked, named, { userId: ctx.actor.userId, name: ctx.actor.name, at: now })
    await replaceFindings(tx, locked, findings, now)
    await recordLint(tx, ctx, locked, { findingCount: findings.length, basisCount: basis.length })
  })
  return findingsView(ctx, plan, version)
}

async function basisOf(db: Db, plan: PlanRow): Promise<BasisDocument[]> {
  const documents: BasisDocument[] = []
  for (const other of await plansInForce(db, plan)) {
    const document = other.published_version_id && (await documentOf(db, other, other.published_version_id))
    if (document) documents.push(document)
  }
  return documents
}

function assess(ctx: Context, own: BasisDocument, basis: BasisDocument[]): NewFinding[] {
  const documents = new Map([own, ...basis].map((document) => [document.file, document]))
  const found = lintPlans([...documents.values()], { asOf: asOfOf(own, ctx) }).filter((f) => concerns(f, own.file))
  const byFingerprint = new Map<string, NewFinding>()
  for (const [seq, finding] of found.entries()) {
    const evidence = quotesOf(finding, documents)
    const fingerprint = fingerprintOf(finding, evidence)
    if (byFingerprint.has(fingerprint)) continue
    byFingerprint.set(fingerprint, {
      id: ctx.ids.next('plf'),
      fingerprint,
      seq,
      type: finding.type,
      severity: finding.severity,
      indicator: finding.indicator,
      arithmetic: finding.arithmetic,
      message_zh: finding.message,
      message_en: finding.messageEn,
      ask_zh: finding.ask,
      ask_en: finding.askEn,
      evidence,
    })
  }
  return [...byFingerprint.values()]
}

/** A document of past years is read as of the first year that it sets targets for, not as if all of it were over. */
function asOfOf({ plan }: BasisDocument, ctx: Context): string {
  const years = plan.targets
    .filter((t) => t.kind === 'target' && t.deadline !== null)
    .map((t) => t.deadline?.slice(0, 4))
  const today = businessDate(ctx.clock.now())
  return [plan.document.period.from, ...years].reduce<string>(
    (first, year) => (year && `${year}-01-01` < first ? `${year}-01-01` : first),
    today,
  )
}

async function recordLint(tx: Db, ctx: Context, version: VersionRow, detail: Record<string, unknown>): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, {
    action: 'plans.lint-version',
    object: `plan:${version.plan_id}`,
    regionPath: version.region_path,
    detail: { versionId: version.id, ...detail },
  })
}

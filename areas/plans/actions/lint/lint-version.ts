import { z } from 'zod'
import { catalogueNames } from '#areas/indicators'
import { notify } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { defineJob, type JobRun } from '#platform/jobs/job-kind'
import { type BasisDocument, concerns, digestOf, fingerprintOf, quotesOf } from '../../rules/lint/lint-findings.ts'
import { assessedFacts, documentOf, plansInForce } from '../../store/lint-documents.ts'
import { type NewFinding, replaceFindings, writeLint } from '../../store/lint-findings.ts'
import { findPlan, findVersion, type PlanRow, type VersionRow } from '../../store/plans.ts'
import { lintDocuments } from './lint-documents.ts'
import { lintJobName } from './lint-job-name.ts'

const Input = z.object({ regionPath: z.string(), planId: z.string(), versionId: z.string() })
type Run = JobRun<z.output<typeof Input>>

/**
 * Holds a version against every plan in force of its region, of those above it and of those within it: published plans
 * are open to everybody. Findings that are found again keep their notes. Everything is written in one transaction at
 * the end, so a killed run leaves the last assessment as it was and is run again.
 *
 * Writes:  plans.lint, plans.finding, a notice, the operation log.
 * Errors:  plans.version-not-found when it was discarded meanwhile; plans.assessment-too-heavy.
 */
export const lintJob = defineJob({
  name: lintJobName,
  title: { zh: '政策一致性评估', en: 'Assess consistency' },
  input: Input,
  retryLimit: 1,
  timeoutSeconds: 10 * 60,
  run: assessVersion,
})

export async function assessVersion(job: Run): Promise<{ findingCount: number; basisCount: number }> {
  const { db } = job.services
  const { plan, version } = await load(db, job.input)
  const own = await documentOf(db, plan, version.id)
  if (!own) throw new Refusal('plans.version-not-found')
  const facts = await assessedFacts(db, plan, version.id)
  const basis = await basisOf(job, plan)
  job.progress(0.7, { zh: `与 ${basis.length} 份现行文件对照`, en: `Comparing with ${basis.length} plans in force` })
  const findings = await assess(job, own, basis)
  job.progress(0.95, { zh: `写入 ${findings.length} 条意见`, en: `Writing ${findings.length} findings` })
  const named = basis.map(({ planId, file: versionId, regionPath, title, number }) => ({
    planId,
    versionId,
    regionPath,
    title,
    number,
  }))
  await db.tx(async (tx) => {
    // Two assessments at a time would each delete what the other wrote.
    const locked = await findVersion(tx, { reach: 'all' }, job.input, 'update')
    if (!locked) throw new Refusal('plans.version-not-found')
    const at = job.services.clock.now()
    const { userId, name } = job.actor
    await writeLint(tx, locked, { basis: named, digest: digestOf(facts, named) }, { userId, name, at })
    await replaceFindings(tx, locked, findings, at)
    await job.services.audit.record(tx, job.actor, {
      action: 'plans.lint-version',
      object: `plan:${locked.plan_id}`,
      regionPath: locked.region_path,
      detail: { versionId: locked.id, findingCount: findings.length, basisCount: basis.length },
    })
    await tellAssessed(tx, job, plan, findings)
  })
  return { findingCount: findings.length, basisCount: basis.length }
}

async function load(db: Db, at: Run['input']): Promise<{ plan: PlanRow; version: VersionRow }> {
  const version = await findVersion(db, { reach: 'all' }, at)
  const plan = await findPlan(db, { reach: 'all' }, at.planId)
  if (!version || !plan) throw new Refusal('plans.version-not-found')
  return { plan, version }
}

async function basisOf(job: Run, plan: PlanRow): Promise<BasisDocument[]> {
  const { db } = job.services
  const documents: BasisDocument[] = []
  const inForce = await plansInForce(db, plan)
  for (const [nth, other] of inForce.entries()) {
    job.signal.throwIfAborted()
    job.progress((0.65 * nth) / inForce.length, {
      zh: `读取现行文件 ${nth + 1} / ${inForce.length}`,
      en: `Reading plan in force ${nth + 1} of ${inForce.length}`,
    })
    const document = other.published_version_id && (await documentOf(db, other, other.published_version_id))
    if (document) documents.push(document)
  }
  return documents
}

async function assess({ services, signal }: Run, own: BasisDocument, basis: BasisDocument[]): Promise<NewFinding[]> {
  const documents = new Map([own, ...basis].map((document) => [document.file, document]))
  const names = await catalogueNames(services.db)
  const today = businessDate(services.clock.now())
  const options = { asOf: asOfOf(own, today), today, catalogue: { names } }
  const found = await lintDocuments({ documents: [...documents.values()], options }, signal)
  const byFingerprint = new Map<string, NewFinding>()
  for (const [seq, finding] of found.filter((each) => concerns(each, own.file)).entries()) {
    const evidence = quotesOf(finding, documents)
    const fingerprint = fingerprintOf(finding, evidence)
    if (byFingerprint.has(fingerprint)) continue
    byFingerprint.set(fingerprint, {
      id: services.ids.next('plf'),
      fingerprint,
      seq,
      type: finding.type,
      severity: finding.severity,
      indicator: finding.indicator,
      arithmetic: finding.arithmetic.zh,
      arithmetic_en: finding.arithmetic.en,
      reason_zh: finding.reason.zh,
      reason_en: finding.reason.en,
      message_zh: finding.message.zh,
      message_en: finding.message.en,
      ask_zh: finding.ask.zh,
      ask_en: finding.ask.en,
      evidence,
    })
  }
  return [...byFingerprint.values()]
}

/** A document of past years is read as of the first year that it sets targets for, not as if all of it were over. */
function asOfOf({ plan }: BasisDocument, today: string): string {
  const years = plan.targets
    .filter((t) => t.kind === 'target' && t.deadline !== null)
    .map((t) => t.deadline?.slice(0, 4))
  return [plan.document.period.from, ...years].reduce<string>(
    (first, year) => (year && `${year}-01-01` < first ? `${year}-01-01` : first),
    today,
  )
}

/** Whoever asked may have left the page. */
async function tellAssessed(tx: Db, job: Run, plan: PlanRow, findings: readonly NewFinding[]): Promise<void> {
  const { actor, input, services } = job
  if (actor.userId === null) return
  const serious = findings.filter(({ severity }) => severity === 'high').length
  const title: Localized = {
    zh: `《${plan.title}》评估完成：${findings.length} 条意见，其中严重 ${serious} 条`,
    en: `"${plan.title}" is assessed: ${findings.length} findings, ${serious} of them serious`,
  }
  await notify(tx, services, {
    kind: 'message',
    to: { userId: actor.userId },
    regionPath: input.regionPath,
    title,
    link: `/plans/${input.planId}/versions/${input.versionId}/findings`,
    object: `plan-version:${input.versionId}`,
    reason: 'plans.assessed',
  })
}

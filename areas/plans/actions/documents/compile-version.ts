import { createHash } from 'node:crypto'
import { z } from 'zod'
import { regionByPath } from '#areas/regions'
import type { CompiledPlan } from '#engines/plan-text'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { fillText, type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { documentWarnings, type ReadDocument, readDocument } from '#platform/documents/documents'
import { defineJob, type JobRun } from '#platform/jobs/job-kind'
import { planStatus } from '../../rules/review/item-review.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { findVersion, type VersionRow } from '../../store/plans.ts'
import { lastDecidedBefore, readingsToCompare } from '../../store/review/carried.ts'
import { writeCompiled } from '../../store/write-compiled.ts'
import { tellCompiled, tellFailed } from '../tell.ts'
import { compileJobName } from './compile-job-name.ts'
import { type CompileAnswer, compileText } from './compile-text.ts'
import { matchResponsibles } from './match-responsibles.ts'

/** The longest text that is read; ten times the longest five-year plan seen. */
export const maxTextLength = 800_000

const Input = z.object({ regionPath: z.string(), planId: z.string(), versionId: z.string() })
type Run = JobRun<z.output<typeof Input>>

/**
 * Reads an uploaded version: file to text, text to outline, measures, items and mechanisms, units to departments.
 * Everything is written in one transaction at the end, so a killed run leaves nothing and is run again.
 *
 * Writes:  plans.version, heading, measure, responsible, item, mechanism; facts of the plan unless a person edited them.
 * Errors:  those of the document reader; plans.no-policy-text, .text-too-long, .text-too-heavy. The version is then `failed`.
 */
export const compileJob = defineJob({
  name: compileJobName,
  title: { zh: '解析规划文件', en: 'Read a plan document' },
  input: Input,
  retryLimit: 2,
  timeoutSeconds: 300,
  run: compileVersion,
})

async function compileVersion(job: Run): Promise<{ planId: string; versionId: string; itemCount: number }> {
  const { db } = job.services
  const { planId, versionId } = job.input
  const version = await findVersion(db, { reach: 'all' }, { planId, versionId })
  if (!version || !mayCompile(version)) return { planId, versionId, itemCount: version?.item_count ?? 0 }
  try {
    const { document, compiled, pairs, earlierVersionId } = await readVersion(job, version)
    job.progress(0.8, { zh: '对应责任单位', en: 'Matching responsible units' })
    const responsibles = await matchResponsibles(db, version.region_path, compiled.measures)
    return await job.services.db.tx(async (tx) => {
      const locked = await findVersion(tx, { reach: 'all' }, { planId, versionId }, 'update')
      if (!locked || !mayCompile(locked)) return { planId, versionId, itemCount: locked?.item_count ?? 0 }
      await writeCompiled(tx, job.services, { version: locked, compiled, responsibles, pairs })
      const warnings = await warningsOf(tx, locked, document, compiled)
      await markRead(tx, job, locked, { document, warnings, earlierVersionId })
      await takeFacts(tx, job, locked, compiled)
      await job.services.audit.record(tx, job.actor, {
        action: 'plans.compile-version',
        object: `plan:${planId}`,
        regionPath: locked.region_path,
        detail: { versionId, itemCount: compiled.targets.length, measureCount: compiled.measures.length },
      })
      await tellCompiled(tx, job.services, locked, compiled.targets.length)
      return { planId, versionId, itemCount: compiled.targets.length }
    })
  } catch (error) {
    if (!job.signal.aborted) await markFailed(job, version, problemsOf(error))
    throw error
  }
}

function mayCompile(version: VersionRow): boolean {
  return version.state === 'compiling' || version.state === 'failed'
}

interface ReadVersion extends CompileAnswer {
  document: ReadDocument
  /** The version that the reading was compared with. */
  earlierVersionId: string | null
}

async function readVersion(job: Run, version: VersionRow): Promise<ReadVersion> {
  const { services, signal } = job
  const file = await services.files.get(services.db, version.file_id)
  if (!file) throw new Error(`file ${version.file_id} of version ${version.id} is not in the store`)
  job.progress(0.05, { zh: '读取文件', en: 'Reading the file' })
  const document = await readDocument(await services.files.read(file), {
    fileName: version.file_name,
    signal,
    onProgress: (share) => job.progress(0.05 + 0.45 * share),
  })
  const length = document.text.length
  if (document.text.trim() === '')
    throw new Refusal({ code: 'plans.no-policy-text', params: { fileName: version.file_name } })
  if (length > maxTextLength)
    throw new Refusal({
      code: 'plans.text-too-long',
      params: { fileName: version.file_name, length, limit: maxTextLength },
    })
  job.progress(0.5, { zh: `识别目标与任务（${length} 字）`, en: `Finding targets and measures (${length} characters)` })
  const year = Number(businessDate(version.uploaded_at).slice(0, 4))
  const before = await lastDecidedBefore(services.db, version)
  const earlier = before ? await readingsToCompare(services.db, before) : []
  const read = await compileText({ text: document.text, year, earlier }, { fileName: version.file_name, signal })
  return { document, ...read, earlierVersionId: before?.id ?? null }
}

/** What the reader noticed, and a region in the text that is another than the plan's. */
async function warningsOf(
  tx: Db,
  version: VersionRow,
  document: ReadDocument,
  compiled: CompiledPlan,
): Promise<Localized[]> {
  const noticed = document.warnings.map(({ code, params }) => ({
    zh: fillText(documentWarnings[code].zh, params),
    en: fillText(documentWarnings[code].en, params),
  }))
  const region = await regionByPath(tx, version.region_path)
  const printed = compiled.document.region
  if (!region || printed === null || printed.includes(region.shortName) || region.name.includes(printed)) return noticed
  const params = { printed, region: region.name }
  return [
    {
      zh: fillText('文中写的地区是“{printed}”，而这份规划归在“{region}”名下。请核对是否传错了地区。', params),
      en: fillText('The text speaks of "{printed}", but the plan is filed under {region}. Check the region.', params),
    },
    ...noticed,
  ]
}

async function markRead(
  tx: Db,
  job: Run,
  version: VersionRow,
  read: { document: ReadDocument; warnings: Localized[]; earlierVersionId: string | null },
): Promise<void> {
  const { document, warnings, earlierVersionId } = read
  await tx
    .as<PlansTables>()
    .updateTable('plans.version')
    .set((eb) => ({
      state: 'review',
      earlier_version_id: earlierVersionId,
      format: document.format,
      text_content: document.text,
      text_digest: createHash('sha256').update(document.text).digest('hex'),
      text_length: document.text.length,
      warnings: JSON.stringify(warnings),
      problems: '[]',
      compiled_at: job.services.clock.now(),
      revision: eb('revision', '+', 1),
    }))
    .where('region_path', '=', version.region_path)
    .where('id', '=', version.id)
    .execute()
}

/** What the document prints about itself, unless a person has already said what is right. */
async function takeFacts(tx: Db, job: Run, version: VersionRow, { document }: CompiledPlan): Promise<void> {
  const year = (text: string | null) => (text !== null && /^\d{4}$/.test(text) ? text : null)
  const [from, to] = [year(document.period.from), year(document.period.to)]
  const inOrder = from === null || to === null || from <= to
  await tx
    .as<PlansTables>()
    .updateTable('plans.plan')
    .set((eb) => ({
      ...(document.title ? { title: document.title.slice(0, 300) } : {}),
      issuer: document.issuer?.slice(0, 200) ?? null,
      number: document.number?.slice(0, 100) ?? null,
      issued: z.iso.date().safeParse(document.issued).data ?? null,
      status: planStatus(document.status),
      kind: document.kind,
      period_from: inOrder ? from : null,
      period_to: inOrder ? to : null,
      updated_at: job.services.clock.now(),
      revision: eb('revision', '+', 1),
    }))
    .where('region_path', '=', version.region_path)
    .where('id', '=', version.plan_id)
    .where('facts_edited', '=', false)
    .execute()
}

function problemsOf(error: unknown): Problem[] {
  return error instanceof Refusal ? error.problems : [{ code: 'plans.reading-failed' }]
}

/** The file stays and the reason is shown; a retry or a person may start the work again. */
async function markFailed(job: Run, version: VersionRow, problems: Problem[]): Promise<void> {
  await job.services.db.tx(async (tx) => {
    await tx
      .as<PlansTables>()
      .updateTable('plans.version')
      .set((eb) => ({ state: 'failed', problems: JSON.stringify(problems), revision: eb('revision', '+', 1) }))
      .where('region_path', '=', version.region_path)
      .where('id', '=', version.id)
      .where('state', 'in', ['compiling', 'failed'])
      .execute()
    await tellFailed(tx, job.services, version)
  })
}

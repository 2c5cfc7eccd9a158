import { z } from 'zod'
import { notify } from '#areas/notices'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Assistant } from '#platform/assistant/assistant'
import type { Db } from '#platform/db/db'
import { defineJob, type JobRun } from '#platform/jobs/job-kind'
import { chunksOf } from '../../rules/assistant/proposal-chunks.ts'
import { Admission, type AdmittedProposal, type Dropped, type Proposed } from '../../rules/assistant/proposals.ts'
import { factsOf, itemsOf } from '../../store/items.ts'
import { headingsOf, measuresOf } from '../../store/measures.ts'
import { findPlan, findVersion, type PlanRow, textOf, type VersionRow } from '../../store/plans.ts'
import { endRun, insertProposals } from '../../store/proposals.ts'
import { notInReview } from '../load.ts'
import { noteChange } from '../review/live/note-change.ts'
import { readProposals } from './propose-answer.ts'
import { proposeJobName } from './propose-job-name.ts'
import { questionFor } from './propose-prompt.ts'

const Input = z.object({ regionPath: z.string(), planId: z.string(), versionId: z.string(), runId: z.string() })
type Run = JobRun<z.output<typeof Input>>

/** After this no further stretch is begun; what has been answered is kept. */
const budgetMs = 40 * 60_000

/**
 * Asks the assistant, stretch by stretch, for figures that the compiler missed or misread. Whatever it answers is only
 * ever held against the text: what cannot be found there is dropped and counted, the rest waits for a person.
 * Everything is written in one transaction at the end.
 *
 * Writes:  plans.item, plans.proposal_run, a notice, the operation log.
 * Errors:  plans.assistant-absent, plans.version-not-in-review, and those of the assistant when no stretch got an answer.
 */
export const proposeJob = defineJob({
  name: proposeJobName,
  title: { zh: '请助手补充', en: 'Ask the assistant' },
  input: Input,
  retryLimit: 1,
  timeoutSeconds: 60 * 60,
  run: proposeTargets,
})

interface Answered {
  from: number
  to: number
  proposals: Proposed[]
  shapelessCount: number
}

async function proposeTargets(job: Run): Promise<{ proposedCount: number; droppedCount: number }> {
  const { assistant, db } = job.services
  try {
    if (!assistant) throw new Refusal('plans.assistant-absent')
    const { version, plan, text } = await loadAll(db, job.input)
    const asked = await askAll(job, assistant, { version, plan, text })
    return await db.tx((tx) => keep(tx, job, text, asked))
  } catch (error) {
    if (error instanceof Refusal && !job.signal.aborted) await tellFailed(job)
    throw error
  }
}

async function loadAll(db: Db, { planId, versionId }: Run['input']) {
  const version = await loadOpen(db, { planId, versionId })
  const plan = await findPlan(db, { reach: 'all' }, planId)
  const found = await textOf(db, version)
  if (!plan || !found) throw new Refusal('plans.version-not-found')
  return { version, plan, text: found.text }
}

async function loadOpen(db: Db, at: { planId: string; versionId: string }, lock?: 'update'): Promise<VersionRow> {
  const version = await findVersion(db, { reach: 'all' }, at, lock)
  if (!version) throw new Refusal('plans.version-not-found')
  if (version.state !== 'review') throw notInReview(version.state)
  return version
}

interface Asked {
  chunkCount: number
  answered: Answered[]
  /** Why not every stretch was asked about or answered. */
  problemCode: string | null
}

/**
 * An answer that is no JSON spoils its own stretch only; an endpoint that is gone ends the asking. What was answered
 * before is kept, unless that is nothing.
 */
async function askAll(
  job: Run,
  assistant: Assistant,
  { version, plan, text }: { version: VersionRow; plan: PlanRow; text: string },
): Promise<Asked> {
  const rows = await headingsOf(job.services.db, version)
  const headings = rows.map(({ text_offset: offset, title, level }) => ({ offset, title, level }))
  const alreadyRead = (await itemsOf(job.services.db, version)).map(factsOf)
  const chunks = chunksOf(
    text,
    headings.map(({ offset }) => offset),
  )
  const about = { title: plan.title, kind: plan.kind, periodFrom: plan.period_from, periodTo: plan.period_to }
  const endsAt = job.services.clock.now().getTime() + budgetMs
  const asked: Asked = { chunkCount: chunks.length, answered: [], problemCode: null }
  let failed: Refusal | null = null
  for (const [nth, chunk] of chunks.entries()) {
    if (job.services.clock.now().getTime() > endsAt) {
      asked.problemCode = 'plans.assistant-out-of-time'
      break
    }
    job.progress(nth / chunks.length, stepOf(nth, chunks.length))
    try {
      const question = questionFor({ text, chunk, headings, plan: about, alreadyRead })
      const read = readProposals(await assistant.ask(question, job.signal))
      if (read === null) throw new Refusal({ code: 'assistant.answer-unreadable', params: { host: assistant.host } })
      asked.answered.push({ from: chunk.offset, to: chunk.end, ...read })
    } catch (error) {
      if (!(error instanceof Refusal) || job.signal.aborted) throw error
      failed = error
      asked.problemCode = error.problems[0]?.code ?? null
      if (!spoilsOneOnly(error)) break
    }
  }
  if (asked.answered.length === 0 && failed) throw failed
  return asked
}

function spoilsOneOnly({ problems }: Refusal): boolean {
  const codes = ['assistant.answer-unreadable', 'assistant.answer-too-long']
  return problems.every(({ code }) => codes.includes(code))
}

const stepOf = (nth: number, count: number): Localized => ({
  zh: `第 ${nth + 1} 段，共 ${count} 段`,
  en: `Part ${nth + 1} of ${count}`,
})

async function keep(tx: Db, job: Run, text: string, asked: Asked) {
  const { services, actor, input } = job
  // Nobody reviews while proposals are held against what is there.
  const version = await loadOpen(tx, input, 'update')
  const admission = new Admission({
    text,
    measures: (await measuresOf(tx, version)).map((m) => ({
      id: m.id,
      offset: m.text_offset,
      endOffset: m.end_offset,
    })),
    existing: (await itemsOf(tx, version)).map((row) => ({
      id: row.id,
      state: row.state,
      facts: factsOf(row),
      valueOffset: row.value_offset,
    })),
  })
  for (const { from, to, proposals, shapelessCount } of asked.answered) {
    admission.dropped.shape += shapelessCount
    for (const proposed of proposals) admission.take(proposed, from, to)
  }
  const { admitted, dropped } = admission
  const outcome = {
    chunkCount: asked.chunkCount,
    answeredCount: asked.answered.length,
    proposedCount: admitted.length,
    dropped,
    problemCode: asked.problemCode,
  }
  const isFirst = await endRun(tx, version, { runId: input.runId, at: services.clock.now(), outcome })
  const droppedCount = Object.values(dropped).reduce((total, count) => total + count, 0)
  if (!isFirst) return { proposedCount: 0, droppedCount: 0 }
  await insertProposals(
    tx,
    version,
    admitted.map((proposal: AdmittedProposal) => ({ ...proposal, id: services.ids.next('pli') })),
  )
  await services.audit.record(tx, actor, {
    action: 'plans.propose-targets',
    object: `plan:${version.plan_id}`,
    regionPath: version.region_path,
    detail: { versionId: version.id, ...outcome },
  })
  await tellDone(tx, job, version, { proposedCount: admitted.length, dropped, droppedCount })
  await noteChange(tx, services, version, null)
  return { proposedCount: admitted.length, droppedCount }
}

async function tellDone(
  tx: Db,
  job: Run,
  version: VersionRow,
  { proposedCount, dropped, droppedCount }: { proposedCount: number; dropped: Dropped; droppedCount: number },
): Promise<void> {
  const title = (await findPlan(tx, { reach: 'all' }, version.plan_id))?.title ?? version.file_name
  await tell(tx, job, {
    zh: `助手对《${title}》提出 ${proposedCount} 条建议，请逐条核对；另有 ${droppedCount} 条未采用，其中 ${dropped.quote} 条引文不在原文中`,
    en: `The assistant proposes ${proposedCount} items for "${title}"; decide on each. ${droppedCount} were not taken, ${dropped.quote} of them because their quote is not in the text`,
  })
}

async function tellFailed(job: Run): Promise<void> {
  const { db } = job.services
  const title = (await findPlan(db, { reach: 'all' }, job.input.planId))?.title ?? ''
  await db.tx((tx) =>
    tell(tx, job, {
      zh: `助手没有给出对《${title}》的建议，请到核对页查看原因`,
      en: `The assistant gave no proposals for "${title}": see why on the review page`,
    }),
  )
}

/** Whoever asked may have left the page long ago. */
async function tell(tx: Db, { actor, input, services }: Run, title: Localized): Promise<void> {
  if (actor.userId === null) return
  await notify(tx, services, {
    kind: 'message',
    to: { userId: actor.userId },
    regionPath: input.regionPath,
    title,
    link: `/plans/${input.planId}/versions/${input.versionId}`,
    object: `plan-version:${input.versionId}`,
    reason: 'plans.proposals-ready',
  })
}

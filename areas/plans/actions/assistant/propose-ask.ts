import { fillText, type Problem, Refusal } from '#kernel/refusal'
import { assistantErrors } from '#platform/assistant/errors'
import type { Context } from '#platform/http/route'
import type { JobView } from '#platform/jobs/jobs'
import type { ProposalRun } from '../../contract/assistant.ts'
import { plansErrors } from '../../errors.ts'
import { insertRun, lastRunOf, type ProposalRunRow } from '../../store/proposals.ts'
import { loadVersion, notInReview } from '../load.ts'
import { proposeJobName } from './propose-job-name.ts'

interface At {
  planId: string
  versionId: string
}

/**
 * Whether an assistant may be asked about a version, and how the last asking went.
 *
 * Permission: plans:write in the plan's region.
 * Errors:     plans.version-not-found.
 */
export async function readProposalState(ctx: Context, at: At) {
  const version = await loadVersion(ctx.db, ctx.scope, at)
  const last = await lastRunOf(ctx.db, version)
  const job = last && (await ctx.jobs.view(last.job_id))
  return {
    assistant: ctx.assistant ? { host: ctx.assistant.host, model: ctx.assistant.model } : null,
    isRunning: last !== null && isUnderWay(last, job),
    last: last && runView(last, job),
  }
}

/**
 * Starts asking the assistant for what the compiler may have missed. While that runs, asking again answers the same work.
 *
 * Permission: plans:write in the plan's region.
 * Writes:     plans.proposal_run, a job, the operation log.
 * Errors:     plans.version-not-found, .version-not-in-review, .assistant-absent.
 */
export async function askProposals(ctx: Context, at: At): Promise<{ jobId: string }> {
  const seen = await lastRunOf(ctx.db, await loadVersion(ctx.db, ctx.scope, at))
  const { assistant } = ctx
  if (!assistant) throw new Refusal('plans.assistant-absent')
  const overId = seen && !isUnderWay(seen, await ctx.jobs.view(seen.job_id)) ? seen.id : null
  return ctx.db.tx(async (tx) => {
    const version = await loadVersion(tx, ctx.scope, at, 'update')
    if (version.state !== 'review') throw notInReview(version.state)
    const last = await lastRunOf(tx, version)
    // It runs, or somebody has just started it.
    if (last && last.id !== overId) return { jobId: last.job_id }
    const runId = ctx.ids.next('plq')
    const input = { regionPath: version.region_path, planId: version.plan_id, versionId: version.id, runId }
    const jobId = await ctx.jobs.enqueue(tx, proposeJobName, input, ctx.actor)
    const { host, model } = assistant
    const by = { userId: ctx.actor.userId, name: ctx.actor.name }
    await insertRun(tx, version, { id: runId, jobId, by, at: ctx.clock.now(), host, model })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'plans.ask-proposals',
      object: `plan:${version.plan_id}`,
      regionPath: version.region_path,
      detail: { versionId: version.id, host, model },
    })
    return { jobId }
  })
}

function isUnderWay(run: ProposalRunRow, job: JobView | null): boolean {
  return run.ended_at === null && (job?.state === 'waiting' || job?.state === 'running')
}

const texts: Record<string, { zh: string; en: string }> = { ...assistantErrors, ...plansErrors }

/** Why not everything was asked: noted with the run, or the reason for which its work ended before it could note anything. */
function problemOf(run: ProposalRunRow, job: JobView | null): ProposalRun['problem'] {
  const [refused] = job?.problems ?? []
  const problem: Problem | undefined =
    run.problem_code === null ? refused : { code: run.problem_code, params: { host: run.host } }
  const text = problem && texts[problem.code]
  return text ? { zh: fillText(text.zh, problem.params), en: fillText(text.en, problem.params) } : null
}

function runView(run: ProposalRunRow, job: JobView | null): ProposalRun {
  const dropped = run.dropped && Object.values(run.dropped).reduce((total, count) => total + count, 0)
  return {
    jobId: run.job_id,
    askedBy: run.asked_by_name,
    askedAt: run.asked_at.toISOString(),
    endedAt: run.ended_at?.toISOString() ?? null,
    chunkCount: run.chunk_count,
    answeredCount: run.answered_count,
    proposedCount: run.proposed_count,
    droppedCount: dropped,
    unquotedCount: run.dropped?.quote ?? null,
    problem: problemOf(run, job),
  }
}

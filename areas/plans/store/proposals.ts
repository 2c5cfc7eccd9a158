import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { AdmittedProposal, Dropped } from '../rules/assistant/proposals.ts'
import type { PlansTables } from '../schema/tables.gen.ts'
import { factColumns, type VersionKey } from './items.ts'

export interface ProposalRunRow {
  id: string
  job_id: string
  asked_by_user_id: string | null
  asked_by_name: string
  asked_at: Date
  host: string
  ended_at: Date | null
  chunk_count: number | null
  answered_count: number | null
  proposed_count: number | null
  dropped: Dropped | null
  problem_code: string | null
}

export interface NewRun {
  id: string
  jobId: string
  by: { userId: string | null; name: string }
  at: Date
  host: string
  model: string
}

export async function lastRunOf(db: Db, version: VersionKey): Promise<ProposalRunRow | null> {
  const found = await sql<ProposalRunRow>`
    select id, job_id, asked_by_user_id, asked_by_name, asked_at, host, ended_at, chunk_count, answered_count, proposed_count,
      dropped, problem_code
    from plans.proposal_run where region_path = ${version.region_path} and version_id = ${version.id}
    order by id desc limit 1
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? null
}

export async function insertRun(tx: Db, version: VersionKey, run: NewRun): Promise<void> {
  await tx
    .as<PlansTables>()
    .insertInto('plans.proposal_run')
    .values({
      region_path: version.region_path,
      version_id: version.id,
      id: run.id,
      job_id: run.jobId,
      asked_by_user_id: run.by.userId,
      asked_by_name: run.by.name,
      asked_at: run.at,
      host: run.host,
      model: run.model,
    })
    .execute()
}

export interface RunOutcome {
  chunkCount: number
  answeredCount: number
  proposedCount: number
  dropped: Dropped
  problemCode: string | null
}

/** Notes what came of a run, once: false when it was noted before. */
export async function endRun(
  tx: Db,
  version: VersionKey,
  { runId, at, outcome }: { runId: string; at: Date; outcome: RunOutcome },
): Promise<boolean> {
  const ended = await tx
    .as<PlansTables>()
    .updateTable('plans.proposal_run')
    .set({
      ended_at: at,
      chunk_count: outcome.chunkCount,
      answered_count: outcome.answeredCount,
      proposed_count: outcome.proposedCount,
      dropped: JSON.stringify(outcome.dropped),
      problem_code: outcome.problemCode,
    })
    .where('region_path', '=', version.region_path)
    .where('version_id', '=', version.id)
    .where('id', '=', runId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  return ended.length > 0
}

/** Writes proposals as items that wait for a person; they have no confidence, so nothing accepts them together. */
export async function insertProposals(
  tx: Db,
  version: VersionKey,
  proposals: readonly (AdmittedProposal & { id: string })[],
): Promise<void> {
  if (proposals.length === 0) return
  const db = tx.as<PlansTables>()
  const last = await db
    .selectFrom('plans.item')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('region_path', '=', version.region_path)
    .where('version_id', '=', version.id)
    .executeTakeFirst()
  const first = (last?.seq ?? -1) + 1
  await db
    .insertInto('plans.item')
    .values(
      proposals.map((proposal, nth) => ({
        region_path: version.region_path,
        version_id: version.id,
        id: proposal.id,
        seq: first + nth,
        ...factColumns(proposal.facts),
        state: 'proposed',
        origin: 'assistant',
        compiled: JSON.stringify(proposal.facts),
        value_text: proposal.valueText,
        value_offset: proposal.valueOffset,
        reason: proposal.reason,
        rival_item_id: proposal.rivalItemId,
      })),
    )
    .execute()
}

import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Services } from '#platform/services'
import { insertObservations, type NewObservation, takeSeries } from '../store/observations.ts'
import { type Evaluation, evaluateDrafts } from './evaluate-drafts.ts'
import type { Draft } from './observation-draft.ts'

export interface AppendOptions {
  source: NewObservation['source']
  status: 'submitted' | 'approved'
  batchId?: string
}

/**
 * Evaluates drafts while holding their series and appends the accepted ones, all or none.
 *
 * Reads:  the series concerned, which it locks until the transaction is over.
 * Writes: indicators.series, indicators.observation.
 * Errors: Refusal with every problem of every draft, `field` naming the entry; findings without explanation count.
 */
export async function appendObservations(
  tx: Db,
  services: Pick<Services, 'clock' | 'ids'>,
  actor: Actor,
  drafts: readonly Draft[],
  options: AppendOptions,
): Promise<{ recorded: NewObservation[]; unchanged: number; evaluations: Evaluation[] }> {
  await takeSeries(tx, drafts)
  const now = services.clock.now()
  const evaluations = await evaluateDrafts(tx, drafts, { now, source: options.source })
  const problems = evaluations.flatMap((evaluation, index) => problemsOf(evaluation, `entries.${index}`))
  if (problems.length > 0) throw new Refusal(problems)
  const accepted = evaluations.flatMap((evaluation) => (evaluation.ready ? [evaluation.ready] : []))
  const recorded = accepted.map((ready) => ({
    ...ready,
    id: services.ids.next('obs'),
    status: options.status,
    source: options.source,
    batchId: options.batchId ?? null,
    recordedBy: actor.userId,
    recordedByName: actor.name,
    recordedAt: now,
  }))
  await insertObservations(tx, recorded)
  return { recorded, unchanged: evaluations.length - recorded.length, evaluations }
}

/** Why a draft is refused: what forbids it, or what it must explain. */
export function problemsOf(evaluation: Evaluation, field: string) {
  if (evaluation.outcome !== 'refused') return []
  if (evaluation.problems.length > 0) return evaluation.problems.map((problem) => ({ ...problem, field }))
  return evaluation.findings.map((problem) => ({ ...problem, field }))
}

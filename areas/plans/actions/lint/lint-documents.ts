import type { Finding, LintDocument, LintOptions } from '#engines/plan-lint'
import { Refusal } from '#kernel/refusal'
import { runWorker, WorkerEnded } from '#platform/documents/worker-run'

const timeLimitMs = 300_000
const memoryLimitMb = 2048

export interface LintTask {
  documents: LintDocument[]
  options: LintOptions
}

/**
 * What the linter finds between and inside documents, found in a thread of its own: a hundred plans in force take
 * seconds, in which nobody else would get an answer.
 *
 * Errors: plans.assessment-too-heavy; the signal's reason when aborted.
 */
export async function lintDocuments(task: LintTask, signal: AbortSignal): Promise<Finding[]> {
  let found: Finding[] | null = null
  try {
    await runWorker({
      script: new URL('./lint-worker.ts', import.meta.url),
      data: task,
      timeLimitMs,
      memoryLimitMb,
      signal,
      onMessage: (message) => {
        found = message as Finding[]
      },
    })
  } catch (error) {
    if (error instanceof WorkerEnded && error.fault !== 'crashed')
      throw new Refusal({ code: 'plans.assessment-too-heavy', params: { count: task.documents.length } })
    throw error
  }
  if (found === null) throw new Error('the linter ended without an answer')
  return found
}

import type { ChangedField, Comparable, CompiledPlan } from '#engines/plan-text'
import { Refusal } from '#kernel/refusal'
import { runWorker, WorkerEnded } from '#platform/documents/worker-run'

const timeLimitMs = 120_000
const memoryLimitMb = 1024

export interface CompileTask {
  text: string
  /** Year to read 今年 as, when the text itself prints none. */
  year: number
  /** What the version before says, to be paired with what this one does. */
  earlier: readonly (Comparable & { id: string })[]
}

export interface CompileAnswer {
  compiled: CompiledPlan
  /** `afterId` is the compiler's id of a target; no fields: both versions say the same. */
  pairs: { beforeId: string; afterId: string; fields: ChangedField[] }[]
}

/**
 * What the compiler reads in a text, read in a thread of its own: a five-year plan of 600,000 characters takes seconds,
 * in which nobody else would get an answer.
 *
 * Errors: plans.text-too-heavy; the signal's reason when aborted.
 */
export async function compileText(
  task: CompileTask,
  { fileName, signal }: { fileName: string; signal?: AbortSignal },
): Promise<CompileAnswer> {
  let answer: CompileAnswer | null = null
  try {
    await runWorker({
      script: new URL('./compile-worker.ts', import.meta.url),
      data: task,
      timeLimitMs,
      memoryLimitMb,
      signal,
      onMessage: (message) => {
        answer = message as CompileAnswer
      },
    })
  } catch (error) {
    if (error instanceof WorkerEnded && error.fault !== 'crashed')
      throw new Refusal({ code: 'plans.text-too-heavy', params: { fileName, length: task.text.length } })
    throw error
  }
  if (answer === null) throw new Error('the compiler ended without an answer')
  return answer
}

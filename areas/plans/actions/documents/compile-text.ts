import type { CompiledPlan, CompileOptions } from '#engines/plan-text'
import { Refusal } from '#kernel/refusal'
import { runWorker, WorkerEnded } from '#platform/documents/worker-run'

const timeLimitMs = 120_000
const memoryLimitMb = 1024

/**
 * What the compiler reads in a text, read in a thread of its own: a five-year plan of 600,000 characters takes seconds,
 * in which nobody else would get an answer.
 *
 * Errors: plans.text-too-heavy; the signal's reason when aborted.
 */
export async function compileText(
  text: string,
  { fileName, signal, ...options }: CompileOptions & { fileName: string; signal?: AbortSignal },
): Promise<CompiledPlan> {
  let compiled: CompiledPlan | null = null
  try {
    await runWorker({
      script: new URL('./compile-worker.ts', import.meta.url),
      data: { text, options },
      timeLimitMs,
      memoryLimitMb,
      signal,
      onMessage: (message) => {
        compiled = message as CompiledPlan
      },
    })
  } catch (error) {
    if (error instanceof WorkerEnded && error.fault !== 'crashed')
      throw new Refusal({ code: 'plans.text-too-heavy', params: { fileName, length: text.length } })
    throw error
  }
  if (compiled === null) throw new Error('the compiler ended without an answer')
  return compiled
}

import { stat } from 'node:fs/promises'
import { type Problem, Refusal } from '#kernel/refusal'
import type { ReadDocument, ReadDocumentOptions } from './document.ts'
import { defaultLimits, type ReadLimits } from './limits.ts'
import { runWorker, WorkerEnded } from './worker-run.ts'

export type WorkerAnswer =
  | { kind: 'progress'; share: number }
  | { kind: 'document'; document: ReadDocument }
  | { kind: 'refused'; problems: Problem[] }

async function sizeOf(source: Uint8Array | string, fileName: string): Promise<number> {
  if (typeof source !== 'string') return source.byteLength
  const found = await stat(source).catch(() => undefined)
  if (!found?.isFile()) throw new Refusal({ code: 'documents.not-found', params: { fileName } })
  return found.size
}

function checkSize(bytes: number, fileName: string, limits: ReadLimits): void {
  if (bytes === 0) throw new Refusal({ code: 'documents.empty', params: { fileName } })
  if (bytes <= limits.maxFileBytes) return
  const toMb = (value: number) => Math.round((value / 1024 / 1024) * 10) / 10
  const params = { fileName, sizeMb: toMb(bytes), limitMb: toMb(limits.maxFileBytes) }
  throw new Refusal({ code: 'documents.too-large', params })
}

/** Reads in a worker thread and turns its end, whatever it is, into a document or a refusal. */
export async function readInWorker(source: Uint8Array | string, options: ReadDocumentOptions): Promise<ReadDocument> {
  const { fileName, signal, onProgress } = options
  const limits: ReadLimits = { ...defaultLimits, ...options.limits }
  checkSize(await sizeOf(source, fileName), fileName, limits)
  // A copy is handed over, so that the caller keeps its bytes.
  const bytes = typeof source === 'string' ? undefined : new Uint8Array(source)
  let answer: WorkerAnswer | undefined
  let share = 0
  const onMessage = (message: unknown) => {
    const said = message as WorkerAnswer
    if (said.kind !== 'progress') answer = said
    else if (said.share > share) {
      share = Math.min(1, said.share)
      onProgress?.(share)
    }
  }
  try {
    await runWorker({
      script: new URL('./worker.ts', import.meta.url),
      data: { source: bytes ?? source, fileName, limits },
      transfer: bytes ? [bytes.buffer] : [],
      timeLimitMs: limits.timeLimitMs,
      memoryLimitMb: limits.memoryLimitMb,
      signal,
      onMessage,
    })
  } catch (error) {
    throw endedRefusal(error, fileName, limits)
  }
  if (answer?.kind === 'refused') throw new Refusal(answer.problems)
  if (answer?.kind !== 'document') throw new Refusal({ code: 'documents.corrupt', params: { fileName } })
  onProgress?.(1)
  return answer.document
}

function endedRefusal(error: unknown, fileName: string, limits: ReadLimits): unknown {
  if (!(error instanceof WorkerEnded)) return error
  if (error.fault === 'timed-out')
    return new Refusal({ code: 'documents.timed-out', params: { fileName, seconds: limits.timeLimitMs / 1000 } })
  if (error.fault === 'out-of-memory')
    return new Refusal({ code: 'documents.out-of-memory', params: { fileName, memoryMb: limits.memoryLimitMb } })
  const refusal = new Refusal({ code: 'documents.corrupt', params: { fileName } })
  refusal.cause = error
  return refusal
}

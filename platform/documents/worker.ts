import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#kernel/refusal'
import type { ReadLimits } from './limits.ts'
import { parseDocument } from './parsing.ts'
import type { WorkerAnswer } from './reading.ts'

const { source, fileName, limits } = workerData as {
  source: Uint8Array | string
  fileName: string
  limits: ReadLimits
}

const answer = (message: WorkerAnswer) => parentPort?.postMessage(message)

try {
  const bytes = typeof source === 'string' ? await readFile(source) : source
  const document = await parseDocument(bytes, {
    fileName,
    limits,
    onProgress: (share) => answer({ kind: 'progress', share }),
  })
  answer({ kind: 'document', document })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  answer({ kind: 'refused', problems: error.problems })
}

import { parentPort, workerData } from 'node:worker_threads'
import { compilePlan, pairTargets } from '#engines/plan-text'
import type { CompileAnswer, CompileTask } from './compile-text.ts'

const { text, year, earlier } = workerData as CompileTask

const compiled = compilePlan(text, { year })
const pairs = pairTargets(earlier, compiled.targets).map(({ before, after, fields }) => ({
  beforeId: before.id,
  afterId: after.id,
  fields,
}))
parentPort?.postMessage({ compiled, pairs } satisfies CompileAnswer)

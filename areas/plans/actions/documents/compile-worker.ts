import { parentPort, workerData } from 'node:worker_threads'
import { type CompileOptions, compilePlan } from '#engines/plan-text'

const { text, options } = workerData as { text: string; options: CompileOptions }

parentPort?.postMessage(compilePlan(text, options))

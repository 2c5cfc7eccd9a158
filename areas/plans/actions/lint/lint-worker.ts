import { parentPort, workerData } from 'node:worker_threads'
import { lintPlans } from '#engines/plan-lint'
import type { LintTask } from './lint-documents.ts'

const { documents, options } = workerData as LintTask

parentPort?.postMessage(lintPlans(documents, options))

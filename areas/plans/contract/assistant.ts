import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { PlansId } from './fields.ts'

/** Who read an item first. */
export const itemOrigins = ['compiler', 'person', 'assistant'] as const

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })

export const ProposalRun = z.object({
  jobId: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  /** Null while it runs, and when nothing came of it. */
  endedAt: z.iso.datetime().nullable(),
  /** Stretches of the text, and how many of them got a usable answer. */
  chunkCount: z.number().int().nullable(),
  answeredCount: z.number().int().nullable(),
  proposedCount: z.number().int().nullable(),
  /** Proposals that were not taken, such as those whose quote is not in the text. */
  droppedCount: z.number().int().nullable(),
  /** Of these the ones whose quote is not in the text. */
  unquotedCount: z.number().int().nullable(),
  /** Why the rest of the text was not asked about. */
  problem: z.object({ zh: z.string(), en: z.string() }).nullable(),
})
export type ProposalRun = z.output<typeof ProposalRun>

export const getProposals = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/proposals',
  summary: { zh: '助手建议的情况', en: 'Whether an assistant may be asked, and how the last asking went' },
  params: OfVersion,
  response: z.object({
    /** Where the text would be sent; null: no assistant is set up, and nothing of it is shown. */
    assistant: z.object({ host: z.string(), model: z.string() }).nullable(),
    isRunning: z.boolean(),
    last: ProposalRun.nullable(),
  }),
})

export const askProposals = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/proposals',
  summary: { zh: '请助手补充漏读的目标', en: 'Ask the assistant for targets that were missed' },
  params: OfVersion,
  status: 202,
  response: z.object({ jobId: z.string() }),
})

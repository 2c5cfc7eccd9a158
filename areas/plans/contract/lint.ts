import { z } from 'zod'
import { Day, taskStates, UnitText } from '#contract/tasks'
import { endpoint } from '#platform/http/endpoint'
import { PlansId, RegionPath } from './fields.ts'

export const findingStates = ['open', 'answered', 'todo'] as const
export const findingSeverities = ['high', 'medium', 'low', 'info'] as const
export const findingTypes = [
  'conflict',
  'already-met',
  'weak-target',
  'steep',
  'behind',
  'gap',
  'unsupported-claim',
  'definition',
  'plausibility',
] as const

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })
const InBoth = z.object({ zh: z.string(), en: z.string() })

/** A sentence that a finding rests on, in its surroundings. */
export const FindingQuote = z.object({
  title: z.string(),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  /** Page that shows it in place, for the person who asks. */
  href: z.string(),
  /** It stands in the version that is assessed. */
  isOwn: z.boolean(),
})
export type FindingQuote = z.output<typeof FindingQuote>

export const FindingView = z.object({
  id: PlansId,
  type: z.enum(findingTypes),
  severity: z.enum(findingSeverities),
  /** Why it weighs that much; null in findings of before it was noted. */
  reason: InBoth.nullable(),
  indicator: z.string(),
  arithmetic: InBoth,
  message: InBoth,
  ask: InBoth,
  quotes: z.array(FindingQuote),
  state: z.enum(findingStates),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /**
   * The task that deals with it, or the one that was cancelled while the finding waited for it: then the finding is open
   * again. Null where there is none, or it is not the reader's to see.
   */
  task: z
    .object({
      id: z.string(),
      leadName: z.string(),
      state: z.enum(taskStates),
      isOpen: z.boolean(),
      isOverdue: z.boolean(),
      dueOn: Day.nullable(),
      href: z.string(),
    })
    .nullable(),
  /** Who would deal with it: the unit that the sentence's measure names first; null where none is known here. */
  lead: z.object({ unit: UnitText, name: z.string() }).nullable(),
  /** The last assessment no longer found it; kept because of its note. */
  isGone: z.boolean(),
  revision: z.number().int(),
})
export type FindingView = z.output<typeof FindingView>

/** A finding as the task that it becomes; its sentences and sums go with it. */
export const FindingTask = z.object({
  title: z.string().trim().min(4).max(200),
  lead: UnitText,
  dueOn: Day,
})
export type FindingTask = z.output<typeof FindingTask>

/** How many findings of the last assessment are in each state; what it no longer found is not counted. */
export function countFindings(
  findings: readonly Pick<FindingView, 'state' | 'isGone'>[],
): Record<FindingView['state'], number> {
  const counts = { open: 0, answered: 0, todo: 0 }
  for (const { state, isGone } of findings) if (!isGone) counts[state] += 1
  return counts
}

export const BasisPlan = z.object({
  planId: PlansId,
  versionId: PlansId,
  regionPath: RegionPath,
  title: z.string(),
  number: z.string().nullable(),
})
export type BasisPlan = z.output<typeof BasisPlan>

export const VersionFindings = z.object({
  title: z.string(),
  regionName: z.string(),
  ordinal: z.number().int(),
  /** Null while nobody has asked for an assessment. */
  assessment: z
    .object({
      at: z.iso.datetime(),
      by: z.string(),
      basis: z.array(BasisPlan),
      /** What has changed since; both false while the assessment still holds. */
      outdated: z.object({ figures: z.boolean(), basis: z.boolean() }),
    })
    .nullable(),
  /** The assessment under way, to be followed with the job. */
  running: z.object({ jobId: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
  items: z.array(FindingView),
  total: z.number().int(),
  may: z.object({ write: z.boolean() }),
})
export type VersionFindings = z.output<typeof VersionFindings>

export const getFindings = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/findings',
  summary: { zh: '政策一致性评估结果', en: 'Findings of the policy consistency assessment' },
  params: OfVersion,
  response: VersionFindings,
})

export const lintVersion = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/findings',
  summary: { zh: '对照现行规划评估一致性', en: 'Assess a version against the plans in force' },
  params: OfVersion,
  status: 202,
  response: z.object({ jobId: z.string() }),
})

export const resolveFinding = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/findings/{findingId}/resolve',
  summary: { zh: '答复一条评估意见，或转为任务', en: 'Answer a finding, or make it a task' },
  params: OfVersion.extend({ findingId: PlansId }),
  body: z
    .object({
      state: z.enum(findingStates),
      note: z.string().trim().max(500).nullable().default(null),
      /** What to ask of whom by when; needed with `todo`. */
      task: FindingTask.nullable().default(null),
      /** Revision of the finding that the person saw. */
      revision: z.number().int(),
    })
    .refine(({ state, task }) => state !== 'todo' || task !== null, {
      path: ['task'],
      error: '请写明承办单位和办结期限 / Say which unit is to do it, and by when',
    })
    .refine(({ state, note }) => state !== 'answered' || (note !== null && note !== ''), {
      path: ['note'],
      error: '答复请写明说明 / An answer needs a note',
    }),
  response: FindingView,
})

export const downloadOpinion = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/findings/opinion',
  summary: { zh: '下载政策一致性评估意见（.docx）', en: 'Download the assessment opinion (.docx)' },
  params: OfVersion,
  query: z.object({ locale: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  answers: 'download',
})

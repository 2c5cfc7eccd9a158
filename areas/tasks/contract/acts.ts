import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, Evidence, Id, TaskDetail, UnitText } from './shapes.ts'

const OfTask = z.object({ taskId: Id })
/** Counts the acts about a task: the one that the person saw. */
const revision = z.int()
const Words = z.string().trim().min(2).max(2000).meta({ widget: 'textarea' })
const MaybeWords = z.string().trim().max(2000).nullable().default(null)
const proof = {
  evidenceIds: z.array(Id).max(20).default([]),
  links: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(200),
        url: z.url({ protocol: /^https?$/ }).max(1000),
      }),
    )
    .max(10)
    .default([]),
}

export const Answer = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), revision, words: MaybeWords }),
  z.object({ act: z.literal('decline'), revision, words: Words }),
  z.object({
    act: z.literal('progress'),
    revision,
    words: Words,
    percent: z.int().min(0).max(100),
    /** Milestones reached with it, by their `seq`. */
    milestonesDone: z.array(z.int().min(0)).max(12).default([]),
    ...proof,
  }),
  z.object({ act: z.literal('report-done'), revision, words: Words, ...proof }),
  z.object({ act: z.literal('retract'), revision, words: MaybeWords }),
  z.object({ act: z.literal('ask-extension'), revision, words: Words, until: Day }),
])
export type Answer = z.output<typeof Answer>

export const answerTask = endpoint({
  method: 'POST',
  path: '/api/tasks/{taskId}/answers',
  summary: { zh: '承办单位答复', en: 'Answer of the unit' },
  params: OfTask,
  body: Answer,
  response: TaskDetail,
})

export const Decision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('close'), revision, words: MaybeWords }),
  z.object({ act: z.literal('return'), revision, words: Words }),
  z.object({ act: z.literal('grant-extension'), revision, words: MaybeWords }),
  z.object({ act: z.literal('refuse-extension'), revision, words: Words }),
  z.object({ act: z.literal('reassign'), revision, words: Words, lead: UnitText }),
  z.object({ act: z.literal('hand-over'), revision, words: Words, asker: UnitText }),
  z.object({ act: z.literal('cancel'), revision, words: Words }),
  z.object({ act: z.literal('reopen'), revision, words: Words }),
])
export type Decision = z.output<typeof Decision>

export const decideTask = endpoint({
  method: 'POST',
  path: '/api/tasks/{taskId}/decisions',
  summary: { zh: '交办单位处理', en: 'Decision of the office that asked' },
  params: OfTask,
  body: Decision,
  response: TaskDetail,
})

export const remarkTask = endpoint({
  method: 'POST',
  path: '/api/tasks/{taskId}/remarks',
  summary: { zh: '批示、留言', en: 'Remark on a task' },
  params: OfTask,
  body: z.object({ words: Words, ...proof }),
  response: TaskDetail,
})

export const remindTask = endpoint({
  method: 'POST',
  path: '/api/tasks/{taskId}/reminders',
  summary: { zh: '催办', en: 'Remind the unit' },
  params: OfTask,
  response: TaskDetail,
})

export const uploadEvidence = endpoint({
  method: 'POST',
  path: '/api/tasks/{taskId}/evidence',
  summary: { zh: '上传佐证材料', en: 'Upload evidence' },
  params: OfTask,
  upload: { maxBytes: 50 * 1024 * 1024 },
  response: Evidence,
  status: 201,
})

export const downloadEvidence = endpoint({
  method: 'GET',
  path: '/api/tasks/{taskId}/evidence/{evidenceId}',
  summary: { zh: '下载佐证材料', en: 'Download evidence' },
  params: z.object({ taskId: Id, evidenceId: Id }),
  answers: 'download',
})

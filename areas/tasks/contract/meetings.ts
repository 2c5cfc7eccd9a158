import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, Id, RegionPath, TaskSummary, UnitText, UnitView } from './shapes.ts'

export const meetingKinds = ['regular', 'topic', 'dispatch'] as const
export const meetingStates = ['planned', 'issued', 'cancelled'] as const

const text = (zh: string, en: string, more: Record<string, unknown> = {}) => ({ label: { zh, en }, ...more })

export const DecisionInput = z.object({
  /** Of a decision that is there already. */
  id: Id.optional(),
  title: z.string().trim().min(4).max(200),
  words: z.string().trim().max(2000).nullable().default(null),
  lead: UnitText,
  support: z.array(UnitText).max(20).default([]),
  dueOn: Day.nullable().default(null),
})

export const MeetingFacts = z.object({
  title: z.string().trim().min(4).max(200).meta(text('会议名称', 'Title')),
  kind: z
    .enum(meetingKinds)
    .default('regular')
    .meta(
      text('类别', 'Kind', {
        options: {
          regular: { zh: '例会', en: 'Regular meeting' },
          topic: { zh: '专题会', en: 'Topic meeting' },
          dispatch: { zh: '调度会', en: 'Dispatch meeting' },
        },
      }),
    ),
  heldOn: Day.meta(text('召开日期', 'Date')),
  place: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .default(null)
    .meta(text('地点', 'Place', { widget: 'text' })),
  chair: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .default(null)
    .meta(text('主持人', 'Chair', { widget: 'text' })),
  attendees: z.array(UnitText).max(80).default([]).meta(text('参会单位', 'Units attending')),
  attendeesNote: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .default(null)
    .meta(text('参会人员', 'People attending', { widget: 'textarea' })),
  agenda: z.array(z.string().trim().min(2).max(300)).max(30).default([]).meta(text('议题', 'Agenda')),
})

export const MeetingInput = MeetingFacts.extend({ decisions: z.array(DecisionInput).max(60).default([]) })
export type MeetingInput = z.output<typeof MeetingInput>

export const MeetingSummary = z
  .object({
    id: Id,
    title: z.string(),
    kind: z.enum(meetingKinds),
    state: z.enum(meetingStates),
    heldOn: Day,
    host: UnitView,
    decisionCount: z.int(),
    /** Of its tasks, how many are closed and how many are overdue. */
    closedCount: z.int(),
    overdueCount: z.int(),
  })
  .meta({ id: 'TaskMeetingSummary' })
export type MeetingSummary = z.output<typeof MeetingSummary>

export const MeetingDetail = MeetingSummary.extend({
  regionPath: RegionPath,
  place: z.string().nullable(),
  chair: z.string().nullable(),
  attendees: z.array(UnitView),
  attendeesNote: z.string().nullable(),
  agenda: z.array(z.string()),
  decisions: z.array(
    z.object({
      id: Id,
      title: z.string(),
      words: z.string().nullable(),
      lead: UnitView,
      support: z.array(UnitView),
      dueOn: Day.nullable(),
      /** Null until the minutes are issued, and for readers who may not see it. */
      task: TaskSummary.nullable(),
    }),
  ),
  /** 上次会议事项办理情况: what earlier meetings decided and was open when the last one met. */
  followUp: z.object({
    previous: z.object({ id: Id, title: z.string(), heldOn: Day }).nullable(),
    tasks: z.array(TaskSummary),
    doneCount: z.int(),
  }),
  createdByName: z.string(),
  issuedByName: z.string().nullable(),
  issuedAt: z.iso.datetime().nullable(),
  mayManage: z.boolean(),
  revision: z.int(),
}).meta({ id: 'TaskMeeting' })
export type MeetingDetail = z.output<typeof MeetingDetail>

const OfMeeting = z.object({ meetingId: Id })
const none = (value: unknown) => (value === '' ? undefined : value)

export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/tasks/meetings',
  summary: { zh: '会议', en: 'Meetings' },
  query: z.object({
    q: z.preprocess(none, z.string().trim().max(100).optional()),
    kind: z.preprocess(none, z.enum(meetingKinds).optional()),
    state: z.preprocess(none, z.enum(meetingStates).optional()),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ items: z.array(MeetingSummary), total: z.int() }),
})

export const getMeeting = endpoint({
  method: 'GET',
  path: '/api/tasks/meetings/{meetingId}',
  summary: { zh: '会议详情', en: 'A meeting' },
  params: OfMeeting,
  response: MeetingDetail,
})

export const planMeeting = endpoint({
  method: 'POST',
  path: '/api/tasks/meetings',
  summary: { zh: '新建会议', en: 'Plan a meeting' },
  body: MeetingInput,
  response: MeetingDetail,
  status: 201,
})

export const changeMeeting = endpoint({
  method: 'PUT',
  path: '/api/tasks/meetings/{meetingId}',
  summary: { zh: '修改会议', en: 'Change a meeting' },
  params: OfMeeting,
  body: MeetingInput.extend({ revision: z.int() }),
  response: MeetingDetail,
})

export const issueMinutes = endpoint({
  method: 'POST',
  path: '/api/tasks/meetings/{meetingId}/issue',
  summary: { zh: '下达纪要，议定事项转为任务', en: 'Issue the minutes: decisions become tasks' },
  params: OfMeeting,
  body: z.object({ revision: z.int() }),
  response: MeetingDetail,
})

export const cancelMeeting = endpoint({
  method: 'POST',
  path: '/api/tasks/meetings/{meetingId}/cancel',
  summary: { zh: '取消会议', en: 'Cancel a meeting' },
  params: OfMeeting,
  body: z.object({ revision: z.int(), reason: z.string().trim().min(2).max(500) }),
  response: MeetingDetail,
})

export const downloadMinutes = endpoint({
  method: 'GET',
  path: '/api/tasks/meetings/{meetingId}/minutes',
  summary: { zh: '下载会议纪要', en: 'Download the minutes' },
  params: OfMeeting,
  answers: 'download',
})

import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, Id, originKinds, priorities, TaskDetail, UnitText } from './shapes.ts'

const Title = z
  .string()
  .trim()
  .min(4)
  .max(200)
  .meta({
    label: { zh: '任务名称', en: 'Task' },
    placeholder: { zh: '做什么，达到什么要求，一句话', en: 'What is to be done, in a sentence' },
  })
const Detail = z
  .string()
  .trim()
  .max(4000)
  .nullable()
  .default(null)
  .meta({ widget: 'textarea', label: { zh: '具体要求', en: 'What is asked' } })
const Priority = z
  .enum(priorities)
  .default('normal')
  .meta({
    label: { zh: '紧急程度', en: 'Priority' },
    options: {
      urgent: { zh: '特急', en: 'Urgent' },
      high: { zh: '紧急', en: 'High' },
      normal: { zh: '一般', en: 'Normal' },
    },
  })
const Lead = UnitText.meta({ label: { zh: '承办单位', en: 'Lead' } })
const Support = z
  .array(UnitText)
  .max(20)
  .default([])
  .meta({ label: { zh: '配合单位', en: 'Support' } })
const DueOn = Day.nullable()
  .default(null)
  .meta({ widget: 'date', label: { zh: '办结期限', en: 'Deadline' } })
const Milestones = z
  .array(z.object({ title: z.string().trim().min(2).max(100), dueOn: Day }))
  .max(12)
  .default([])
  .meta({ label: { zh: '节点', en: 'Milestones' } })
const ReportEveryDays = z
  .int()
  .min(1)
  .max(366)
  .nullable()
  .optional()
  .meta({
    label: { zh: '每隔多少天报一次进展', en: 'Days between progress reports' },
    help: { zh: '不填则按本地区的设置', en: 'Left empty: as the region has set' },
    unit: { zh: '天', en: 'days' },
  })

export const NewTask = z.object({
  title: Title,
  detail: Detail,
  lead: Lead,
  support: Support,
  dueOn: DueOn,
  priority: Priority,
  reportEveryDays: ReportEveryDays,
  milestones: Milestones,
})
export type NewTask = z.output<typeof NewTask>

/** Where a task asked by a person comes from, when a page led to it. */
export const PageOrigin = z.object({
  kind: z.enum(originKinds).exclude(['person', 'meeting', 'plan-measure']),
  id: Id,
  title: z.string().trim().min(2).max(200),
  quote: z.string().trim().max(1000).optional(),
  href: z
    .string()
    .max(500)
    .regex(/^\/[^/\\]/)
    .optional(),
})

export const askTask = endpoint({
  method: 'POST',
  path: '/api/tasks',
  summary: { zh: '交办任务', en: 'Ask for a task' },
  body: NewTask.extend({ origin: PageOrigin.nullable().default(null) }),
  response: TaskDetail,
  status: 201,
})

export const handOutPart = endpoint({
  method: 'POST',
  path: '/api/tasks/{taskId}/parts',
  summary: { zh: '分解任务', en: 'Hand out a part of a task' },
  params: z.object({ taskId: Id }),
  /** One part for each of these units, all alike. */
  body: NewTask.omit({ lead: true }).extend({
    revision: z.int(),
    leads: z
      .array(UnitText)
      .min(1)
      .max(50)
      .meta({ label: { zh: '承办单位（每个单位一件）', en: 'Units, one part each' } }),
  }),
  response: TaskDetail,
  status: 201,
})

export const changeTask = endpoint({
  method: 'PATCH',
  path: '/api/tasks/{taskId}',
  summary: { zh: '修改任务', en: 'Change a task' },
  params: z.object({ taskId: Id }),
  body: z.object({
    revision: z.int(),
    title: Title.optional(),
    detail: Detail.optional(),
    priority: z.enum(priorities).optional(),
    dueOn: Day.nullable().optional(),
    support: z.array(UnitText).max(20).optional(),
    reportEveryDays: ReportEveryDays,
    /** All of them; those with their `seq` keep whether they are done. */
    milestones: z
      .array(z.object({ seq: z.int().min(0).optional(), title: z.string().trim().min(2).max(100), dueOn: Day }))
      .max(12)
      .optional(),
  }),
  response: TaskDetail,
})

export const askTasks = endpoint({
  method: 'POST',
  path: '/api/tasks/bulk',
  summary: { zh: '批量交办', en: 'Ask for many tasks' },
  body: z.object({
    /** The sheet they come from: a row of it becomes one task, however often it is sent. */
    fileId: z.string().max(60),
    fileName: z.string().trim().max(200),
    tasks: z
      .array(NewTask.extend({ row: z.int().min(1) }))
      .min(1)
      .max(500),
  }),
  response: z.object({ openedCount: z.int(), alreadyCount: z.int() }),
  status: 201,
})

export const SheetRow = z
  .object({
    row: z.int(),
    title: z.string(),
    detail: z.string().nullable(),
    lead: z.object({ printed: z.string(), unit: UnitText.nullable(), name: z.string().nullable() }),
    support: z.array(z.object({ printed: z.string(), unit: UnitText.nullable(), name: z.string().nullable() })),
    dueOn: Day.nullable(),
    priority: z.enum(priorities),
    problems: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'TaskSheetRow' })
export type SheetRow = z.output<typeof SheetRow>

export const readSheet = endpoint({
  method: 'POST',
  path: '/api/tasks/sheets',
  summary: { zh: '上传任务表，先预览', en: 'Upload a sheet of tasks and preview it' },
  upload: { maxBytes: 5 * 1024 * 1024 },
  response: z.object({ fileId: z.string(), fileName: z.string(), rows: z.array(SheetRow) }),
  status: 201,
})

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/tasks/template',
  summary: { zh: '下载任务表模板', en: 'Download the template' },
  answers: 'download',
})

/** Shown to those who ask: whom they may ask, by the names that offices use. */
export const listUnits = endpoint({
  method: 'GET',
  path: '/api/tasks/units',
  summary: { zh: '可承办任务的单位', en: 'Units that can be asked' },
  response: z.object({
    items: z.array(
      z.object({
        unit: UnitText,
        name: z.string(),
        /** False where nobody works here: the office above acts for it. */
        isPeopled: z.boolean(),
      }),
    ),
  }),
})

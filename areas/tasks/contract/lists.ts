import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import {
  Day,
  Id,
  originKinds,
  priorities,
  RegionPath,
  TaskDetail,
  TaskSummary,
  taskStates,
  UnitText,
} from './shapes.ts'

const none = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(shape: S) => z.preprocess(none, shape.optional())

export const sorts = [
  'dueOn',
  '-dueOn',
  'updatedAt',
  '-updatedAt',
  'percent',
  '-percent',
  'askedOn',
  '-askedOn',
] as const

export const TaskFilter = z.object({
  q: optional(z.string().trim().max(100)),
  /** `open`: not over; `overdue`: past the deadline and not done. */
  state: optional(z.enum([...taskStates, 'open', 'overdue', 'ended'])),
  /** What it is to the reader's office. */
  mine: optional(z.enum(['lead', 'asker', 'support'])),
  lead: optional(UnitText),
  regionPath: optional(RegionPath),
  origin: optional(z.enum(originKinds)),
  planId: optional(Id),
  priority: optional(z.enum(priorities)),
  dueFrom: optional(Day),
  dueTo: optional(Day),
  sort: optional(z.enum(sorts)),
})
export type TaskFilter = z.output<typeof TaskFilter>

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/tasks',
  summary: { zh: '任务清单', en: 'Tasks' },
  query: TaskFilter.extend({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(TaskSummary), total: z.int() }),
})

export const exportTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/export',
  summary: { zh: '导出任务清单', en: 'Export tasks' },
  query: TaskFilter,
  answers: 'download',
})

export const getTask = endpoint({
  method: 'GET',
  path: '/api/tasks/{taskId}',
  summary: { zh: '任务详情', en: 'A task' },
  params: z.object({ taskId: Id }),
  response: TaskDetail,
})

const group = z.object({ items: z.array(TaskSummary), total: z.int() })

export const myTasks = endpoint({
  method: 'GET',
  path: '/api/tasks/mine',
  summary: { zh: '我的任务', en: 'My tasks' },
  response: z.object({
    /** Null for people who are no party to tasks. */
    office: z.string().nullable(),
    today: Day,
    /** Asked by the reader's office and waiting for its decision. */
    toDecide: group,
    overdue: group,
    /** Due within seven days. */
    thisWeek: group,
    /** Due later, but waiting to be accepted, continued or reported on. */
    toAnswer: group,
    later: group,
    /** Answered for and waiting for the asker: to confirm, for more time, to be replaced. */
    waitingCount: z.int(),
    /** Asked by the office and not over. */
    askedCount: z.int(),
    mayAsk: z.boolean(),
  }),
})

export const ganttGroups = ['lead', 'plan'] as const

export const getGantt = endpoint({
  method: 'GET',
  path: '/api/tasks/gantt',
  summary: { zh: '任务进度图', en: 'Gantt chart of tasks' },
  query: z.object({
    by: z.enum(ganttGroups).default('lead'),
    planId: optional(Id),
    lead: optional(UnitText),
    state: optional(z.enum(['open', 'overdue', 'all'])),
  }),
  response: z.object({
    today: Day,
    from: Day,
    to: Day,
    groups: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        tasks: z.array(
          z.object({
            id: Id,
            title: z.string(),
            state: z.enum(taskStates),
            leadName: z.string(),
            from: Day,
            /** Null: no deadline. */
            dueOn: Day.nullable(),
            endedOn: Day.nullable(),
            percent: z.int(),
            isOverdue: z.boolean(),
            milestones: z.array(z.object({ title: z.string(), dueOn: Day, doneOn: Day.nullable() })),
          }),
        ),
      }),
    ),
    /** How many tasks there are; the chart shows the 400 with the nearest deadlines. */
    total: z.int(),
  }),
})

/** A count that opens the tasks behind it. */
export const SupervisionRow = z.object({
  unit: UnitText,
  name: z.string(),
  openCount: z.int(),
  overdueCount: z.int(),
  /** No answer for longer than the first step of the reminders. */
  silentCount: z.int(),
  closedCount: z.int(),
  /** Of what was closed in the period, the share reported done by its deadline; null: nothing with a deadline was. */
  onTimeShare: z.number().nullable(),
  /** Of what was asked in the period, the share answered before the first reminder was due; null: nothing was asked. */
  answeredOnTimeShare: z.number().nullable(),
  /** Median of the days from asking to reporting done; null: nothing was closed. */
  medianDays: z.number().nullable(),
})
export type SupervisionRow = z.output<typeof SupervisionRow>

export const getSupervision = endpoint({
  method: 'GET',
  path: '/api/tasks/supervision',
  summary: { zh: '督办情况', en: 'Supervision by unit' },
  query: z.object({
    /** First day of the period that closed tasks are counted in; by default the year so far. */
    from: optional(Day),
    regionPath: optional(RegionPath),
  }),
  response: z.object({
    from: Day,
    to: Day,
    /** Days after which the first reminder goes out. */
    firstStepDays: z.int(),
    rows: z.array(SupervisionRow),
    total: SupervisionRow.omit({ unit: true, name: true }),
  }),
})

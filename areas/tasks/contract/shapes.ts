import { z } from 'zod'

export const Id = z.string().regex(/^[a-z]{3}_[0-9a-z]{1,40}$/)
export const RegionPath = z
  .string()
  .max(100)
  .regex(/^(?:\d{6,12}\/)+$/)
export const Day = z.iso.date()
/** A department by its id, or a region by its path. */
export const UnitText = z
  .string()
  .max(100)
  .regex(/^(?:(?:\d{6,12}\/)+|dep_[0-9a-z]{1,40})$/)
export type UnitText = z.output<typeof UnitText>

export const taskStates = [
  'to-accept',
  'declined',
  'in-progress',
  'reported-done',
  'returned',
  'closed',
  'cancelled',
] as const
export const priorities = ['urgent', 'high', 'normal'] as const
export const originKinds = ['plan-measure', 'finding', 'target', 'meeting', 'person'] as const
/** What can be done about a task: `rules/transitions.ts` says by whom and when. */
export const actNames = [
  ...(['accept', 'decline', 'progress', 'report-done', 'retract', 'ask-extension'] as const),
  ...(['close', 'return', 'grant-extension', 'refuse-extension', 'reassign', 'change'] as const),
  ...(['hand-over', 'cancel', 'reopen', 'remind', 'remark', 'hand-out'] as const),
] as const
export const hats = ['asker', 'lead', 'support', 'watcher'] as const

export const UnitView = z.object({
  /** As requests name it. */
  unit: UnitText,
  name: z.string(),
})
export type UnitView = z.output<typeof UnitView>

/** What an office has to do about a task now. */
export const needs = [
  ...(['accept', 'redo', 'overdue', 'report'] as const),
  ...(['confirm', 'decide-extension', 'reassign'] as const),
] as const

export const TaskSummary = z
  .object({
    id: Id,
    title: z.string(),
    state: z.enum(taskStates),
    priority: z.enum(priorities),
    lead: UnitView,
    asker: UnitView,
    support: z.array(UnitView),
    origin: z.object({
      kind: z.enum(originKinds),
      title: z.string(),
      planId: z.string().nullable(),
    }),
    askedOn: Day,
    dueOn: Day.nullable(),
    /** Working days until the deadline; negative after it; null when it is over or has none. */
    workingDaysLeft: z.int().nullable(),
    isOverdue: z.boolean(),
    extensionUntil: Day.nullable(),
    percent: z.int(),
    lastWords: z.string().nullable(),
    answeredOn: Day.nullable(),
    endedOn: Day.nullable(),
    parentId: Id.nullable(),
    partCount: z.int(),
    /** What the reader's office has to do now; null: nothing. */
    need: z.enum(needs).nullable(),
  })
  .meta({ id: 'TaskSummary' })
export type TaskSummary = z.output<typeof TaskSummary>

export const Evidence = z
  .object({
    id: Id,
    title: z.string(),
    /** Null for a stored file. */
    url: z.string().nullable(),
    sizeBytes: z.int().nullable(),
  })
  .meta({ id: 'TaskEvidence' })
export type Evidence = z.output<typeof Evidence>

export const Entry = z
  .object({
    id: Id,
    /** An act, or `open`. */
    kind: z.string(),
    words: z.string().nullable(),
    percent: z.int().nullable(),
    /** What changed, by field, as people read it. */
    changes: z.record(z.string(), z.object({ from: z.string().nullable(), to: z.string().nullable() })),
    byName: z.string(),
    unitName: z.string().nullable(),
    at: z.iso.datetime(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'TaskEntry' })
export type Entry = z.output<typeof Entry>

export const Reminded = z.object({
  sentOn: Day,
  /** Whom: the unit, its leader, the supervisors. */
  audience: z.enum(['unit', 'leader', 'supervisor']),
  name: z.string(),
  reason: z.string(),
  /** Who pressed; null: the schedule. */
  byName: z.string().nullable(),
})

export const Milestone = z.object({
  seq: z.int(),
  title: z.string(),
  dueOn: Day,
  doneOn: Day.nullable(),
  isLate: z.boolean(),
})

export const TaskDetail = TaskSummary.extend({
  regionPath: RegionPath,
  level: z.int(),
  detail: z.string().nullable(),
  firstDueOn: Day.nullable(),
  reportEveryDays: z.int().nullable(),
  /** Business day by which the next progress report is expected; null: none is. */
  reportDueOn: Day.nullable(),
  quote: z.string().nullable(),
  originHref: z.string().nullable(),
  askedByName: z.string(),
  /** The office that acts for the unit today; the unit itself where somebody works there. */
  actsForLead: UnitView,
  parent: z.object({ id: Id, title: z.string(), isVisible: z.boolean() }).nullable(),
  parts: z.array(TaskSummary),
  milestones: z.array(Milestone),
  history: z.array(Entry),
  reminders: z.array(Reminded),
  /** What the reader's office is to it, and what the reader may do now. */
  hats: z.array(z.enum(hats)),
  acts: z.array(z.enum(actNames)),
  /** First day on which the unit can be reminded again; null: today. */
  remindableFrom: Day.nullable(),
  revision: z.int(),
}).meta({ id: 'Task' })
export type TaskDetail = z.output<typeof TaskDetail>

import { z } from 'zod'
import type { Localized } from '#kernel/localized'
import {
  comparators,
  DeadlineText,
  DecimalText,
  documentKinds,
  modeWords,
  PlansId,
  planStatuses,
  RegionPath,
  targetKinds,
  targetModes,
} from './fields.ts'
import { ChosenTask, MeasureTaskView } from './measure-tasks.ts'
import { ProblemView } from './views.ts'

interface FieldMeta {
  label?: Localized
  options?: Record<string, Localized>
}

export const NewIndicator = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ label: { zh: '名称', en: 'Name' } } satisfies FieldMeta),
  unit: z
    .string()
    .trim()
    .max(30)
    .meta({ label: { zh: '单位', en: 'Unit' } } satisfies FieldMeta),
  mode: z.enum(targetModes).meta({ label: { zh: '口径', en: 'Mode' }, options: modeWords } satisfies FieldMeta),
  /** Whether more is better. */
  direction: z.enum(['up', 'down']).meta({
    label: { zh: '方向', en: 'Direction' },
    options: { up: { zh: '越多越好', en: 'more is better' }, down: { zh: '越少越好', en: 'less is better' } },
  } satisfies FieldMeta),
})
export type NewIndicator = z.output<typeof NewIndicator>

/** One item and the indicator it is to be measured by: an existing one, or a new one. */
export const Binding = z
  .object({
    itemId: PlansId,
    /** Revision of the item that the person saw. */
    revision: z.number().int(),
    indicatorId: z.string().max(60).optional(),
    newIndicator: NewIndicator.optional(),
  })
  .refine((b) => (b.indicatorId === undefined) !== (b.newIndicator === undefined), { path: ['indicatorId'] })
export type Binding = z.output<typeof Binding>

export const Suggestion = z.object({
  indicatorId: z.string(),
  name: z.string(),
  unit: z.string(),
  mode: z.string(),
  score: z.number(),
})

export const PublicationLine = z.object({
  itemId: PlansId,
  revision: z.number().int(),
  kind: z.enum(targetKinds),
  indicator: z.string(),
  subject: z.string().nullable(),
  value: DecimalText,
  valueMax: DecimalText.nullable(),
  unit: z.string().nullable(),
  comparator: z.enum(comparators),
  mode: z.enum(targetModes),
  deadline: DeadlineText.nullable(),
  quote: z.string(),
  offset: z.number().int(),
  /** 每年: the same amount in every year up to the deadline. */
  recurrence: z.enum(['annual']).nullable(),
  /** Other places of the document that say the same; it is published once, under the first. */
  sameQuotes: z.array(z.object({ itemId: PlansId, quote: z.string(), offset: z.number().int() })),
  suggestions: z.array(Suggestion),
  /** Chosen beforehand when one suggestion is sure. */
  preselectedIndicatorId: z.string().nullable(),
  newIndicator: NewIndicator,
  /** What must be settled before this line can be published. */
  problems: z.array(ProblemView.extend({ message: z.object({ zh: z.string(), en: z.string() }) })),
})
export type PublicationLine = z.output<typeof PublicationLine>

export const Publication = z.object({
  versionRevision: z.number().int(),
  lines: z.array(PublicationLine),
  undecidedCount: z.number().int(),
  /** Published targets of the plan that this publication replaces. */
  replacedTargetCount: z.number().int(),
  /** The measures as the tasks that they would become. */
  tasks: z.array(MeasureTaskView),
  /** What should be known before publishing; it hinders nothing. */
  cautions: z.object({
    /** The document says that it is not issued yet. */
    draft: z.enum(['draft-for-comment', 'draft-for-approval']).nullable(),
    /** Findings of the last assessment that nobody has answered or made a task. */
    openFindingCount: z.number().int(),
    highFindingCount: z.number().int(),
    /** Other plans of the region with the same title and period that are in force. */
    inForce: z.array(z.object({ planId: PlansId, title: z.string() })),
  }),
})
export type Publication = z.output<typeof Publication>

export const PublishBody = z.object({
  bindings: z.array(Binding).max(5000),
  /** Publish although items wait for a decision; they are left out. */
  leaveOutUndecided: z.boolean().default(false),
  /** Measures that become tasks of their units. */
  tasks: z.array(ChosenTask).max(1000).default([]),
})

export const PublishResult = z.object({
  planId: PlansId,
  versionId: PlansId,
  targetCount: z.number().int(),
  reportedCount: z.number().int(),
  /** Open tasks of its measures. */
  taskCount: z.number().int(),
  publishedAt: z.iso.datetime(),
  /** True when the same person had already published this version: nothing was done twice. */
  isRepeated: z.boolean(),
})
export type PublishResult = z.output<typeof PublishResult>

export const PublishedTarget = z.object({
  itemId: PlansId,
  targetId: z.string().nullable(),
  kind: z.enum(targetKinds),
  indicator: z.string(),
  subject: z.string().nullable(),
  value: DecimalText,
  valueMax: DecimalText.nullable(),
  unit: z.string().nullable(),
  comparator: z.enum(comparators),
  mode: z.enum(targetModes),
  deadline: DeadlineText.nullable(),
  quote: z.string(),
  offset: z.number().int(),
  /** How it stands today, from the indicators; null for a figure that the document reports. */
  current: z
    .object({
      status: z.enum(['ahead', 'on-pace', 'behind', 'met', 'missed', 'no-data']),
      value: DecimalText.nullable(),
      period: z.string().nullable(),
    })
    .nullable(),
})
export type PublishedTarget = z.output<typeof PublishedTarget>

export const PublishedMeasure = z.object({
  id: PlansId.nullable(),
  path: z.array(z.string()),
  title: z.string(),
  units: z.array(z.object({ name: z.string(), role: z.string() })),
  targets: z.array(PublishedTarget),
})

export const PublishedPlan = z.object({
  id: PlansId,
  versionId: PlansId,
  title: z.string(),
  issuer: z.string().nullable(),
  number: z.string().nullable(),
  issued: z.iso.date().nullable(),
  status: z.enum(planStatuses).nullable(),
  kind: z.enum(documentKinds),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  regionPath: RegionPath,
  regionName: z.string(),
  publishedAt: z.iso.datetime(),
  measureCount: z.number().int(),
  targetCount: z.number().int(),
})
export type PublishedPlan = z.output<typeof PublishedPlan>

export const PublishedPlanDetail = PublishedPlan.extend({ asOf: z.iso.date(), measures: z.array(PublishedMeasure) })
export type PublishedPlanDetail = z.output<typeof PublishedPlanDetail>

import { z } from 'zod'
import type { Localized } from '#kernel/localized'
import { endpoint } from '#platform/http/endpoint'
import { DeadlineText, PlansId, unitRoles } from './fields.ts'

export const contentStates = ['read', 'corrected', 'rejected', 'added'] as const
export const mechanismTypes = ['mechanism', 'instrument', 'programme', 'platform', 'system', 'document'] as const

interface FieldMeta {
  label?: Localized
  placeholder?: Localized
  widget?: 'textarea'
  options?: Record<string, Localized>
  problem?: Localized
}

export const UnitView = z.object({
  printed: z.string(),
  resolved: z.string(),
  role: z.enum(unitRoles),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  /** How sure the match is, 0 to 1; 1 when a person set it. */
  matchShare: z.number().nullable(),
})
export type UnitView = z.output<typeof UnitView>

/** Whether a person changed it, and who. */
const Decided = {
  /** read: as the compiler found it, and nobody objected. */
  state: z.enum(contentStates),
  revision: z.number().int(),
  changedBy: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.iso.datetime().nullable(),
}

export const MeasureView = z.object({
  id: PlansId,
  path: z.array(z.string()),
  number: z.string().nullable(),
  title: z.string(),
  offset: z.number().int(),
  endOffset: z.number().int(),
  role: z.enum(['task', 'review', 'safeguard']),
  units: z.array(UnitView),
  /** The list of units is left open by 等. */
  unitsOpen: z.boolean(),
  unitsQuote: z.string().nullable(),
  dueBy: z.string().nullable(),
  ...Decided,
  /** As it was read, where a person changed it. */
  compiled: z
    .object({
      title: z.string(),
      dueBy: z.string().nullable(),
      units: z.array(UnitView.pick({ resolved: true, role: true })),
    })
    .nullable(),
})
export type MeasureView = z.output<typeof MeasureView>

export const MechanismView = z.object({
  id: PlansId,
  name: z.string(),
  quote: z.string(),
  offset: z.number().int(),
  type: z.enum(mechanismTypes),
  ...Decided,
  /** As it was read, where a person changed it. */
  compiled: z.object({ name: z.string(), type: z.string() }).nullable(),
})
export type MechanismView = z.output<typeof MechanismView>

export const UnitFields = z.object({
  resolved: z.string().trim().min(1).max(200),
  role: z.enum(unitRoles),
  departmentId: z.string().max(60).nullable(),
})
export type UnitFields = z.output<typeof UnitFields>

/** What a person may say about a measure. */
export const MeasureFields = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ label: { zh: '任务', en: 'Measure' }, widget: 'textarea' } satisfies FieldMeta),
  dueBy: DeadlineText.nullable().meta({
    label: { zh: '完成时限', en: 'Time limit' },
    placeholder: { zh: '2027、2025-H1、2025-Q3 或 2025-05', en: '2027, 2025-H1, 2025-Q3 or 2025-05' },
    problem: {
      zh: '写成 2027（年）、2025-H1（半年）、2025-Q3（季度）或 2025-05（月）',
      en: 'Write 2027, 2025-H1, 2025-Q3 or 2025-05',
    },
  } satisfies FieldMeta),
  units: z
    .array(UnitFields)
    .max(60)
    .default([])
    .meta({ label: { zh: '责任单位', en: 'Responsible units' } } satisfies FieldMeta),
})
export type MeasureFields = z.output<typeof MeasureFields>

export const MechanismFields = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ label: { zh: '名称', en: 'Name' } } satisfies FieldMeta),
  type: z.enum(mechanismTypes).meta({
    label: { zh: '类型', en: 'Kind' },
    options: {
      mechanism: { zh: '机制', en: 'mechanism' },
      instrument: { zh: '工具', en: 'instrument' },
      programme: { zh: '计划', en: 'programme' },
      platform: { zh: '平台', en: 'platform' },
      system: { zh: '制度', en: 'system' },
      document: { zh: '文件', en: 'document' },
    },
  } satisfies FieldMeta),
})
export type MechanismFields = z.output<typeof MechanismFields>

/** Words of the text that a person selected: exactly what stands at the offset. */
const Selected = { quote: z.string().min(1).max(5000), offset: z.number().int().min(0) }

/** Answer of everything that changes measures or mechanisms, and the handle to undo the step. */
export const ContentStep = z.object({
  batchId: z.string(),
  measures: z.array(MeasureView),
  mechanisms: z.array(MechanismView),
})
export type ContentStep = z.output<typeof ContentStep>

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })
const ContentAction = z.enum(['correct', 'reject', 'restore'])

export const reviewMeasure = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/measures/{measureId}/review',
  summary: { zh: '修改、否定或恢复一项任务', en: 'Correct, reject or restore a measure' },
  params: OfVersion.extend({ measureId: PlansId }),
  body: z.object({ action: ContentAction, revision: z.number().int(), fields: MeasureFields.optional() }),
  response: ContentStep,
})

export const addMeasure = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/measures',
  summary: { zh: '从选中文字新增一项任务', en: 'Add a measure from selected text' },
  params: OfVersion,
  body: z.object({ fields: MeasureFields, ...Selected }),
  status: 201,
  response: ContentStep,
})

export const reviewMechanism = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/mechanisms/{mechanismId}/review',
  summary: { zh: '修改、否定或恢复一项机制', en: 'Correct, reject or restore a mechanism' },
  params: OfVersion.extend({ mechanismId: PlansId }),
  body: z.object({ action: ContentAction, revision: z.number().int(), fields: MechanismFields.optional() }),
  response: ContentStep,
})

export const addMechanism = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/mechanisms',
  summary: { zh: '从选中文字新增一项机制', en: 'Add a mechanism from selected text' },
  params: OfVersion,
  body: z.object({ fields: MechanismFields, ...Selected }),
  status: 201,
  response: ContentStep,
})

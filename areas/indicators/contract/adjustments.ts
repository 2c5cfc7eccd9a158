import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day, Decimal, Id, PeriodText, RegionPath } from './shapes.ts'

const Text = z.string()
const Baseline = z.object({ value: Decimal, period: PeriodText }).nullable()

/** What a target asks for: the part of it that may be adjusted. */
const Asked = z.object({ value: Decimal, valueMax: Decimal.nullable(), deadline: PeriodText, baseline: Baseline })

export const Adjustment = z
  .object({
    id: Id,
    regionPath: RegionPath,
    targetId: Id,
    indicator: Text,
    subject: Text,
    unit: Text,
    status: z.enum(['proposed', 'approved', 'refused', 'withdrawn']),
    before: Asked,
    after: Asked,
    reason: Text,
    effectiveFrom: Day,
    proposedByName: Text,
    proposedAt: z.iso.datetime(),
    isOwn: z.boolean(),
    decidedByName: Text.nullable(),
    decidedAt: z.iso.datetime().nullable(),
    decisionNote: Text.nullable(),
  })
  .meta({ id: 'TargetAdjustment' })

const optionalDecimal = Decimal.nullable().default(null)

/** What a person fills in to propose an adjustment; the baseline stands in two fields. */
export const AdjustmentForm = z.object({
  value: Decimal.meta({ widget: 'decimal', label: { zh: '新的目标值', en: 'New target' } }),
  valueMax: optionalDecimal.meta({
    widget: 'decimal',
    label: { zh: '上限', en: 'Upper bound' },
    help: { zh: '只有区间目标才填', en: 'Only where the target is a range' },
  }),
  deadline: PeriodText.meta({
    widget: 'text',
    label: { zh: '新的期限', en: 'New deadline' },
    help: { zh: '如 2027、2027-H1、2027-06', en: 'Such as 2027, 2027-H1, 2027-06' },
  }),
  baselineValue: optionalDecimal.meta({
    widget: 'decimal',
    label: { zh: '基数', en: 'Baseline' },
    help: { zh: '没有基数就留空', en: 'Leave empty where there is none' },
  }),
  baselinePeriod: PeriodText.nullable()
    .default(null)
    .meta({
      widget: 'text',
      label: { zh: '基期', en: 'Baseline period' },
      help: { zh: '如 2024', en: 'Such as 2024' },
    }),
  effectiveFrom: Day.meta({
    label: { zh: '自何日起', en: 'In force from' },
    help: { zh: '此前各日仍按原目标评估', en: 'Earlier days are assessed by the old target' },
  }),
  reason: z
    .string()
    .trim()
    .min(5)
    .max(2000)
    .meta({ widget: 'textarea', label: { zh: '调整理由', en: 'Reason' } }),
})

export const proposeAdjustment = endpoint({
  method: 'POST',
  path: '/api/indicators/targets/{targetId}/adjustments',
  summary: { zh: '提出目标调整', en: 'Propose to adjust a target' },
  params: z.object({ targetId: Id }),
  body: Asked.extend({
    regionPath: RegionPath,
    effectiveFrom: Day,
    reason: z.string().trim().min(5).max(2000),
    /** Version of the target that the person saw. */
    version: z.number().int(),
  }),
  status: 201,
  response: z.object({ id: Id }),
})

export const decideAdjustment = endpoint({
  method: 'POST',
  path: '/api/indicators/adjustments/{adjustmentId}/decision',
  summary: { zh: '批准或不批准目标调整', en: 'Approve or refuse an adjustment' },
  params: z.object({ adjustmentId: Id }),
  body: z.object({
    regionPath: RegionPath,
    decision: z.enum(['approved', 'refused']),
    note: z.string().trim().max(1000).nullable().default(null),
  }),
  response: z.object({ id: Id }),
})

export const withdrawAdjustment = endpoint({
  method: 'POST',
  path: '/api/indicators/adjustments/{adjustmentId}/withdrawal',
  summary: { zh: '撤回目标调整', en: 'Withdraw a proposed adjustment' },
  params: z.object({ adjustmentId: Id }),
  body: z.object({ regionPath: RegionPath }),
  response: z.object({ id: Id }),
})

export const listAdjustments = endpoint({
  method: 'GET',
  path: '/api/indicators/adjustments',
  summary: { zh: '目标调整', en: 'Adjustments of targets' },
  query: z.object({
    status: z.enum(['proposed', 'approved', 'refused', 'withdrawn', 'all']).default('all'),
    /** Of one target only. */
    targetId: Id.optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(Adjustment),
    total: z.number().int(),
    mayPropose: z.boolean(),
    mayDecide: z.boolean(),
  }),
})

export type AdjustmentView = z.output<typeof Adjustment>

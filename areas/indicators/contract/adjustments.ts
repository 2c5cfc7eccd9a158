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

import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { ItemFields, itemStates, PlansId } from './fields.ts'
import { ReviewStep } from './views.ts'

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })

/** An item of the version before, and who decided on it. */
export const EarlierItem = z.object({
  itemId: PlansId,
  state: z.enum(itemStates),
  fields: ItemFields,
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
})
export type EarlierItem = z.output<typeof EarlierItem>

/** A decision of the version before that can be taken over as it was. */
export const CarryStep = z.object({
  key: PlansId,
  /** Changes when the step does: taking it over names the mark that the person saw. */
  mark: z.string(),
  action: z.enum(['accept', 'correct', 'reject', 'add', 'merge', 'split']),
  /** Items of this version that it decides; none for an addition. */
  itemIds: z.array(PlansId),
  /** What stands afterwards; empty where only the state of the item changes. */
  results: z.array(ItemFields),
  from: z.array(EarlierItem),
})
export type CarryStep = z.output<typeof CarryStep>

export const Carried = z.object({
  /** The version before that this one was compared with; null: there is none, and nothing else is told. */
  version: z.object({ id: PlansId, ordinal: z.number().int() }).nullable(),
  steps: z.array(CarryStep),
  /** Items of this version that were read differently before. */
  changed: z.array(z.object({ itemId: PlansId, from: EarlierItem })),
  /** Items that the version before had and this one no longer has. */
  withdrawn: z.array(EarlierItem),
})
export type Carried = z.output<typeof Carried>

export const getCarried = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/carried',
  summary: {
    zh: '与上一版对照：可沿用的决定、有变化的、已取消的',
    en: 'Against the version before: decisions to take over, what changed, what is gone',
  },
  params: OfVersion,
  response: Carried,
})

export const carryDecisions = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/carried',
  summary: { zh: '沿用上一版决定', en: 'Take over decisions of the version before' },
  params: OfVersion,
  body: z.object({
    steps: z
      .array(CarryStep.pick({ key: true, mark: true }))
      .min(1)
      .max(20_000),
  }),
  response: ReviewStep,
})

import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { ItemFields, PlansId } from './fields.ts'
import { ReviewStep } from './views.ts'

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })
const Note = z.string().trim().max(500).nullable().default(null)

/** The most items that may be made of one, or one of. */
export const mostParts = 20

export const mergeItems = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/items/merge',
  summary: { zh: '把几条合并为一条', en: 'Make one item of several' },
  params: OfVersion,
  body: z.object({
    /** Each with the revision that the person saw. */
    parts: z
      .array(z.object({ itemId: PlansId, revision: z.number().int() }))
      .min(2)
      .max(mostParts),
    fields: ItemFields,
    note: Note,
  }),
  status: 201,
  response: ReviewStep,
})

export const splitItem = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/items/{itemId}/split',
  summary: { zh: '把一条拆成几条', en: 'Make several items of one' },
  params: OfVersion.extend({ itemId: PlansId }),
  body: z.object({
    revision: z.number().int(),
    items: z.array(ItemFields).min(2).max(mostParts),
    note: Note,
  }),
  status: 201,
  response: ReviewStep,
})

import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { PlansId } from './fields.ts'
import { ItemView, ReviewCounts } from './views.ts'

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })

/** Made up by the page when it is opened. */
const WindowId = z.string().regex(/^[0-9a-z-]{8,40}$/)

/** Somebody who has the version open in another window. */
export const Onlooker = z.object({
  /** The same as long as the window is open. */
  key: z.string(),
  name: z.string(),
  /** The same person as the one who asks, in another window. */
  isSelf: z.boolean(),
  /** Item, measure or mechanism that they look at. */
  placeId: PlansId.nullable(),
  isEditing: z.boolean(),
})
export type Onlooker = z.output<typeof Onlooker>

export const LiveEvent = z.object({
  /** Step of the review up to which this tells. */
  seq: z.number().int(),
  /** More has changed than stands here: read the version anew. */
  isStale: z.boolean(),
  /** Items that changed, as they are now. */
  items: z.array(ItemView),
  removedItemIds: z.array(PlansId),
  counts: ReviewCounts,
  people: z.array(Onlooker),
})
export type LiveEvent = z.output<typeof LiveEvent>

export const followVersion = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/live',
  summary: {
    zh: '他人的核对与在场（持续推送）',
    en: 'What others decide and who is there, as server-sent events',
  },
  params: OfVersion,
  query: z.object({
    /** Step up to which the page knows the version. */
    since: z.coerce.number().int().min(0),
    window: WindowId,
  }),
  answers: 'events',
  response: LiveEvent,
})

export const tellPresence = endpoint({
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/presence',
  summary: { zh: '告知他人正在看哪一条', en: 'Tell others what is being looked at' },
  params: OfVersion,
  body: z.object({ window: WindowId, placeId: PlansId.nullable(), isEditing: z.boolean() }),
  status: 204,
})

import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { PlansId, RegionPath } from './fields.ts'
import { Suggestion } from './publication.ts'
import { ReviewStep } from './views.ts'

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })

/** The indicator that a name most probably means, and how it fits the items of that name. */
export const NameSuggestion = z.object({
  /** Name of the items. */
  name: z.string(),
  best: Suggestion,
  /** Units of items of this name that the indicator cannot be kept in. */
  otherUnits: z.array(z.string()),
})
export type NameSuggestion = z.output<typeof NameSuggestion>

export const getSuggestions = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/suggestions',
  summary: { zh: '各条可能对应的指标、单位与地区', en: 'Indicators, units and regions that items may mean' },
  params: OfVersion,
  response: z.object({
    names: z.array(NameSuggestion),
    /** Subjects of items that are regions. */
    subjects: z.array(z.object({ subject: z.string(), regionPath: RegionPath, name: z.string() })),
  }),
})

export const chooseIndicator = endpoint({
  method: 'PUT',
  path: '/api/plans/{planId}/versions/{versionId}/items/{itemId}/indicator',
  summary: { zh: '为一条选定指标', en: 'Choose the indicator of an item' },
  params: OfVersion.extend({ itemId: PlansId }),
  body: z.object({
    /** Null: nothing chosen any more. */
    indicatorId: z.string().max(60).nullable(),
  }),
  response: ReviewStep.shape.items.element,
})

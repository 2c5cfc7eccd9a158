import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { CardFields, Id, IndicatorDetail, IndicatorFields, IndicatorSummary, modes } from './shapes.ts'

const OfIndicator = z.object({ indicatorId: Id })
const Version = z.object({ version: z.number().int().min(1) })

export const listIndicators = endpoint({
  method: 'GET',
  path: '/api/indicators',
  summary: { zh: '指标目录', en: 'Indicator catalogue' },
  query: z.object({
    q: z.string().trim().max(100).optional(),
    state: z.enum(['all', 'published', 'without-card', 'retired']).default('all'),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(IndicatorSummary), total: z.number().int(), mayDefine: z.boolean() }),
})

export const suggestIndicatorNames = endpoint({
  method: 'GET',
  path: '/api/indicators/suggestions',
  summary: { zh: '按名称匹配指标', en: 'Match a name to indicators' },
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  response: z.object({
    items: z.array(
      z.object({ indicatorId: Id, name: z.string(), unit: z.string(), mode: z.enum(modes), score: z.number() }),
    ),
  }),
})

export const getIndicator = endpoint({
  method: 'GET',
  path: '/api/indicators/{indicatorId}',
  summary: { zh: '指标与口径卡片', en: 'An indicator with its definition cards' },
  params: OfIndicator,
  response: IndicatorDetail,
})

export const createIndicator = endpoint({
  method: 'POST',
  path: '/api/indicators',
  summary: { zh: '新建指标', en: 'Add an indicator' },
  body: IndicatorFields.extend({ card: CardFields.nullable() }),
  status: 201,
  response: IndicatorDetail,
})

export const updateIndicator = endpoint({
  method: 'PUT',
  path: '/api/indicators/{indicatorId}',
  summary: { zh: '修改指标', en: 'Change an indicator' },
  params: OfIndicator,
  body: IndicatorFields.extend({ isRetired: z.boolean(), ...Version.shape }),
  response: IndicatorDetail,
})

export const addCard = endpoint({
  method: 'POST',
  path: '/api/indicators/{indicatorId}/cards',
  summary: { zh: '新增口径版本', en: 'Add a version of the definition card' },
  params: OfIndicator,
  body: CardFields,
  status: 201,
  response: IndicatorDetail,
})

export const changeAliases = endpoint({
  method: 'POST',
  path: '/api/indicators/{indicatorId}/aliases',
  summary: { zh: '增删别名', en: 'Add or remove aliases' },
  params: OfIndicator,
  body: z.object({
    add: z.array(z.string().trim().min(2).max(100)).max(50).default([]),
    remove: z.array(z.string().trim().min(2).max(100)).max(50).default([]),
  }),
  response: IndicatorDetail,
})

export const bindMeasure = endpoint({
  method: 'PUT',
  path: '/api/indicators/{indicatorId}/measure',
  summary: { zh: '改为由业务记录计算，或恢复填报', en: 'Compute an indicator from records, or have it reported again' },
  params: OfIndicator,
  body: z.object({ measure: z.string().max(100).nullable(), ...Version.shape }),
  response: IndicatorDetail,
})

export const publishIndicator = endpoint({
  method: 'POST',
  path: '/api/indicators/{indicatorId}/publication',
  summary: { zh: '公开或撤下指标', en: 'Publish or unpublish an indicator' },
  params: OfIndicator,
  body: z.object({ isPublished: z.boolean() }),
  response: IndicatorDetail,
})

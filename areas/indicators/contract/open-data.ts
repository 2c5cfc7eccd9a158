import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Card, Day, Decimal, Id, modes, precisions, RegionPath } from './shapes.ts'

export const PublishedIndicator = z
  .object({
    id: Id,
    name: z.string(),
    unit: z.string(),
    mode: z.enum(modes),
    counting: z.enum(['distinct', 'occurrences']).nullable(),
    card: Card,
    latest: z.object({ regionPath: RegionPath, regionName: z.string(), period: z.string(), value: Decimal }).nullable(),
  })
  .meta({ id: 'PublishedIndicator' })

export const PublishedValue = z
  .object({
    regionPath: RegionPath,
    regionName: z.string(),
    period: z.string(),
    periodEnd: Day,
    value: Decimal,
    unit: z.string(),
    precision: z.enum(precisions),
    cardVersion: z.number().int(),
    recordedAt: z.iso.datetime(),
    /** Set where it replaced a value that had been public: what stood before, since when, and why. */
    correction: z.object({ before: Decimal, correctedAt: z.iso.datetime(), reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'PublishedValue' })

export const listPublishedIndicators = endpoint({
  method: 'GET',
  path: '/api/open/indicators',
  summary: { zh: '公开指标（无需登录）', en: 'Published indicators (no sign-in)' },
  query: z.object({ q: z.string().trim().max(100).optional() }),
  response: z.object({ items: z.array(PublishedIndicator), total: z.number().int() }),
})

export const getPublishedIndicator = endpoint({
  method: 'GET',
  path: '/api/open/indicators/{indicatorId}',
  summary: { zh: '公开指标的口径与数据', en: 'A published indicator with its data' },
  params: z.object({ indicatorId: Id }),
  response: PublishedIndicator.extend({ values: z.array(PublishedValue) }),
})

export const downloadPublishedIndicator = endpoint({
  method: 'GET',
  path: '/api/open/indicators/{indicatorId}/csv',
  summary: { zh: '公开指标数据 CSV', en: 'Data of a published indicator as CSV' },
  params: z.object({ indicatorId: Id }),
  answers: 'download',
})

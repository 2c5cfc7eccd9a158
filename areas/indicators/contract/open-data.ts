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
  response: z.object({
    items: z.array(PublishedIndicator),
    total: z.number().int(),
    publisher: z.string(),
    /** Null: the city has set none. */
    licence: z.object({ name: z.string(), url: z.string() }).nullable(),
  }),
  publicForSeconds: 300,
})

export const getPublishedIndicator = endpoint({
  method: 'GET',
  path: '/api/open/indicators/{indicatorId}',
  publicPage: '/public/indicators/{indicatorId}',
  summary: { zh: '公开指标的口径与数据', en: 'A published indicator with its data' },
  params: z.object({ indicatorId: Id }),
  response: PublishedIndicator.extend({
    values: z.array(PublishedValue),
    publisher: z.string(),
    licence: z.object({ name: z.string(), url: z.string() }).nullable(),
    /** Address of this page, to be cited. */
    address: z.string(),
  }),
  publicForSeconds: 300,
})

export const downloadPublishedIndicator = endpoint({
  method: 'GET',
  path: '/api/open/indicators/{indicatorId}/csv',
  summary: { zh: '公开指标数据 CSV', en: 'Data of a published indicator as CSV' },
  params: z.object({ indicatorId: Id }),
  answers: 'download',
  publicForSeconds: 300,
})

/** One indicator, or all that are published. */
const OfIndicator = z.object({ indicatorId: Id.optional() })

export const getCatalogue = endpoint({
  method: 'GET',
  path: '/api/open/catalogue',
  summary: { zh: '公开数据目录 DCAT（JSON-LD）', en: 'Catalogue of published data as DCAT (JSON-LD)' },
  answers: 'download',
  publicForSeconds: 300,
})

export const downloadSdmxCsv = endpoint({
  method: 'GET',
  path: '/api/open/data/sdmx-csv',
  summary: { zh: '公开指标数据 SDMX-CSV 2.0', en: 'Published data as SDMX-CSV 2.0' },
  query: OfIndicator,
  answers: 'download',
  publicForSeconds: 300,
})

export const downloadSdmxJson = endpoint({
  method: 'GET',
  path: '/api/open/data/sdmx-json',
  summary: { zh: '公开指标数据 SDMX-JSON 2.0', en: 'Published data as SDMX-JSON 2.0' },
  query: OfIndicator,
  answers: 'download',
  publicForSeconds: 300,
})

const Name = z.string().trim().min(2).max(100)

export const OpenDataTerms = z.object({
  publisherZh: Name.meta({ label: { zh: '发布者（中文）', en: 'Publisher (Chinese)' } }),
  publisherEn: Name.meta({ label: { zh: '发布者（英文）', en: 'Publisher (English)' } }),
  contact: z
    .email()
    .max(200)
    .nullable()
    .meta({
      label: { zh: '联系邮箱', en: 'Contact' },
      help: { zh: '公开显示，可不填', en: 'Shown to everybody; optional' },
    }),
  licenceZh: Name.meta({
    label: { zh: '使用许可（中文名）', en: 'Licence (Chinese name)' },
    help: { zh: '由本市决定，例如“注明来源后可自由使用”', en: 'The city decides' },
  }),
  licenceEn: Name.meta({ label: { zh: '使用许可（英文名）', en: 'Licence (English name)' } }),
  licenceUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({ label: { zh: '许可全文网址', en: 'Address of the licence' } }),
})

export const getOpenDataTerms = endpoint({
  method: 'GET',
  path: '/api/indicators/open-data-terms',
  summary: { zh: '公开数据的发布者与许可', en: 'Publisher and licence of published data' },
  response: z.object({
    publisherZh: z.string(),
    publisherEn: z.string(),
    contact: z.string().nullable(),
    licenceZh: z.string(),
    licenceEn: z.string(),
    licenceUrl: z.string(),
    /** 0: nothing is set. */
    revision: z.number().int(),
  }),
})

export const setOpenDataTerms = endpoint({
  method: 'PUT',
  path: '/api/indicators/open-data-terms',
  summary: { zh: '设置公开数据的发布者与许可', en: 'Set publisher and licence of published data' },
  body: OpenDataTerms.extend({ revision: z.number().int().min(0) }),
  response: getOpenDataTerms.response,
})

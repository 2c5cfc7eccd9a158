import { z } from 'zod'
import { Localized } from '#platform/http/contract'
import { endpoint } from '#platform/http/endpoint'
import { OfSeason, seasonResults, seasonVerdicts } from './season.ts'

const Day = z.iso.date()
const base = '/api/recognition/seasons/{seasonId}'
const label = (zh: string, en: string) => ({ label: { zh, en } })

export const SeasonResult = z
  .object({
    creditCode: z.string(),
    companyName: z.string(),
    regionName: z.string(),
    result: z.enum(seasonResults),
    points: z.number().nullable(),
    certificateNumber: z.string().nullable(),
    validFrom: Day.nullable(),
    /** What was predicted; null where nothing was. */
    low: z.number().nullable(),
    high: z.number().nullable(),
    verdict: z.enum(seasonVerdicts).nullable(),
    sourceName: z.string(),
    saidByName: z.string(),
  })
  .meta({ id: 'SeasonResult' })
export type SeasonResult = z.output<typeof SeasonResult>

const ResultFilter = z.object({
  q: z.string().trim().max(60).optional(),
  result: z.enum(seasonResults).optional(),
})
export type ResultFilter = z.output<typeof ResultFilter>

export const listSeasonResults = endpoint({
  method: 'GET',
  path: `${base}/results`,
  summary: { zh: '评审结果', en: 'Results of a season' },
  params: OfSeason,
  query: ResultFilter.extend({
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(500).default(20),
  }),
  response: z.object({ items: z.array(SeasonResult), total: z.int() }),
})

export const exportSeasonResults = endpoint({
  method: 'GET',
  path: `${base}/results.xlsx`,
  summary: { zh: '导出评审结果', en: 'Results of a season as a sheet' },
  params: OfSeason,
  query: ResultFilter,
  answers: 'download',
})

export const ResultForm = z.object({
  creditCode: z.string().trim().min(18).max(18).meta(label('统一社会信用代码', 'Credit code')),
  result: z.enum(seasonResults).meta({
    ...label('结果', 'Result'),
    options: { recognised: { zh: '认定', en: 'Recognised' }, 'not-recognised': { zh: '未认定', en: 'Not recognised' } },
  }),
  points: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .optional()
    .meta({
      ...label('评审得分', 'Points'),
      widget: 'decimal',
      problem: { zh: '只填数字，如 82.5；未公布的留空', en: 'Digits only, as 82.5; empty where unknown' },
    }),
  certificateNumber: z.string().trim().min(1).max(40).optional().meta(label('证书编号', 'Certificate number')),
  validFrom: Day.optional().meta(label('发证日期', 'Issued on')),
  basis: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .meta({
      ...label('依据', 'Source'),
      help: { zh: '公布结果的文件或网页。', en: 'The notice in which it was announced.' },
    }),
})
export type ResultForm = z.output<typeof ResultForm>

export const enterSeasonResult = endpoint({
  method: 'POST',
  path: `${base}/results`,
  summary: { zh: '录入一家评审结果', en: 'Enter one result' },
  params: OfSeason,
  body: ResultForm,
  status: 201,
  response: z.object({ isNew: z.boolean() }),
})

export const resultOutcomes = ['accepted', 'unchanged', 'rejected'] as const

export const importSeasonResults = endpoint({
  method: 'POST',
  path: `${base}/results/import`,
  summary: { zh: '导入评审结果；可以先试', en: 'Import results, or try it first' },
  params: OfSeason,
  upload: { maxBytes: 20 * 1024 * 1024 },
  body: z.object({ isDryRun: z.enum(['yes', 'no']) }),
  response: z.object({
    accepted: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    certificates: z.int(),
    rows: z.array(
      z.object({
        row: z.int(),
        creditCode: z.string().nullable(),
        companyName: z.string().nullable(),
        outcome: z.enum(resultOutcomes),
        reasons: z.array(Localized),
      }),
    ),
  }),
})

const Band = z.object({
  /** Points, `from` < total ≤ `to`; null: no end. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  n: z.int(),
  recognised: z.int(),
})

const Cells = z.object({ recognised: z.int(), notRecognised: z.int() })

/** What was predicted beside what came out. */
export const Calibration = z
  .object({
    n: z.int(),
    recognised: z.int(),
    /** Predicted, and the result known. */
    compared: z.int(),
    bands: z.array(Band),
    /** Null: left out, because a cell is too small to be told in public. */
    confusion: z.object({ pass: Cells, close: Cells, fail: Cells }).nullable(),
    /** Mean of |predicted − points| and of the difference, where points are known. */
    error: z.object({ n: z.int(), meanAbsolute: z.number(), meanBias: z.number() }).nullable(),
    districts: z.array(
      z.object({ name: Localized, n: z.int(), recognised: z.int(), right: z.int(), decided: z.int() }),
    ),
  })
  .meta({ id: 'SeasonCalibration' })
export type Calibration = z.output<typeof Calibration>

export const getCalibration = endpoint({
  method: 'GET',
  path: `${base}/calibration`,
  summary: { zh: '预测与结果对照', en: 'What was predicted beside what came out' },
  params: OfSeason,
  response: z.object({
    season: z.object({ id: z.string(), title: z.string(), publishedAt: z.iso.datetime().nullable() }),
    calibration: Calibration,
    /** Points of an expert minus those of the result, on average over companies whose points are known. */
    experts: z.array(z.object({ name: z.string(), n: z.int(), meanBias: z.number() })),
    mayPublish: z.boolean(),
  }),
})

export const publishCalibration = endpoint({
  method: 'POST',
  path: `${base}/publication`,
  summary: { zh: '公开预测与结果对照', en: 'Publish what was predicted beside what came out' },
  params: OfSeason,
  body: z.object({}),
  response: z.object({}),
})

export const listPublishedSeasons = endpoint({
  method: 'GET',
  path: '/api/recognition/published-seasons',
  summary: { zh: '已公开的高企申报季', en: 'Published seasons' },
  response: z.object({
    items: z.array(z.object({ id: z.string(), title: z.string(), year: z.int(), publishedAt: z.iso.datetime() })),
  }),
})

export const getPublishedSeason = endpoint({
  method: 'GET',
  path: '/api/recognition/published-seasons/{seasonId}',
  summary: { zh: '公开的预测与结果对照', en: 'A published season' },
  params: OfSeason,
  response: z.object({ title: z.string(), publishedAt: z.iso.datetime(), calibration: Calibration }),
})

import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Words = z.object({ zh: z.string(), en: z.string() })
const CreditCode = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
const Year = z.coerce.number().int().min(2000).max(2100)
const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
const OfSheet = z.object({ creditCode: CreditCode, year: Year })
const AppealId = z.string().regex(/^pta_[0-9a-z]{1,40}$/)
const OfAppeal = z.object({ creditCode: CreditCode, year: Year, appealId: AppealId })
const Reason = z
  .string()
  .trim()
  .min(2)
  .max(500)
  .meta({ label: { zh: '理由', en: 'Reason' }, widget: 'textarea' })

/** Where a company stands among those of its stage; all null where its stage or total is unknown. */
export const Place = z.object({
  rank: z.int().nullable(),
  of: z.int().nullable(),
  /** Best and worst place if the weights were a little otherwise. */
  low: z.int().nullable(),
  high: z.int().nullable(),
  districtRank: z.int().nullable(),
  districtOf: z.int().nullable(),
})
export type Place = z.output<typeof Place>

export const PointsLine = Place.extend({
  creditCode: z.string(),
  name: z.string(),
  regionName: z.string(),
  stage: z.string().nullable(),
  total: z.number().nullable(),
  isTrial: z.boolean(),
  /** Facts that are missing. */
  gaps: z.int(),
}).meta({ id: 'PointsLine' })
export type PointsLine = z.output<typeof PointsLine>

const filters = {
  year: Year.optional(),
  stage: z.string().max(20).optional(),
  regionPath: RegionPath.optional(),
  q: z.string().trim().max(60).optional(),
}
export const PointsFilter = z.object(filters)
export type PointsFilter = z.output<typeof PointsFilter>

export const listPoints = endpoint({
  method: 'GET',
  path: '/api/recognition/points',
  summary: { zh: '创新积分排名', en: 'Innovation points, by rank' },
  query: z.object({
    ...filters,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({ items: z.array(PointsLine), total: z.int() }),
})

export const exportPoints = endpoint({
  method: 'GET',
  path: '/api/recognition/points.xlsx',
  summary: { zh: '导出创新积分排名', en: 'Innovation points as a sheet' },
  query: PointsFilter,
  answers: 'download',
})

export const getPointsState = endpoint({
  method: 'GET',
  path: '/api/recognition/points/state',
  summary: {
    zh: '创新积分：哪些年度、用什么规则、由谁计算',
    en: 'Innovation points: which years, by which rule, by whom',
  },
  query: z.object({ year: Year.optional() }),
  response: z.object({
    years: z.array(z.int()),
    year: z.int().nullable(),
    rankedAt: z.iso.datetime().nullable(),
    spreadPercent: z.number().nullable(),
    draws: z.int().nullable(),
    stages: z.array(z.object({ stage: z.string().nullable(), label: Words, count: z.int() })),
    isTrial: z.boolean(),
    notice: Words.nullable(),
    mayCompute: z.boolean(),
    today: z.iso.date(),
    /** The last run of the city, for who computes. */
    run: z
      .object({
        id: z.string(),
        jobId: z.string().nullable(),
        on: z.iso.date(),
        isFinished: z.boolean(),
        /** Why it failed; null where it did not. */
        failure: Words.nullable(),
        companies: z.int().nullable(),
        newSheets: z.int().nullable(),
        byName: z.string(),
      })
      .nullable(),
  }),
})

export const RunForm = z.object({
  on: z.iso.date().meta({
    label: { zh: '按哪一天的数据和规则', en: 'As of' },
    help: { zh: '积分年度是这一天所在的年度，经营数据取上一年度。', en: 'Figures are those of the year before.' },
  }),
})

export const startPointsRun = endpoint({
  method: 'POST',
  path: '/api/recognition/points/runs',
  summary: { zh: '计算全市企业的创新积分', en: 'Compute the points of all companies of the city' },
  body: RunForm,
  status: 202,
  response: z.object({ jobId: z.string(), year: z.int() }),
})

export const computePointsAgain = endpoint({
  method: 'POST',
  path: '/api/recognition/points/runs/{runId}/again',
  summary: { zh: '重新运行失败的积分计算', en: 'Compute points once more after it failed' },
  params: z.object({ runId: z.string().regex(/^ptr_[0-9a-z]{1,40}$/) }),
  status: 202,
  response: z.object({ jobId: z.string() }),
})

export const checkPoints = endpoint({
  method: 'GET',
  path: '/api/recognition/points/check',
  summary: { zh: '重算并核对一个年度的积分和名次', en: 'Compute the points and ranks of a year anew and compare' },
  query: z.object({ year: Year }),
  response: z.object({
    sheets: z.int(),
    /** Companies whose stored sheet or place is another than the same inputs give now. */
    differingSheets: z.array(z.string()),
    differingPlaces: z.array(z.string()),
  }),
})

export const getOwnPoints = endpoint({
  method: 'GET',
  path: '/api/recognition/points/own',
  summary: { zh: '本企业有哪些年度的积分单', en: 'Which score sheets one’s own company has' },
  response: z.object({ creditCode: z.string(), name: z.string(), years: z.array(z.int()) }),
})

const From = z.object({
  fact: z.string(),
  label: Words,
  year: z.int(),
  value: z.string().nullable(),
  unit: Words.nullable(),
  source: Words.nullable(),
  byName: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  hasEvidence: z.boolean(),
})

export const PointsItem = z.object({
  id: z.string(),
  group: Words,
  label: Words,
  clause: z.string(),
  points: z.number().nullable(),
  max: z.number().nullable(),
  working: Words,
  reason: z.object({ code: z.string(), words: Words, lost: z.number().nullable() }).nullable(),
  /** What the figure was made of, and who said so. */
  from: z.array(From),
})
export type PointsItem = z.output<typeof PointsItem>

export const AppealView = z
  .object({
    id: AppealId,
    revision: z.int(),
    item: Words,
    fact: z.object({ label: Words, year: z.int() }).nullable(),
    shownValue: z.string().nullable(),
    askedValue: z.string().nullable(),
    reason: z.string(),
    evidenceName: z.string(),
    state: z.enum(['open', 'accepted', 'refused']),
    askedByName: z.string(),
    askedAt: z.iso.datetime(),
    decidedByName: z.string().nullable(),
    decisionNote: z.string().nullable(),
    newRevision: z.int().nullable(),
  })
  .meta({ id: 'PointsAppeal' })
export type AppealView = z.output<typeof AppealView>

export const PointsSheet = z
  .object({
    creditCode: z.string(),
    name: z.string(),
    year: z.int(),
    revision: z.int(),
    isLatest: z.boolean(),
    judgedOn: z.iso.date(),
    computedAt: z.iso.datetime(),
    ruleTitle: Words,
    ruleSet: z.string(),
    ruleVersion: z.iso.date(),
    isTrial: z.boolean(),
    notice: Words.nullable(),
    stage: z.object({ id: z.string(), label: Words }).nullable(),
    total: z.number().nullable(),
    outOf: z.number().nullable(),
    /** What indicators added by the city give, and whether that is in the total; null without any. */
    local: z.object({ points: z.number(), isCounted: z.boolean() }).nullable(),
    /** Computed anew just now from the frozen inputs: whether it gives what is stored. */
    isReproduced: z.boolean(),
    place: Place.nullable(),
    items: z.array(PointsItem),
    missing: z.array(Words),
    revisions: z.array(
      z.object({
        revision: z.int(),
        total: z.number().nullable(),
        at: z.iso.datetime(),
        byName: z.string(),
        cause: z.enum(['run', 'appeal']),
      }),
    ),
    /** The latest revision of each year, the earliest first. */
    history: z.array(z.object({ year: z.int(), total: z.number().nullable(), isTrial: z.boolean() })),
    appeals: z.array(AppealView),
    isOwn: z.boolean(),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'PointsSheet' })
export type PointsSheet = z.output<typeof PointsSheet>

export const getPointsSheet = endpoint({
  method: 'GET',
  path: '/api/recognition/points/{creditCode}/{year}',
  summary: { zh: '企业的创新积分单', en: 'The score sheet of a company' },
  params: OfSheet,
  query: z.object({ revision: z.coerce.number().int().min(1).optional() }),
  response: PointsSheet,
})

export const AppealForm = z.object({
  revision: z.coerce.number().int().min(1),
  item: z.string().max(60),
  /** `rd_expense_wan_yuan 2024`: which figure is wrong; none to have the points reconsidered. */
  fact: z.string().max(80).optional(),
  value: z.string().trim().max(60).optional(),
  reason: Reason,
})

export const askAppeal = endpoint({
  method: 'POST',
  path: '/api/recognition/points/{creditCode}/{year}/appeals',
  summary: { zh: '企业对积分申诉，附依据', en: 'A company appeals against its points, with evidence' },
  params: OfSheet,
  upload: { maxBytes: 20 * 1024 * 1024 },
  body: AppealForm,
  status: 201,
  response: z.object({ appealId: AppealId }),
})

export const downloadAppealEvidence = endpoint({
  method: 'GET',
  path: '/api/recognition/points/{creditCode}/{year}/appeals/{appealId}/evidence',
  summary: { zh: '下载申诉依据', en: 'The evidence of an appeal' },
  params: OfAppeal,
  answers: 'download',
})

export const decideAppeal = endpoint({
  method: 'POST',
  path: '/api/recognition/points/{creditCode}/{year}/appeals/{appealId}/decision',
  summary: { zh: '决定积分申诉', en: 'Decide on an appeal against points' },
  params: OfAppeal,
  body: z.object({ isAccepted: z.boolean(), note: Reason }),
  response: z.object({ newRevision: z.int().nullable() }),
})

import { z } from 'zod'
import {
  type FactSource,
  factSources,
  type IndustrySection,
  industrySections,
  type Title,
  titles,
} from '#contract/enterprises'
import { endpoint } from '#platform/http/endpoint'

const Day = z.iso.date()
const Words = z.object({ zh: z.string(), en: z.string() })
const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
const OfScreening = z.object({ screeningId: z.string().regex(/^scr_[0-9a-z]{1,40}$/) })
const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
}

/** Rule sets by which companies may be looked through. */
export const screeningGoals = [
  'high-tech-enterprise',
  'tech-sme',
  'innovative-sme',
  'specialised-sme',
  'little-giant',
  'single-champion',
  'innovation-leading-enterprise',
  'gazelle',
] as const
export const screeningOutcomes = ['meets', 'nearly', 'undecided'] as const
/** 规模以上工业: is, is not, or its industry or revenue is not known. */
export const industryScales = ['above', 'below', 'unknown'] as const

export const ScreeningGoal = z.object({
  id: z.enum(screeningGoals),
  title: Words,
  version: Day,
  hasTotal: z.boolean(),
  gates: z.array(
    z.object({
      id: z.string(),
      label: Words,
      clause: z.string(),
      /** Company files can say what it asks; of the others people know more. */
      isOnFile: z.boolean(),
    }),
  ),
})
export type ScreeningGoal = z.output<typeof ScreeningGoal>

export const listScreeningGoals = endpoint({
  method: 'GET',
  path: '/api/recognition/screening-goals',
  summary: { zh: '可以摸排的资质和条件', en: 'What companies may be screened for' },
  query: z.object({ on: Day.optional() }),
  /** `regionPath`: how far whoever asks may look. */
  response: z.object({ on: Day, regionPath: z.string(), items: z.array(ScreeningGoal) }),
})

export const NewScreening = z.object({
  title: z.string().trim().min(2).max(80),
  goal: z.enum(screeningGoals),
  gates: z.array(z.string().max(60)).max(30),
  atLeast: z.number().min(0).max(1000).nullable(),
  mostFailed: z.int().min(0).max(5),
  asOf: Day,
  withinRegion: RegionPath,
  section: z.enum(Object.keys(industrySections) as [IndustrySection]).nullable(),
  notHolding: z.enum(Object.keys(titles) as [Title]).nullable(),
})
export type NewScreening = z.output<typeof NewScreening>

export const Screening = z
  .object({
    id: z.string(),
    title: z.string(),
    goal: z.enum(screeningGoals),
    goalTitle: Words,
    ruleVersion: Day,
    asOf: Day,
    conditions: z.array(z.object({ id: z.string(), label: Words })),
    atLeast: z.number().nullable(),
    mostFailed: z.int(),
    withinName: z.string(),
    section: z.string().nullable(),
    notHolding: z.enum(Object.keys(titles) as [Title]).nullable(),
    state: z.enum(['running', 'done', 'failed']),
    /** Why it failed; null where it did not. */
    failure: Words.nullable(),
    jobId: z.string().nullable(),
    lookedAt: z.int(),
    meets: z.int(),
    nearly: z.int(),
    undecided: z.int(),
    fails: z.int(),
    /** Of those that meet the goal, how many are industry above the designated size. */
    meetsAboveScale: z.int(),
    /** Chosen to be recommended. */
    chosen: z.int(),
    madeAt: z.iso.datetime(),
    madeByName: z.string(),
  })
  .meta({ id: 'Screening' })
export type Screening = z.output<typeof Screening>

export const startScreening = endpoint({
  method: 'POST',
  path: '/api/recognition/screenings',
  summary: { zh: '摸排企业', en: 'Screen companies' },
  body: NewScreening,
  status: 201,
  response: Screening,
})

export const listScreenings = endpoint({
  method: 'GET',
  path: '/api/recognition/screenings',
  summary: { zh: '摸排', en: 'Screenings' },
  query: z.object(page),
  response: z.object({ items: z.array(Screening), total: z.int() }),
})

export const getScreening = endpoint({
  method: 'GET',
  path: '/api/recognition/screenings/{screeningId}',
  summary: { zh: '一次摸排', en: 'One screening' },
  params: OfScreening,
  response: Screening,
})

export const runScreeningAgain = endpoint({
  method: 'POST',
  path: '/api/recognition/screenings/{screeningId}/again',
  summary: { zh: '重新运行失败的摸排', en: 'Run a screening that failed once more' },
  params: OfScreening,
  status: 202,
  response: z.object({ jobId: z.string() }),
})

export const ScreeningHit = z
  .object({
    creditCode: z.string(),
    name: z.string(),
    regionName: z.string(),
    outcome: z.enum(screeningOutcomes),
    scale: z.enum(industryScales),
    failed: z.int(),
    /** Chosen to be recommended: by whom and when. */
    chosen: z.object({ at: z.iso.datetime(), byName: z.string() }).nullable(),
    criteria: z.array(
      z.object({ id: z.string(), label: Words, clause: z.string(), ok: z.boolean().nullable(), reason: Words }),
    ),
    missing: z.array(z.object({ fact: z.string(), label: Words })),
    figures: z.array(
      z.object({
        label: Words,
        year: z.int(),
        value: z.string(),
        source: z.enum(Object.keys(factSources) as [FactSource]),
        /** Since when it is on file. */
        on: Day,
      }),
    ),
  })
  .meta({ id: 'ScreeningHit' })
export type ScreeningHit = z.output<typeof ScreeningHit>

const hitFilters = {
  outcome: z.enum(screeningOutcomes).optional(),
  scale: z.enum(industryScales).optional(),
  chosen: z.enum(['yes', 'no']).optional(),
  /** Part of the company’s name, or the beginning of its code. */
  q: z.string().trim().max(60).optional(),
}
export const HitFilter = z.object(hitFilters)
export type HitFilter = z.output<typeof HitFilter>

export const listScreeningHits = endpoint({
  method: 'GET',
  path: '/api/recognition/screenings/{screeningId}/hits',
  summary: { zh: '摸排到的企业', en: 'What a screening found' },
  params: OfScreening,
  query: z.object({ ...hitFilters, ...page }),
  response: z.object({ items: z.array(ScreeningHit), total: z.int() }),
})

export const exportScreeningHits = endpoint({
  method: 'GET',
  path: '/api/recognition/screenings/{screeningId}/hits.xlsx',
  summary: { zh: '导出摸排结果', en: 'What a screening found as a sheet' },
  params: OfScreening,
  query: HitFilter,
  answers: 'download',
})

export const compareScreening = endpoint({
  method: 'GET',
  path: '/api/recognition/screenings/{screeningId}/accuracy',
  summary: { zh: '与实际认定对照', en: 'A screening beside what was recognised' },
  params: OfScreening,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
  response: z.object({
    year: z.int(),
    found: z.int(),
    real: z.int(),
    both: z.int(),
    precision: z.number().nullable(),
    recall: z.number().nullable(),
  }),
})

export const recomputeScreening = endpoint({
  method: 'GET',
  path: '/api/recognition/screenings/{screeningId}/recomputed',
  summary: { zh: '重算核对', en: 'A screening computed again from what was kept' },
  params: OfScreening,
  response: z.object({ same: z.int(), different: z.array(z.string()) }),
})

export const tellScreened = endpoint({
  method: 'POST',
  path: '/api/recognition/screenings/{screeningId}/messages',
  summary: { zh: '通知摸排到的企业', en: 'Tell companies that a screening found' },
  params: OfScreening,
  body: z.object({
    creditCodes: z
      .array(z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/))
      .min(1)
      .max(1000),
    text: z.string().trim().min(5).max(500),
  }),
  response: z.object({ told: z.int(), withoutAccount: z.int() }),
})

export const chooseHits = endpoint({
  method: 'POST',
  path: '/api/recognition/screenings/{screeningId}/choices',
  summary: { zh: '把摸排到的企业选为推荐对象，或取消', en: 'Choose companies that a screening found, or take it back' },
  params: OfScreening,
  body: z.object({
    creditCodes: z
      .array(z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/))
      .min(1)
      .max(1000),
    isChosen: z.boolean(),
  }),
  /** How many were not so before. */
  response: z.object({ changed: z.int() }),
})

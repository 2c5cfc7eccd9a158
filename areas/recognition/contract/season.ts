import { z } from 'zod'
import { Localized } from '#platform/http/contract'
import { endpoint } from '#platform/http/endpoint'

const Day = z.iso.date()
const page = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(20),
}
const label = (zh: string, en: string) => ({ label: { zh, en } })

export const seasonStates = ['planned', 'open', 'closed'] as const
export const seasonSteps = ['applied', 'reviewed', 'recommended', 'recognised'] as const
export const seasonStages = ['checking', 'reviewing', 'recommended', 'refused', 'withdrawn'] as const
export const seasonVerdicts = ['pass', 'close', 'fail'] as const
export const seasonResults = ['recognised', 'not-recognised'] as const

/** What the officer says of a season. Days in China, both included. */
export const SeasonForm = z.object({
  title: z.string().trim().min(2).max(100).meta(label('名称', 'Title')),
  year: z.coerce.number().int().min(2008).max(2100).meta(label('年度', 'Year')),
  batch: z.coerce.number().int().min(1).max(9).meta(label('第几批', 'Batch')),
  opensOn: Day.meta(label('受理第一天', 'Opens on')),
  closesOn: Day.meta({
    ...label('受理最后一天', 'Closes on'),
    help: { zh: '当天 24 时前提交的都受理。', en: 'What is handed in before midnight counts.' },
  }),
  reviewBy: Day.optional().meta(label('预评审截止', 'Reviews until')),
  recommendBy: Day.optional().meta(label('推荐上报截止', 'Recommend until')),
})
export type SeasonForm = z.output<typeof SeasonForm>

export const Season = z
  .object({
    id: z.string(),
    title: z.string(),
    year: z.int(),
    batch: z.int(),
    opensOn: Day,
    closesOn: Day,
    reviewBy: Day.nullable(),
    recommendBy: Day.nullable(),
    state: z.enum(seasonStates),
    /** Closed before its last day. */
    endedAt: z.iso.datetime().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    entries: z.int(),
    recommended: z.int(),
    recognised: z.int(),
    revision: z.int(),
  })
  .meta({ id: 'Season' })
export type Season = z.output<typeof Season>

export const OfSeason = z.object({ seasonId: z.string().regex(/^ssn_[A-Za-z0-9]{1,40}$/) })
const base = '/api/recognition/seasons'

export const listSeasons = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '高企申报批次', en: 'Seasons of high-tech recognition' },
  query: z.object(page),
  response: z.object({ items: z.array(Season), total: z.int(), mayManage: z.boolean(), today: Day }),
})

export const openSeason = endpoint({
  method: 'POST',
  path: base,
  summary: { zh: '建立申报批次', en: 'Set a season up' },
  body: SeasonForm,
  status: 201,
  response: z.object({ id: z.string() }),
})

const Revised = z.object({ revision: z.int().min(1) })

export const changeSeason = endpoint({
  method: 'PUT',
  path: `${base}/{seasonId}`,
  summary: { zh: '修改申报批次', en: 'Change a season' },
  params: OfSeason,
  body: SeasonForm.extend(Revised.shape),
  response: z.object({}),
})

export const endSeason = endpoint({
  method: 'POST',
  path: `${base}/{seasonId}/end`,
  summary: { zh: '提前截止受理', en: 'Close a season now' },
  params: OfSeason,
  body: Revised,
  response: z.object({}),
})

const Funnel = z.object({
  /** Chosen among what a screening of that year found, or found by the latest one; null where there was none. */
  screened: z.int().nullable(),
  applied: z.int(),
  reviewed: z.int(),
  recommended: z.int(),
  recognised: z.int(),
})
export type Funnel = z.output<typeof Funnel>
const FunnelOf = z.object({ now: Funnel, last: Funnel.nullable() })

/** 申报季看板. */
export const SeasonBoard = z
  .object({
    season: Season,
    last: z.object({ id: z.string(), title: z.string() }).nullable(),
    screeningId: z.string().nullable(),
    /** Whether `screened` counts those that officers chose; else those that the screening found. */
    isChosen: z.object({ now: z.boolean(), last: z.boolean() }),
    all: FunnelOf,
    districts: z.array(FunnelOf.extend({ regionPath: z.string(), name: Localized })),
    deadlines: z.array(z.object({ what: z.enum(['close', 'review', 'recommend']), on: Day, daysLeft: z.int() })),
    /** What waits for somebody. */
    waiting: z.object({ checking: z.int(), withoutRound: z.int(), overdueReviews: z.int(), openReviews: z.int() }),
    mayManage: z.boolean(),
  })
  .meta({ id: 'SeasonBoard' })
export type SeasonBoard = z.output<typeof SeasonBoard>

export const getSeasonBoard = endpoint({
  method: 'GET',
  path: `${base}/{seasonId}/board`,
  summary: { zh: '申报季看板', en: 'The board of a season' },
  params: OfSeason,
  response: SeasonBoard,
})

export const exportSeasonBoard = endpoint({
  method: 'GET',
  path: `${base}/{seasonId}/board.xlsx`,
  summary: { zh: '导出申报季看板', en: 'The board of a season as a sheet' },
  params: OfSeason,
  answers: 'download',
})

export const SeasonEntry = z
  .object({
    caseId: z.string(),
    caseNumber: z.string(),
    creditCode: z.string(),
    companyName: z.string(),
    regionName: z.string(),
    filedOn: Day,
    stage: z.enum(seasonStages),
    rounds: z.int(),
    /** Points. */
    low: z.number().nullable(),
    high: z.number().nullable(),
    verdict: z.enum(seasonVerdicts).nullable(),
    result: z.enum(seasonResults).nullable(),
    points: z.number().nullable(),
    hasOpenRound: z.boolean(),
  })
  .meta({ id: 'SeasonEntry' })
export type SeasonEntry = z.output<typeof SeasonEntry>

const entryFilters = {
  q: z.string().trim().max(60).optional(),
  region: z.string().max(60).optional(),
  step: z.enum(seasonSteps).optional(),
  stage: z.enum(seasonStages).optional(),
  verdict: z.enum(seasonVerdicts).optional(),
  waiting: z.enum(['round', 'overdue']).optional(),
}
export const EntryFilter = z.object(entryFilters)
export type EntryFilter = z.output<typeof EntryFilter>

export const listSeasonEntries = endpoint({
  method: 'GET',
  path: `${base}/{seasonId}/entries`,
  summary: { zh: '批次中的企业', en: 'The companies of a season' },
  params: OfSeason,
  query: z.object({ ...entryFilters, ...page }),
  response: z.object({ items: z.array(SeasonEntry), total: z.int() }),
})

export const exportSeasonEntries = endpoint({
  method: 'GET',
  path: `${base}/{seasonId}/entries.xlsx`,
  summary: { zh: '导出批次中的企业', en: 'The companies of a season as a sheet' },
  params: OfSeason,
  query: EntryFilter,
  answers: 'download',
})

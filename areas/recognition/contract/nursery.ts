import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { ScreeningGoal } from './screening.ts'

const Day = z.iso.date()
const Words = z.object({ zh: z.string(), en: z.string() })
const CreditCode = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
const RegionPath = z
  .string()
  .max(60)
  .regex(/^(\d{6,12}\/)+$/)
export const nurseryId = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{1,40}$`))
const OfPool = z.object({ poolId: nurseryId('nrp') })
export const OfStay = z.object({ creditCode: CreditCode, membershipId: nurseryId('nrm') })
const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(20),
}
const base = '/api/recognition/nursery'

/** Titles that a pool may lead to, the usual one first. */
export const nurseryTitles = [
  'high-tech-enterprise',
  'gazelle',
  'potential-unicorn',
  'unicorn',
  'innovation-leading-enterprise',
  'tech-sme',
  'innovative-sme',
  'specialised-sme',
  'little-giant',
  'single-champion',
] as const
export type NurseryTitle = (typeof nurseryTitles)[number]
export const nurseryWays = ['applied', 'screened', 'by-hand', 'moved'] as const
export const nurseryExits = ['converted', 'term-over', 'dropped', 'moved'] as const
/** Where a company is on its way: in the pool by its plan, out of it by how it left. */
export const nurseryStages = ['no-plan', 'working', 'plan-done', ...nurseryExits] as const
export type NurseryStage = (typeof nurseryStages)[number]

const Conditions = z.object({
  gates: z.array(z.string().max(60)).max(30),
  atLeast: z.number().min(0).max(1000).nullable(),
  mostFailed: z.int().min(0).max(5),
  note: z.string().trim().min(2).max(300),
})
export type NurseryConditions = z.output<typeof Conditions>

const PoolVersion = z.object({
  effectiveFrom: Day,
  conditions: z.array(z.object({ id: z.string(), label: Words, clause: z.string() })),
  atLeast: z.number().nullable(),
  mostFailed: z.int(),
  note: z.string(),
  madeByName: z.string(),
})

export const NurseryPool = z
  .object({
    id: z.string(),
    title: z.enum(nurseryTitles),
    titleName: Words,
    name: z.string(),
    regionPath: z.string(),
    regionName: z.string(),
    capacity: z.int().nullable(),
    closedOn: Day.nullable(),
    /** How many of the companies that the reader may see are in it, and had come and gone. */
    inPool: z.int(),
    converted: z.int(),
    left: z.int(),
    overdue: z.int(),
    /** Whoever asks looks after the pool: its conditions, its name, its closing. */
    mayKeep: z.boolean(),
    /** Company files hold certificates of this title, so that a conversion is noticed by itself. */
    hasCertificates: z.boolean(),
  })
  .meta({ id: 'NurseryPool' })
export type NurseryPool = z.output<typeof NurseryPool>
export const NurseryPoolWhole = NurseryPool.extend({
  /** The latest first; the first that has begun holds. */
  versions: z.array(PoolVersion),
  stayMonths: z.int(),
  today: Day,
  mayEnter: z.boolean(),
}).meta({ id: 'NurseryPoolWhole' })
export type NurseryPoolWhole = z.output<typeof NurseryPoolWhole>

export const listNurseryGoals = endpoint({
  method: 'GET',
  path: `${base}/goals`,
  summary: { zh: '可以设培育库的资质和条件', en: 'Titles that a nursery pool may lead to, with their conditions' },
  response: z.object({
    regionPath: z.string(),
    items: z.array(ScreeningGoal.extend({ id: z.enum(nurseryTitles) })),
  }),
})

export const listNurseryPools = endpoint({
  method: 'GET',
  path: `${base}/pools`,
  summary: { zh: '培育库', en: 'Nursery pools' },
  query: z.object({ title: z.enum(nurseryTitles).optional() }),
  response: z.object({ items: z.array(NurseryPool), mayKeep: z.boolean(), stayMonths: z.int() }),
})

export const openNurseryPool = endpoint({
  method: 'POST',
  path: `${base}/pools`,
  summary: { zh: '设立培育库', en: 'Open a nursery pool' },
  body: Conditions.extend({
    title: z.enum(nurseryTitles),
    name: z.string().trim().min(2).max(60),
    capacity: z.int().min(1).max(100_000).nullable(),
  }),
  status: 201,
  response: NurseryPoolWhole,
})

export const getNurseryPool = endpoint({
  method: 'GET',
  path: `${base}/pools/{poolId}`,
  summary: { zh: '一个培育库', en: 'One nursery pool' },
  params: OfPool,
  response: NurseryPoolWhole,
})

export const changeNurseryPool = endpoint({
  method: 'PATCH',
  path: `${base}/pools/{poolId}`,
  summary: { zh: '修改培育库名称、上限，停止或恢复入库', en: 'Rename a nursery pool, set its limit, close or open it' },
  params: OfPool,
  body: z.object({
    name: z.string().trim().min(2).max(60).optional(),
    capacity: z.int().min(1).max(100_000).nullable().optional(),
    isClosed: z.boolean().optional(),
  }),
  response: NurseryPoolWhole,
})

export const changeNurseryConditions = endpoint({
  method: 'POST',
  path: `${base}/pools/{poolId}/versions`,
  summary: { zh: '更改入库条件（新的一版）', en: 'Change the conditions of entry: a new version' },
  params: OfPool,
  body: Conditions.extend({ effectiveFrom: Day }),
  status: 201,
  response: NurseryPoolWhole,
})

export const NurseryMember = z
  .object({
    creditCode: z.string(),
    membershipId: z.string(),
    name: z.string(),
    regionName: z.string(),
    enteredOn: Day,
    way: z.enum(nurseryWays),
    stage: z.enum(nurseryStages),
    stayUntil: Day,
    exitedOn: Day.nullable(),
    tutorName: z.string().nullable(),
    milestones: z.int(),
    milestonesDone: z.int(),
    overdue: z.int(),
    next: z.object({ label: Words, dueOn: Day }).nullable(),
    lastService: Day.nullable(),
  })
  .meta({ id: 'NurseryMember' })
export type NurseryMember = z.output<typeof NurseryMember>

const memberFilters = {
  /** Part of the company’s name, or the beginning of its code. */
  q: z.string().trim().max(60).optional(),
  regionPath: RegionPath.optional(),
  /** `none`: nobody. */
  tutor: z.string().max(60).optional(),
  /** `in`: all that are in the pool. */
  stage: z.enum(['in', ...nurseryStages]).optional(),
  /** `yes`: a milestone is overdue. */
  overdue: z.enum(['yes']).optional(),
  /** Year of entry. */
  cohort: z.coerce.number().int().min(2000).max(2200).optional(),
  /** How it stood on a day, as it was recorded then. */
  asOf: Day.optional(),
}
export const NurseryMemberFilter = z.object(memberFilters)
export type NurseryMemberFilter = z.output<typeof NurseryMemberFilter>

export const listNurseryMembers = endpoint({
  method: 'GET',
  path: `${base}/pools/{poolId}/members`,
  summary: { zh: '培育库企业', en: 'Companies of a nursery pool' },
  params: OfPool,
  query: z.object({ ...memberFilters, ...page }),
  response: z.object({ items: z.array(NurseryMember), total: z.int() }),
})

export const exportNurseryMembers = endpoint({
  method: 'GET',
  path: `${base}/pools/{poolId}/members.xlsx`,
  summary: { zh: '导出培育库企业', en: 'Companies of a nursery pool as a sheet' },
  params: OfPool,
  query: NurseryMemberFilter,
  answers: 'download',
})

export const enterNursery = endpoint({
  method: 'POST',
  path: `${base}/pools/{poolId}/members`,
  summary: { zh: '列入培育库', en: 'Enter companies into a nursery pool' },
  params: OfPool,
  body: z.object({
    creditCodes: z.array(CreditCode).min(1).max(500),
    /** Enters what this screening found, with the criteria that it kept. */
    screeningId: nurseryId('scr').nullable(),
    reason: z.string().trim().max(300).nullable(),
  }),
  response: z.object({
    entered: z.int(),
    refused: z.array(z.object({ creditCode: z.string(), name: z.string().nullable(), reason: Words })),
  }),
})

export const listNurseryTutors = endpoint({
  method: 'GET',
  path: `${base}/pools/{poolId}/tutors`,
  summary: { zh: '可以担任导师的人员', en: 'Who can be a tutor' },
  params: OfPool,
  response: z.object({
    items: z.array(z.object({ userId: z.string(), name: z.string(), role: z.string(), regionName: z.string() })),
  }),
})

export const assignNurseryTutor = endpoint({
  method: 'POST',
  path: `${base}/pools/{poolId}/tutors`,
  summary: { zh: '指派培育导师', en: 'Assign a tutor' },
  params: OfPool,
  body: z.object({
    members: z.array(OfStay).min(1).max(500),
    userId: z.string().max(60),
  }),
  response: z.object({ changed: z.int(), same: z.int() }),
})

const Share = z.number().nullable()
export const NurseryCohort = z.object({
  year: z.int(),
  regionPath: z.string(),
  regionName: z.string(),
  entered: z.int(),
  inPool: z.int(),
  converted: z.int(),
  termOver: z.int(),
  dropped: z.int(),
  moved: z.int(),
  /** converted ÷ (entered − moved); null where that is nothing. */
  rate: Share,
})
export type NurseryCohort = z.output<typeof NurseryCohort>

export const readNurseryConversion = endpoint({
  method: 'GET',
  path: `${base}/pools/{poolId}/conversion`,
  summary: { zh: '转化率：按入库年份和地区', en: 'Conversion by year of entry and district' },
  params: OfPool,
  query: z.object({ asOf: Day.optional() }),
  response: z.object({
    asOf: Day,
    /** A row for each year and district. */
    rows: z.array(NurseryCohort),
    /** A row for each year, its districts together. */
    years: z.array(NurseryCohort.omit({ regionPath: true, regionName: true })),
  }),
})

const Brief = z.object({
  creditCode: z.string(),
  membershipId: z.string(),
  name: z.string(),
  poolName: z.string(),
  titleName: Words,
  regionName: z.string(),
  stage: z.enum(nurseryStages),
  enteredOn: Day,
  exitedOn: Day.nullable(),
  tutorName: z.string().nullable(),
  milestones: z.int(),
  milestonesDone: z.int(),
  overdue: z.int(),
  next: z.object({ label: Words, dueOn: Day }).nullable(),
})
export type NurseryBrief = z.output<typeof Brief>

export const listTutoredCompanies = endpoint({
  method: 'GET',
  path: `${base}/tutored`,
  summary: { zh: '我辅导的企业', en: 'Companies that I tutor' },
  query: z.object(page),
  response: z.object({ items: z.array(Brief), total: z.int() }),
})

export const listCompanyNursery = endpoint({
  method: 'GET',
  path: `${base}/companies/{creditCode}`,
  summary: { zh: '一家企业的培育记录', en: 'What nursery pools a company is or was in' },
  params: z.object({ creditCode: CreditCode }),
  /** `isOwn`: whoever asks acts for this company. */
  response: z.object({ items: z.array(Brief), isOwn: z.boolean() }),
})

export const getOwnNursery = endpoint({
  method: 'GET',
  path: `${base}/own`,
  summary: { zh: '我的培育', en: 'My company in nursery pools' },
  response: z.object({
    name: z.string(),
    creditCode: z.string(),
    items: z.array(Brief),
    /** Pools that one can apply for. */
    open: z.array(z.object({ level: z.enum(['district', 'city']), name: z.string(), conditions: z.array(Words) })),
  }),
})

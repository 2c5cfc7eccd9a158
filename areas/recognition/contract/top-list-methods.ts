import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { lineTies, measures, normalisations } from '../rules/top-list/method.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const MethodId = z.string().regex(/^tlm_[0-9a-z]{1,40}$/)
const Code = z.string().regex(/^T[1-9][0-9]?$/)
const base = '/api/recognition/top-list-methods'

export const TopListIndicator = z.object({
  code: Code,
  name: z.string().trim().min(2).max(60),
  fact: z.string().min(1).max(80),
  measure: z.enum(measures),
  denominator: z.string().min(1).max(80).nullable(),
  direction: z.union([z.literal(1), z.literal(-1)]),
  /** In percent; all together 100. */
  weight: z.number().gt(0).max(100),
  worst: z.number().min(-1e12).max(1e12).nullable(),
  best: z.number().min(-1e12).max(1e12).nullable(),
})
export type TopListIndicator = z.output<typeof TopListIndicator>

export const TopListMethodContent = z.object({
  indicators: z.array(TopListIndicator).min(1).max(30),
  normalisation: z.enum(normalisations),
  leastKnownPercent: z.number().min(1).max(100),
  seats: z.int().min(1).max(1000),
  lineTie: z.enum(lineTies),
  tieBreak: Code.nullable(),
  spreadPercent: z.number().min(0).max(90),
})
export type TopListMethodContent = z.output<typeof TopListMethodContent>

export const NewTopListMethod = TopListMethodContent.extend({
  title: z.string().trim().min(2).max(200),
  number: z.string().trim().min(2).max(100),
  inForceFrom: z.iso.date(),
})

export const TopListMethodLine = z
  .object({
    id: MethodId,
    title: z.string(),
    number: z.string(),
    inForceFrom: z.iso.date(),
    state: z.enum(['proposed', 'approved', 'refused']),
    proposedByName: z.string(),
    proposedAt: z.iso.datetime(),
    decidedByName: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    note: z.string().nullable(),
    digest: z.string(),
    content: TopListMethodContent,
    /** Whoever asks may decide: an officer of the city who did not propose it. */
    mayDecide: z.boolean(),
  })
  .meta({ id: 'TopListMethod' })
export type TopListMethodLine = z.output<typeof TopListMethodLine>

export const listTopListMethods = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '百强榜评价办法（本市设定）', en: 'Methods of the top list (set by the city)' },
  response: z.object({
    items: z.array(TopListMethodLine),
    /** The one in force today. */
    inForceId: MethodId.nullable(),
    mayPropose: z.boolean(),
    today: z.iso.date(),
    facts: z.array(z.object({ fact: z.string(), label: Words, unit: Words.nullable(), isStanding: z.boolean() })),
  }),
})

export const proposeTopListMethod = endpoint({
  method: 'POST',
  path: base,
  summary: { zh: '提交评价办法，待另一人复核', en: 'Propose a method, for a second pair of eyes' },
  body: NewTopListMethod,
  status: 201,
  response: z.object({ methodId: MethodId }),
})

export const decideTopListMethod = endpoint({
  method: 'POST',
  path: `${base}/{methodId}/decision`,
  summary: { zh: '复核评价办法', en: 'Decide on a method' },
  params: z.object({ methodId: MethodId }),
  body: z.object({ isApproved: z.boolean(), note: z.string().trim().min(2).max(500) }),
  response: z.object({ state: z.enum(['approved', 'refused']) }),
})

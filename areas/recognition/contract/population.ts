import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Words = z.object({ zh: z.string(), en: z.string() })
const PopulationId = z.string().regex(/^pop_[0-9a-z]{1,40}$/)
const OfPopulation = z.object({ populationId: PopulationId })
const Verdict = z.enum(['pass', 'fail', 'unknown', 'unusable'])
const Readiness = z.enum(['holds', 'ready', 'near', 'slipping'])

const base = '/api/recognition/populations'

export const PopulationLine = z
  .object({
    id: PopulationId,
    ruleSet: z.string(),
    title: Words,
    version: z.iso.date(),
    on: z.iso.date(),
    byName: z.string(),
    at: z.iso.datetime(),
    isFinished: z.boolean(),
    /** Why it failed; null where it did not. */
    failure: Words.nullable(),
    jobId: z.string().nullable(),
  })
  .meta({ id: 'PopulationLine' })
export type PopulationLine = z.output<typeof PopulationLine>

export const listPopulations = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '企业总体的各次对照', en: 'Populations that were judged' },
  response: z.object({
    items: z.array(PopulationLine),
    ruleSets: z.array(z.object({ id: z.string(), title: Words })),
    mayCompute: z.boolean(),
    today: z.iso.date(),
  }),
})

export const startPopulation = endpoint({
  method: 'POST',
  path: base,
  summary: { zh: '对照本地区全部企业', en: 'Judge all companies of the region' },
  body: z.object({ ruleSet: z.string().max(60), on: z.iso.date() }),
  status: 202,
  response: z.object({ populationId: PopulationId, jobId: z.string() }),
})

export const computePopulationAgain = endpoint({
  method: 'POST',
  path: `${base}/{populationId}/again`,
  summary: { zh: '重新运行失败的对照', en: 'Judge a population that failed once more' },
  params: OfPopulation,
  status: 202,
  response: z.object({ jobId: z.string() }),
})

const Bar = z.object({
  id: z.string(),
  label: Words,
  companies: z.int(),
  pass: z.int(),
  fail: z.int(),
  unknown: z.int(),
})
export type PopulationBar = z.output<typeof Bar>

export const Population = PopulationLine.extend({
  isTrial: z.boolean(),
  notice: Words.nullable(),
  companies: z.int(),
  verdicts: z.record(Verdict, z.int()),
  readiness: z.record(Readiness, z.int()),
  binWidth: z.int(),
  bins: z.array(z.object({ bin: z.int(), companies: z.int() })),
  withoutTotal: z.int(),
  gates: z.array(Bar),
  districts: z.array(Bar),
  sections: z.array(Bar),
  missing: z.array(z.object({ fact: z.string(), label: Words, isOnFile: z.boolean(), companies: z.int() })),
}).meta({ id: 'Population' })
export type Population = z.output<typeof Population>

export const getPopulation = endpoint({
  method: 'GET',
  path: `${base}/{populationId}`,
  summary: { zh: '企业总体：分布、条件、缺数据', en: 'A population: distribution, conditions, data gaps' },
  params: OfPopulation,
  response: Population,
})

const filters = {
  bin: z.coerce.number().int().min(-1000).max(1000).optional(),
  gate: z.string().max(60).optional(),
  gateIs: z.enum(['yes', 'no', 'unknown']).optional(),
  district: z
    .string()
    .max(60)
    .regex(/^(\d{6,12}\/)+$/)
    .optional(),
  section: z.string().max(10).optional(),
  verdict: Verdict.optional(),
  readiness: Readiness.optional(),
  missing: z.string().max(100).optional(),
  q: z.string().trim().max(60).optional(),
}
export const SubjectFilter = z.object(filters)
export type SubjectFilter = z.output<typeof SubjectFilter>

export const SubjectLine = z
  .object({
    creditCode: z.string(),
    name: z.string(),
    regionName: z.string(),
    section: z.string().nullable(),
    total: z.number().nullable(),
    verdict: Verdict,
    readiness: Readiness.nullable(),
    validTo: z.iso.date().nullable(),
    unmet: z.array(Words),
    gaps: z.int(),
  })
  .meta({ id: 'PopulationSubject' })
export type SubjectLine = z.output<typeof SubjectLine>

export const listSubjects = endpoint({
  method: 'GET',
  path: `${base}/{populationId}/companies`,
  summary: { zh: '总体中的企业', en: 'Companies of a population' },
  params: OfPopulation,
  query: z.object({
    ...filters,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({ items: z.array(SubjectLine), total: z.int() }),
})

export const exportSubjects = endpoint({
  method: 'GET',
  path: `${base}/{populationId}/companies.xlsx`,
  summary: { zh: '导出总体中的企业', en: 'Companies of a population as a sheet' },
  params: OfPopulation,
  query: SubjectFilter,
  answers: 'download',
})

export const exportGaps = endpoint({
  method: 'GET',
  path: `${base}/{populationId}/gaps.xlsx`,
  summary: { zh: '缺数据补报表：填好后可直接导入', en: 'What is missing, as a sheet to be filled in and imported' },
  params: OfPopulation,
  query: z.object({ missing: z.string().max(100).optional() }),
  answers: 'download',
})

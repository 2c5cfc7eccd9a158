import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Words = z.object({ zh: z.string(), en: z.string() })
const PopulationId = z.string().regex(/^pop_[0-9a-z]{1,40}$/)
const DraftId = z.string().regex(/^smd_[0-9a-z]{1,40}$/)
const Changes = z.record(z.string().max(120), z.number().min(0).max(1e12))
const base = '/api/recognition/simulations'
const OfPopulation = z.object({ populationId: PopulationId })
const Counts = z.object({ gain: z.int(), lose: z.int(), passBefore: z.int(), passAfter: z.int() })

export const SimulationDraft = z
  .object({
    ...{ id: DraftId, populationId: PopulationId, name: z.string(), title: Words, on: z.iso.date() },
    ...{ changes: Changes, byName: z.string(), at: z.iso.datetime() },
    ...{ costBeforeYuan: z.string(), costAfterYuan: z.string() },
    ...Counts.shape,
  })
  .meta({ id: 'SimulationDraft' })
export type SimulationDraft = z.output<typeof SimulationDraft>

export const listSimulations = endpoint({
  method: 'GET',
  path: base,
  summary: { zh: '可推演的企业总体和已存草案', en: 'Populations to try drafts on, and drafts that were kept' },
  response: z.object({
    populations: z.array(z.object({ id: PopulationId, title: Words, version: z.iso.date(), on: z.iso.date() })),
    drafts: z.array(SimulationDraft),
  }),
})

export const DraftNumber = z
  .object({
    ...{ id: z.string(), group: z.enum(['gate', 'pass', 'item', 'parameter']), label: Words, about: Words },
    ...{ value: z.number(), min: z.number(), max: z.number(), isWhole: z.boolean() },
  })
  .meta({ id: 'SimulationNumber' })
export type DraftNumber = z.output<typeof DraftNumber>

const Group = z.object({ id: z.string(), label: Words, companies: z.int(), gain: z.int(), lose: z.int() })

export const SimulationResult = z
  .object({
    ...{ companies: z.int(), unknown: z.int(), unusable: z.int(), binWidth: z.int() },
    ...Counts.shape,
    costBeforeYuan: z.string(),
    costAfterYuan: z.string(),
    district: z.array(Group),
    size: z.array(Group),
    title: z.array(Group),
    bins: z.array(z.object({ bin: z.int(), before: z.int(), after: z.int() })),
  })
  .meta({ id: 'SimulationResult' })
export type SimulationResult = z.output<typeof SimulationResult>

export const getSimulation = endpoint({
  method: 'GET',
  path: `${base}/{populationId}`,
  summary: { zh: '规则中可以改动的数', en: 'The numbers of a rule that a draft may change' },
  params: OfPopulation,
  response: z.object({ title: Words, version: z.iso.date(), on: z.iso.date(), numbers: z.array(DraftNumber) }),
})

export const trySimulation = endpoint({
  method: 'POST',
  path: `${base}/{populationId}/try`,
  summary: { zh: '推演草案：谁新通过、谁不再通过、花费多少', en: 'Try a draft: who gains, who loses, what it costs' },
  params: OfPopulation,
  body: z.object({ changes: Changes }),
  response: SimulationResult,
})

export const listSimulated = endpoint({
  method: 'GET',
  path: `${base}/{populationId}/companies`,
  summary: { zh: '草案改变了结果的企业', en: 'Companies for whom a draft changes something' },
  params: OfPopulation,
  query: z.object({
    /** The changes as JSON. */
    changes: z.string().max(20_000),
    change: z.enum(['gain', 'lose']),
    group: z.enum(['district', 'size', 'title']).optional(),
    is: z.string().max(60).optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({
    items: z.array(
      z.object({
        creditCode: z.string(),
        name: z.string(),
        regionName: z.string(),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
    total: z.int(),
  }),
})

export const keepSimulation = endpoint({
  method: 'POST',
  path: `${base}/{populationId}/drafts`,
  summary: { zh: '保存草案', en: 'Keep a draft' },
  params: OfPopulation,
  body: z.object({ name: z.string().trim().min(2).max(80), changes: Changes }),
  status: 201,
  response: z.object({ draftId: DraftId }),
})

export const exportSimulation = endpoint({
  method: 'GET',
  path: `${base}/drafts/{draftId}/rule-set.json`,
  summary: { zh: '导出草案（可用于命令 kechuang simulate）', en: 'A draft as a rule set, for kechuang simulate' },
  params: z.object({ draftId: DraftId }),
  answers: 'download',
})

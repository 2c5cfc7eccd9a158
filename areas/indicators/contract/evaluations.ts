import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { comparators, Day, Decimal, Department, Id, modes, paceStatuses, RegionPath } from './shapes.ts'

const Text = z.string()
const OfEvaluation = z.object({ evaluationId: Id })
const InRegion = z.object({ regionPath: RegionPath })

export const proposalKinds = ['keep', 'speed-up', 'adjust', 'end'] as const

/** One indicator of the plan: where it began, where it should be, where it is, and what its owner says. */
export const EvaluationRow = z
  .object({
    targetId: Id,
    indicator: Text,
    subject: Text,
    unit: Text,
    mode: z.enum(modes),
    departments: z.array(Department),
    comparator: z.enum(comparators),
    value: Decimal,
    valueMax: Decimal.nullable(),
    deadline: Text,
    /** What was asked for before it was adjusted, oldest first. */
    earlier: z.array(z.object({ value: Decimal, deadline: Text, until: Day })),
    baseline: z.object({ value: Decimal, period: Text }).nullable(),
    /** Value that the path asks for at the end of each year. */
    path: z.array(z.object({ year: z.number().int(), expected: Decimal, actual: Decimal.nullable() })),
    expected: Decimal.nullable(),
    actual: Decimal.nullable(),
    dataThrough: Day.nullable(),
    share: z.number().nullable(),
    expectedShare: z.number().nullable(),
    gapPoints: z.number().nullable(),
    status: z.enum(paceStatuses),
    isStarted: z.boolean(),
    forecast: Decimal.nullable(),
    meetsTarget: z.enum(['yes', 'no', 'uncertain']).nullable(),
    working: Text,
    cause: Text.nullable(),
    proposalKind: z.enum(proposalKinds).nullable(),
    proposal: Text.nullable(),
    enteredByName: Text.nullable(),
    enteredAt: z.iso.datetime().nullable(),
    revision: z.number().int(),
    /** The person who asks may write the cause and the proposal. */
    mayEnter: z.boolean(),
  })
  .meta({ id: 'EvaluationRow' })

export const EvaluationStatistics = z.object({
  total: z.number().int(),
  byStatus: z.record(z.enum(paceStatuses), z.number().int()),
  notStarted: z.number().int(),
  onPace: z.number().int(),
  behind: z.number().int(),
  adjusted: z.number().int(),
  /** Behind, and nobody has said why yet. */
  unexplained: z.number().int(),
  byDepartment: z.array(
    z.object({ name: Text, total: z.number().int(), onPace: z.number().int(), behind: z.number().int() }),
  ),
  /** The conclusion in a sentence, out of the numbers above. */
  conclusion: Text,
})

export const EvaluationSummary = z
  .object({
    id: Id,
    regionPath: RegionPath,
    regionName: Text,
    title: Text,
    planId: Text,
    planTitle: Text,
    asOf: Day,
    status: z.enum(['open', 'closed']),
    createdByName: Text,
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    closedByName: Text.nullable(),
  })
  .meta({ id: 'Evaluation' })

export const listEvaluations = endpoint({
  method: 'GET',
  path: '/api/indicators/evaluations',
  summary: { zh: '规划中期评估', en: 'Mid-term evaluations' },
  query: z.object({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    items: z.array(EvaluationSummary),
    total: z.number().int(),
    mayCreate: z.boolean(),
    /** Plans whose targets may be evaluated. */
    plans: z.array(z.object({ id: Text, title: Text, regionPath: RegionPath })),
  }),
})

export const createEvaluation = endpoint({
  method: 'POST',
  path: '/api/indicators/evaluations',
  summary: { zh: '开始一次中期评估', en: 'Begin an evaluation' },
  body: InRegion.extend({
    planId: z.string().min(1).max(60),
    title: z.string().trim().min(2).max(100),
    asOf: Day,
  }),
  status: 201,
  response: z.object({ id: Id }),
})

export const getEvaluation = endpoint({
  method: 'GET',
  path: '/api/indicators/evaluations/{evaluationId}',
  summary: { zh: '一次中期评估', en: 'An evaluation with its rows and statistics' },
  params: OfEvaluation,
  query: InRegion,
  response: EvaluationSummary.extend({
    revision: z.number().int(),
    statistics: EvaluationStatistics,
    rows: z.array(EvaluationRow),
    mayClose: z.boolean(),
  }),
})

export const enterEvaluation = endpoint({
  method: 'PUT',
  path: '/api/indicators/evaluations/{evaluationId}/targets/{targetId}',
  summary: { zh: '填写原因与建议', en: 'Enter cause and proposal' },
  params: OfEvaluation.extend({ targetId: Id }),
  body: InRegion.extend({
    cause: z.string().trim().max(2000).nullable(),
    proposalKind: z.enum(proposalKinds).nullable(),
    proposal: z.string().trim().max(2000).nullable(),
    /** Revision that the person saw; 0 when nothing was entered. */
    revision: z.number().int().min(0),
  }),
  response: z.object({ revision: z.number().int() }),
})

export const closeEvaluation = endpoint({
  method: 'POST',
  path: '/api/indicators/evaluations/{evaluationId}/close',
  summary: { zh: '定稿', en: 'Close an evaluation' },
  params: OfEvaluation,
  body: InRegion.extend({ revision: z.number().int() }),
  response: z.object({ id: Id }),
})

const download = { params: OfEvaluation, query: InRegion, answers: 'download' } as const

export const downloadEvaluationDocument = endpoint({
  method: 'GET',
  path: '/api/indicators/evaluations/{evaluationId}/document',
  summary: { zh: '中期评估报告（.docx）', en: 'The evaluation as a document' },
  ...download,
})

export const downloadEvaluationSheet = endpoint({
  method: 'GET',
  path: '/api/indicators/evaluations/{evaluationId}/sheet',
  summary: { zh: '中期评估表（.xlsx）', en: 'The evaluation as a sheet' },
  ...download,
})

export type EvaluationRowView = z.output<typeof EvaluationRow>
export type EvaluationStatisticsView = z.output<typeof EvaluationStatistics>
export type EvaluationView = z.output<typeof getEvaluation.response>

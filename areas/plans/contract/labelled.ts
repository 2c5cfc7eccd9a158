import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { documentKinds, PlansId, RegionPath } from './fields.ts'

export const agreementFields = ['indicator', 'comparator', 'mode', 'kind', 'deadline', 'value'] as const

const Share = z.number().min(0).max(1).nullable()

/** What was read against what people decided; shares are null where there is nothing to take a share of. */
export const Agreement = z.object({
  foundCount: z.number().int(),
  /** Found, and every field is right. */
  rightCount: z.number().int(),
  /** Figures that were read. */
  saidCount: z.number().int(),
  /** Figures that people let stand or added. */
  labelledCount: z.number().int(),
  precisionShare: Share,
  recallShare: Share,
  f1Share: Share,
  strictF1Share: Share,
  /** Labels that were accepted together with others, perhaps without a look: they flatter the figures. */
  bulkCount: z.number().int(),
  fieldShares: z.record(z.enum(agreementFields), Share),
})
export type Agreement = z.output<typeof Agreement>

export const CalibrationStep = z.object({
  fromShare: z.number(),
  toShare: z.number(),
  count: z.number().int(),
  rightCount: z.number().int(),
  statedShare: z.number(),
  rightShare: z.number(),
  lowShare: z.number(),
  highShare: z.number(),
})
export type CalibrationStep = z.output<typeof CalibrationStep>

export const Accuracy = z.object({
  documentCount: z.number().int(),
  /** Versions whose review is not complete, and which therefore teach nothing yet. */
  openCount: z.number().int(),
  total: Agreement,
  byKind: z.array(z.object({ kind: z.enum(documentKinds), documentCount: z.number().int(), agreement: Agreement })),
  /** By the month in which the review was completed, `2025-05`. */
  byMonth: z.array(z.object({ month: z.string(), documentCount: z.number().int(), agreement: Agreement })),
  calibration: z.array(CalibrationStep),
})
export type Accuracy = z.output<typeof Accuracy>

export const LabelledDocument = z.object({
  planId: PlansId,
  versionId: PlansId,
  title: z.string(),
  kind: z.enum(documentKinds),
  regionName: z.string(),
  ordinal: z.number().int(),
  reviewedAt: z.iso.datetime(),
  agreement: Agreement,
})
export type LabelledDocument = z.output<typeof LabelledDocument>

export const FigureWords = z.object({
  indicator: z.string(),
  subject: z.string().nullable(),
  comparator: z.enum(['>=', '>', '=', '<=', '<', '~', 'range']),
  value: z.string(),
  valueMax: z.string().nullable(),
  unit: z.string().nullable(),
  mode: z.enum(['stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth']),
  kind: z.enum(['target', 'actual', 'baseline']),
  deadline: z.string().nullable(),
})
export type FigureWords = z.output<typeof FigureWords>

export const ReadingDifference = z.object({
  /** differs: found with other fields; misread: another value; missed: not read; extra: read, and no figure. */
  type: z.enum(['differs', 'misread', 'missed', 'extra']),
  /** Item of the review; null where only today's reading has it. */
  itemId: PlansId.nullable(),
  fields: z.array(z.enum(agreementFields)),
  read: FigureWords.nullable(),
  decided: FigureWords.nullable(),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  offset: z.number().int(),
})
export type ReadingDifference = z.output<typeof ReadingDifference>

export const VersionAccuracy = z.object({
  planId: PlansId,
  versionId: PlansId,
  title: z.string(),
  ordinal: z.number().int(),
  reviewedAt: z.iso.datetime(),
  /** As it was read when it was uploaded. */
  first: Agreement,
  /** As the engine of today reads it; null for a text too long to be read again while somebody waits. */
  today: Agreement.nullable(),
  differences: z.array(ReadingDifference),
})
export type VersionAccuracy = z.output<typeof VersionAccuracy>

const OfVersion = z.object({ planId: PlansId, versionId: PlansId })
const Filter = {
  kind: z.enum(documentKinds).optional(),
  regionPath: RegionPath.optional(),
}

export const getAccuracy = endpoint({
  method: 'GET',
  path: '/api/plans/accuracy',
  summary: { zh: '读取准确度', en: 'How accurately plan documents are read, measured on what people decided' },
  query: z.object(Filter),
  response: Accuracy,
})

export const listLabelled = endpoint({
  method: 'GET',
  path: '/api/plans/accuracy/documents',
  summary: { zh: '核对完成的文件及其读取准确度', en: 'Documents whose review is complete, each with its accuracy' },
  query: z.object({
    ...Filter,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(LabelledDocument), total: z.number().int() }),
})

export const getVersionAccuracy = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/accuracy',
  summary: { zh: '一份文件的读取准确度', en: 'How accurately a version was read, and where it was not' },
  params: OfVersion,
  response: VersionAccuracy,
})

export const downloadLabels = endpoint({
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/labels',
  summary: { zh: '导出标注', en: 'Download the reviewed version as labels' },
  params: OfVersion,
  answers: 'download',
})

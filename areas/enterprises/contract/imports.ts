import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { recordableSources } from '../codes.ts'
import { SourceCode } from './shapes.ts'

const ImportId = z.string().regex(/^cfi_[0-9a-z]{1,40}$/)
const OfImport = z.object({ importId: ImportId })
const Outcome = z.enum(['accepted', 'unchanged', 'refused', 'skipped'])

export const ImportView = z
  .object({
    id: ImportId,
    fileName: z.string(),
    source: SourceCode,
    status: z.enum(['reading', 'unreadable', 'previewed', 'confirmed', 'done', 'undone']),
    accepted: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    skipped: z.int(),
    newCompanies: z.int(),
    newFacts: z.int(),
    newCertificates: z.int(),
    jobId: z.string().nullable(),
    /** Why the file as a whole cannot be read, in words. */
    problems: z.array(z.string()),
    undoUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CompanyImport' })
export type ImportView = z.output<typeof ImportView>

export const ImportRowView = z
  .object({
    seq: z.int(),
    sheet: z.string(),
    row: z.int(),
    outcome: Outcome,
    creditCode: z.string().nullable(),
    name: z.string().nullable(),
    period: z.string().nullable(),
    flags: z.array(z.string()),
    detail: z.string().nullable(),
  })
  .meta({ id: 'CompanyImportRow' })
export type ImportRowView = z.output<typeof ImportRowView>

const base = '/api/enterprises/imports'

export const uploadCompanyFacts = endpoint({
  method: 'POST',
  path: base,
  summary: {
    zh: '上传企业数据表，读取后预览',
    en: 'Upload a sheet of companies; it is read and can then be previewed',
  },
  upload: { maxBytes: 20 * 1024 * 1024 },
  body: z.object({ source: z.enum(recordableSources) }),
  status: 201,
  response: ImportView,
})

export const getCompanyImport = endpoint({
  method: 'GET',
  path: `${base}/{importId}`,
  summary: { zh: '企业数据导入批次', en: 'An import of companies' },
  params: OfImport,
  response: ImportView,
})

export const listCompanyImportRows = endpoint({
  method: 'GET',
  path: `${base}/{importId}/rows`,
  summary: { zh: '导入的各行', en: 'The rows of an import of companies' },
  params: OfImport,
  query: z.object({
    outcome: Outcome.optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({ items: z.array(ImportRowView), total: z.int() }),
})

export const downloadRefusedRows = endpoint({
  method: 'GET',
  path: `${base}/{importId}/refused.xlsx`,
  summary: { zh: '下载退回的行及原因', en: 'The rows that were refused, with why' },
  params: OfImport,
  answers: 'download',
})

export const confirmCompanyImport = endpoint({
  method: 'POST',
  path: `${base}/{importId}/confirm`,
  summary: { zh: '确认写入', en: 'Have the accepted rows written' },
  params: OfImport,
  response: ImportView,
})

export const undoCompanyImport = endpoint({
  method: 'POST',
  path: `${base}/{importId}/undo`,
  summary: { zh: '撤销这批导入', en: 'Take an import back' },
  params: OfImport,
  response: ImportView,
})

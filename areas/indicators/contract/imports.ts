import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Id, PeriodText, RegionPath } from './shapes.ts'

const Text = z.string()

export const importOutcomes = ['accepted', 'asked', 'refused', 'unchanged', 'skipped'] as const
export const columnMeanings = ['region', 'indicator', 'period', 'value', 'unit', 'note', 'ignore'] as const

/** What a column holds; a column of values may be about one indicator, one period or one region. */
export const ImportColumn = z
  .object({
    is: z.enum(columnMeanings),
    indicatorId: Id.nullable(),
    period: PeriodText.nullable(),
    regionPath: RegionPath.nullable(),
  })
  .meta({ id: 'IndicatorImportColumn' })

export const ImportMapping = z
  .object({
    columns: z.array(ImportColumn).max(400),
    /** What stands in no column because it is the same for the whole sheet. */
    regionPath: RegionPath.nullable(),
    period: PeriodText.nullable(),
    indicatorId: Id.nullable(),
  })
  .meta({ id: 'IndicatorImportMapping' })

/** The header of a sheet, with the first values below each column, and how it is read. */
export const ImportHeader = z
  .object({
    sheet: Text,
    /** First and last line of the header, as the sheet counts. */
    row: z.number().int(),
    lastRow: z.number().int(),
    /** A person said where it stands. */
    isRowSaid: z.boolean(),
    /** First lines of the sheet, to choose from. */
    lines: z.array(z.object({ row: z.number().int(), text: Text })),
    signature: Text,
    labels: z.array(Text),
    samples: z.array(z.array(Text)),
    mapping: ImportMapping,
    lacking: z.array(z.enum(['indicator', 'period', 'value'])),
    /** Guessed from the header, remembered from the last time, or said by a person for this file. */
    from: z.enum(['guessed', 'remembered', 'said']),
  })
  .meta({ id: 'IndicatorImportHeader' })

const Finding = z.object({ code: Text, message: Text })

export const ImportRow = z
  .object({
    seq: z.number().int(),
    sheet: Text,
    row: z.number().int(),
    outcome: z.enum(importOutcomes),
    region: Text,
    indicator: Text,
    period: Text,
    value: Text,
    unit: Text,
    note: Text,
    /** Name of the reason in the import policy. */
    reason: Text.nullable(),
    flags: z.array(Text),
    problems: z.array(Finding),
  })
  .meta({ id: 'IndicatorImportRow' })

export const ImportView = z
  .object({
    id: Id,
    regionPath: RegionPath,
    fileName: Text,
    status: z.enum(['reading', 'unmapped', 'unreadable', 'previewed', 'confirmed', 'done', 'refused', 'undone']),
    accepted: z.number().int(),
    /** Rows whose change must be explained before they can be written. */
    asked: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    skipped: z.number().int(),
    written: z.number().int().nullable(),
    jobId: Text.nullable(),
    headers: z.array(ImportHeader),
    /** Why the file as a whole cannot be read. */
    problems: z.array(Finding),
    /** Until when what was written can be taken back; null where it no longer can. */
    undoUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: 'IndicatorImport' })

const OfImport = z.object({ importId: Id })

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/indicators/imports/template',
  summary: { zh: '下载填报模板', en: 'Download the template' },
  query: z.object({ regionPath: RegionPath.optional(), period: PeriodText.optional() }),
  answers: 'download',
})

export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/indicators/imports',
  summary: { zh: '上传数据表，读取后预览', en: 'Upload a sheet; it is read and can then be previewed' },
  upload: { maxBytes: 20 * 1024 * 1024 },
  status: 201,
  response: ImportView,
})

export const getImport = endpoint({
  method: 'GET',
  path: '/api/indicators/imports/{importId}',
  summary: { zh: '导入批次', en: 'An import' },
  params: OfImport,
  response: ImportView,
})

export const listImportRows = endpoint({
  method: 'GET',
  path: '/api/indicators/imports/{importId}/rows',
  summary: { zh: '导入的逐行结果', en: 'What becomes of each row' },
  params: OfImport,
  query: z.object({
    outcome: z.enum(importOutcomes).optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(ImportRow), total: z.number().int() }),
})

export const mapImport = endpoint({
  method: 'PUT',
  path: '/api/indicators/imports/{importId}/mapping',
  summary: { zh: '对应各列，并为本单位记住', en: 'Say what the columns hold, remembered for the sender' },
  params: OfImport,
  body: z.object({
    signature: z.string().length(32),
    /** Null forgets what was remembered and guesses again. */
    mapping: ImportMapping.nullable(),
  }),
  status: 202,
  response: ImportView,
})

export const chooseImportHeader = endpoint({
  method: 'PUT',
  path: '/api/indicators/imports/{importId}/header',
  summary: { zh: '指定表头在第几行，并为本单位记住', en: 'Say where the header stands, remembered for the sender' },
  params: OfImport,
  body: z.object({
    sheet: z.string().max(200),
    row: z.number().int().min(1).max(10_000),
    /** Lines of the header; null: as many as read best. */
    levels: z.number().int().min(1).max(4).nullable(),
  }),
  status: 202,
  response: ImportView,
})

export const explainImportRow = endpoint({
  method: 'PUT',
  path: '/api/indicators/imports/{importId}/rows/{seq}/note',
  summary: { zh: '说明一行的变动原因', en: 'Explain a row' },
  params: OfImport.extend({ seq: z.coerce.number().int().min(0) }),
  body: z.object({ note: z.string().trim().min(2).max(1000) }),
  response: ImportView,
})

export const confirmImport = endpoint({
  method: 'POST',
  path: '/api/indicators/imports/{importId}/confirmation',
  summary: { zh: '确认写入', en: 'Confirm and write' },
  params: OfImport,
  status: 202,
  response: z.object({ jobId: Text }),
})

export const undoImport = endpoint({
  method: 'POST',
  path: '/api/indicators/imports/{importId}/undo',
  summary: { zh: '撤销已写入的一批', en: 'Take back what was written' },
  params: OfImport,
  response: ImportView,
})

export const downloadRefused = endpoint({
  method: 'GET',
  path: '/api/indicators/imports/{importId}/refused',
  summary: { zh: '导出未通过的行', en: 'Export the refused rows' },
  params: OfImport,
  answers: 'download',
})

export type ImportHeaderView = z.output<typeof ImportHeader>
export type ImportRowView = z.output<typeof ImportRow>
export type ImportSummaryView = z.output<typeof ImportView>

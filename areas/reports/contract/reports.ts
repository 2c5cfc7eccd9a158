import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { ReportFigures } from './figures.ts'

const Id = z.string().regex(/^rpt_[0-9a-z]{1,40}$/)
const RegionPath = z
  .string()
  .max(100)
  .regex(/^(?:\d{6,12}\/)+$/)
const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
const revision = z.int().min(1)
const Title = z.string().trim().min(4).max(100)
const Issuer = z.string().trim().min(2).max(60)
export const sections = ['overall', 'good', 'behind', 'owed', 'districts', 'next'] as const
export type SectionName = (typeof sections)[number]

export const ReportSummary = z
  .object({
    id: Id,
    regionPath: RegionPath,
    regionName: z.string(),
    period: Month,
    planTitle: z.string().nullable(),
    edition: z.int(),
    state: z.enum(['draft', 'issued']),
    title: z.string(),
    number: z.string().nullable(),
    issuedOn: z.iso.date().nullable(),
    changedAt: z.iso.datetime(),
    changedByName: z.string(),
  })
  .meta({ id: 'ReportSummary' })
export type ReportSummary = z.output<typeof ReportSummary>

const Change = z.object({ key: z.string(), label: z.string(), from: z.string(), to: z.string() })

export const Paragraph = z.object({
  id: z.string().max(80),
  section: z.enum(sections),
  /** Words and figures in their order; a figure names its row in the table. */
  parts: z.array(z.object({ text: z.string(), key: z.string().nullable(), row: z.int().nullable() })),
  /** Numbers that no figure of the report says. */
  unbound: z.array(z.object({ text: z.string(), near: z.string() })),
})

export const ReportDetail = ReportSummary.extend({
  issuer: z.string(),
  issuedByName: z.string().nullable(),
  createdByName: z.string(),
  figuresAt: z.iso.datetime(),
  revision,
  paragraphs: z.array(Paragraph),
  figures: ReportFigures,
  /** Figures that are others today than in this draft. */
  stale: z.array(Change),
  /** Next number of the year, to begin with. */
  suggestedNumber: z.string(),
  mayWrite: z.boolean(),
  mayIssue: z.boolean(),
}).meta({ id: 'Report' })
export type ReportDetail = z.output<typeof ReportDetail>

const OfReport = z.object({ reportId: Id })

export const listReports = endpoint({
  method: 'GET',
  path: '/api/reports',
  summary: { zh: '月报列表', en: 'Monthly reports' },
  query: z.object({
    regionPath: RegionPath.optional(),
    state: z.enum(['draft', 'issued']).optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({
    items: z.array(ReportSummary),
    total: z.int(),
    mayWrite: z.boolean(),
    regionPath: RegionPath.nullable(),
  }),
})

export const startReport = endpoint({
  method: 'POST',
  path: '/api/reports',
  summary: { zh: '起草月报', en: 'Draft a monthly report' },
  body: z.object({
    regionPath: RegionPath.optional(),
    period: Month,
    /** Only the targets of this plan. */
    planId: z.string().max(60).optional(),
  }),
  response: ReportDetail,
  status: 201,
})

export const getReport = endpoint({
  method: 'GET',
  path: '/api/reports/{reportId}',
  summary: { zh: '月报', en: 'A monthly report' },
  params: OfReport,
  response: ReportDetail,
})

export const editReport = endpoint({
  method: 'PUT',
  path: '/api/reports/{reportId}',
  summary: { zh: '修改月报文字', en: 'Edit the text of a report' },
  params: OfReport,
  body: z.object({
    revision,
    title: Title,
    issuer: Issuer,
    /** All paragraphs in their order, as plain text; those left out are removed. */
    paragraphs: z
      .array(
        z.object({
          id: z.string().max(80).nullable(),
          section: z.enum(sections),
          text: z.string().trim().min(1).max(4000),
        }),
      )
      .min(1)
      .max(300),
  }),
  response: ReportDetail,
})

export const refreshReport = endpoint({
  method: 'POST',
  path: '/api/reports/{reportId}/figures',
  summary: { zh: '重新取数；可重新起草文字', en: 'Read the figures again, and draft anew if asked' },
  params: OfReport,
  body: z.object({ revision, draftsAnew: z.boolean().default(false) }),
  response: ReportDetail,
})

export const issueReport = endpoint({
  method: 'POST',
  path: '/api/reports/{reportId}/issue',
  summary: { zh: '签发月报，此后不再改变', en: 'Issue a report; it stays as it is' },
  params: OfReport,
  body: z.object({
    revision,
    number: z.string().trim().min(1).max(60),
    issuedOn: z.iso.date(),
    /** Numbers in the text that no figure says are meant as they stand. */
    acceptsUnbound: z.boolean().default(false),
  }),
  response: ReportDetail,
})

export const discardReport = endpoint({
  method: 'DELETE',
  path: '/api/reports/{reportId}',
  summary: { zh: '删除月报草稿', en: 'Discard a draft' },
  params: OfReport,
  status: 204,
})

export const downloadReportDocx = endpoint({
  method: 'GET',
  path: '/api/reports/{reportId}/docx',
  summary: { zh: '下载月报 Word', en: 'Download a report as Word' },
  params: OfReport,
  answers: 'download',
})

export const downloadReportXlsx = endpoint({
  method: 'GET',
  path: '/api/reports/{reportId}/xlsx',
  summary: { zh: '下载月报 Excel', en: 'Download a report as Excel' },
  params: OfReport,
  answers: 'download',
})

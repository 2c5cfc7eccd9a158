import { PassThrough } from 'node:stream'
import { businessDate } from '#kernel/clock'
import type { Context, Download } from '#platform/http/route'
import type { PrintedReport } from '../documents/printed-report.ts'
import { reportDocx } from '../documents/report-docx.ts'
import { reportXlsx } from '../documents/report-xlsx.ts'
import { filled } from '../rules/bound-text.ts'
import { figuresOf } from '../rules/figures.ts'
import type { ReportRecord } from '../store/reports.ts'
import { loadReport } from './load-report.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function printed(report: ReportRecord, today: string): PrintedReport {
  const figures = figuresOf(report.figures)
  const [year, month] = report.period.split('-').map(Number)
  return {
    title: report.title,
    issuer: report.issuer,
    number: report.number ?? '',
    date: dayInWords(report.issued_on ?? today),
    asOf: `${year}年${month}月底`,
    isDraft: report.state === 'draft',
    paragraphs: report.paragraphs.map(({ section, template }) => ({
      section,
      parts: filled(template, figures).map(({ text, key }) => ({
        text,
        row: key === null ? null : (figures.get(key)?.row ?? null),
      })),
    })),
    figures: report.figures,
  }
}

/**
 * The report as a file: a draft as it stands and marked as one, an issued report as it was issued.
 *
 * Permission: reports:read. Errors: reports.not-found.
 */
export async function downloadReport(ctx: Context, id: string, as: 'docx' | 'xlsx'): Promise<Download> {
  const report = await loadReport(ctx.db, ctx.scope, id)
  const paper = printed(report, businessDate(ctx.clock.now()))
  const fileName = `${report.title}${paper.isDraft ? '（草稿）' : ''}.${as}`
  if (as === 'docx') return { fileName, contentType: types.docx, body: await reportDocx(paper) }
  const body = new PassThrough()
  reportXlsx(paper, body).catch((error: Error) => body.destroy(error))
  return { fileName, contentType: types.xlsx, body }
}

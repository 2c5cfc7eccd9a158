import { type Route, route } from '#platform/http/route'
import { downloadReport } from './actions/download-report.ts'
import { readReport, readReports } from './actions/read-report.ts'
import { discardReport, editReport, issueReport, refreshReport, startReport } from './actions/write-report.ts'
import * as contract from './contract.ts'

export const routes: Route[] = [
  route(contract.listReports, { permission: 'reports:read', run: (ctx, { query }) => readReports(ctx, query) }),
  route(contract.startReport, {
    permission: 'reports:write',
    run: async (ctx, { body }) => readReport(ctx, await startReport(ctx, body)),
  }),
  route(contract.getReport, { permission: 'reports:read', run: (ctx, { params }) => readReport(ctx, params.reportId) }),
  route(contract.editReport, {
    permission: 'reports:write',
    run: async (ctx, { params, body }) => {
      await editReport(ctx, params.reportId, body)
      return readReport(ctx, params.reportId)
    },
  }),
  route(contract.refreshReport, {
    permission: 'reports:write',
    run: async (ctx, { params, body }) => {
      await refreshReport(ctx, params.reportId, body)
      return readReport(ctx, params.reportId)
    },
  }),
  route(contract.issueReport, {
    permission: 'reports:issue',
    run: async (ctx, { params, body }) => {
      await issueReport(ctx, params.reportId, body)
      return readReport(ctx, params.reportId)
    },
  }),
  route(contract.discardReport, {
    permission: 'reports:write',
    run: async (ctx, { params }) => {
      await discardReport(ctx, params.reportId)
      return undefined
    },
  }),
  route(contract.downloadReportDocx, {
    permission: 'reports:read',
    run: (ctx, { params }) => downloadReport(ctx, params.reportId, 'docx'),
  }),
  route(contract.downloadReportXlsx, {
    permission: 'reports:read',
    run: (ctx, { params }) => downloadReport(ctx, params.reportId, 'xlsx'),
  }),
]

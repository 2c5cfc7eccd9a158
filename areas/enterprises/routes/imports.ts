import { type Route, route } from '#platform/http/route'
import { confirmImport, listImportRows, readImport, refusedRows, startImport, undoImport } from '../actions/imports.ts'
import * as contract from '../contract/imports.ts'

const permission = 'enterprises:write'

export const importRoutes: Route[] = [
  route(contract.uploadCompanyFacts, { permission, run: (ctx, { file, body }) => startImport(ctx, file, body.source) }),
  route(contract.getCompanyImport, { permission, run: (ctx, { params }) => readImport(ctx, params.importId) }),
  route(contract.listCompanyImportRows, {
    permission,
    run: (ctx, { params, query }) => listImportRows(ctx, { ...params, ...query }),
  }),
  route(contract.downloadRefusedRows, { permission, run: (ctx, { params }) => refusedRows(ctx, params.importId) }),
  route(contract.confirmCompanyImport, { permission, run: (ctx, { params }) => confirmImport(ctx, params.importId) }),
  route(contract.undoCompanyImport, { permission, run: (ctx, { params }) => undoImport(ctx, params.importId) }),
]

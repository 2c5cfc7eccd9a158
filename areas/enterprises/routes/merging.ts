import { type Route, route } from '#platform/http/route'
import { mergeCompany, readAlike, separateCompany } from '../actions/merge-companies.ts'
import { readCompany } from '../actions/read-companies.ts'
import * as contract from '../contract/merging.ts'

const permission = 'enterprises:write'

export const mergingRoutes: Route[] = [
  route(contract.listAlike, { permission, run: (ctx, { params }) => readAlike(ctx, params.creditCode) }),
  route(contract.mergeCompany, {
    permission,
    run: async (ctx, { params, body }) => {
      await mergeCompany(ctx, params.creditCode, body)
      return readCompany(ctx, params.creditCode)
    },
  }),
  route(contract.separateCompany, {
    permission,
    run: async (ctx, { params, body }) => {
      await separateCompany(ctx, params.creditCode, body.reason)
      return readCompany(ctx, params.creditCode)
    },
  }),
]

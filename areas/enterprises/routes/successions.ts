import { type Route, route } from '#platform/http/route'
import { readSuccessions, recordSuccession, removeSuccession } from '../actions/successions.ts'
import * as contract from '../contract/successions.ts'

export const successionRoutes: Route[] = [
  route(contract.listSuccessions, {
    permission: 'enterprises:read',
    run: (ctx, { params }) => readSuccessions(ctx, params.creditCode),
  }),
  route(contract.recordSuccession, {
    permission: 'enterprises:write',
    run: (ctx, { params, body }) => recordSuccession(ctx, params.creditCode, body),
  }),
  route(contract.removeSuccession, {
    permission: 'enterprises:write',
    run: (ctx, { params, body }) => removeSuccession(ctx, params, body.reason),
  }),
]

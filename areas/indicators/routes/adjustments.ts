import { type Route, route } from '#platform/http/route'
import { decideAdjustment, proposeAdjustment, withdrawAdjustment } from '../actions/adjust/adjust-target.ts'
import { readAdjustments } from '../actions/adjust/read-adjustments.ts'
import { whatIfTarget } from '../actions/adjust/what-if.ts'
import * as contract from '../contract.ts'

export const adjustmentRoutes: Route[] = [
  route(contract.getWhatIf, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => whatIfTarget(ctx, { ...params, ...query }),
  }),
  route(contract.listAdjustments, {
    permission: 'indicators:read',
    run: (ctx, { query }) => readAdjustments(ctx, query),
  }),
  route(contract.proposeAdjustment, {
    permission: 'indicators:adjust',
    run: (ctx, { params, body }) => proposeAdjustment(ctx, { ...params, ...body }),
  }),
  route(contract.decideAdjustment, {
    permission: 'indicators:approve-adjustment',
    run: (ctx, { params, body }) => decideAdjustment(ctx, { ...params, ...body }),
  }),
  route(contract.withdrawAdjustment, {
    permission: 'indicators:adjust',
    run: (ctx, { params, body }) => withdrawAdjustment(ctx, { ...params, ...body }),
  }),
]

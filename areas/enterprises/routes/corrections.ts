import { type Route, route } from '#platform/http/route'
import { askCorrection, correctionEvidence, decideCorrection, readCorrections } from '../actions/corrections.ts'
import * as contract from '../contract/corrections.ts'

export const correctionRoutes: Route[] = [
  route(contract.askCorrection, {
    permission: 'enterprises:own',
    run: (ctx, { params, body, file }) => askCorrection(ctx, params.creditCode, body, file),
  }),
  route(contract.listCorrections, {
    permission: 'enterprises:read',
    run: (ctx, { params }) => readCorrections(ctx, params.creditCode),
  }),
  route(contract.downloadCorrectionEvidence, {
    permission: 'enterprises:read',
    run: (ctx, { params }) => correctionEvidence(ctx, params),
  }),
  route(contract.decideCorrection, {
    permission: 'enterprises:write',
    run: (ctx, { params, body }) => decideCorrection(ctx, params, body),
  }),
]

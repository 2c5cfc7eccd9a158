import { type Route, route } from '#platform/http/route'
import { chooseHits } from '../actions/screening/choose-hits.ts'
import { exportScreeningHits } from '../actions/screening/export-hits.ts'
import { listScreeningGoals } from '../actions/screening/goals.ts'
import {
  compareScreening,
  listScreeningHits,
  listScreenings,
  readScreening,
  recomputeScreening,
  runScreeningAgain,
} from '../actions/screening/read-screenings.ts'
import { startScreening } from '../actions/screening/start-screening.ts'
import { tellScreened } from '../actions/screening/tell-screened.ts'
import * as contract from '../contract/screening.ts'

const permission = 'recognition:screen'

export const screeningRoutes: Route[] = [
  route(contract.listScreeningGoals, {
    permission,
    run: async (ctx, { query }) => listScreeningGoals(ctx, query.on),
  }),
  route(contract.startScreening, { permission, run: (ctx, { body }) => startScreening(ctx, body) }),
  route(contract.listScreenings, { permission, run: (ctx, { query }) => listScreenings(ctx, query) }),
  route(contract.getScreening, { permission, run: (ctx, { params }) => readScreening(ctx, params.screeningId) }),
  route(contract.listScreeningHits, {
    permission,
    run: (ctx, { params, query }) => listScreeningHits(ctx, params.screeningId, query),
  }),
  route(contract.exportScreeningHits, {
    permission,
    run: (ctx, { params, query }) => exportScreeningHits(ctx, params.screeningId, query),
  }),
  route(contract.compareScreening, {
    permission,
    run: (ctx, { params, query }) => compareScreening(ctx, params.screeningId, query),
  }),
  route(contract.recomputeScreening, {
    permission,
    run: (ctx, { params }) => recomputeScreening(ctx, params.screeningId),
  }),
  route(contract.runScreeningAgain, {
    permission,
    run: (ctx, { params }) => runScreeningAgain(ctx, params.screeningId),
  }),
  route(contract.chooseHits, {
    permission,
    run: (ctx, { params, body }) => chooseHits(ctx, params.screeningId, body),
  }),
  route(contract.tellScreened, {
    permission,
    run: (ctx, { params, body }) => tellScreened(ctx, params.screeningId, body),
  }),
]

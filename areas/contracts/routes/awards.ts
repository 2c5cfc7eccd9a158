import { type Route, route } from '#platform/http/route'
import { exportAwards, listAwards } from '../actions/awards/read-awards.ts'
import { listRecoveries, recordRecovered } from '../actions/awards/recover-awards.ts'
import { takeBackAward } from '../actions/awards/take-back-award.ts'
import * as contract from '../contract/awards.ts'

const permission = 'contracts:read-awards'

export const awardRoutes: Route[] = [
  route(contract.listAwards, { permission, run: (ctx, { query }) => listAwards(ctx, query) }),
  route(contract.exportAwards, { permission, run: (ctx, { query }) => exportAwards(ctx, query) }),
  route(contract.takeBackAward, {
    permission: 'contracts:recover-awards',
    run: (ctx, { params, body }) => takeBackAward(ctx, params.awardId, body),
  }),
  route(contract.listRecoveries, { permission, run: (ctx) => listRecoveries(ctx) }),
  route(contract.recordRecovered, {
    permission: 'contracts:recover-awards',
    run: (ctx, { params, body }) => recordRecovered(ctx, params.registrationId, body),
  }),
]

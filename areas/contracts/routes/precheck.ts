import { formOf } from '#engines/form'
import { businessDate } from '#kernel/clock'
import { type Route, route } from '#platform/http/route'
import { precheckContract } from '../actions/precheck.ts'
import { readContractText } from '../actions/read-contract-text.ts'
import * as endpoints from '../contract/precheck.ts'
import { readContractText as readContractTextEndpoint } from '../contract/precheck-text.ts'

const permission = 'contracts:precheck'

/** For anybody, without an account. Nothing that comes in here is kept. */
export const precheckRoutes: Route[] = [
  route(endpoints.readPrecheckForm, {
    permission,
    run: async (ctx) => ({ form: formOf(endpoints.PrecheckAnswers), today: businessDate(ctx.clock.now()) }),
  }),
  route(endpoints.precheckContract, {
    permission,
    run: async (ctx, { body }) => precheckContract(body.answers, businessDate(ctx.clock.now())),
  }),
  route(readContractTextEndpoint, {
    permission,
    run: (_ctx, { bytes, query, signal }) => readContractText(bytes, { ending: query.ending, signal }),
  }),
]

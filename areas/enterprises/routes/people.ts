import { type Route, route } from '#platform/http/route'
import { enterPerson, readPeople, uncoverPerson, withdrawConsent } from '../actions/people.ts'
import * as contract from '../contract/people.ts'

export const peopleRoutes: Route[] = [
  route(contract.listPeople, {
    permission: 'enterprises:read',
    run: (ctx, { params }) => readPeople(ctx, params.creditCode),
  }),
  route(contract.enterPerson, {
    permission: 'enterprises:own',
    run: (ctx, { params, body }) => enterPerson(ctx, params.creditCode, body),
  }),
  route(contract.withdrawConsent, {
    permission: 'enterprises:own',
    run: (ctx, { params }) => withdrawConsent(ctx, params),
  }),
  route(contract.uncoverPerson, {
    permission: 'enterprises:read',
    run: (ctx, { params, body }) => uncoverPerson(ctx, params, body.purpose),
  }),
]

import { type Route, route } from '#platform/http/route'
import { listConsented, readConsented } from '../actions/points/bank.ts'
import { giveConsent, listOwnConsents, listOwnLooks, withdrawConsent } from '../actions/points/consents.ts'
import { issueStatement, statementPaper, verifyStatement } from '../actions/points/statements.ts'
import * as contract from '../contract/points-consents.ts'

const own = 'recognition:own-consents'
const read = 'recognition:read-consented'

export const pointsConsentRoutes: Route[] = [
  route(contract.listOwnConsents, { permission: own, run: (ctx) => listOwnConsents(ctx) }),
  route(contract.giveConsent, { permission: own, run: (ctx, { body }) => giveConsent(ctx, body) }),
  route(contract.listOwnLooks, { permission: own, run: (ctx, { query }) => listOwnLooks(ctx, query) }),
  route(contract.withdrawConsent, {
    permission: own,
    run: (ctx, { params, body }) => withdrawConsent(ctx, { ...params, ...body }),
  }),
  route(contract.listConsented, { permission: read, run: (ctx, { query }) => listConsented(ctx, query) }),
  route(contract.getConsented, { permission: read, run: (ctx, { params }) => readConsented(ctx, params.creditCode) }),
  route(contract.issueStatement, { permission: read, run: (ctx, { params }) => issueStatement(ctx, params.consentId) }),
  route(contract.downloadStatement, { permission: read, run: (ctx, { params }) => statementPaper(ctx, params.number) }),
  route(contract.verifyStatement, {
    permission: 'recognition:verify-statement',
    run: (ctx, { params, query }) => verifyStatement(ctx, { ...params, ...query }),
  }),
]

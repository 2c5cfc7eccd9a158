import { type Route, route } from '#platform/http/route'
import { changeCompany, enterCompany } from './actions/keep-company.ts'
import { openOwnCompany, ownCompany, readLooks } from './actions/own-company.ts'
import { exportCompanies, listCompanies, readCompany } from './actions/read-companies.ts'
import { readCertificates, readFacts } from './actions/read-file.ts'
import { readStanding } from './actions/read-standing.ts'
import { addCertificate, recordFact, withdrawCertificate } from './actions/record-facts.ts'
import * as contract from './contract.ts'
import { correctionRoutes } from './routes/corrections.ts'
import { importRoutes } from './routes/imports.ts'
import { mergingRoutes } from './routes/merging.ts'
import { peopleRoutes } from './routes/people.ts'
import { successionRoutes } from './routes/successions.ts'

export const routes: Route[] = [
  ...importRoutes,
  ...correctionRoutes,
  ...mergingRoutes,
  ...peopleRoutes,
  ...successionRoutes,
  route(contract.listCompanies, {
    permission: 'enterprises:read',
    run: (ctx, { query }) => listCompanies(ctx, query),
  }),
  route(contract.exportCompanies, {
    permission: 'enterprises:read',
    run: (ctx, { query }) => exportCompanies(ctx, query),
  }),
  route(contract.getCompany, {
    permission: 'enterprises:read',
    run: (ctx, { params }) => readCompany(ctx, params.creditCode),
  }),
  route(contract.listLooks, {
    permission: 'enterprises:see-looks',
    run: (ctx, { params }) => readLooks(ctx, params.creditCode),
  }),
  route(contract.enterCompany, {
    permission: 'enterprises:write',
    run: async (ctx, { body }) => {
      await enterCompany(ctx, body)
      return readCompany(ctx, body.creditCode)
    },
  }),
  route(contract.changeCompany, {
    permission: 'enterprises:write',
    run: async (ctx, { params, body }) => {
      await changeCompany(ctx, params.creditCode, body)
      return readCompany(ctx, params.creditCode)
    },
  }),
  route(contract.getOwnCompany, { permission: 'enterprises:own', run: (ctx) => ownCompany(ctx) }),
  route(contract.openOwnCompany, { permission: 'enterprises:own', run: (ctx) => openOwnCompany(ctx) }),
  route(contract.listFacts, {
    permission: 'enterprises:read',
    run: (ctx, { params }) => readFacts(ctx, params.creditCode),
  }),
  route(contract.recordFact, {
    permission: 'enterprises:write',
    run: async (ctx, { params, body }) => {
      await recordFact(ctx, params.creditCode, body)
      const { items } = await readFacts(ctx, params.creditCode)
      const found = items.find(({ fact, period }) => fact === body.fact && period === body.period)
      if (!found) throw new Error('a fact that was recorded is not there')
      return found
    },
  }),
  route(contract.listCertificates, {
    permission: 'enterprises:read',
    run: (ctx, { params, query }) => readCertificates(ctx, params.creditCode, query.on),
  }),
  route(contract.addCertificate, {
    permission: 'enterprises:write',
    run: async (ctx, { params, body }) => {
      await addCertificate(ctx, params.creditCode, body)
      return readCertificates(ctx, params.creditCode)
    },
  }),
  route(contract.withdrawCertificate, {
    permission: 'enterprises:write',
    run: async (ctx, { params, body }) => {
      await withdrawCertificate(ctx, params.creditCode, body)
      return readCertificates(ctx, params.creditCode)
    },
  }),
  route(contract.readStanding, {
    permission: 'enterprises:read',
    run: (ctx, { params, query }) => readStanding(ctx, params.creditCode, query.on),
  }),
]

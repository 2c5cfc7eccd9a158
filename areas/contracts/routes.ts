import { type Route, route } from '#platform/http/route'
import { cancelRegistration, changeRegistration, settleAmount } from './actions/change-registration.ts'
import { downloadCertificate } from './actions/download-certificate.ts'
import { findDuplicates } from './actions/find-duplicates.ts'
import { readFigures } from './actions/read-figures.ts'
import { readFiledText } from './actions/read-filed-text.ts'
import { exportRegistrations, listRegistrations, readRegistration } from './actions/read-registrations.ts'
import { verifyCertificate } from './actions/verify-certificate.ts'
import * as contract from './contract.ts'
import { checkRegister, importRegister } from './imports/import-register.ts'
import { awardRoutes } from './routes/awards.ts'
import { precheckRoutes } from './routes/precheck.ts'

export const routes: Route[] = [
  ...precheckRoutes,
  ...awardRoutes,
  route(contract.listDuplicates, {
    permission: 'contracts:change',
    run: (ctx, { params }) => findDuplicates(ctx, params.caseId),
  }),
  route(contract.readFiledText, {
    permission: 'contracts:change',
    run: (ctx, { params, signal }) => readFiledText(ctx, params.caseId, signal),
  }),
  route(contract.listRegistrations, {
    permission: 'contracts:read',
    run: (ctx, { query }) => listRegistrations(ctx, query),
  }),
  route(contract.exportRegistrations, {
    permission: 'contracts:read',
    run: (ctx, { query }) => exportRegistrations(ctx, query),
  }),
  route(contract.readFigures, { permission: 'contracts:read', run: (ctx, { query }) => readFigures(ctx, query) }),
  route(contract.checkRegister, { permission: 'contracts:change', run: (ctx, { file }) => checkRegister(ctx, file) }),
  route(contract.importRegister, {
    permission: 'contracts:change',
    run: (ctx, { body }) => importRegister(ctx, body.fileId),
  }),
  route(contract.getRegistration, {
    permission: 'contracts:read',
    run: (ctx, { params }) => readRegistration(ctx, params.registrationId),
  }),
  route(contract.changeRegistration, {
    permission: 'contracts:change',
    run: async (ctx, { params, body }) => {
      await changeRegistration(ctx, params.registrationId, body)
      return readRegistration(ctx, params.registrationId)
    },
  }),
  route(contract.settleAmount, {
    permission: 'contracts:change',
    run: async (ctx, { params, body }) => {
      await settleAmount(ctx, params.registrationId, body)
      return readRegistration(ctx, params.registrationId)
    },
  }),
  route(contract.cancelRegistration, {
    permission: 'contracts:change',
    run: async (ctx, { params, body }) => {
      await cancelRegistration(ctx, params.registrationId, body)
      return readRegistration(ctx, params.registrationId)
    },
  }),
  route(contract.downloadCertificate, {
    permission: 'contracts:read',
    run: (ctx, { params }) => downloadCertificate(ctx, params.registrationId),
  }),
  route(contract.verifyCertificate, {
    permission: 'contracts:verify',
    run: (ctx, { params, query }) => verifyCertificate(ctx, { number: params.number, code: query.code }),
  }),
]

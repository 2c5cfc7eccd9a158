import { type Route, route } from '#platform/http/route'
import { bindMeasure } from './actions/bind-measure.ts'
import { readCockpit } from './actions/cockpit/read-cockpit.ts'
import { readDistricts } from './actions/cockpit/read-districts.ts'
import { superviseTarget } from './actions/cockpit/supervise-target.ts'
import { visitCockpit } from './actions/cockpit/visit-cockpit.ts'
import { decideObservations, listPending } from './actions/decide-observations.ts'
import {
  addCard,
  changeAliases,
  createIndicator,
  publishIndicator,
  updateIndicator,
} from './actions/define-indicator.ts'
import { dcatFile, sdmxCsvFile, sdmxJsonFile } from './actions/open-data/publish-files.ts'
import { readTerms, setTerms } from './actions/open-data/set-terms.ts'
import { listIndicators, readIndicator } from './actions/read-catalogue.ts'
import { readEntryGrid } from './actions/read-entry-grid.ts'
import { downloadPublished, listPublished, readPublishedIndicator } from './actions/read-published.ts'
import { readRowsBehind, readTarget } from './actions/read-target.ts'
import { checkObservations, recordObservations } from './actions/record-observations.ts'
import { remindOwed } from './actions/remind-owed.ts'
import { readRollUpParts } from './actions/rollup/read-parts.ts'
import { suggestIndicators } from './actions/suggest-indicators.ts'
import * as contract from './contract.ts'
import {
  chooseHeader,
  confirmImport,
  explainRow,
  listRows,
  mapImport,
  readImport,
  startImport,
} from './imports/import-sheet.ts'
import { cockpitSheet, refusedSheet, templateSheet } from './imports/sheets.ts'
import { undoImport } from './imports/undo-import.ts'
import { mayDefine, mayDo, refuseDistrict } from './may-do.ts'
import { adjustmentRoutes } from './routes/adjustments.ts'
import { collectionRoutes } from './routes/collections.ts'
import { evaluationRoutes } from './routes/evaluations.ts'
import { splitRoutes } from './routes/splits.ts'

const catalogue: Route[] = [
  route(contract.listIndicators, {
    permission: 'indicators:read-catalogue',
    run: async (ctx, { query }) => ({
      ...(await listIndicators(ctx, query)),
      mayDefine: mayDefine(ctx.actor),
    }),
  }),
  route(contract.suggestIndicatorNames, {
    permission: 'indicators:read-catalogue',
    run: async (ctx, { query }) => ({ items: (await suggestIndicators(ctx.db, { names: [query.name] }))[0] ?? [] }),
  }),
  route(contract.getIndicator, {
    permission: 'indicators:read-catalogue',
    run: (ctx, { params }) => readIndicator(ctx, params.indicatorId),
  }),
  route(contract.createIndicator, {
    permission: 'indicators:define',
    run: async (ctx, { body }) => {
      refuseDistrict(ctx)
      return readIndicator(ctx, await createIndicator(ctx, body))
    },
  }),
  route(contract.updateIndicator, {
    permission: 'indicators:define',
    run: async (ctx, { params, body }) => {
      refuseDistrict(ctx)
      await updateIndicator(ctx, params.indicatorId, body)
      return readIndicator(ctx, params.indicatorId)
    },
  }),
  route(contract.addCard, {
    permission: 'indicators:define',
    run: async (ctx, { params, body }) => {
      refuseDistrict(ctx)
      await addCard(ctx, params.indicatorId, body)
      return readIndicator(ctx, params.indicatorId)
    },
  }),
  route(contract.changeAliases, {
    permission: 'indicators:define',
    run: async (ctx, { params, body }) => {
      refuseDistrict(ctx)
      await changeAliases(ctx, params.indicatorId, body)
      return readIndicator(ctx, params.indicatorId)
    },
  }),
  route(contract.bindMeasure, {
    permission: 'indicators:define',
    run: async (ctx, { params, body }) => {
      refuseDistrict(ctx)
      await bindMeasure(ctx, params.indicatorId, body.measure, body.version)
      return readIndicator(ctx, params.indicatorId)
    },
  }),
  route(contract.publishIndicator, {
    permission: 'indicators:define',
    run: async (ctx, { params, body }) => {
      refuseDistrict(ctx)
      await publishIndicator(ctx, params.indicatorId, body.isPublished)
      return readIndicator(ctx, params.indicatorId)
    },
  }),
]

const cockpit: Route[] = [
  route(contract.getCockpit, {
    permission: 'indicators:read',
    run: async (ctx, { query }) => ({
      ...(await readCockpit(ctx, query)),
      mayWrite: mayDo(ctx.actor, 'indicators:write'),
      maySupervise: mayDo(ctx.actor, 'indicators:supervise'),
      mayRemind: mayDo(ctx.actor, 'indicators:remind'),
    }),
  }),
  route(contract.exportCockpit, { permission: 'indicators:read', run: (ctx, { query }) => cockpitSheet(ctx, query) }),
  route(contract.getTarget, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => readTarget(ctx, { ...params, ...query }),
  }),
  route(contract.getRowsBehind, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => readRowsBehind(ctx, { ...params, ...query }),
  }),
  route(contract.getDistricts, { permission: 'indicators:read', run: (ctx, { query }) => readDistricts(ctx, query) }),
  route(contract.visitCockpit, { permission: 'indicators:read', run: (ctx, { body }) => visitCockpit(ctx, body) }),
  route(contract.superviseTarget, {
    permission: 'indicators:supervise',
    run: (ctx, { body }) => superviseTarget(ctx, body),
  }),
  route(contract.remindOwed, { permission: 'indicators:remind', run: (ctx, { body }) => remindOwed(ctx, body) }),
]

const reporting: Route[] = [
  route(contract.getEntryGrid, { permission: 'indicators:write', run: (ctx, { query }) => readEntryGrid(ctx, query) }),
  route(contract.recordObservations, {
    permission: 'indicators:write',
    run: (ctx, { body }) => recordObservations(ctx, body),
  }),
  route(contract.checkObservations, {
    permission: 'indicators:write',
    run: (ctx, { body }) => checkObservations(ctx, body),
  }),
  route(contract.listPending, { permission: 'indicators:approve', run: (ctx, { query }) => listPending(ctx, query) }),
  route(contract.decideObservations, {
    permission: 'indicators:approve',
    run: (ctx, { body }) => decideObservations(ctx, body),
  }),
  route(contract.getRollUpParts, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => readRollUpParts(ctx, { ...params, ...query }),
  }),
  route(contract.downloadTemplate, {
    permission: 'indicators:write',
    run: (ctx, { query }) => templateSheet(ctx, query),
  }),
  route(contract.uploadImport, { permission: 'indicators:write', run: (ctx, { file }) => startImport(ctx, file) }),
  route(contract.getImport, {
    permission: 'indicators:write',
    run: (ctx, { params }) => readImport(ctx, params.importId),
  }),
  route(contract.listImportRows, {
    permission: 'indicators:write',
    run: (ctx, { params, query }) => listRows(ctx, { ...params, ...query }),
  }),
  route(contract.chooseImportHeader, {
    permission: 'indicators:write',
    run: (ctx, { params, body }) => chooseHeader(ctx, { ...params, ...body }),
  }),
  route(contract.mapImport, {
    permission: 'indicators:write',
    run: (ctx, { params, body }) => mapImport(ctx, { ...params, ...body }),
  }),
  route(contract.explainImportRow, {
    permission: 'indicators:write',
    run: (ctx, { params, body }) => explainRow(ctx, { ...params, ...body }),
  }),
  route(contract.confirmImport, {
    permission: 'indicators:write',
    run: (ctx, { params }) => confirmImport(ctx, params.importId),
  }),
  route(contract.undoImport, {
    permission: 'indicators:write',
    run: (ctx, { params }) => undoImport(ctx, params.importId),
  }),
  route(contract.downloadRefused, {
    permission: 'indicators:write',
    run: (ctx, { params }) => refusedSheet(ctx, params.importId),
  }),
]

const openData: Route[] = [
  route(contract.listPublishedIndicators, {
    permission: 'indicators:read-published',
    run: (ctx, { query }) => listPublished(ctx, query),
  }),
  route(contract.getPublishedIndicator, {
    permission: 'indicators:read-published',
    run: (ctx, { params }) => readPublishedIndicator(ctx, params.indicatorId),
  }),
  route(contract.downloadPublishedIndicator, {
    permission: 'indicators:read-published',
    run: (ctx, { params }) => downloadPublished(ctx, params.indicatorId),
  }),
  route(contract.getCatalogue, { permission: 'indicators:read-published', run: (ctx) => dcatFile(ctx) }),
  route(contract.downloadSdmxCsv, {
    permission: 'indicators:read-published',
    run: (ctx, { query }) => sdmxCsvFile(ctx, query.indicatorId),
  }),
  route(contract.downloadSdmxJson, {
    permission: 'indicators:read-published',
    run: (ctx, { query }) => sdmxJsonFile(ctx, query.indicatorId),
  }),
  route(contract.getOpenDataTerms, { permission: 'indicators:define', run: (ctx) => readTerms(ctx) }),
  route(contract.setOpenDataTerms, {
    permission: 'indicators:define',
    run: async (ctx, { body }) => {
      refuseDistrict(ctx)
      await setTerms(ctx, body)
      return readTerms(ctx)
    },
  }),
]

export const routes: Route[] = [
  ...catalogue,
  ...cockpit,
  ...reporting,
  ...openData,
  ...splitRoutes,
  ...collectionRoutes,
  ...adjustmentRoutes,
  ...evaluationRoutes,
]

import { type Route, route } from '#platform/http/route'
import { createCollection } from '../actions/collection/create-collection.ts'
import { listOfCollections, readChoices, readCollection } from '../actions/collection/read-collections.ts'
import { reportUnit } from '../actions/collection/report-unit.ts'
import { closeCollection, extendCollection, remindUnits } from '../actions/collection/run-collection.ts'
import { readUnitForm } from '../actions/collection/unit-form.ts'
import { readUnitSheetRows, unitTemplate } from '../actions/collection/unit-sheet.ts'
import { downloadEvidence, uploadEvidence } from '../actions/evidence.ts'
import * as contract from '../contract.ts'

export const collectionRoutes: Route[] = [
  route(contract.listCollections, {
    permission: 'indicators:write',
    run: (ctx, { query }) => listOfCollections(ctx, query),
  }),
  route(contract.createCollection, {
    permission: 'indicators:collect',
    run: (ctx, { body }) => createCollection(ctx, body),
  }),
  route(contract.getCollectionChoices, {
    permission: 'indicators:collect',
    run: (ctx, { query }) => readChoices(ctx, query),
  }),
  route(contract.getCollection, {
    permission: 'indicators:write',
    run: (ctx, { params, query }) => readCollection(ctx, { ...params, ...query }),
  }),
  route(contract.remindUnits, {
    permission: 'indicators:collect',
    run: (ctx, { params, body }) => remindUnits(ctx, { ...params, ...body }),
  }),
  route(contract.closeCollection, {
    permission: 'indicators:collect',
    run: (ctx, { params, body }) => closeCollection(ctx, { ...params, ...body }),
  }),
  route(contract.extendCollection, {
    permission: 'indicators:collect',
    run: (ctx, { params, body }) => extendCollection(ctx, { ...params, ...body }),
  }),
  route(contract.getUnitForm, {
    permission: 'indicators:write',
    run: (ctx, { params, query }) => readUnitForm(ctx, { ...params, ...query }),
  }),
  route(contract.reportUnit, {
    permission: 'indicators:write',
    run: (ctx, { params, body }) => reportUnit(ctx, { ...params, ...body }),
  }),
  route(contract.downloadUnitTemplate, {
    permission: 'indicators:write',
    run: (ctx, { params, query }) => unitTemplate(ctx, { ...params, ...query }),
  }),
  route(contract.readUnitSheet, {
    permission: 'indicators:write',
    run: (ctx, { params, body, file, signal }) => readUnitSheetRows(ctx, { ...params, ...body }, file, signal),
  }),
  route(contract.uploadEvidence, { permission: 'indicators:write', run: (ctx, { file }) => uploadEvidence(ctx, file) }),
  route(contract.downloadEvidence, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => downloadEvidence(ctx, { ...params, ...query }),
  }),
]

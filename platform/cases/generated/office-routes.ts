import { type Route, route } from '#platform/http/route'
import { allCalls, changeCall, openCall } from '../actions/calls.ts'
import { downloadDocument } from '../actions/document.ts'
import { exportCases, listCases } from '../actions/export.ts'
import { decideObjection, objectionsOf } from '../actions/objections.ts'
import { reveal } from '../actions/reveal.ts'
import { statistics } from '../actions/statistics.ts'
import { tryOut } from '../actions/trial.ts'
import { versionList } from '../actions/versions.ts'
import * as notices from '../contract/notices.ts'
import * as office from '../contract/office.ts'
import { caseView } from '../views/case-view.ts'
import { ofProcedure } from './endpoints.ts'
import type { Generating } from './generating.ts'
import { givesNotice, isInCalls } from './permissions.ts'

/** What the office needs beyond single cases: lists, files, figures, versions, calls. */
export function officeRoutes(one: Generating): Route[] {
  const { id, newest, may } = one
  const at = (caseId: string) => ({ procedureId: id, caseId })
  return [
    route(ofProcedure(newest, office.listCases), {
      permission: may('desk'),
      run: (ctx, { query }) => listCases(ctx, { ...query, procedureId: id }),
    }),
    route(ofProcedure(newest, office.exportCases), {
      permission: may('desk'),
      run: (ctx, { query }) => exportCases(ctx, { ...query, procedureId: id }),
    }),
    route(ofProcedure(newest, office.downloadCase), {
      permission: may('read'),
      run: (ctx, { params }) => downloadDocument(ctx, at(params.caseId)),
    }),
    route(ofProcedure(newest, office.revealAnswer), {
      permission: may('desk'),
      run: (ctx, { params, body }) => reveal(ctx, at(params.caseId), body.path),
    }),
    route(ofProcedure(newest, office.readStatistics), {
      permission: may('desk'),
      run: (ctx, { query }) => statistics(ctx, id, query),
    }),
    route(ofProcedure(newest, office.listVersions), { permission: may('desk'), run: (ctx) => versionList(ctx, id) }),
    route(ofProcedure(newest, office.tryVersion), {
      permission: may('trial'),
      run: (ctx, { query }) => tryOut(ctx, id, query.version),
    }),
    ...objectionRoutes(one),
    ...callRoutes(one),
  ]
}

function objectionRoutes({ id, newest, versions, may }: Generating): Route[] {
  if (!givesNotice(versions.map(({ model }) => model))) return []
  return [
    route(ofProcedure(newest, notices.listObjections), {
      permission: may('desk'),
      run: (ctx, { params }) => objectionsOf(ctx, { procedureId: id, caseId: params.caseId }),
    }),
    route(ofProcedure(newest, notices.decideObjection), {
      permission: may('decide-objections'),
      run: async (ctx, { params, body }) =>
        caseView(ctx, await decideObjection(ctx, { procedureId: id, caseId: params.caseId }, body)),
    }),
  ]
}

function callRoutes({ id, newest, versions, may }: Generating): Route[] {
  if (!isInCalls(versions.map(({ model }) => model))) return []
  return [
    route(ofProcedure(newest, office.listCalls), { permission: may('calls'), run: (ctx) => allCalls(ctx, id) }),
    route(ofProcedure(newest, office.openCall), {
      permission: may('calls'),
      run: (ctx, { body }) => openCall(ctx, id, body),
    }),
    route(ofProcedure(newest, office.changeCall), {
      permission: may('calls'),
      run: (ctx, { params, body }) => changeCall(ctx, id, params.callId, body),
    }),
  ]
}

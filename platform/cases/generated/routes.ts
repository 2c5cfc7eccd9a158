import type { Answers } from '#engines/form'
import { type Route, route } from '#platform/http/route'
import { actOnCase } from '../actions/act.ts'
import { downloadAttachment } from '../actions/attachments.ts'
import { actOnMany } from '../actions/bulk.ts'
import { countersign, recall } from '../actions/countersign.ts'
import { startCorrection, startDraft } from '../actions/drafts.ts'
import { loadCase } from '../actions/load.ts'
import { preview } from '../actions/preview.ts'
import { fileDirectly, submitDraft } from '../actions/submit.ts'
import { downloadFile } from '../contract/files.ts'
import * as contract from '../contract.ts'
import type { Procedure } from '../registered.ts'
import { caseView } from '../views/case-view.ts'
import { draftView } from '../views/draft-view.ts'
import { receiptView } from '../views/receipt.ts'
import { actionEndpoint, bulkEndpoint, filingEndpoint, ofProcedure } from './endpoints.ts'
import type { Generating } from './generating.ts'
import { officeRoutes } from './office-routes.ts'
import { actionsByPath, mayFileDirectly, proposersIn, takesCorrections } from './permissions.ts'

/** Routes of the procedures of an area, one set for each id. */
export function routesOf(procedures: readonly Procedure[]): Route[] {
  const byId = Map.groupBy(
    procedures.toSorted((a, b) => (a.model.version < b.model.version ? 1 : -1)),
    ({ model }) => model.id,
  )
  return [...byId].flatMap(([id, versions]) => {
    const [newest] = versions
    if (!newest) return []
    const one: Generating = { id, newest, versions, may: (verb) => `${id}:${verb}` }
    return [
      ...filingRoutes(one),
      ...caseRoutes(one),
      ...countersignRoutes(one),
      ...actionRoutes(one),
      ...officeRoutes(one),
    ]
  })
}

function filingRoutes({ id, newest, versions, may }: Generating): Route[] {
  const models = versions.map(({ model }) => model)
  return [
    route(ofProcedure(newest, contract.startDraft), {
      permission: may('apply'),
      run: async (ctx, { body }) => draftView(ctx, await startDraft(ctx, id, body)),
    }),
    route(ofProcedure(newest, contract.submitDraft), {
      permission: may('apply'),
      run: async (ctx, { params, body }) => receiptView(ctx, await submitDraft(ctx, params.draftId, body.revision)),
    }),
    ...(mayFileDirectly(models)
      ? [
          route(filingEndpoint(versions, newest), {
            permission: may('apply'),
            run: async (ctx, { body }) =>
              receiptView(ctx, await fileDirectly(ctx, id, { ...body, answers: body.answers as Answers })),
          }),
        ]
      : []),
    ...(models.some(({ start }) => start.hasPrecheck)
      ? [
          route(ofProcedure(newest, contract.precheck), {
            permission: may('precheck'),
            run: async (ctx, { body }) => ({ findings: preview(ctx, id, body.answers) }),
          }),
        ]
      : []),
  ]
}

function caseRoutes({ id, newest, versions, may }: Generating): Route[] {
  const at = (caseId: string) => ({ procedureId: id, caseId })
  return [
    route(ofProcedure(newest, contract.readCase), {
      permission: may('read'),
      run: async (ctx, { params }) => caseView(ctx, await loadCase(ctx, at(params.caseId))),
    }),
    route(ofProcedure(newest, downloadFile), {
      permission: may('read'),
      run: (ctx, { params }) => downloadAttachment(ctx, at(params.caseId), params.attachmentId),
    }),
    ...(takesCorrections(versions.map(({ model }) => model))
      ? [
          route(ofProcedure(newest, contract.startCorrection), {
            permission: may('apply'),
            run: async (ctx, { params }) => draftView(ctx, await startCorrection(ctx, at(params.caseId))),
          }),
        ]
      : []),
  ]
}

function countersignRoutes({ id, newest, versions, may }: Generating): Route[] {
  if (proposersIn(versions.map(({ model }) => model)).length === 0) return []
  return [
    route(ofProcedure(newest, contract.countersignCase), {
      permission: may('countersign'),
      run: async (ctx, { params, body }) =>
        caseView(ctx, await countersign(ctx, { procedureId: id, caseId: params.caseId }, body)),
    }),
    route(ofProcedure(newest, contract.recallProposal), {
      permission: may('recall'),
      run: async (ctx, { params, body }) =>
        caseView(ctx, await recall(ctx, { procedureId: id, caseId: params.caseId }, body.revision)),
    }),
  ]
}

function actionRoutes({ id, newest, versions, may }: Generating): Route[] {
  return actionsByPath(versions.map(({ model }) => model)).flatMap(({ path, first, isBulk }) => [
    route(actionEndpoint(versions, newest, path), {
      permission: may(path),
      run: async (ctx, { params, body }) =>
        caseView(
          ctx,
          await actOnCase(ctx, { procedureId: id, caseId: params.caseId }, { ...body, action: first.name }),
        ),
    }),
    ...(isBulk
      ? [
          route(bulkEndpoint(versions, newest, path), {
            permission: may(path),
            run: (ctx, { body }) => actOnMany(ctx, id, { ...body, action: first.name }),
          }),
        ]
      : []),
  ])
}

import type { z } from 'zod'
import { type Answers, cleanAnswers } from '#engines/form'
import { businessDate } from '#kernel/clock'
import { type Context, type Route, route } from '#platform/http/route'
import { actOnCase } from '../actions/act.ts'
import { countersign, recall } from '../actions/countersign.ts'
import { procedureToday, startCorrection, startDraft } from '../actions/drafts.ts'
import { loadCase } from '../actions/load.ts'
import { fileDirectly, submitDraft } from '../actions/submit.ts'
import type { Mark } from '../contract.ts'
import { precheckOf } from '../hooks.ts'
import type { Procedure } from '../registered.ts'
import { caseView } from '../views/case-view.ts'
import { draftView } from '../views/draft-view.ts'
import { receiptView } from '../views/receipt.ts'
import { actionEndpoint, endpointsOf } from './endpoints.ts'
import { actionsByPath, proposersIn } from './permissions.ts'

/** Routes of the procedures of an area, one set for each id. */
export function routesOf(procedures: readonly Procedure[]): Route[] {
  const byId = Map.groupBy(
    procedures.toSorted((a, b) => (a.model.version < b.model.version ? 1 : -1)),
    ({ model }) => model.id,
  )
  return [...byId].flatMap(([id, versions]) => routesOfOne(id, versions))
}

function routesOfOne(id: string, versions: readonly Procedure[]): Route[] {
  const endpoints = endpointsOf(versions)
  const apply = `${id}:apply` as const
  const read = `${id}:read` as const
  return [
    route(endpoints.start, {
      permission: apply,
      run: async (ctx, { body }) => draftView(ctx, await startDraft(ctx, id, body)),
    }),
    route(endpoints.submit, {
      permission: apply,
      run: async (ctx, { params, body }) => receiptView(ctx, await submitDraft(ctx, params.draftId, body.revision)),
    }),
    route(endpoints.file, {
      permission: apply,
      run: async (ctx, { body }) =>
        receiptView(ctx, await fileDirectly(ctx, id, { ...body, answers: body.answers as Answers })),
    }),
    ...(versions.some(({ model }) => model.start.hasPrecheck)
      ? [
          route(endpoints.precheck, {
            permission: `${id}:precheck`,
            run: async (ctx, { body }) => ({ findings: preview(ctx, id, body.answers) }),
          }),
        ]
      : []),
    route(endpoints.read, {
      permission: read,
      run: async (ctx, { params }) => caseView(ctx, await loadCase(ctx, { procedureId: id, ...params })),
    }),
    route(endpoints.correct, {
      permission: apply,
      run: async (ctx, { params }) => draftView(ctx, await startCorrection(ctx, { procedureId: id, ...params })),
    }),
    ...countersignRoutes(id, versions),
    ...actionsByPath(versions.map(({ model }) => model)).map(({ path }) => actionRoute(id, versions, path)),
  ]
}

function countersignRoutes(id: string, versions: readonly Procedure[]): Route[] {
  if (proposersIn(versions.map(({ model }) => model)).length === 0) return []
  const endpoints = endpointsOf(versions)
  return [
    route(endpoints.countersign, {
      permission: `${id}:countersign`,
      run: async (ctx, { params, body }) => caseView(ctx, await countersign(ctx, { procedureId: id, ...params }, body)),
    }),
    route(endpoints.recall, {
      permission: `${id}:recall`,
      run: async (ctx, { params, body }) =>
        caseView(ctx, await recall(ctx, { procedureId: id, ...params }, body.revision)),
    }),
  ]
}

interface ActionBody {
  revision: number
  input: Answers
  marks?: Mark[]
  draftRevision?: number
  answers?: Answers
}

function actionRoute(id: string, versions: readonly Procedure[], path: string): Route {
  return route(actionEndpoint(versions, path), {
    permission: `${id}:${path}`,
    run: async (ctx, { params, body }) => {
      const given = body as unknown as ActionBody
      const action = nameOf(versions, path)
      const row = await actOnCase(ctx, { procedureId: id, caseId: params.caseId }, { ...given, action })
      return caseView(ctx, row)
    },
  })
}

function nameOf(versions: readonly Procedure[], path: string): string {
  const actions = versions.flatMap(({ model }) => model.states).flatMap((state) => state.actions)
  return actions.find((action) => action.path === path)?.name ?? path
}

/** What would be said of answers that may be incomplete; those that are not right yet count as not given. */
function preview(ctx: Context, id: string, answers: Answers) {
  const procedure = procedureToday(ctx, id)
  const { shape } = procedure.form
  const given = Object.entries(cleanAnswers(procedure.model.form, answers)).flatMap(([name, value]) => {
    const parsed = (shape[name] as z.ZodType | undefined)?.safeParse(value)
    return parsed?.success ? [[name, parsed.data]] : []
  })
  return precheckOf(procedure, Object.fromEntries(given), { today: businessDate(ctx.clock.now()) })
}

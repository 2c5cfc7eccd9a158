import { type Route, route } from '#platform/http/route'
import { documentOf, sheetOfEvaluation } from '../actions/evaluation/evaluation-files.ts'
import { listOfEvaluations, readEvaluation } from '../actions/evaluation/read-evaluation.ts'
import { closeEvaluation, createEvaluation, enterEvaluation } from '../actions/evaluation/run-evaluation.ts'
import * as contract from '../contract.ts'

export const evaluationRoutes: Route[] = [
  route(contract.listEvaluations, {
    permission: 'indicators:read',
    run: (ctx, { query }) => listOfEvaluations(ctx, query),
  }),
  route(contract.createEvaluation, {
    permission: 'indicators:evaluate',
    run: (ctx, { body }) => createEvaluation(ctx, body),
  }),
  route(contract.getEvaluation, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => readEvaluation(ctx, { ...params, ...query }),
  }),
  route(contract.enterEvaluation, {
    permission: 'indicators:write',
    run: (ctx, { params, body }) => enterEvaluation(ctx, { ...params, ...body }),
  }),
  route(contract.closeEvaluation, {
    permission: 'indicators:evaluate',
    run: (ctx, { params, body }) => closeEvaluation(ctx, { ...params, ...body }),
  }),
  route(contract.downloadEvaluationDocument, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => documentOf(ctx, { ...params, ...query }),
  }),
  route(contract.downloadEvaluationSheet, {
    permission: 'indicators:read',
    run: (ctx, { params, query }) => sheetOfEvaluation(ctx, { ...params, ...query }),
  }),
]

import { businessDate } from '#kernel/clock'
import { type Route, route } from '#platform/http/route'
import { evaluateSelf, listEvaluable, readSelfEvaluation } from '../actions/self-evaluation/evaluate.ts'
import { readOwnAnswers } from '../actions/self-evaluation/own-answers.ts'
import * as contract from '../contract/self-evaluation.ts'

const permission = 'recognition:self-evaluate'

/** For anybody, without an account; nothing that comes in here is kept. */
export const selfEvaluationRoutes: Route[] = [
  route(contract.listEvaluable, {
    permission,
    run: async (ctx) => ({ items: listEvaluable(businessDate(ctx.clock.now())) }),
  }),
  route(contract.readSelfEvaluation, { permission, run: (ctx, { params }) => readSelfEvaluation(ctx, params.ruleSet) }),
  route(contract.evaluateSelf, {
    permission,
    run: (ctx, { params, body }) => evaluateSelf(ctx, params.ruleSet, body.answers),
  }),
  route(contract.readOwnAnswers, {
    permission,
    run: (ctx, { params }) => readOwnAnswers(ctx, params.ruleSet),
  }),
]

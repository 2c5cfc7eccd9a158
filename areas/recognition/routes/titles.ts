import { type Route, route } from '#platform/http/route'
import { readJudgements } from '../actions/titles/read-judgements.ts'
import * as contract from '../contract/titles.ts'

export const titleRoutes: Route[] = [
  route(contract.readJudgements, {
    permission: 'recognition:judgements',
    run: (ctx, { params }) => readJudgements(ctx, params.caseId),
  }),
]

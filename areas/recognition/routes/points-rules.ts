import { type Route, route } from '#platform/http/route'
import {
  annexTemplate,
  checkAnnex,
  decidePointsRule,
  listPointsRules,
  proposeAnnex,
  proposeLocal,
  readPointsRule,
} from '../actions/points/rules.ts'
import * as contract from '../contract/points-rules.ts'

const read = 'recognition:read-points-rules'
const permission = 'recognition:keep-points-rules'

export const pointsRuleRoutes: Route[] = [
  route(contract.listPointsRules, { permission: read, run: (ctx) => listPointsRules(ctx) }),
  route(contract.downloadAnnexTemplate, { permission, run: () => annexTemplate() }),
  route(contract.getPointsRule, { permission: read, run: (ctx, { params }) => readPointsRule(ctx, params.ruleId) }),
  route(contract.checkAnnex, { permission, run: (ctx, { file }) => checkAnnex(ctx, file) }),
  route(contract.proposeAnnex, { permission, run: (ctx, { body, file }) => proposeAnnex(ctx, body, file) }),
  route(contract.proposeLocal, { permission, run: (ctx, { body }) => proposeLocal(ctx, body) }),
  route(contract.decidePointsRule, {
    permission,
    run: (ctx, { params, body }) => decidePointsRule(ctx, { ...params, ...body }),
  }),
]

import { type Route, route } from '#platform/http/route'
import { readNurseryConversion } from '../actions/nursery/conversion.ts'
import { enterNursery } from '../actions/nursery/enter.ts'
import { leaveNursery } from '../actions/nursery/leave.ts'
import {
  assignNurseryTutor,
  exportNurseryMembers,
  listNurseryMembers,
  listNurseryTutors,
  listTutoredCompanies,
} from '../actions/nursery/members.ts'
import { readNurseryMembership } from '../actions/nursery/membership.ts'
import { listCompanyNursery, readOwnNursery } from '../actions/nursery/own.ts'
import {
  changeNurseryConditions,
  changeNurseryPool,
  listNurseryGoals,
  listNurseryPools,
  openNurseryPool,
  readNurseryPool,
} from '../actions/nursery/pools.ts'
import {
  addNurseryMilestone,
  changeNurseryMilestone,
  evaluateNursery,
  proposeNurseryPlan,
  recordNurseryService,
} from '../actions/nursery/tend.ts'
import * as contract from '../contract/nursery.ts'
import * as stay from '../contract/nursery-stay.ts'

const keep = 'recognition:keep-nursery'
const list = 'recognition:list-nursery'
const read = 'recognition:read-nursery'
const tend = 'recognition:tend-nursery'

export const nurseryRoutes: Route[] = [
  route(contract.listNurseryGoals, { permission: keep, run: async (ctx) => listNurseryGoals(ctx) }),
  route(contract.listNurseryPools, { permission: list, run: (ctx, { query }) => listNurseryPools(ctx, query.title) }),
  route(contract.openNurseryPool, { permission: keep, run: (ctx, { body }) => openNurseryPool(ctx, body) }),
  route(contract.getNurseryPool, { permission: list, run: (ctx, { params }) => readNurseryPool(ctx, params.poolId) }),
  route(contract.changeNurseryPool, {
    permission: keep,
    run: (ctx, { params, body }) => changeNurseryPool(ctx, params.poolId, body),
  }),
  route(contract.changeNurseryConditions, {
    permission: keep,
    run: (ctx, { params, body }) => changeNurseryConditions(ctx, params.poolId, body),
  }),
  route(contract.listNurseryMembers, {
    permission: list,
    run: (ctx, { params, query }) => listNurseryMembers(ctx, params.poolId, query),
  }),
  route(contract.exportNurseryMembers, {
    permission: list,
    run: (ctx, { params, query }) => exportNurseryMembers(ctx, params.poolId, query),
  }),
  route(contract.enterNursery, {
    permission: keep,
    run: (ctx, { params, body }) => enterNursery(ctx, params.poolId, body),
  }),
  route(contract.listNurseryTutors, {
    permission: list,
    run: (ctx, { params }) => listNurseryTutors(ctx, params.poolId),
  }),
  route(contract.assignNurseryTutor, {
    permission: keep,
    run: (ctx, { params, body }) => assignNurseryTutor(ctx, params.poolId, body),
  }),
  route(contract.readNurseryConversion, {
    permission: list,
    run: (ctx, { params, query }) => readNurseryConversion(ctx, params.poolId, query.asOf),
  }),
  route(stay.getNurseryMembership, {
    permission: read,
    run: (ctx, { params }) => readNurseryMembership(ctx, params),
  }),
  route(stay.proposeNurseryPlan, { permission: tend, run: (ctx, { params }) => proposeNurseryPlan(ctx, params) }),
  route(stay.addNurseryMilestone, {
    permission: tend,
    run: (ctx, { params, body }) => addNurseryMilestone(ctx, params, body),
  }),
  route(stay.changeNurseryMilestone, {
    permission: tend,
    run: (ctx, { params, body }) => changeNurseryMilestone(ctx, params, body),
  }),
  route(stay.evaluateNursery, { permission: tend, run: (ctx, { params }) => evaluateNursery(ctx, params) }),
  route(stay.recordNurseryService, {
    permission: tend,
    run: (ctx, { params, body }) => recordNurseryService(ctx, params, body),
  }),
  route(stay.leaveNursery, { permission: keep, run: (ctx, { params, body }) => leaveNursery(ctx, params, body) }),
  route(contract.listTutoredCompanies, {
    permission: 'recognition:tutor',
    run: (ctx, { query }) => listTutoredCompanies(ctx, query),
  }),
  route(contract.listCompanyNursery, {
    permission: read,
    run: (ctx, { params }) => listCompanyNursery(ctx, params.creditCode),
  }),
  route(contract.getOwnNursery, { permission: 'recognition:own-nursery', run: (ctx) => readOwnNursery(ctx) }),
]

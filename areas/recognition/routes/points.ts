import { type Route, route } from '#platform/http/route'
import { appealEvidence, askAppeal, decideAppeal } from '../actions/points/appeals.ts'
import {
  checkPoints,
  computePointsAgain,
  exportPoints,
  listPoints,
  readOwnPoints,
  readPointsState,
} from '../actions/points/read-points.ts'
import { readPointsSheet } from '../actions/points/read-sheet.ts'
import { startPointsRun } from '../actions/points/run-points.ts'
import * as contract from '../contract/points.ts'

const list = 'recognition:list-points'
const read = 'recognition:read-points'
const compute = 'recognition:compute-points'

export const pointsRoutes: Route[] = [
  route(contract.listPoints, { permission: list, run: (ctx, { query }) => listPoints(ctx, query) }),
  route(contract.exportPoints, { permission: list, run: (ctx, { query }) => exportPoints(ctx, query) }),
  route(contract.getPointsState, { permission: list, run: (ctx, { query }) => readPointsState(ctx, query.year) }),
  route(contract.startPointsRun, { permission: compute, run: (ctx, { body }) => startPointsRun(ctx, body.on) }),
  route(contract.computePointsAgain, {
    permission: compute,
    run: (ctx, { params }) => computePointsAgain(ctx, params.runId),
  }),
  route(contract.checkPoints, { permission: compute, run: (ctx, { query }) => checkPoints(ctx, query.year) }),
  route(contract.getOwnPoints, { permission: 'recognition:own-points', run: (ctx) => readOwnPoints(ctx) }),
  route(contract.getPointsSheet, {
    permission: read,
    run: (ctx, { params, query }) => readPointsSheet(ctx, { ...params, ...query }),
  }),
  route(contract.askAppeal, {
    permission: 'recognition:own-points',
    run: (ctx, { params, body, file }) => askAppeal(ctx, params, body, file),
  }),
  route(contract.downloadAppealEvidence, { permission: read, run: (ctx, { params }) => appealEvidence(ctx, params) }),
  route(contract.decideAppeal, {
    permission: 'recognition:decide-appeals',
    run: (ctx, { params, body }) => decideAppeal(ctx, params, body),
  }),
]

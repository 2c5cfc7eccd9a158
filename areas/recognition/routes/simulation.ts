import { type Route, route } from '#platform/http/route'
import {
  exportSimulation,
  keepSimulation,
  listSimulated,
  listSimulations,
  readSimulation,
  trySimulation,
} from '../actions/simulation/simulate.ts'
import * as contract from '../contract/simulation.ts'

const permission = 'recognition:simulate'

export const simulationRoutes: Route[] = [
  route(contract.listSimulations, { permission, run: (ctx) => listSimulations(ctx) }),
  route(contract.getSimulation, { permission, run: (ctx, { params }) => readSimulation(ctx, params.populationId) }),
  route(contract.trySimulation, {
    permission,
    run: (ctx, { params, body }) => trySimulation(ctx, params.populationId, body.changes),
  }),
  route(contract.listSimulated, {
    permission,
    run: (ctx, { params, query }) => listSimulated(ctx, { ...params, ...query }),
  }),
  route(contract.keepSimulation, {
    permission,
    run: (ctx, { params, body }) => keepSimulation(ctx, params.populationId, body),
  }),
  route(contract.exportSimulation, { permission, run: (ctx, { params }) => exportSimulation(ctx, params.draftId) }),
]

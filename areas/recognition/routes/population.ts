import { type Route, route } from '#platform/http/route'
import { startPopulation } from '../actions/population/compute-population.ts'
import {
  computePopulationAgain,
  exportGaps,
  exportSubjects,
  listPopulations,
  listSubjects,
  readPopulation,
} from '../actions/population/read-population.ts'
import * as contract from '../contract/population.ts'

const permission = 'recognition:read-population'

export const populationRoutes: Route[] = [
  route(contract.listPopulations, { permission, run: (ctx) => listPopulations(ctx) }),
  route(contract.startPopulation, {
    permission: 'recognition:compute-population',
    run: (ctx, { body }) => startPopulation(ctx, body),
  }),
  route(contract.computePopulationAgain, {
    permission: 'recognition:compute-population',
    run: (ctx, { params }) => computePopulationAgain(ctx, params.populationId),
  }),
  route(contract.getPopulation, { permission, run: (ctx, { params }) => readPopulation(ctx, params.populationId) }),
  route(contract.listSubjects, {
    permission,
    run: (ctx, { params, query }) => listSubjects(ctx, { ...params, ...query }),
  }),
  route(contract.exportSubjects, {
    permission,
    run: (ctx, { params, query }) => exportSubjects(ctx, params.populationId, query),
  }),
  route(contract.exportGaps, {
    permission,
    run: (ctx, { params, query }) => exportGaps(ctx, params.populationId, query.missing),
  }),
]

import { type Actor, system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { PermissionFixtures, Place, RouteFixture, World } from '#platform/http/testing/permission-fixtures'
import { within } from '#platform/http/testing/permission-fixtures'
import { proposeAdjustment } from '../actions/adjust/adjust-target.ts'
import { createEvaluation } from '../actions/evaluation/run-evaluation.ts'
import { approvers, make, readers, reporters } from './made-for-permissions.ts'

const asked = { value: '120', valueMax: null, deadline: '2099', baseline: null }
const why = { effectiveFrom: '2099-01-01', reason: '样例调整理由' }

function contextOf(world: World, actor: Actor = system) {
  return outsideRequest(world.app.services, { actor, scope: { reach: 'all' } })
}

/** An adjustment of a target of the place that somebody proposed; by whom, where the asker must be its author. */
async function propose(world: World, place: Place, userId: string | null): Promise<{ id: string; name: string }> {
  const { targetId, name } = await make(world, place, false)
  const ctx = contextOf(world, { ...system, userId })
  const { regionPath } = place
  const { id } = await proposeAdjustment(ctx, { regionPath, targetId, version: 1, ...asked, ...why })
  return { id, name }
}

async function evaluate(world: World, place: Place) {
  const { targetId, name } = await make(world, place, false)
  const [target] = await world.app.services.db.query<{ plan_id: string }>(
    'select plan_id from indicators.target where id = $1',
    [targetId],
  )
  const title = `样例评估${world.next()}号`
  const input = { regionPath: place.regionPath, planId: target?.plan_id ?? '', title, asOf: '2025-05-31' }
  const { id } = await createEvaluation(contextOf(world), input)
  return { id, targetId, name, title, planId: input.planId }
}

const reading = (path: string): RouteFixture => ({
  may: readers,
  request: async (world, place) => {
    const { id, name } = await evaluate(world, place)
    const marks = path === '' ? [name] : []
    return { path: `/api/indicators/evaluations/${id}${path}?regionPath=${place.regionPath}`, marks }
  },
})

/** A district proposes, the city and its leader decide. */
const deciders = within(['city-officer', 'city-leader'], [])

export const evaluationFixtures: PermissionFixtures = {
  'GET /api/indicators/adjustments': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { name } = await propose(world, place, null)
      return { path: '/api/indicators/adjustments?status=proposed&pageSize=200', marks: [name] }
    },
  },
  'POST /api/indicators/targets/{targetId}/adjustments': {
    may: approvers,
    request: async (world, place) => {
      const { targetId } = await make(world, place, false)
      const body = { regionPath: place.regionPath, version: 1, ...asked, ...why }
      return { path: `/api/indicators/targets/${targetId}/adjustments`, body }
    },
  },
  'POST /api/indicators/adjustments/{adjustmentId}/decision': {
    may: deciders,
    request: async (world, place) => {
      const { id } = await propose(world, place, null)
      const body = { regionPath: place.regionPath, decision: 'approved' }
      return { path: `/api/indicators/adjustments/${id}/decision`, body }
    },
  },
  'POST /api/indicators/adjustments/{adjustmentId}/withdrawal': {
    may: approvers,
    request: async (world, place, { person }) => {
      const { id } = await propose(world, place, person?.userId ?? null)
      return { path: `/api/indicators/adjustments/${id}/withdrawal`, body: { regionPath: place.regionPath } }
    },
  },
  'GET /api/indicators/evaluations': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { title } = await evaluate(world, place)
      return { path: '/api/indicators/evaluations?pageSize=200', marks: [title] }
    },
  },
  'POST /api/indicators/evaluations': {
    may: approvers,
    request: async (world, place) => {
      const { planId } = await evaluate(world, place)
      const body = { regionPath: place.regionPath, planId, title: '样例评估', asOf: '2025-05-31' }
      return { path: '/api/indicators/evaluations', body }
    },
  },
  'GET /api/indicators/evaluations/{evaluationId}': reading(''),
  'GET /api/indicators/evaluations/{evaluationId}/document': reading('/document'),
  'GET /api/indicators/evaluations/{evaluationId}/sheet': reading('/sheet'),
  'PUT /api/indicators/evaluations/{evaluationId}/targets/{targetId}': {
    may: reporters,
    request: async (world, place) => {
      const { id, targetId } = await evaluate(world, place)
      const body = { regionPath: place.regionPath, cause: '样例', proposalKind: 'keep', proposal: null, revision: 0 }
      return { path: `/api/indicators/evaluations/${id}/targets/${targetId}`, body }
    },
  },
  'POST /api/indicators/evaluations/{evaluationId}/close': {
    may: approvers,
    request: async (world, place) => {
      const { id } = await evaluate(world, place)
      const body = { regionPath: place.regionPath, revision: 1 }
      return { path: `/api/indicators/evaluations/${id}/close`, body }
    },
  },
}

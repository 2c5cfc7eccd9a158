import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { PermissionFixtures, Place, World } from '#platform/http/testing/permission-fixtures'
import { confirmSplit } from '../actions/split/confirm-split.ts'
import { approvers, make, readers } from './made-for-permissions.ts'

/** A target of the place, split to its department. */
async function split(world: World, place: Place): Promise<{ targetId: string; splitId: string; name: string }> {
  const made = await make(world, place, false)
  const ctx = outsideRequest(world.app.services, { actor: system, scope: { reach: 'all' } })
  const { splitId } = await confirmSplit(ctx, { ...draftOf(place, made.targetId), note: null, replaces: null })
  return { ...made, splitId }
}

function draftOf(place: Place, targetId: string) {
  const { regionPath, departmentId } = place
  const bounds = { basis: null, floor: null, ceiling: null, denominator: null, current: null, isLocked: false }
  return {
    ...({ regionPath, targetId, method: 'table', rule: 'sum', step: '1', basisPeriod: null } as const),
    parts: [{ regionPath, departmentId, value: '100', ...bounds }],
  }
}

export const splitFixtures: PermissionFixtures = {
  'GET /api/indicators/targets/tree': {
    may: readers,
    request: async (world, place) => {
      const { name } = await make(world, place, false)
      return { path: `/api/indicators/targets/tree?year=2099&regionPath=${place.regionPath}`, marks: [name] }
    },
  },
  'GET /api/indicators/targets/{targetId}/parts': {
    may: readers,
    request: async (world, place) => {
      const { targetId, name } = await make(world, place, false)
      return { path: `/api/indicators/targets/${targetId}/parts?regionPath=${place.regionPath}`, marks: [name] }
    },
  },
  'GET /api/indicators/splits/proposal': {
    may: approvers,
    request: async (world, place) => {
      const { targetId } = await make(world, place, false)
      return { path: `/api/indicators/splits/proposal?regionPath=${place.regionPath}&targetId=${targetId}` }
    },
  },
  'POST /api/indicators/splits/preview': {
    may: approvers,
    request: async (world, place) => {
      const { targetId } = await make(world, place, false)
      return { path: '/api/indicators/splits/preview', body: draftOf(place, targetId) }
    },
  },
  'POST /api/indicators/splits': {
    may: approvers,
    request: async (world, place) => {
      const { targetId } = await make(world, place, false)
      return { path: '/api/indicators/splits', body: draftOf(place, targetId) }
    },
  },
  'POST /api/indicators/splits/{splitId}/undo': {
    may: approvers,
    request: async (world, place) => {
      const { splitId } = await split(world, place)
      const body = { regionPath: place.regionPath, revision: 1, note: '样例撤销' }
      return { path: `/api/indicators/splits/${splitId}/undo`, body }
    },
  },
  'GET /api/indicators/splits/sheet': {
    may: approvers,
    request: async (world, place) => {
      const { targetId } = await split(world, place)
      return { path: `/api/indicators/splits/sheet?regionPath=${place.regionPath}&targetId=${targetId}` }
    },
  },
  'POST /api/indicators/splits/sheet': {
    may: approvers,
    request: async (world, place) => {
      const { targetId } = await make(world, place, false)
      const file = { name: 'a.csv', content: '单位,分解值\n没有这个单位,1\n' }
      return { path: '/api/indicators/splits/sheet', body: { regionPath: place.regionPath, targetId }, file }
    },
  },
}

import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import type { PermissionFixtures, Place, RouteFixture, World } from '#platform/http/testing/permission-fixtures'
import { everywhere } from '#platform/http/testing/permission-fixtures'
import { createCollection } from '../actions/collection/create-collection.ts'
import { approvers, make, readers, reporters } from './made-for-permissions.ts'

interface Asked {
  id: string
  title: string
  indicatorId: string
  period: string
}

/** A collection that the place asks its department for. */
async function ask(world: World, place: Place): Promise<Asked> {
  const { indicatorId, period } = await make(world, place, false)
  const title = `样例任务${world.next()}号`
  const ctx = outsideRequest(world.app.services, { actor: system, scope: { reach: 'all' } })
  const { regionPath, departmentId } = place
  const { id } = await createCollection(ctx, {
    ...{ regionPath, title, period, dueOn: '2099-01-01', note: null },
    indicators: [{ indicatorId, needsEvidence: false }],
    units: [{ regionPath, departmentId }],
  })
  return { id, title, indicatorId, period }
}

const at = ({ id }: Asked, place: Place, path: string) =>
  `/api/indicators/collections/${id}${path}?regionPath=${place.regionPath}`

const reading = (path: string): RouteFixture => ({
  may: reporters,
  request: async (world, place) => {
    const asked = await ask(world, place)
    return { path: at(asked, place, path), marks: [asked.title] }
  },
})

const acting = (path: string, body: object): RouteFixture => ({
  may: approvers,
  request: async (world, place) => {
    const { id } = await ask(world, place)
    return { path: `/api/indicators/collections/${id}${path}`, body: { regionPath: place.regionPath, ...body } }
  },
})

export const collectionFixtures: PermissionFixtures = {
  'GET /api/indicators/collections': {
    may: reporters,
    isList: true,
    request: async (world, place) => {
      const { title } = await ask(world, place)
      return { path: '/api/indicators/collections?pageSize=200', marks: [title] }
    },
  },
  'GET /api/indicators/collections/choices': {
    may: approvers,
    request: async (_world, place) => ({
      path: `/api/indicators/collections/choices?regionPath=${place.regionPath}`,
    }),
  },
  'POST /api/indicators/collections': {
    may: approvers,
    request: async (world, place) => {
      const { indicatorId, period } = await make(world, place, false)
      const body = {
        ...{ regionPath: place.regionPath, title: '样例任务', period, dueOn: '2099-01-01' },
        ...{
          indicators: [{ indicatorId }],
          units: [{ regionPath: place.regionPath, departmentId: place.departmentId }],
        },
      }
      return { path: '/api/indicators/collections', body }
    },
  },
  'GET /api/indicators/collections/{collectionId}': reading(''),
  'GET /api/indicators/collections/{collectionId}/units/{unitId}': reading('/units/u1'),
  'GET /api/indicators/collections/{collectionId}/units/{unitId}/template': {
    may: reporters,
    request: async (world, place) => ({ path: at(await ask(world, place), place, '/units/u1/template') }),
  },
  'POST /api/indicators/collections/{collectionId}/reminders': acting('/reminders', { unitIds: [] }),
  'POST /api/indicators/collections/{collectionId}/close': acting('/close', { revision: 1 }),
  'POST /api/indicators/collections/{collectionId}/due-date': acting('/due-date', { revision: 1, dueOn: '2098-01-01' }),
  'POST /api/indicators/collections/{collectionId}/units/{unitId}/report': {
    may: reporters,
    request: async (world, place) => {
      const { id, indicatorId } = await ask(world, place)
      const entries = [{ indicatorId, value: '6', expectedRevision: 0 }]
      const body = { regionPath: place.regionPath, entries, none: [] }
      return { path: `/api/indicators/collections/${id}/units/u1/report`, body }
    },
  },
  'POST /api/indicators/collections/{collectionId}/units/{unitId}/sheet': {
    may: reporters,
    request: async (world, place) => {
      const { id } = await ask(world, place)
      const file = { name: 'a.csv', content: '指标,数值\n没有这个指标,1\n' }
      const body = { regionPath: place.regionPath }
      return { path: `/api/indicators/collections/${id}/units/u1/sheet`, body, file }
    },
  },
  'POST /api/indicators/evidence': {
    may: everywhere(reporters.own),
    request: async () => ({ path: '/api/indicators/evidence', file: { name: 'a.csv', content: '编号\n1\n' } }),
  },
  'GET /api/indicators/observations/{observationId}/evidence': {
    may: readers,
    request: async (world, place) => {
      const made = await make(world, place, false)
      const { files, db } = world.app.services
      const body = Buffer.from('编号\n1\n')
      const file = await files.put({ name: 'a.csv', body, maxBytes: 1000, uploadedBy: null })
      const id = `obs_evidence-${world.next()}`
      await db.query(
        `insert into indicators.observation (region_path, id, indicator_id, period, period_end, revision, value, unit,
           reported_value, reported_unit, status, source, evidence_file_id, recorded_by_name, recorded_at)
         values ($1, $2, $3, '2025-05', '2025-05-31', 1, 1, '项', '1', '项', 'submitted', 'hand', $4, '某', now())`,
        [place.regionPath, id, made.indicatorId, file.id],
      )
      return { path: `/api/indicators/observations/${id}/evidence?regionPath=${place.regionPath}` }
    },
  },
}

import { system } from '#platform/auth/actor'
import {
  actors,
  everywhere,
  type PermissionFixtures,
  type Place,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { createDepartment } from './public.ts'

/** Administrators manage what lies in their region; everybody reads. */
const administrators = within(['city-administrator'], ['district-administrator'])

async function newTown({ app, next }: World, place: Place): Promise<{ code: string; path: string }> {
  const code = `${place.regionPath.split('/')[1]}${String(100 + next()).padStart(3, '0')}`
  const path = `${place.regionPath}${code}/`
  await app.services.db.query(
    `insert into regions.region (path, code, name, short_name, name_en, kind, parent_path, code_source)
     values ($1, $2, '示例镇', '示例', 'Sample', 'town', $3, 'official')`,
    [path, code, place.regionPath],
  )
  return { code, path }
}

const names = { name: '新名镇', shortName: '新名', nameEn: 'New' }

export const fixtures: PermissionFixtures = {
  'GET /api/regions': {
    may: everywhere(actors),
    request: async (_world, place) => ({ path: `/api/regions?under=${encodeURIComponent(place.regionPath)}` }),
  },
  'POST /api/regions': {
    may: administrators,
    request: async ({ next }, place) => {
      const code = `${place.regionPath.split('/')[1]}${String(100 + next()).padStart(3, '0')}`
      const body = {
        parentPath: place.regionPath,
        code,
        codeSource: 'official',
        kind: 'town',
        validFrom: null,
        ...names,
      }
      return { path: '/api/regions', body }
    },
  },
  'GET /api/regions/{code}/history': {
    may: everywhere(actors),
    request: async (world, place) => ({ path: `/api/regions/${(await newTown(world, place)).code}/history` }),
  },
  'POST /api/regions/{code}/rename': {
    may: administrators,
    request: async (world, place) => {
      const { code } = await newTown(world, place)
      return { path: `/api/regions/${code}/rename`, body: { ...names, from: '2025-01-01' } }
    },
  },
  'POST /api/regions/{code}/close': {
    may: administrators,
    request: async (world, place) => {
      const { code } = await newTown(world, place)
      return { path: `/api/regions/${code}/close`, body: { lastDay: '2025-01-01', successorPath: null } }
    },
  },
  'GET /api/departments': {
    may: everywhere(actors),
    request: async (_world, place) => ({ path: `/api/departments?under=${encodeURIComponent(place.regionPath)}` }),
  },
  'POST /api/departments': {
    may: administrators,
    request: async ({ next }, { regionPath }) => ({
      path: '/api/departments',
      body: { regionPath, name: `区新局${next()}`, validFrom: '2025-01-01' },
    }),
  },
  'PATCH /api/departments/{id}': {
    may: administrators,
    request: async ({ app, next }, { regionPath }) => {
      const input = { regionPath, name: `区旧局${next()}` }
      const { id } = await app.services.db.tx((tx) => createDepartment(tx, app.services, system, input))
      return { path: `/api/departments/${id}`, body: { aliases: ['区另名局'] } }
    },
  },
}

import { bindTargets } from '#areas/indicators'
import { system } from '#platform/auth/actor'
import {
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { insertReport } from './store/reports.ts'

const readers = within(
  ['city-administrator', 'city-leader', 'city-officer', 'supervisor'],
  ['district-administrator', 'district-officer'],
)
const writers = within(['city-officer'], ['district-officer'])
const issuers = within(['city-leader', 'city-officer'], ['district-officer'])

/** A draft of the place with one paragraph and no figures, in a month of its own. */
async function newReport({ app, next }: World, place: Place): Promise<{ id: string; title: string }> {
  const { db, ids, clock } = app.services
  const number = next()
  const id = ids.next('rpt')
  const title = `权限月报${number}号`
  const counts = { total: 0, onPace: 0, behind: 0, noData: 0, notStarted: 0, newlyBehind: 0 }
  const { regionPath } = place
  await db.tx((tx) =>
    insertReport(tx, {
      regionPath,
      id,
      period: `${2000 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`,
      planId: '',
      planTitle: null,
      edition: 1,
      title,
      issuer: '示例局',
      paragraphs: [{ id: 'overall', section: 'overall', template: '没有目标。' }],
      figures: { regionPath, regionName: '', planTitle: null, asOf: '', counts, rows: [], owed: [], districts: [] },
      at: clock.now(),
      by: { userId: null, name: '系统' },
    }),
  )
  return { id, title }
}

const on = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  body?: (title: string) => object,
): [string, RouteFixture] => [
  `${method} /api/reports/{reportId}${path}`,
  {
    may,
    request: async (world, place) => {
      const { id, title } = await newReport(world, place)
      return { path: `/api/reports/${id}${path}`, marks: [title], ...(body ? { body: body(title) } : {}) }
    },
  },
]

export const fixtures: PermissionFixtures = {
  'GET /api/reports': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { title } = await newReport(world, place)
      return { path: `/api/reports?regionPath=${place.regionPath}&pageSize=200`, marks: [title] }
    },
  },
  'POST /api/reports': {
    may: writers,
    request: async (world, place) => {
      const { services } = world.app
      const source = {
        area: 'plans',
        ...{ planId: `pln_${world.next()}`, versionId: 'plv_1', itemId: 'plt_1', offset: 0 },
        ...{ planTitle: '样例规划', quote: '样例', href: '/plans/pln_1' },
      } as const
      const newIndicator = {
        name: `月报样例${world.next()}号`,
        unit: '项',
        mode: 'flow-annual',
        direction: 'up',
      } as const
      const goal = { value: '10', unit: '项', comparator: '>=', mode: 'flow-annual', deadline: '2024' } as const
      await services.db.tx((tx) =>
        bindTargets(tx, { ...services, actor: system }, [
          { newIndicator, regionPath: place.regionPath, departmentIds: [], ...goal, source },
        ]),
      )
      return { path: '/api/reports', body: { regionPath: place.regionPath, period: '2024-05' } }
    },
  },
  ...Object.fromEntries([
    on('GET', '', readers),
    on('GET', '/docx', readers),
    on('GET', '/xlsx', readers),
    on('DELETE', '', writers),
    on('PUT', '', writers, (title) => ({
      revision: 1,
      title,
      issuer: '示例局',
      paragraphs: [{ id: 'overall', section: 'overall', text: '没有目标。' }],
    })),
    on('POST', '/figures', writers, () => ({ revision: 1 })),
  ]),
  'POST /api/reports/{reportId}/issue': {
    may: issuers,
    request: async (world, place) => {
      const { id, title } = await newReport(world, place)
      // Other routes' objects have figures too: what is issued must be as they stand now.
      const as = await world.personAt(place)
      const fresh = await world.app.request('POST', `/api/reports/${id}/figures`, { as, body: { revision: 1 } })
      const { revision } = fresh.json<{ revision: number }>()
      return {
        path: `/api/reports/${id}/issue`,
        marks: [title],
        body: { revision, number: title, issuedOn: '2099-01-01' },
      }
    },
  },
}

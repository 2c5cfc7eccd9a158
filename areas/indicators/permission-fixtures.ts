import type { TestPerson } from '#platform/http/testing/people'
import {
  actors,
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { registerMeasure } from './public.ts'
import { collectionFixtures } from './testing/collection-fixtures.ts'
import { evaluationFixtures } from './testing/evaluation-fixtures.ts'
import { confirmImport, type ReadImport, readImportOf } from './testing/import-sheet.ts'
import {
  approvers,
  card,
  definers,
  fields,
  type Made,
  make,
  publish,
  readers,
  reporters,
  staff,
} from './testing/made-for-permissions.ts'
import { splitFixtures } from './testing/split-fixtures.ts'

const onIndicator = (method: string, path: string, may: RouteFixture['may'], body?: object): [string, RouteFixture] => [
  `${method} /api/indicators/{indicatorId}${path}`,
  {
    may,
    request: async (world, place) => {
      const { indicatorId } = await make(world, place, false)
      return { path: `/api/indicators/${indicatorId}${path}`, ...(body ? { body } : {}) }
    },
  },
]

const entryOf = (made: Made) => ({ indicatorId: made.indicatorId, value: '6', expectedRevision: 1 })

/** An import of the person who asks, where they may upload at all; else of somebody of the place, and `mine` is null. */
async function newImport(
  world: World,
  place: Place,
  asked: { person: TestPerson | null; isOwn: boolean },
): Promise<{ id: string; mine: TestPerson | null }> {
  const own = asked.isOwn && asked.person ? await upload(world, place, asked.person) : null
  if (own) return { id: own, mine: asked.person }
  const other = () => world.personAt(place).then((person) => upload(world, place, person))
  const id = await world.once(`import at ${place.regionPath}`, other)
  if (id === null) throw new Error('an officer of the place may upload')
  return { id, mine: null }
}

/** The import that a person's sheet of one new figure became; null where they may not. */
async function upload(world: World, place: Place, as: TestPerson): Promise<string | null> {
  const made = await make(world, place, false)
  const [region] = await world.app.services.db.query<{ name: string }>(
    'select name from regions.region where path = $1',
    [place.regionPath],
  )
  const content = `地区,指标,统计期,数值\n${region?.name},${made.name},${made.period},7\n`
  const answer = await world.app.request('POST', '/api/indicators/imports', { as, file: { name: 'a.csv', content } })
  return answer.status === 201 ? answer.json<{ id: string }>().id : null
}

type RestOfRequest = { path: string; body?: object }

/** A route of an import. What `whenRead` asks for stands in the import once its job has read it; who is refused gets `path`. */
const onImport = (
  method: string,
  path: string,
  whenRead?: (read: ReadImport, world: World, as: TestPerson) => Promise<RestOfRequest> | RestOfRequest,
  otherwise: object = {},
): [string, RouteFixture] => [
  `${method} /api/indicators/imports/{importId}${path}`,
  {
    may: onlyOwn(reporters.own),
    request: async (world, place, asked) => {
      const { id, mine } = await newImport(world, place, asked)
      const rest =
        whenRead && mine
          ? await whenRead(await readImportOf(world.app, mine, id), world, mine)
          : { path: path.replace('{seq}', '0'), ...otherwise }
      return { ...rest, path: `/api/indicators/imports/${id}${rest.path}` }
    },
  },
]

const onOpen = (path: string): [string, RouteFixture] => [
  `GET /api/open/indicators/{indicatorId}${path}`,
  {
    may: everywhere(actors),
    request: async (world, place) => {
      const made = await make(world, place)
      await publish(world, made)
      return { path: `/api/open/indicators/${made.indicatorId}${path}` }
    },
  },
]

export const fixtures: PermissionFixtures = {
  ...splitFixtures,
  ...collectionFixtures,
  ...evaluationFixtures,
  'GET /api/indicators': {
    may: everywhere(staff),
    isList: true,
    request: async (world, place) => {
      const { name } = await make(world, place, false)
      return { path: `/api/indicators?q=${encodeURIComponent(name)}`, marks: [name] }
    },
  },
  'GET /api/indicators/suggestions': {
    may: everywhere(staff),
    request: async () => ({ path: `/api/indicators/suggestions?name=${encodeURIComponent('高企')}` }),
  },
  'POST /api/indicators': {
    may: definers,
    request: async ({ next }) => ({
      path: '/api/indicators',
      body: { ...fields, name: `新增样例${next()}号`, card: null },
    }),
  },
  ...Object.fromEntries([
    onIndicator('GET', '', everywhere(staff)),
    onIndicator('POST', '/cards', definers, { ...card, effectiveFrom: '2099-01-01' }),
    onIndicator('POST', '/aliases', definers, { add: [], remove: ['没有这个别名'] }),
    onIndicator('POST', '/publication', definers, { isPublished: true }),
    onIndicator('PUT', '/measure', definers, { measure: null, version: 1 }),
    onImport('GET', ''),
    onImport('GET', '/refused'),
    onImport('GET', '/rows'),
    onImport('POST', '/confirmation', () => ({ path: '/confirmation' })),
    onImport('POST', '/undo', async (read, world, as) => {
      await confirmImport(world.app, as, read.id)
      return { path: '/undo' }
    }),
    onImport(
      'PUT',
      '/mapping',
      (read) => ({ path: '/mapping', body: { signature: read.headers[0]?.signature, mapping: null } }),
      { body: { signature: '0'.repeat(32), mapping: null } },
    ),
    onImport(
      'PUT',
      '/header',
      (read) => ({
        path: '/header',
        body: { sheet: read.headers[0]?.sheet, row: read.headers[0]?.lines[0]?.row, levels: null },
      }),
      { body: { sheet: '', row: 1, levels: null } },
    ),
    onImport(
      'PUT',
      '/rows/{seq}/note',
      (read) => ({ path: `/rows/${read.rows[0]?.seq}/note`, body: { note: '集中竣工' } }),
      { body: { note: '集中竣工' } },
    ),
    onOpen(''),
    onOpen('/csv'),
  ]),
  'PUT /api/indicators/{indicatorId}': {
    may: definers,
    request: async (world, place) => {
      const { indicatorId, name } = await make(world, place, false)
      return { path: `/api/indicators/${indicatorId}`, body: { ...fields, name, isRetired: false, version: 1 } }
    },
  },
  'GET /api/indicators/cockpit': {
    may: readers,
    request: async (world, place) => {
      const { name } = await make(world, place)
      return { path: `/api/indicators/cockpit?regionPath=${place.regionPath}`, marks: [name] }
    },
  },
  'GET /api/indicators/cockpit/export': {
    may: readers,
    request: async (_world, place) => ({ path: `/api/indicators/cockpit/export?regionPath=${place.regionPath}` }),
  },
  'GET /api/indicators/cockpit/targets/{targetId}': {
    may: readers,
    request: async (world, place) => {
      const { targetId, name } = await make(world, place)
      return { path: `/api/indicators/cockpit/targets/${targetId}?regionPath=${place.regionPath}`, marks: [name] }
    },
  },
  'GET /api/indicators/targets/{targetId}/what-if': {
    may: readers,
    request: async (world, place) => {
      const { targetId } = await make(world, place)
      return { path: `/api/indicators/targets/${targetId}/what-if?value=300&regionPath=${place.regionPath}` }
    },
  },
  'GET /api/indicators/{indicatorId}/rows': {
    may: readers,
    request: async (world, place) => {
      const { indicatorId } = await make(world, place, false)
      await world.app.services.db.query('update indicators.indicator set measure = $2 where id = $1', [
        indicatorId,
        sampleMeasure(world),
      ])
      return { path: `/api/indicators/${indicatorId}/rows?regionPath=${place.regionPath}&period=2025-05` }
    },
  },
  'GET /api/indicators/cockpit/districts': {
    may: readers,
    request: async (_world, place) => ({ path: `/api/indicators/cockpit/districts?regionPath=${place.regionPath}` }),
  },
  'POST /api/indicators/cockpit/visits': {
    may: readers,
    request: async (_world, place) => ({
      path: '/api/indicators/cockpit/visits',
      body: { regionPath: place.regionPath },
    }),
  },
  'POST /api/indicators/cockpit/tasks': {
    may: within(['city-leader', 'city-officer'], ['district-officer']),
    request: async (world, place) => {
      const { targetId } = await make(world, place)
      const body = { regionPath: place.regionPath, targetId, dueOn: '2099-12-31' }
      return { path: '/api/indicators/cockpit/tasks', body }
    },
  },
  'POST /api/indicators/cockpit/reminders': {
    may: approvers,
    request: async (world, place) => {
      const { targetId } = await make(world, place, false)
      return {
        path: '/api/indicators/cockpit/reminders',
        body: { regionPath: place.regionPath, targetIds: [targetId] },
      }
    },
  },
  'GET /api/indicators/entry': {
    may: reporters,
    request: async (_world, place) => ({ path: `/api/indicators/entry?regionPath=${place.regionPath}&period=2025-05` }),
  },
  'POST /api/indicators/observations': {
    may: reporters,
    request: async (world, place) => {
      const made = await make(world, place)
      const body = { regionPath: place.regionPath, period: made.period, entries: [entryOf(made)] }
      return { path: '/api/indicators/observations', body }
    },
  },
  'POST /api/indicators/observations/check': {
    may: reporters,
    request: async (world, place) => {
      const made = await make(world, place)
      const body = { regionPath: place.regionPath, period: made.period, entries: [entryOf(made)] }
      return { path: '/api/indicators/observations/check', body }
    },
  },
  'GET /api/indicators/pending': {
    may: approvers,
    isList: true,
    request: async (world, place) => {
      // The newest stands last: the list is the oldest first, and the table tries many.
      await world.app.services.db.query(
        `update indicators.observation set status = 'approved', decided_at = now() where status = 'submitted'`,
      )
      const { name } = await make(world, place)
      return { path: '/api/indicators/pending?pageSize=200', marks: [name] }
    },
  },
  'POST /api/indicators/observations/decisions': {
    may: approvers,
    request: async (world, place) => {
      const { observationId } = await make(world, place)
      const observations = [{ regionPath: place.regionPath, id: observationId }]
      return { path: '/api/indicators/observations/decisions', body: { decision: 'approved', observations } }
    },
  },
  'GET /api/indicators/observations/{observationId}/parts': {
    may: readers,
    request: async (world, place) => {
      const { observationId } = await make(world, place)
      await world.app.services.db.query(
        `insert into indicators.roll_up_part (region_path, observation_id, part_region_path, part_observation_id, value)
         values ($1, $2, $1, $2, 5)`,
        [place.regionPath, observationId],
      )
      return { path: `/api/indicators/observations/${observationId}/parts?regionPath=${place.regionPath}` }
    },
  },
  'GET /api/indicators/imports/template': {
    may: reporters,
    request: async (_world, place) => ({ path: `/api/indicators/imports/template?regionPath=${place.regionPath}` }),
  },
  'POST /api/indicators/imports': {
    may: everywhere(reporters.own),
    request: async () => ({
      path: '/api/indicators/imports',
      file: { name: 'a.csv', content: '地区,指标,统计期,数值\n没有,没有,2025-05,1\n' },
    }),
  },
  'GET /api/open/catalogue': { may: everywhere(actors), request: async () => ({ path: '/api/open/catalogue' }) },
  'GET /api/open/data/sdmx-csv': {
    may: everywhere(actors),
    request: async () => ({ path: '/api/open/data/sdmx-csv' }),
  },
  'GET /api/open/data/sdmx-json': {
    may: everywhere(actors),
    request: async () => ({ path: '/api/open/data/sdmx-json' }),
  },
  'GET /api/indicators/open-data-terms': {
    may: everywhere(['city-administrator', 'district-administrator', 'city-officer']),
    request: async () => ({ path: '/api/indicators/open-data-terms' }),
  },
  'PUT /api/indicators/open-data-terms': {
    may: definers,
    request: async (world) => {
      await world.app.services.db.query('delete from indicators.open_data_setting')
      const names = {
        publisherZh: '示例市',
        publisherEn: 'Example',
        licenceZh: '示例许可',
        licenceEn: 'Example licence',
      }
      const body = { ...names, contact: null, licenceUrl: 'https://example.invalid/licence', revision: 0 }
      return { path: '/api/indicators/open-data-terms', body }
    },
  },
  'GET /api/open/indicators': {
    may: everywhere(actors),
    isList: true,
    request: async (world, place) => {
      const made = await make(world, place)
      await publish(world, made)
      return { path: `/api/open/indicators?q=${encodeURIComponent(made.name)}`, marks: [made.name] }
    },
  },
}

/** Registers a measure that counts nothing, under a name of its own. */
function sampleMeasure({ next }: World): string {
  const id = `sample.measure-${next()}`
  registerMeasure({
    id,
    title: { zh: '样例', en: 'Sample' },
    indicator: { ...fields, name: id },
    card: { ...card, effectiveFrom: '2016-01-01' },
    read: async () => [],
    rows: async () => ({ items: [], total: 0 }),
  })
  return id
}

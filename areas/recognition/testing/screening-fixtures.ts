import { organisationById } from '#areas/accounts'
import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { makeCompany, someCode } from '../../enterprises/testing/made-company.ts'
import { finishScreening, insertScreening, screeningById } from '../store/screenings.ts'

/** A screening that an officer of the place made and no job has taken up. */
async function anAskedScreening({ app, next }: World, { regionPath }: Place): Promise<{ id: string; name: string }> {
  const { db, ids, clock } = app.services
  const [id, name] = [ids.next('scr'), `示例摸排${next()}`]
  await insertScreening(db, {
    ...{ region_path: regionPath, id, title: name, rule_set: 'high-tech-enterprise', rule_version: '2016-01-01' },
    ...{ as_of: '2020-01-01', gates: ['staff_ratio'], at_least: null, most_failed: 1, within_region: regionPath },
    ...{ section: null, not_holding: null, parameters: {}, made_at: clock.now(), made_by_name: '示例' },
  })
  return { id, name }
}

/** A screening which found one company. */
async function aScreening(
  world: World,
  place: Place,
  creditCode = someCode(950_000 + world.next()),
): Promise<{ id: string; name: string }> {
  const { app } = world
  const { regionPath } = place
  const { db, clock } = app.services
  const { id, name } = await anAskedScreening(world, place)
  const row = await screeningById(db, regionPath, id)
  if (!row) throw new Error('a screening vanished')
  await makeCompany(app.services, { creditCode, name, regionPath })
  const counts = { looked_at: 1, meets: 1, nearly: 0, undecided: 0, fails: 0, meets_above_scale: 0 }
  const hit = {
    region_path: regionPath,
    screening_id: id,
    credit_code: creditCode,
    name,
    company_region_path: regionPath,
  }
  const found = {
    outcome: 'meets' as const,
    failed: 0,
    criteria: [],
    missing: [],
    figures: [],
    inputs: {},
    is_above_scale: null,
  }
  await finishScreening(db, row, { hits: [{ ...hit, ...found }], counts, at: clock.now() })
  return { id, name }
}

const officers: RouteFixture['may'] = within(['city-officer'], ['district-officer'])
const base = '/api/recognition/screenings'
const on = (path: string, marked = false): [string, RouteFixture] => [
  `GET ${base}/{screeningId}${path.split('?')[0]}`,
  {
    may: officers,
    request: async (world, place) => {
      const { id, name } = await aScreening(world, place)
      return { path: `${base}/${id}${path}`, marks: marked ? [name] : [] }
    },
  },
]

export const screeningFixtures: PermissionFixtures = {
  'GET /api/recognition/screening-goals': {
    may: everywhere(['city-officer', 'district-officer']),
    request: async () => ({ path: '/api/recognition/screening-goals' }),
  },
  [`GET ${base}`]: {
    may: officers,
    isList: true,
    request: async (world, place) => ({ path: `${base}?pageSize=200`, marks: [(await aScreening(world, place)).name] }),
  },
  [`POST ${base}`]: {
    may: everywhere(['city-officer', 'district-officer']),
    request: async (_world, place, { person }) => ({
      path: base,
      body: {
        ...{ title: '示例摸排', goal: 'tech-sme', gates: ['G1'], atLeast: null, mostFailed: 1, asOf: '2020-01-01' },
        ...{ withinRegion: person?.membership.regionPath ?? place.regionPath, section: null, notHolding: null },
      },
    }),
  },
  ...Object.fromEntries([
    on('', true),
    on('/hits', true),
    on('/hits.xlsx'),
    on('/accuracy?year=2020'),
    on('/recomputed'),
  ]),
  [`POST ${base}/{screeningId}/again`]: {
    may: officers,
    request: async (world, place) => ({ path: `${base}/${(await anAskedScreening(world, place)).id}/again` }),
  },
  [`POST ${base}/{screeningId}/choices`]: {
    may: officers,
    request: async (world, place) => {
      const creditCode = someCode(970_000 + world.next())
      const { id } = await aScreening(world, place, creditCode)
      return { path: `${base}/${id}/choices`, body: { creditCodes: [creditCode], isChosen: true } }
    },
  },
  [`POST ${base}/{screeningId}/messages`]: {
    may: officers,
    request: async (world, place) => {
      const organisation = await organisationById(world.app.services.db, place.organisationId)
      const { id } = await aScreening(world, place, organisation?.creditCode)
      return {
        path: `${base}/${id}/messages`,
        body: { creditCodes: [organisation?.creditCode], text: '请对照认定条件准备申报。' },
      }
    },
  },
}

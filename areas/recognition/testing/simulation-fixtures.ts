import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { PopulationTally } from '../rules/population/summary.ts'
import { finishPopulation, insertPopulation } from '../store/populations.ts'
import { insertDraft } from '../store/simulations.ts'
import { today } from './points-app.ts'

const base = '/api/recognition/simulations'
/** A population and its drafts belong to the region that made them. */
const may: RouteFixture['may'] = { own: ['district-officer'], 'other-district': [], 'other-city': [] }

async function populationFor({ app }: World, { regionPath }: Place): Promise<string> {
  const { db, ids, clock } = app.services
  const id = ids.next('pop')
  const rule = { ruleSet: 'tech-sme', ruleVersion: '2017-05-03' }
  await insertPopulation(db, { regionPath, id, ...rule, on: today, at: clock.now(), by: null, byName: '示例' })
  await finishPopulation(db, { regionPath, id }, { at: clock.now(), summary: new PopulationTally([]).summary() })
  return id
}

const on = (method: string, path: string, body?: object): [string, RouteFixture] => [
  `${method} ${base}/{populationId}${path.split('?')[0]}`,
  {
    may,
    request: async (world, place) => ({
      path: `${base}/${await populationFor(world, place)}${path}`,
      ...(body ? { body } : {}),
    }),
  },
]

export const simulationFixtures: PermissionFixtures = {
  [`GET ${base}`]: { may: everywhere(['city-officer', 'district-officer']), request: async () => ({ path: base }) },
  [`GET ${base}/drafts/{draftId}/rule-set.json`]: {
    may,
    request: async (world, place) => {
      const { db, ids, clock } = world.app.services
      const id = ids.next('smd')
      await insertDraft(db, {
        ...{ region_path: place.regionPath, id, population_id: await populationFor(world, place), name: '示例草案' },
        ...{ changes: {}, gain: 0, lose: 0, pass_before: 0, pass_after: 0, cost_before_fen: 0n, cost_after_fen: 0n },
        ...{ made_at: clock.now(), made_by: null, made_by_name: '示例' },
      })
      return { path: `${base}/drafts/${id}/rule-set.json` }
    },
  },
  ...Object.fromEntries([
    on('GET', ''),
    on('POST', '/try', { changes: {} }),
    on('GET', '/companies?changes=%7B%7D&change=gain'),
    on('POST', '/drafts', { name: '示例草案', changes: {} }),
  ]),
}

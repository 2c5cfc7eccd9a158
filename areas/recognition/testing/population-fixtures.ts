import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { PopulationTally } from '../rules/population/summary.ts'
import { finishPopulation, insertPopulation } from '../store/populations.ts'
import { today } from './points-app.ts'

const base = '/api/recognition/populations'
const readers = ['city-officer', 'city-leader', 'supervisor', 'district-officer'] as const

/** A population belongs to the region that had it judged: who works for another has none of that number. */
const may: RouteFixture['may'] = { own: ['district-officer'], 'other-district': [], 'other-city': [] }

/** A population that no job has taken up. */
async function asked({ app }: World, { regionPath }: Place): Promise<string> {
  const { db, ids, clock } = app.services
  const id = ids.next('pop')
  const rule = { ruleSet: 'tech-sme', ruleVersion: '2017-05-03' }
  await insertPopulation(db, { regionPath, id, ...rule, on: today, at: clock.now(), by: null, byName: '示例' })
  return id
}

const on = (path: string): [string, RouteFixture] => [
  `GET ${base}/{populationId}${path}`,
  {
    may,
    request: async (world, place) => {
      const { regionPath } = place
      const { db, clock } = world.app.services
      const id = await asked(world, place)
      await finishPopulation(db, { regionPath, id }, { at: clock.now(), summary: new PopulationTally([]).summary() })
      return { path: `${base}/${id}${path}` }
    },
  },
]

export const populationFixtures: PermissionFixtures = {
  [`GET ${base}`]: { may: everywhere(readers), request: async () => ({ path: base }) },
  [`POST ${base}`]: {
    may: everywhere(['city-officer', 'district-officer']),
    request: async () => ({ path: base, body: { ruleSet: 'tech-sme', on: today } }),
  },
  [`POST ${base}/{populationId}/again`]: {
    may,
    request: async (world, place) => ({ path: `${base}/${await asked(world, place)}/again` }),
  },
  ...Object.fromEntries([on(''), on('/companies'), on('/companies.xlsx'), on('/gaps.xlsx')]),
}

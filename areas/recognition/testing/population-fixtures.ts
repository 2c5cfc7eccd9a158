import { everywhere, type PermissionFixtures, type RouteFixture } from '#platform/http/testing/permission-fixtures'
import { PopulationTally } from '../rules/population/summary.ts'
import { finishPopulation, insertPopulation } from '../store/populations.ts'
import { today } from './points-app.ts'

const base = '/api/recognition/populations'
const readers = ['city-officer', 'city-leader', 'supervisor', 'district-officer'] as const

/** A population belongs to the region that had it judged: who works for another has none of that number. */
const may: RouteFixture['may'] = { own: ['district-officer'], 'other-district': [], 'other-city': [] }

const on = (path: string): [string, RouteFixture] => [
  `GET ${base}/{populationId}${path}`,
  {
    may,
    request: async ({ app }, { regionPath }) => {
      const { db, ids, clock } = app.services
      const id = ids.next('pop')
      const rule = { ruleSet: 'tech-sme', ruleVersion: '2017-05-03' }
      await insertPopulation(db, { regionPath, id, ...rule, on: today, at: clock.now(), by: null, byName: '示例' })
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
  ...Object.fromEntries([on(''), on('/companies'), on('/companies.xlsx'), on('/gaps.xlsx')]),
}

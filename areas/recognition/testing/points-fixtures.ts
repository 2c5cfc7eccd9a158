import { organisationById } from '#areas/accounts'
import {
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import type { Services } from '#platform/services'
import { makeRegistered } from '../../enterprises/testing/made-company.ts'
import { insertAppeal } from '../store/points-appeals.ts'
import { insertRun } from '../store/points-runs.ts'
import { computeNow, makeFirm, today } from './points-app.ts'

const base = '/api/recognition/points'
const readers: RouteFixture['may'] = within(
  ['city-officer', 'city-leader', 'supervisor'],
  ['district-officer', 'organisation-member'],
)

/** The company of a place with its sheet; whose file has none yet gets both, with the whole city computed once more. */
export async function firmAt({ app, once }: World, { organisationId, regionPath, cityPath }: Place): Promise<string> {
  const { services } = app
  const organisation = await organisationById(services.db, organisationId)
  if (!organisation) throw new Error(`no organisation ${organisationId}`)
  const { creditCode, name } = organisation
  await once(`points of ${creditCode}`, async () => {
    await makeFirm(services, { creditCode, name, regionPath })
    // Another route may have opened the file before, without a day; without one there is no stage, and no points.
    await makeRegistered(services, creditCode, '2020-03-18')
    await computeNow(services, today, cityPath)
  })
  return creditCode
}

let asked = 0

/**
 * An appeal that is taken. Other routes that are tried record facts, and the city is computed anew: the first revision need not
 * be the last. Of one indicator only one appeal waits, so each is about the next.
 */
async function nextAppeal({ app }: World, creditCode: string): Promise<object> {
  const [sheet] = await app.services.db.query<{ revision: number; items: { id: string }[] }>(
    `select revision, items from recognition.points_sheet where credit_code = $1 and year = $2
     order by revision desc limit 1`,
    [creditCode, Number(year)],
  )
  if (!sheet) throw new Error(`no score sheet of ${creditCode}`)
  const item = sheet.items[asked++ % sheet.items.length]?.id
  return { revision: sheet.revision, item, reason: '示例理由' }
}

async function appealOf({ app, next }: World, creditCode: string, regionPath: string): Promise<string> {
  const { files, ids, clock, db }: Services = app.services
  const id = ids.next('pta')
  const file = await files.put({ name: '依据.txt', body: Buffer.from(`依据 ${id}`), maxBytes: 1000, uploadedBy: null })
  await insertAppeal(db, {
    credit_code: creditCode,
    year: Number(today.slice(0, 4)),
    id,
    region_path: regionPath,
    revision: 1,
    // Another name each time: of one indicator only one appeal waits.
    item: `T${next()}`,
    fact: null,
    fact_year: null,
    shown_value: null,
    asked_value: null,
    reason: '示例理由',
    evidence_file_id: file.id,
    evidence_name: file.name,
    asked_by: null,
    asked_by_name: '示例',
    asked_at: clock.now(),
  })
  return id
}

const year = today.slice(0, 4)

const onSheet = (method: string, path: string, may: RouteFixture['may']): [string, RouteFixture] => [
  `${method} ${base}/{creditCode}/{year}${path}`,
  {
    may,
    request: async (world, place) => {
      const creditCode = await firmAt(world, place)
      const sheet = `${base}/${creditCode}/${year}`
      if (path === '') return { path: sheet, marks: [creditCode] }
      if (path === '/appeals')
        return {
          path: sheet + path,
          file: { name: '依据.txt', content: '示例依据' },
          body: await nextAppeal(world, creditCode),
        }
      const id = await appealOf(world, creditCode, place.regionPath)
      return {
        path: sheet + path.replace('{appealId}', id),
        ...(method === 'POST' ? { body: { isAccepted: false, note: '示例决定' } } : {}),
      }
    },
  },
]

const listReaders = ['city-officer', 'city-leader', 'supervisor', 'district-officer'] as const

export const pointsFixtures: PermissionFixtures = {
  [`GET ${base}`]: {
    may: within(['city-officer', 'city-leader', 'supervisor'], ['district-officer']),
    isList: true,
    request: async (world, place) => {
      const creditCode = await firmAt(world, place)
      return { path: `${base}?q=${creditCode}`, marks: [creditCode] }
    },
  },
  [`GET ${base}.xlsx`]: { may: everywhere(listReaders), request: async () => ({ path: `${base}.xlsx?q=nothing` }) },
  [`GET ${base}/state`]: { may: everywhere(listReaders), request: async () => ({ path: `${base}/state` }) },
  [`POST ${base}/runs`]: {
    may: everywhere(['city-officer']),
    request: async () => ({ path: `${base}/runs`, body: { on: today } }),
  },
  [`POST ${base}/runs/{runId}/again`]: {
    may: within(['city-officer'], []),
    request: async ({ app }, { cityPath: regionPath }) => {
      const { db, ids, clock } = app.services
      const id = ids.next('ptr')
      const run = { regionPath, id, year: 2026, on: today, at: clock.now(), by: null, byName: '示例' }
      await insertRun(db, run)
      return { path: `${base}/runs/${id}/again` }
    },
  },
  [`GET ${base}/check`]: {
    may: everywhere(['city-officer']),
    request: async () => ({ path: `${base}/check?year=2001` }),
  },
  // About oneself, with nothing of anybody else to name.
  [`GET ${base}/own`]: { may: everywhere(['organisation-member']), request: async () => ({ path: `${base}/own` }) },
  ...Object.fromEntries([
    onSheet('GET', '', readers),
    onSheet('POST', '/appeals', onlyOwn(['organisation-member'])),
    onSheet('GET', '/appeals/{appealId}/evidence', readers),
    onSheet('POST', '/appeals/{appealId}/decision', within(['city-officer'], [])),
  ]),
}

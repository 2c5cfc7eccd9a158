import { organisationById } from '#areas/accounts'
import { businessDate } from '#kernel/clock'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  signedIn,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { insertCertificate } from '../../enterprises/store/certificates.ts'
import { makeCertificate, makeCompany, someCode } from '../../enterprises/testing/made-company.ts'
import { approveRecognitionBatch } from '../actions/awards/decide-batch.ts'
import { insertBatch } from '../store/award-batches.ts'
import { insertAwards } from '../store/awards.ts'
import { fillRecognitionFund } from './awards-app.ts'

interface Made {
  batchId: string
  awardId: string
  name: string
}

/** A batch of one award as an officer of the place would have drawn it up. */
async function aBatch({ app, next }: World, place: Place, creditCode = someCode(700_000 + next())): Promise<Made> {
  const { db, ids, clock } = app.services
  const { regionPath } = place
  const year = Number(businessDate(clock.now()).slice(0, 4))
  const [batchId, awardId, name] = [ids.next('rab'), ids.next('rwd'), `示例受奖企业${next()}`]
  await aHolder(app, { creditCode, name, regionPath })
  await insertBatch(db, {
    ...{ region_path: regionPath, id: batchId, title: name, from_day: '2020-01-01', to_day: '2020-12-31', year },
    ...{ drawn_at: clock.now(), drawn_by_user_id: 'usr_somebody', drawn_by_name: '示例' },
  })
  await insertAwards(db, [
    {
      ...{ region_path: regionPath, id: awardId, batch_id: batchId, credit_code: creditCode, company_name: name },
      ...{
        certificate_code: creditCode,
        company_region_path: regionPath,
        title: 'tech-sme',
        valid_from: '2020-01-01',
        certificate_number: null,
      },
      ...{ recognised_year: 1000 + (next() % 1000), is_again: false, amount_fen: 100n, terms_since: null },
    },
  ])
  return { batchId, awardId, name }
}

/** The same, as one left over from the year before. */
async function lastYears(world: World, place: Place): Promise<Made> {
  const made = await aBatch(world, place)
  await world.app.services.db.query('update recognition.award_batch set year = year - 1 where id = $1', [made.batchId])
  return made
}

/** The company of such an award with its certificate; whatever was done to its file before, it goes on. */
async function aHolder(
  { services }: World['app'],
  company: { creditCode: string; name: string; regionPath: string },
): Promise<void> {
  const { creditCode } = company
  await makeCompany(services, company)
  await services.db.query(
    "update enterprises.company set status = 'active', ended_on = null, merged_into = null where credit_code = $1",
    [creditCode],
  )
  const certificate = {
    ...{ title: 'tech-sme' as const, validFrom: '2020-01-01', validTo: '2020-12-31', number: null },
    source: 'recognition' as const,
  }
  const by = { at: services.clock.now(), by: null, byName: '示例' }
  await insertCertificate(services.db, { creditCode, ...certificate }, by)
}

/** The same, approved long ago: its notice is over. */
async function approved(world: World, place: Place, creditCode?: string): Promise<Made> {
  const made = await aBatch(world, place, creditCode)
  const { services } = world.app
  await fillRecognitionFund(services, place.regionPath, 1000n)
  const actor = { ...system, userId: 'usr_approver' }
  const ctx = outsideRequest(services, { actor, scope: { reach: 'region', regionPath: place.regionPath } })
  await approveRecognitionBatch(ctx, { batchId: made.batchId, revision: 1 })
  await services.db.query(
    `update recognition.award_batch set notice_until = '2020-01-01' where region_path = $1 and id = $2`,
    [place.regionPath, made.batchId],
  )
  return made
}

/** A certificate that was granted at a place, for a day of its own. */
async function aRecognition({ app, next }: World, { regionPath }: Place): Promise<string> {
  const creditCode = someCode(800_000 + next())
  const day = new Date(Date.UTC(1950, 0, next())).toISOString().slice(0, 10)
  await makeCompany(app.services, { creditCode, name: '示例认定企业', regionPath })
  await makeCertificate(app.services, creditCode, day)
  return day
}

const staff = ['city-officer', 'city-finance-officer', 'city-leader', 'supervisor'] as const
const readers: RouteFixture['may'] = {
  own: [...staff, 'district-finance-officer'],
  'other-district': staff,
  'other-city': [],
}
const officers: RouteFixture['may'] = { own: ['city-officer'], 'other-district': ['city-officer'], 'other-city': [] }

const base = '/api/recognition/award-batches'
const onBatch = (
  method: string,
  path: string,
  given: Omit<RouteFixture, 'request'> & { body?: object; make?: typeof aBatch; marks?: boolean },
): [string, RouteFixture] => {
  const { body, make = aBatch, marks = false, ...fixture } = given
  return [
    `${method} ${base}/{batchId}${path}`,
    {
      ...fixture,
      request: async (world, place) => {
        const { batchId, name } = await make(world, place)
        return { path: `${base}/${batchId}${path}`, ...(body ? { body } : {}), marks: marks ? [name] : [] }
      },
    },
  ]
}

export const awardFixtures: PermissionFixtures = {
  [`GET ${base}`]: {
    may: readers,
    isList: true,
    request: async (world, place) => ({ path: `${base}?pageSize=200`, marks: [(await aBatch(world, place)).name] }),
  },
  [`POST ${base}`]: {
    may: everywhere(['city-officer']),
    isClosedToKeys: true,
    request: async (world, place, { person }) => {
      // Within the city of whoever asks, so that there is something to draw up for them.
      const regionPath = person?.membership.regionPath ?? place.cityPath
      const day = await aRecognition(world, { ...place, regionPath })
      return { path: base, body: { title: '示例批次', titles: ['high-tech-enterprise'], fromDay: day, toDay: day } }
    },
  },
  ...Object.fromEntries([
    onBatch('GET', '', { may: readers, marks: true }),
    onBatch('GET', '/awards', { may: readers, marks: true }),
    onBatch('GET', '/awards.xlsx', { may: readers }),
    onBatch('POST', '/drop', { may: officers, body: { revision: 1, reason: '名单有误' } }),
    onBatch('POST', '/year', { may: officers, body: { revision: 1 }, make: lastYears }),
    onBatch('POST', '/payment', {
      may: {
        own: ['city-finance-officer', 'district-finance-officer'],
        'other-district': ['city-finance-officer'],
        'other-city': [],
      },
      body: {},
      make: approved,
    }),
  ]),
  [`POST ${base}/{batchId}/approval`]: {
    may: {
      own: ['city-officer', 'city-leader'],
      'other-district': ['city-officer', 'city-leader'],
      'other-city': [],
    },
    isClosedToKeys: true,
    request: async (world, place) => {
      const { batchId } = await aBatch(world, place)
      await fillRecognitionFund(world.app.services, place.regionPath, 1000n)
      return { path: `${base}/${batchId}/approval`, body: { revision: 1 } }
    },
  },
  'POST /api/recognition/awards/{awardId}/end': {
    may: officers,
    request: async (world, place) => ({
      path: `/api/recognition/awards/${(await aBatch(world, place)).awardId}/end`,
      body: { reason: '核实有误' },
    }),
  },
  'GET /api/recognition/own-awards': {
    may: everywhere(['organisation-member']),
    request: async () => ({ path: '/api/recognition/own-awards' }),
  },
  'POST /api/recognition/own-awards/{awardId}/account': {
    may: { own: ['organisation-member'], 'other-district': [], 'other-city': [] },
    request: async (world, place) => {
      const organisation = await organisationById(world.app.services.db, place.organisationId)
      const { awardId } = await approved(world, place, organisation?.creditCode)
      const body = { bankName: '示例银行淮安分行', bankAccountNo: '6222000000000099' }
      return { path: `/api/recognition/own-awards/${awardId}/account`, body }
    },
  },
  'GET /api/recognition/award-notices': {
    may: everywhere(['anonymous', ...signedIn]),
    request: async () => ({ path: '/api/recognition/award-notices' }),
  },
}

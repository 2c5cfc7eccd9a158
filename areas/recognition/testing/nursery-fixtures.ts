import { organisationById } from '#areas/accounts'
import { openCompanyFile } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import { procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import { outsideRequest } from '#platform/http/route'
import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { someCode } from '../../enterprises/testing/made-company.ts'
import { admit } from '../actions/nursery/enter.ts'
import { nurseryEntry } from '../procedures/nursery-entry.ts'
import { keepNurseryApplication } from '../store/nursery-applications.ts'
import { insertMilestones, replaceTutors, type StayKey } from '../store/nursery-growth.ts'
import { insertPool, insertPoolVersion, openPoolOf } from '../store/nursery-pools.ts'

const base = '/api/recognition/nursery'
const farAway = '2099-12-31'
const conditions = { gates: ['staff_ratio'], atLeast: null, mostFailed: 1, note: '示例办法' }
const acting = ({ app }: World) => outsideRequest(app.services, { actor: system, scope: { reach: 'all' } })

/** A pool of a place; each a closed one but that for a title of its own, of which a region has one. */
async function poolAt(world: World, regionPath: string, isOpen = true): Promise<{ id: string; name: string }> {
  const { db, ids, clock } = world.app.services
  const [id, name] = [ids.next('nrp'), `示例培育库${world.next()}`]
  await db.query('update recognition.nursery_pool set closed_on = $2 where region_path = $1', [
    regionPath,
    '2020-01-01',
  ])
  const made = { made_at: clock.now(), made_by_name: '示例' }
  await insertPool(db, { region_path: regionPath, id, title: 'high-tech-enterprise', name, capacity: null, ...made })
  await insertPoolVersion(db, {
    ...{ region_path: regionPath, pool_id: id, effective_from: '2020-01-01', gates: ['staff_ratio'], at_least: null },
    ...{ most_failed: 1, note: '示例', ...made },
  })
  if (!isOpen) await db.query('update recognition.nursery_pool set closed_on = $2 where id = $1', [id, '2020-01-01'])
  return { id, name }
}

/** A company in a pool of the place: a company without an account, or the one that whoever asks acts for. */
async function memberAt(
  world: World,
  place: Place,
  tutorId: string | null = null,
): Promise<StayKey & { poolId: string; name: string }> {
  const { db } = world.app.services
  const pool = await poolAt(world, place.regionPath)
  const organisation = await organisationById(db, place.organisationId)
  const own = organisation
    ? { creditCode: organisation.creditCode, name: organisation.name }
    : { creditCode: someCode(960_000 + world.next()), name: `示例培育企业${world.next()}` }
  const ctx = acting(world)
  const entry = { creditCode: own.creditCode, way: 'by-hand' as const, reason: '示例' }
  const { entered, refused } = await db.tx(async (tx) => {
    await openCompanyFile(tx, ctx, { ...own, regionPath: place.regionPath })
    await tx.query('delete from enterprises.certificate where credit_code = $1', [own.creditCode])
    return admit(tx, ctx, { poolId: pool.id, poolRegionPath: place.regionPath, within: '', entries: [entry] })
  })
  const [made] = entered
  if (!made) throw new Error(`not entered: ${JSON.stringify(refused)}`)
  const key = { creditCode: made.credit_code, membershipId: made.id }
  if (tutorId !== null) {
    const tutor = { userId: tutorId, name: '示例导师', byName: '示例', at: ctx.clock.now() }
    await replaceTutors(db, [key], { ...tutor, idOf: () => ctx.ids.next('nrt') })
  }
  return { ...key, poolId: pool.id, name: pool.name }
}

async function milestoneOf({ app }: World, { creditCode, membershipId }: StayKey): Promise<string> {
  const { db, ids, clock } = app.services
  const id = ids.next('nrs')
  await insertMilestones(db, [
    {
      ...{ credit_code: creditCode, membership_id: membershipId, id, gate: null, fact: null },
      ...{ label: { zh: '示例节点', en: 'Example' }, from_value: null, to_value: null, due_on: farAway },
      ...{ who: 'company' as const, made_at: clock.now(), made_by_name: '示例' },
    },
  ])
  return id
}

const officers: RouteFixture['may'] = within(['city-officer'], ['district-officer'])
const listers: RouteFixture['may'] = within(['city-officer', 'city-leader', 'supervisor'], ['district-officer'])
const readers: RouteFixture['may'] = within(
  ['city-officer', 'city-leader', 'supervisor'],
  ['district-officer', 'organisation-member', 'expert'],
)
const tenders: RouteFixture['may'] = within(['city-officer'], ['district-officer', 'expert'])

const onPool = (method: string, path: string, may: RouteFixture['may'], body?: object): [string, RouteFixture] => [
  `${method} ${base}/pools/{poolId}${path}`,
  {
    may,
    request: async (world, place) => {
      const { id, name } = await poolAt(world, place.regionPath)
      const marks = method === 'GET' && path === '' ? [name] : []
      return { path: `${base}/pools/${id}${path}`, marks, ...(body ? { body } : {}) }
    },
  },
]

/** An expert reaches a company as its tutor: then it is the expert's own, wherever it lies. */
const onStay = (method: string, path: string, may: RouteFixture['may'], body?: object): [string, RouteFixture] => [
  `${method} ${base}/memberships/{creditCode}/{membershipId}${path}`,
  {
    may,
    request: async (world, place, { name, person, isOwn }) => {
      const tutorId = name === 'expert' && isOwn ? (person?.userId ?? null) : null
      const key = await memberAt(world, place, tutorId)
      const at = path.includes('{milestoneId}') ? path.replace('{milestoneId}', await milestoneOf(world, key)) : path
      const address = `${base}/memberships/${key.creditCode}/${key.membershipId}${at}`
      return { path: address, marks: method === 'GET' ? [key.name] : [], ...(body ? { body } : {}) }
    },
  },
]

/** A company whose pools take it in, with no application that goes on and no certificate. */
async function clear(world: World, partyId: string): Promise<void> {
  const { db } = world.app.services
  const organisation = await organisationById(db, partyId)
  if (!organisation) return
  const ctx = acting(world)
  await poolAt(world, organisation.regionPath)
  await db.tx(async (tx) => {
    await openCompanyFile(tx, ctx, organisation)
    await tx.query('delete from recognition.nursery_application where credit_code = $1', [organisation.creditCode])
    await tx.query('delete from enterprises.certificate where credit_code = $1', [organisation.creditCode])
  })
}

export const nurseryFixtures: PermissionFixtures = {
  ...procedureFixtures([nurseryEntry], {
    async answers(world, { id }) {
      await clear(world, id)
      return {}
    },
    async arrived(world, row) {
      await clear(world, row.party_id)
      const { db } = world.app.services
      const organisation = await organisationById(db, row.party_id)
      const pool = organisation && (await openPoolOf(db, organisation.regionPath, 'high-tech-enterprise'))
      if (!organisation || !pool) return
      await keepNurseryApplication(db, {
        ...{ region_path: row.region_path, case_id: row.id, case_number: row.number, filed_on: '2026-01-05' },
        ...{ pool_region_path: pool.region_path, pool_id: pool.id, credit_code: organisation.creditCode },
        ...{ version_from: '2020-01-01', rule_version: '2016-01-01', outcome: 'undecided', criteria: [], inputs: {} },
      })
    },
  }),
  [`GET ${base}/goals`]: {
    may: everywhere(['city-officer', 'district-officer']),
    request: async () => ({ path: `${base}/goals` }),
  },
  [`GET ${base}/pools`]: {
    may: listers,
    isList: true,
    request: async (world, { regionPath }) => ({
      path: `${base}/pools`,
      marks: [(await poolAt(world, regionPath)).name],
    }),
  },
  [`POST ${base}/pools`]: {
    may: everywhere(['city-officer', 'district-officer']),
    request: async (world, place, { person }) => {
      await poolAt(world, person?.membership.regionPath ?? place.regionPath, false)
      return {
        path: `${base}/pools`,
        body: { ...conditions, title: 'high-tech-enterprise', name: '示例培育库', capacity: null },
      }
    },
  },
  ...Object.fromEntries([
    onPool('GET', '', listers),
    onPool('PATCH', '', officers, { capacity: 500 }),
    onPool('POST', '/versions', officers, { ...conditions, effectiveFrom: farAway }),
    onPool('GET', '/members', listers),
    onPool('GET', '/members.xlsx', listers),
    onPool('POST', '/members', officers, { creditCodes: [someCode(969_999)], screeningId: null, reason: '示例' }),
    onPool('GET', '/tutors', listers),
    onPool('GET', '/conversion', listers),
    onStay('GET', '', readers),
    onStay('POST', '/plan', tenders),
    onStay('POST', '/milestones', tenders, { label: '示例节点', dueOn: farAway, who: 'company' }),
    onStay('PATCH', '/milestones/{milestoneId}', tenders, { revision: 1, doneNote: '示例依据' }),
    onStay('POST', '/evaluations', tenders),
    onStay('POST', '/services', tenders, { on: '2020-01-01', what: '示例服务' }),
    onStay('POST', '/exit', officers, { kind: 'dropped', reason: '示例' }),
  ]),
  [`POST ${base}/pools/{poolId}/tutors`]: {
    may: officers,
    request: async (world, place) => {
      const { poolId, creditCode, membershipId } = await memberAt(world, place)
      const tutor = await world.personAt(place)
      const body = { members: [{ creditCode, membershipId }], userId: tutor.userId }
      return { path: `${base}/pools/${poolId}/tutors`, body }
    },
  },
  // About oneself, with nothing of anybody else to name.
  [`GET ${base}/tutored`]: {
    may: everywhere(['city-officer', 'district-officer', 'expert']),
    request: async () => ({ path: `${base}/tutored` }),
  },
  [`GET ${base}/own`]: { may: everywhere(['organisation-member']), request: async () => ({ path: `${base}/own` }) },
  [`GET ${base}/companies/{creditCode}`]: {
    may: readers,
    isList: true,
    request: async (world, place, { name, person, isOwn }) => {
      const tutorId = name === 'expert' && isOwn ? (person?.userId ?? null) : null
      const { creditCode, name: mark } = await memberAt(world, place, tutorId)
      return { path: `${base}/companies/${creditCode}`, marks: [mark] }
    },
  },
}

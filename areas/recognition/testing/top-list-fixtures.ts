import { organisationById } from '#areas/accounts'
import { openCompanyFile, sayFacts } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import { type Prepared, procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  signedIn,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { makeCompany, someCode } from '../../enterprises/testing/made-company.ts'
import { digestOf } from '../actions/top-list/draw.ts'
import { topListApplication } from '../procedures/top-list-application.ts'
import { specOf } from '../rules/top-list/method.ts'
import { csvOf, scoreList } from '../rules/top-list/score.ts'
import { closeTopApplications, keepTopApplication } from '../store/top-list-applications.ts'
import { insertEntries, type NewEntry } from '../store/top-list-entries.ts'
import { decideMethod, insertMethod } from '../store/top-list-methods.ts'
import { approveTopListRow, insertTopList, topListNear } from '../store/top-lists.ts'
import { someMethod } from './top-list-steps.ts'

const lists = '/api/recognition/top-lists'
const methods = '/api/recognition/top-list-methods'
const said = { title: '示例评价办法', number: '示例〔2099〕1号' }
const method = someMethod()

async function methodAt(
  { app, next }: World,
  regionPath: string,
  { inForceFrom, proposedBy = null }: { inForceFrom?: string; proposedBy?: string | null } = {},
): Promise<string> {
  const { db, ids, clock } = app.services
  const id = ids.next('tlm')
  const day = new Date(Date.UTC(2099, 0, 1 + next())).toISOString().slice(0, 10)
  await insertMethod(db, {
    ...{ region_path: regionPath, id, title: said.title, document_number: said.number, content: method, digest: '' },
    ...{
      in_force_from: inForceFrom ?? day,
      proposed_at: clock.now(),
      proposed_by: proposedBy,
      proposed_by_name: '示例',
    },
  })
  return id
}

/** A method in force in a city since long ago. */
const inForce = (world: World, regionPath: string): Promise<string> =>
  world.once(`top-list-method ${regionPath}`, async () => {
    const { db, clock } = world.app.services
    const id = await methodAt(world, regionPath, { inForceFrom: '2020-01-01' })
    const by = { by: null, byName: '示例', at: clock.now(), note: '示例' }
    await decideMethod(db, { region_path: regionPath, id }, { isApproved: true, ...by })
    return id
  })

interface Made {
  listId: string
  creditCode: string
  name: string
}

/** A list of a place of two companies as another officer would have drawn it; a year of its own each. */
async function listAt(
  world: World,
  place: Place,
  { state = 'drawn', ownCode }: { state?: 'drawn' | 'notice'; ownCode?: string | undefined } = {},
): Promise<Made> {
  const { app, next } = world
  const { db, ids, clock } = app.services
  const { regionPath } = place
  const year = 1000 + next()
  const methodId = await inForce(world, regionPath)
  const listId = ids.next('tpl')
  const companies = await Promise.all(
    [ownCode ?? someCode(980_000 + next()), someCode(980_000 + next())].map(async (creditCode, at) => {
      const name = `示例上榜企业${next()}`
      await makeCompany(app.services, { creditCode, name, regionPath })
      await db.query(
        "update enterprises.company set status = 'active', ended_on = null, merged_into = null where credit_code = $1",
        [creditCode],
      )
      return { creditCode, name, values: { T1: `${20 - at}`, T2: `${3 - at}`, T3: `${5 - at}` } }
    }),
  )
  const spec = JSON.stringify(specOf(method, { ...said, year }))
  const data = csvOf(companies, ['T1', 'T2', 'T3'])
  const entries = scoreList(spec, data).map(
    ({ creditCode, score, rank, rankBand, items }): NewEntry => ({
      ...{ region_path: regionPath, list_id: listId, credit_code: creditCode, company_region_path: regionPath },
      ...{ name: companies.find((each) => each.creditCode === creditCode)?.name ?? '', figures: [], items },
      ...{ score: `${score}`, rank, rank_low: rankBand?.[0] ?? null, rank_high: rankBand?.[1] ?? null },
      ...{ missing: [], ended_on: null, place: rank, is_seated: true },
    }),
  )
  await insertTopList(db, {
    ...{ region_path: regionPath, id: listId, year, as_of: '2020-01-01', method_id: methodId, spec, data },
    digest: digestOf({ spec, data }, entries),
    ...{ drawn_at: clock.now(), drawn_by_user_id: 'usr_somebody', drawn_by_name: '示例' },
  })
  await insertEntries(db, entries)
  if (state === 'notice') {
    const row = await topListNear(db, regionPath, listId)
    const by = { at: clock.now(), userId: 'usr_approver', name: '示例', noticeUntil: '2020-01-10' }
    if (row) await approveTopListRow(db, row, by)
    await db.query('update recognition.top_list set revision = 1 where region_path = $1 and id = $2', [
      regionPath,
      listId,
    ])
  }
  const [first] = companies
  return { listId, creditCode: first?.creditCode ?? '', name: first?.name ?? '' }
}

const keepers = ['city-officer'] as const
const readers: RouteFixture['may'] = within(['city-officer', 'city-leader', 'supervisor'], ['district-officer'])
const checkers: RouteFixture['may'] = within(['city-officer', 'city-leader', 'supervisor'], [])
const officers: RouteFixture['may'] = within(keepers, [])

const onList = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  { state, body, marked = false }: { state?: 'notice'; body?: object; marked?: boolean } = {},
): [string, RouteFixture] => [
  `${method} ${lists}/{listId}${path}`,
  {
    may,
    request: async (world, place) => {
      const { listId, creditCode, name } = await listAt(world, place, state ? { state } : {})
      const address = `${lists}/${listId}${path.replace('{creditCode}', creditCode)}`
      return { path: address, marks: marked ? [name] : [], ...(body ? { body } : {}) }
    },
  },
]

/** A company whose city ranks, with a file and no application of any year. */
async function clear(world: World, partyId: string): Promise<void> {
  const { services } = world.app
  const organisation = await organisationById(services.db, partyId)
  if (!organisation) return
  await inForce(world, `${organisation.regionPath.split('/')[0]}/`)
  await services.db.tx(async (tx) => {
    await openCompanyFile(tx, { ...services, actor: system }, organisation)
    await tx.query('delete from recognition.top_list_application where credit_code = $1', [organisation.creditCode])
    await tx.query("update enterprises.company set status = 'active', ended_on = null where credit_code = $1", [
      organisation.creditCode,
    ])
  })
}

const prepared: Prepared = {
  async answers(world, { id }) {
    await clear(world, id)
    return {}
  },
  async arrived(world, row) {
    await clear(world, row.party_id)
    const organisation = await organisationById(world.app.services.db, row.party_id)
    if (!organisation) return
    await keepTopApplication(world.app.services.db, {
      ...{ region_path: row.region_path, case_id: row.id, case_number: row.number, filed_on: '2026-01-05' },
      ...{ credit_code: organisation.creditCode, year: 2026 },
    })
  },
}

export const topListFixtures: PermissionFixtures = {
  ...procedureFixtures([topListApplication], prepared),
  [`GET ${methods}`]: {
    may: everywhere([...keepers, 'city-leader', 'supervisor', 'district-officer']),
    request: async () => ({ path: methods }),
  },
  [`POST ${methods}`]: {
    may: everywhere(keepers),
    request: async () => ({ path: methods, body: { ...said, inForceFrom: '2099-01-01', ...method } }),
  },
  [`POST ${methods}/{methodId}/decision`]: {
    may: { own: keepers, 'other-district': keepers, 'other-city': [] },
    request: async (world, { cityPath }) => ({
      path: `${methods}/${await methodAt(world, cityPath)}/decision`,
      body: { isApproved: false, note: '示例意见' },
    }),
  },
  [`GET ${lists}`]: {
    may: readers,
    isList: true,
    request: async (world, place) => ({ path: lists, marks: [(await listAt(world, place)).listId] }),
  },
  [`POST ${lists}`]: {
    may: everywhere(keepers),
    request: async (world, { cityPath }, { person }) => {
      const { db } = world.app.services
      const regionPath = person?.membership.regionPath ?? cityPath
      await inForce(world, regionPath)
      await db.query("update recognition.top_list set state = 'dropped' where region_path = $1 and year = 2021", [
        regionPath,
      ])
      await db.query('delete from recognition.top_list_application where year = 2021 and region_path = $1', [
        regionPath,
      ])
      for (const at of [1, 2]) await aCandidate(world, regionPath, at)
      return { path: lists, body: { year: 2021, asOf: '2021-06-01' } }
    },
  },
  ...Object.fromEntries([
    onList('GET', '', readers),
    onList('GET', '/entries', readers, { marked: true }),
    onList('GET', '/entries.xlsx', readers),
    onList('GET', '/check', checkers),
    onList('GET', '/spec.json', checkers),
    onList('GET', '/data.csv', checkers, { marked: true }),
    onList('POST', '/approval', within(['city-officer', 'city-leader'], []), { body: { revision: 1 } }),
    onList('POST', '/dropping', officers, { body: { revision: 1, reason: '示例理由' } }),
    onList('POST', '/publication', officers, { state: 'notice', body: { revision: 1 } }),
    onList('POST', '/entries/{creditCode}/taking-out', officers, {
      state: 'notice',
      body: { revision: 1, reason: '示例理由' },
    }),
  ]),
  [`GET ${lists}/{listId}/entries/{creditCode}`]: {
    may: {
      ...readers,
      own: [...readers.own, 'organisation-member'],
    },
    request: async (world, place) => {
      const organisation = await organisationById(world.app.services.db, place.organisationId)
      const made = await listAt(world, place, { state: 'notice', ownCode: organisation?.creditCode })
      return { path: `${lists}/${made.listId}/entries/${made.creditCode}`, marks: [made.creditCode] }
    },
  },
  // About oneself, with nothing of anybody else to name.
  'GET /api/recognition/own-top-lists': {
    may: everywhere(['organisation-member']),
    request: async () => ({ path: '/api/recognition/own-top-lists' }),
  },
  'GET /api/recognition/public-top-lists': {
    may: everywhere(['anonymous', ...signedIn]),
    request: async () => ({ path: '/api/recognition/public-top-lists' }),
  },
}

/** A company with the figures of a year before, admitted to the candidates of 2021. */
async function aCandidate(world: World, regionPath: string, at: number): Promise<void> {
  const { services } = world.app
  const number = world.next()
  const creditCode = someCode(990_000 + number)
  await makeCompany(services, { creditCode, name: `示例候选企业${number}`, regionPath })
  const figures = [
    ['total_revenue_wan_yuan', '2020', 100 * at],
    ['total_revenue_wan_yuan', '2019', 90],
    ['rd_expense_wan_yuan', '2020', 7 * at * at],
  ] as const
  await services.db.tx((tx) =>
    sayFacts(
      tx,
      { ...services, actor: system },
      creditCode,
      figures.map(([fact, period, value]) => ({ fact, period, value: `${value}`, source: 'tax' as const })),
    ),
  )
  const caseId = services.ids.next('cas')
  await keepTopApplication(services.db, {
    ...{ region_path: regionPath, case_id: caseId, case_number: `示例${number}`, filed_on: '2021-05-05' },
    ...{ credit_code: creditCode, year: 2021 },
  })
  await closeTopApplications(services.db, [caseId], 'admitted')
}

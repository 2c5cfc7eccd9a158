import { organisationById } from '#areas/accounts'
import { openCompanyFile } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import type { CaseRecord } from '#platform/cases/store/cases'
import { type Prepared, procedureFixtures } from '#platform/cases/testing/procedure-fixtures'
import { putCase } from '#platform/cases/testing/put-case'
import type { TestPerson } from '#platform/http/testing/people'
import {
  type ActorName,
  actors,
  everywhere,
  nobody,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
  within,
} from '#platform/http/testing/permission-fixtures'
import { highTechRecommendation } from '../procedures/high-tech.ts'
import { highTech } from '../rules/season/high-tech.ts'
import { insertEntry } from '../store/season-entries.ts'
import { insertAssignment, insertRound } from '../store/season-rounds.ts'
import { insertSeason } from '../store/seasons.ts'
import { highTechAnswers } from './season-app.ts'

const base = '/api/recognition'
const offices = ['city-officer', 'city-leader', 'supervisor'] as const

let made = 0

interface Made {
  seasonId: string
  title: string
}

const today = ({ app }: World) => app.services.clock.now().toISOString().slice(0, 10)

/** A season of a city, open now or closed since long; each another batch, as the days of a season are its own. */
async function makeSeason(world: World, { cityPath }: Pick<Place, 'cityPath'>, isOpen = false): Promise<Made> {
  const { db, ids, clock } = world.app.services
  const id = ids.next('ssn')
  made += 1
  const title = `申报批次${id}`
  const [opens, closes] = isOpen ? ['2020-01-01', '2099-12-31'] : ['2020-01-01', '2020-02-01']
  await insertSeason(db, {
    ...{ region_path: cityPath, id, year: 2100 + Math.floor(made / 9), batch: 1 + (made % 9), title },
    ...{ opens_on: opens, closes_on: closes, review_by: null, recommend_by: null },
    ...{ made_at: clock.now(), made_by_name: '示例' },
  })
  return { seasonId: id, title }
}

const creditCodeOf = async ({ app }: World, partyId: string) =>
  (await organisationById(app.services.db, partyId))?.creditCode ?? `none-${partyId}`

/** A company that takes part nowhere, in a city where one can apply. */
async function clear(world: World, party: { id: string; regionPath: string }): Promise<void> {
  const { services } = world.app
  const organisation = await organisationById(services.db, party.id)
  await services.db.tx(async (tx) => {
    if (organisation) await openCompanyFile(tx, { ...services, actor: system }, organisation)
    await tx.query('delete from recognition.season_entry where party_id = $1', [party.id])
  })
  const cityPath = `${party.regionPath.split('/')[0]}/`
  await world.once(`open season of ${cityPath}`, () => makeSeason(world, { cityPath }, true))
}

/** The case takes part in a season; one round of review is over where it has come so far. */
async function enter(world: World, row: CaseRecord, seasonId?: string): Promise<void> {
  const { db } = world.app.services
  const season = seasonId ?? (await makeSeason(world, { cityPath: `${row.region_path.split('/')[0]}/` })).seasonId
  await db.query(`update recognition.season_entry set stage = 'withdrawn' where party_id = $1`, [row.party_id])
  await insertEntry(db, {
    ...{ region_path: row.region_path, case_id: row.id, season_id: season, case_number: row.number },
    ...{ party_id: row.party_id, credit_code: await creditCodeOf(world, row.party_id) },
    ...{ company_name: `申报企业${row.number}`, filed_on: today(world) },
  })
  if (row.state === 'submitted' || row.state === 'correcting') return
  await db.query(
    `update recognition.season_entry set stage = 'reviewing', rounds = 1, low = 72, high = 75, verdict = 'pass'
     where case_id = $1`,
    [row.id],
  )
}

const prepared: Prepared = {
  async answers(world, party) {
    await clear(world, party)
    return highTechAnswers
  },
  arrived: (world, row) => enter(world, row),
}

/** A case of the place that is under review. */
async function caseAt(world: World, place: Place, seasonId?: string): Promise<CaseRecord> {
  const { services } = world.app
  const party = {
    ...{ id: place.organisationId, kind: 'organisation' as const, name: '示例申报企业', regionPath: place.regionPath },
  }
  await clear(world, party)
  const at = { party, regionPath: place.regionPath, state: 'reviewing', answers: highTechAnswers }
  const row = await putCase(services, highTechRecommendation, at)
  await enter(world, row, seasonId)
  return row
}

/** A round that goes on, with somebody to review; whoever asks where that is the own. */
async function reviewAt(
  world: World,
  place: Place,
  person: TestPerson | null,
): Promise<{ row: CaseRecord; id: string }> {
  const { db, ids, clock } = world.app.services
  const row = await caseAt(world, place)
  const expert = person ?? (await world.personAt(place))
  const key = { region_path: row.region_path, case_id: row.id }
  await insertRound(db, {
    ...{ ...key, number: 1, due_on: '2099-12-31', opened_at: clock.now(), opened_by_name: '示例' },
    ...{ rule_set: highTech, version: '2016-01-01', answers: highTechAnswers, parameters: {} },
  })
  const id = ids.next('rev')
  await insertAssignment(db, {
    ...{ ...key, id, round: 1, expert_user_id: expert.userId, expert_name: expert.name },
    ...{ company_name: `申报企业${row.number}`, assigned_at: clock.now() },
  })
  return { row, id }
}

/** An expert of the place's city, always the same one. */
const expertAt = (world: World, { cityPath }: Place): Promise<TestPerson> =>
  world.once(`expert of ${cityPath}`, () => world.app.person({ role: 'expert', regionPath: cityPath }))

/** Everybody of the city's offices and its districts sees a season; another city's nobody. */
const seasonReaders: RouteFixture['may'] = {
  own: [...offices, 'district-officer'],
  'other-district': [...offices, 'district-officer'],
  'other-city': nobody,
}
const keepers = within(['city-officer'], [])
const seasons = `${base}/seasons`

const onSeason = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  given: (made: Made, place: Place, world: World) => Promise<object> | object = () => ({}),
): [string, RouteFixture] => [
  `${method} ${seasons}/{seasonId}${path}`,
  {
    may,
    request: async (world, place) => {
      const season = await makeSeason(world, place)
      return { path: `${seasons}/${season.seasonId}${path}`, ...(await given(season, place, world)) }
    },
  },
]

const onReview = (method: string, path: string, given: object = {}): [string, RouteFixture] => [
  `${method} ${base}/reviews/{reviewId}${path}`,
  {
    may: onlyOwn(['expert']),
    request: async (world, place, { person, isOwn }) => {
      const { id } = await reviewAt(world, place, isOwn ? person : null)
      return { path: `${base}/reviews/${id}${path}`, ...given }
    },
  },
]

const form = { title: '示例批次', opensOn: '2026-06-01', closesOn: '2026-06-30' }
const caseReaders: RouteFixture['may'] = within(offices, ['district-officer', 'organisation-member'])
const companies: readonly ActorName[] = ['organisation-member']

const draft = { revision: 1, scores: {}, comment: '', isHandedIn: false }

/** Companies that have a result are of the city; a company of the place in its file. */
async function companyAt(world: World, place: Place): Promise<string> {
  await clear(world, { id: place.organisationId, regionPath: place.regionPath })
  return creditCodeOf(world, place.organisationId)
}

const sheet = (creditCode: string) => ({
  name: '结果.csv',
  content: `统一社会信用代码,企业名称,结果\n${creditCode},示例企业,未认定\n`,
})

export const seasonFixtures: PermissionFixtures = {
  ...procedureFixtures([highTechRecommendation], prepared),
  [`GET ${seasons}`]: {
    may: seasonReaders,
    isList: true,
    request: async (world, place) => {
      const { title } = await makeSeason(world, place)
      return { path: `${seasons}?pageSize=500`, marks: [title] }
    },
  },
  [`POST ${seasons}`]: {
    may: everywhere(['city-officer']),
    request: async () => {
      made += 1
      return { path: seasons, body: { ...form, year: 2010 + Math.floor(made / 9), batch: 1 + (made % 9) } }
    },
  },
  ...Object.fromEntries([
    onSeason('PUT', '', keepers, () => {
      made += 1
      return { body: { ...form, year: 2040 + Math.floor(made / 9), batch: 1 + (made % 9), revision: 1 } }
    }),
    onSeason('POST', '/publication', keepers, async ({ seasonId }, place, world) => {
      await caseAt(world, place, seasonId)
      const { db, clock } = world.app.services
      await db.query(
        `insert into recognition.season_result (region_path, season_id, credit_code, company_name, company_region_path,
           result, source, source_name, said_at, said_by_name)
         values ($1, $2, $3, '示例', $4, 'not-recognised', 'hand', '示例', $5, '示例')`,
        [place.cityPath, seasonId, await creditCodeOf(world, place.organisationId), place.regionPath, clock.now()],
      )
      return { body: {} }
    }),
    onSeason('GET', '/board', seasonReaders, ({ title }) => ({ marks: [title] })),
    onSeason('GET', '/board.xlsx', seasonReaders),
    onSeason('GET', '/entries.xlsx', seasonReaders),
    onSeason('GET', '/results', seasonReaders),
    onSeason('GET', '/results.xlsx', seasonReaders),
    onSeason('GET', '/calibration', seasonReaders, ({ title }) => ({ marks: [title] })),
    onSeason('POST', '/results', keepers, async (_season, place, world) => ({
      body: { creditCode: await companyAt(world, place), result: 'not-recognised', basis: '示例公告' },
    })),
    onSeason('POST', '/results/import', keepers, async (_season, place, world) => ({
      body: { isDryRun: 'no' },
      file: sheet(await companyAt(world, place)),
    })),
    onReview('GET', ''),
    onReview('PUT', '', { body: draft }),
  ]),
  [`POST ${seasons}/{seasonId}/end`]: {
    may: keepers,
    request: async (world, place) => {
      const { seasonId } = await makeSeason(world, place, true)
      return { path: `${seasons}/${seasonId}/end`, body: { revision: 1 } }
    },
  },
  [`GET ${seasons}/{seasonId}/entries`]: {
    may: within(offices, ['district-officer']),
    isList: true,
    request: async (world, place) => {
      const { seasonId } = await makeSeason(world, place)
      const row = await caseAt(world, place, seasonId)
      return { path: `${seasons}/${seasonId}/entries`, marks: [row.number] }
    },
  },
  [`GET ${base}/season-cases/{caseId}`]: {
    may: caseReaders,
    request: async (world, place) => {
      const row = await caseAt(world, place)
      return { path: `${base}/season-cases/${row.id}`, marks: [row.number] }
    },
  },
  [`GET ${base}/season-cases/{caseId}/experts`]: {
    may: keepers,
    request: async (world, place) => ({ path: `${base}/season-cases/${(await caseAt(world, place)).id}/experts` }),
  },
  [`POST ${base}/season-cases/{caseId}/rounds`]: {
    may: keepers,
    request: async (world, place) => {
      const row = await caseAt(world, place)
      const { userId } = await expertAt(world, place)
      return { path: `${base}/season-cases/${row.id}/rounds`, body: { expertIds: [userId], dueOn: '2099-12-31' } }
    },
  },
  [`POST ${base}/season-cases/{caseId}/rounds/{number}/close`]: {
    may: keepers,
    request: async (world, place) => {
      const { row, id } = await reviewAt(world, place, null)
      await world.app.services.db.query(
        `update recognition.review_assignment set state = 'handed', handed_at = now() where id = $1`,
        [id],
      )
      return { path: `${base}/season-cases/${row.id}/rounds/1/close`, body: {} }
    },
  },
  [`GET ${base}/reviews`]: {
    may: onlyOwn(['expert']),
    isList: true,
    request: async (world, place, { person, isOwn }) => {
      const { row } = await reviewAt(world, place, isOwn ? person : null)
      return { path: `${base}/reviews?pageSize=100`, marks: [row.number] }
    },
  },
  [`GET ${base}/reviews/{reviewId}/files/{fileId}`]: {
    may: onlyOwn(['expert']),
    request: async (world, place, { person, isOwn }) => {
      const { row, id } = await reviewAt(world, place, isOwn ? person : null)
      return { path: `${base}/reviews/${id}/files/${await putEvidence(world, row)}` }
    },
  },
  [`GET ${base}/published-seasons`]: {
    may: everywhere(actors),
    request: async () => ({ path: `${base}/published-seasons` }),
  },
  [`GET ${base}/published-seasons/{seasonId}`]: {
    may: everywhere(actors),
    request: async (world, place) => {
      const { seasonId } = await makeSeason(world, place)
      await world.app.services.db.query(
        'update recognition.season set published = $2, published_at = now() where id = $1',
        [
          seasonId,
          JSON.stringify({ n: 0, recognised: 0, compared: 0, bands: [], confusion: null, error: null, districts: [] }),
        ],
      )
      return { path: `${base}/published-seasons/${seasonId}` }
    },
  },
  [`GET ${base}/diagnoses/own`]: {
    may: everywhere(companies),
    request: async () => ({ path: `${base}/diagnoses/own` }),
  },
  [`POST ${base}/diagnoses/own`]: {
    may: everywhere(companies),
    request: async () => ({ path: `${base}/diagnoses/own`, body: { answers: highTechAnswers } }),
  },
  [`PUT ${base}/diagnoses/own/points/{point}`]: {
    may: everywhere(companies),
    request: async () => ({ path: `${base}/diagnoses/own/points/gate_owns_ip`, body: { note: '示例', fileIds: [] } }),
  },
  [`GET ${base}/diagnoses/{creditCode}`]: {
    may: within(offices, ['district-officer']),
    request: async (world, place) => ({ path: `${base}/diagnoses/${await companyAt(world, place)}` }),
  },
}

/** A file that the case names as evidence, with its bytes. */
async function putEvidence({ app }: World, row: CaseRecord): Promise<string> {
  const { db, ids, clock, files } = app.services
  const body = Buffer.from(`示例材料 ${row.id}`)
  const file = await files.put({ name: '示例.txt', body, maxBytes: 1000, uploadedBy: null })
  const id = ids.next('att')
  await db.query(
    `insert into cases.attachment (party_id, id, draft_id, case_id, field, name, size_bytes, sha256, state, file_id, created_at)
     values ($1, $2, $2, $3, 'evidence', '示例.txt', $4, $5, 'complete', $6, $7)`,
    [row.party_id, id, row.id, body.length, file.digest, file.id, clock.now()],
  )
  const evidence = [{ id, name: '示例.txt', sizeBytes: body.length, sha256: file.digest }]
  await db.query('update cases.case set answers = answers || $3 where party_id = $1 and id = $2', [
    row.party_id,
    row.id,
    JSON.stringify({ evidence }),
  ])
  return file.id
}

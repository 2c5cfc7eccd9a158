import { organisationById } from '#areas/accounts'
import { businessDate } from '#kernel/clock'
import {
  actors,
  everywhere,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { jsonDigest } from '../actions/points/json-digest.ts'
import { keepStatement } from '../store/points-statements.ts'
import { consentAt, makeBank } from './consent-steps.ts'
import { someCode, today } from './points-app.ts'
import { firmAt } from './points-fixtures.ts'

const consents = '/api/recognition/points-consents'
const seen = '/api/recognition/consented-points'
const statements = '/api/recognition/points-statements'
const member = ['organisation-member'] as const
const days = { fromDay: today, untilDay: '2099-12-31' }

const ownerOf = async ({ app }: World, { organisationId }: Place) => {
  const known = await organisationById(app.services.db, organisationId)
  if (!known) throw new Error(`no organisation ${organisationId}`)
  return known
}

/** A consent that the organisation of a place gave to a bank of its own. */
async function givenAt(world: World, place: Place): Promise<string> {
  const bank = await makeBank(world.app.services, world.next(), place.cityPath)
  return consentAt(world.app.services, await ownerOf(world, place), bank, days)
}

let count = 0

/** A statement under a consent that the organisation of a place holds, as if it were a bank; its code is its digest’s first half. */
async function statementAt(world: World, place: Place): Promise<{ number: string; digest: string }> {
  const { services } = world.app
  const creditCode = await firmAt(world, place)
  const consentId = await givenAt(world, place)
  const number = `JF2026${String(++count).padStart(12, '0')}`
  const contents = {
    ...{ consentId, name: '示例', creditCode, bankName: '示例银行', purpose: '示例', validUntil: days.untilDay },
    ...{ year: 2026, revision: 1, judgedOn: today, ruleTitle: '示例', ruleVersion: today, isTrial: true },
    ...{ isInvented: true, stage: null, total: count, outOf: null, rank: null, of: null, low: null, high: null },
    ...{ items: [], certificates: [], sheetDigest: '' },
  }
  const digest = jsonDigest(contents)
  const at = services.clock.now()
  await keepStatement(services.db, {
    ...{ credit_code: creditCode, number, consent_id: consentId, contents, digest },
    ...{ issued_at: at, issued_by_name: '示例' },
  })
  return { number, digest }
}

export const consentFixtures: PermissionFixtures = {
  // About oneself, with nothing of anybody else to name.
  [`GET ${consents}`]: { may: everywhere(member), request: async () => ({ path: consents }) },
  [`GET ${consents}/looks`]: { may: everywhere(member), request: async () => ({ path: `${consents}/looks` }) },
  [`POST ${consents}`]: {
    may: everywhere(member),
    request: async (world) => {
      const bank = await makeBank(world.app.services, world.next(), '320800/')
      const untilDay = businessDate(world.app.services.clock.now())
      return { path: consents, body: { bankId: bank.id, purpose: '示例用途', untilDay } }
    },
  },
  [`POST ${consents}/{consentId}/withdrawal`]: {
    may: onlyOwn(member),
    request: async (world, place) => ({
      path: `${consents}/${await givenAt(world, place)}/withdrawal`,
      body: { reason: '示例理由' },
    }),
  },
  [`POST ${consents}/{consentId}/statement`]: {
    may: onlyOwn(member),
    request: async (world, place) => {
      await firmAt(world, place)
      return { path: `${consents}/${await givenAt(world, place)}/statement` }
    },
  },
  [`GET ${seen}`]: {
    may: onlyOwn(member),
    isList: true,
    request: async (world, place) => ({ path: seen, marks: [await seenFrom(world, place)] }),
  },
  [`GET ${seen}/{creditCode}`]: {
    may: onlyOwn(member),
    request: async (world, place) => {
      const creditCode = await seenFrom(world, place)
      return { path: `${seen}/${creditCode}`, marks: [creditCode] }
    },
  },
  [`GET ${statements}/{number}/paper`]: {
    may: onlyOwn(member),
    request: async (world, place) => ({ path: `${statements}/${(await statementAt(world, place)).number}/paper` }),
  },
  [`GET ${statements}/{number}`]: {
    may: everywhere(actors),
    request: async (world, place) => {
      const { number, digest } = await statementAt(world, place)
      return { path: `${statements}/${number}?code=${digest.slice(0, 32)}` }
    },
  },
}

/** A company that lets the organisation of a place see its points, as if that were a bank. */
async function seenFrom(world: World, place: Place): Promise<string> {
  const { services } = world.app
  const creditCode = someCode(700_000 + world.next())
  const company = { creditCode, name: `示例企业${creditCode.slice(-5)}有限公司`, regionPath: place.regionPath }
  await consentAt(services, company, await ownerOf(world, place), days)
  return creditCode
}

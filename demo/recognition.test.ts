import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { recognitionAreas } from '../areas/recognition/testing/recognition-app.ts'
import { registerDemoCompanies } from './enterprises.ts'
import { awardDemoRecognitions } from './recognition-awards.ts'
import { screenDemoCompanies } from './recognition-screening.ts'
import { story } from './story.ts'

const city = '320800/'
let app: TestApp
let people: Map<string, Awaited<ReturnType<TestApp['person']>>>

beforeAll(async () => {
  app = await startApp({ areas: recognitionAreas, clock: { now: () => new Date(story.today) } })
  const roles = {
    city: 'city-officer',
    statistics: 'city-officer',
    finance: 'finance-officer',
    finance2: 'finance-officer',
  }
  people = new Map()
  for (const [name, role] of Object.entries(roles))
    people.set(name, await app.person({ role: role as 'city-officer', regionPath: city, name }))
  await registerDemoCompanies(app.services)
})
afterAll(() => app?.close())

const get = async (path: string) => {
  const as = people.get('city')
  if (!as) throw new Error('the test has no officer')
  return (await app.request('GET', path, { as })).json<Record<string, unknown>>()
}

test('screening finds 570 companies that meet the measurable conditions, 380 of them above-scale industry', async () => {
  const officer = people.get('city')
  if (!officer) throw new Error('the test has no officer')
  const { screeningId } = await screenDemoCompanies(app.services, actorOf(officer))
  await expect
    .poll(() => get(`/api/recognition/screenings/${screeningId}`), { timeout: 50_000, interval: 200 })
    .toMatchObject({ state: 'done' })
  expect(await get(`/api/recognition/screenings/${screeningId}`)).toMatchObject({
    ...{ meets: 570, meetsAboveScale: 380, undecided: 4 },
  })
  const above = await get(`/api/recognition/screenings/${screeningId}/hits?outcome=meets&scale=above`)
  expect(above.total).toBe(380)
})

test('269 companies are paid 30,180,000.00 yuan, each once, and the books prove it', async () => {
  const actors = new Map([...people].map(([name, person]) => [name, actorOf(person)]))
  await awardDemoRecognitions(app.services, actors)
  const paid = await app.services.db.query<{ companies: bigint; payments: bigint; fen: bigint }>(
    `select count(distinct account_id) as companies, count(*) as payments, sum(amount_fen)::bigint as fen
     from ledger.payment where state = 'paid'`,
  )
  expect(paid).toEqual([{ companies: 269n, payments: 269n, fen: 3_018_000_000n }])
  const [out] = await app.services.db.query<{ balance_fen: bigint }>(
    `select balance_fen from ledger.account where code = 'bank/paid-out'`,
  )
  expect(out?.balance_fen).toBe(3_018_000_000n)
})

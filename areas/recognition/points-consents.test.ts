import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { ConsentedLine, ConsentedPoints, PointsConsent } from './contract/points-consents.ts'
import { makeBank } from './testing/consent-steps.ts'
import { city, computeNow, makeFirm, type PointsApp, someCode, startPoints } from './testing/points-app.ts'

let app: PointsApp
let company: TestPerson
let stranger: TestPerson
let bank: { id: string; name: string }
let banker: TestPerson
let otherBanker: TestPerson
const firm = someCode(1)
const base = '/api/recognition/points-consents'
const seen = `/api/recognition/consented-points`

beforeAll(async () => {
  app = await startPoints()
  await makeFirm(app.services, { creditCode: firm }, undefined, [])
  await makeFirm(app.services, { creditCode: someCode(2) })
  await computeNow(app.services)
  company = await app.memberOf(firm)
  stranger = await app.memberOf(someCode(2))
  bank = await makeBank(app.services, 1)
  const other = await makeBank(app.services, 2)
  const member = (organisationId: string, name: string) =>
    app.person({ role: 'organisation-member', regionPath: city, organisationId, name })
  banker = await member(bank.id, '钱经理')
  otherBanker = await member(other.id, '孙经理')
})
afterAll(() => app?.close())

const give = (over: object = {}, as = company) =>
  app.request('POST', base, {
    as,
    body: { bankId: bank.id, purpose: '科技贷款授信审查', untilDay: '2026-12-31', ...over },
  })
const read = (as = banker, creditCode = firm) => app.request('GET', `${seen}/${creditCode}`, { as })
const own = async () => (await app.request('GET', base, { as: company })).json<{ items: PointsConsent[] }>()
const listed = async (as = banker, q = '') =>
  (await app.request('GET', `${seen}?q=${encodeURIComponent(q)}`, { as })).json<{ items: ConsentedLine[] }>().items
const withdraw = async () => {
  const [open] = (await own()).items
  return app.request('POST', `${base}/${open?.id}/withdrawal`, { as: company, body: { reason: '贷款已办结' } })
}

test('without a consent a bank sees nothing, and no consent lasts longer than the city lets it', async () => {
  expect((await read()).codes).toEqual(['recognition.consent-none'])
  expect((await give({ untilDay: '2027-05-12' })).json<{ detail: string }>().detail).toContain(
    '2026-05-11 至 2027-05-11',
  )
  expect((await give({ untilDay: '2026-05-10' })).codes).toEqual(['recognition.consent-day'])
  const notBank = (await app.request('GET', base, { as: stranger })).json<{ creditCode: string }>()
  expect(notBank.creditCode).toBe(someCode(2))
  expect((await give({ bankId: stranger.membership.organisationId })).codes).toEqual(['recognition.consent-no-bank'])
})

test('of two consents to one bank at once one is given', async () => {
  const answers = await Promise.all([give(), give(), give()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect((await own()).items).toHaveLength(1)
  expect((await give()).codes).toEqual(['recognition.consent-open'])
})

test('the bank sees points, place and reasons, and none of the figures behind them', async () => {
  const view = (await read()).json<ConsentedPoints>()
  expect(view).toMatchObject({ creditCode: firm, untilDay: '2026-12-31', purpose: '科技贷款授信审查' })
  expect(view.sheet).toMatchObject({ year: 2026, isTrial: true, isReproduced: true, place: { rank: 1, of: 2 } })
  expect(view.sheet?.digest).toMatch(/^[0-9a-f]{64}$/)
  const fallen = view.sheet?.items.find(({ id }) => id === 'G3')
  expect(fallen).toMatchObject({ points: 0, reason: { code: 'negative', lost: 8 } })
  expect(view.sheet?.items[0] && Object.keys(view.sheet.items[0])).toEqual([
    'id',
    'group',
    'label',
    'points',
    'max',
    'reason',
  ])
  expect(JSON.stringify(view)).not.toContain('8000')
  expect((await listed()).map(({ creditCode }) => creditCode)).toEqual([firm])
  expect(await listed(banker, '没有这家')).toEqual([])
  expect(await listed(otherBanker)).toEqual([])
  expect((await read(otherBanker)).status).toBe(404)
  expect((await app.request('GET', `/api/recognition/points/${firm}/2026`, { as: banker })).status).toBe(404)
})

test('every look is shown to the company, also one that follows at once', async () => {
  const looks = async () =>
    (await app.request('GET', `${base}/looks`, { as: company })).json<{
      items: { byName: string; what: string }[]
      total: number
    }>()
  const before = (await looks()).total
  await Promise.all([read(), read()])
  const after = await looks()
  expect(after.total).toBe(before + 2)
  expect(after.items[0]).toMatchObject({ bankName: bank.name, byName: '钱经理', what: 'points' })
  await expect(app.services.db.query('delete from recognition.points_look')).rejects.toThrow('only added to')
})

test('a statement is verified by number and code; a wrong code or a changed content is refused; it ends with the consent', async () => {
  const [consent] = (await own()).items
  const issue = (as = banker) => app.request('POST', `${base}/${consent?.id}/statement`, { as })
  const { number } = (await issue()).json<{ number: string }>()
  expect((await issue(company)).json()).toEqual({ number })
  expect((await issue(stranger)).status).toBe(404)
  const statements = '/api/recognition/points-statements'
  const paper = await app.request('GET', `${statements}/${number}/paper`, { as: banker })
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await app.request('GET', `${statements}/${number}/paper`, { as: otherBanker })).status).toBe(404)
  const { db } = app.services
  const [kept] = await db.query<{ digest: string }>('select digest from recognition.points_statement')
  const code = kept?.digest.slice(0, 32) ?? ''
  const verify = (given: string) => app.request('GET', `${statements}/${number}?code=${given}`)
  expect((await verify(code)).json()).toMatchObject({
    standing: 'in-force',
    contents: { creditCode: firm, year: 2026 },
  })
  expect((await verify(code.replace(/^./, (c) => (c === '0' ? '1' : '0')))).status).toBe(404)
  const set = (total: string) =>
    db.query(`update recognition.points_statement set contents = jsonb_set(contents, '{total}', $1::jsonb)`, [total])
  const [{ total } = { total: '' }] = await db.query<{ total: string }>(
    "select contents ->> 'total' as total from recognition.points_statement",
  )
  await db.query('alter table recognition.points_statement disable trigger points_statement_kept')
  await set('99')
  expect((await verify(code)).codes).toEqual(['recognition.statement-unknown'])
  await set(total)
  await db.query('alter table recognition.points_statement enable trigger points_statement_kept')
  expect((await verify(code)).status).toBe(200)

  expect((await withdraw()).json()).toEqual({ state: 'withdrawn' })
  expect((await verify(code)).json()).toMatchObject({ standing: 'withdrawn', endedOn: '2026-05-11', contents: null })
  const paperNow = await app.request('GET', `${statements}/${number}/paper`, { as: banker })
  expect(paperNow.codes).toEqual(['recognition.consent-withdrawn'])
})

test('what was withdrawn is closed at once, stays in the history and can be given anew; what ran out is closed as well', async () => {
  expect((await read()).codes).toEqual(['recognition.consent-withdrawn'])
  expect(await listed()).toEqual([])
  expect((await withdraw()).codes).toEqual(['recognition.consent-over-already'])
  expect((await give({ untilDay: '2026-05-11' })).status).toBe(201)
  expect((await read()).status).toBe(200)
  const { db } = app.services
  await db.query('alter table recognition.points_consent disable trigger points_consent_kept')
  await db.query(
    "update recognition.points_consent set from_day = '2026-05-01', until_day = '2026-05-10' where ended_at is null",
  )
  await db.query('alter table recognition.points_consent enable trigger points_consent_kept')
  expect((await read()).codes).toEqual(['recognition.consent-expired'])
  expect((await give()).status).toBe(201)
  expect((await own()).items.map(({ state }) => state)).toEqual(['in-force', 'expired', 'withdrawn'])
  await expect(db.query("update recognition.points_consent set purpose = 'x'")).rejects.toThrow('only be ended')
})

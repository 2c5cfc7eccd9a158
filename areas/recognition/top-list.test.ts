import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runIndex } from '#engines/composite-index'
import type { TestPerson } from '#platform/http/testing/people'
import type { TopListWorking } from './contract/top-list.ts'
import { type Applicant, city, type RecognitionApp, startRecognition } from './testing/recognition-app.ts'
import {
  act,
  admitted,
  apply,
  draw,
  entries,
  lists,
  methodInForce,
  methods,
  ok,
  seen,
  someMethod,
  step,
  taxSays,
} from './testing/top-list-steps.ts'

let app: RecognitionApp
let second: TestPerson
let company: Record<'best' | 'good' | 'fair' | 'last', Applicant>
let listId: string
/** An application that waits for the city. */
let pending: string

beforeAll(async () => {
  app = await startRecognition()
  second = await app.person({ role: 'city-officer', regionPath: city, name: '吴处长' })
})
afterAll(() => app?.close())

const publicLists = async () =>
  ok(await app.request('GET', '/api/recognition/public-top-lists')).json<{
    years: number[]
    items: { state: string; companies: { place: number; name: string }[] }[]
  }>()
const own = async ({ member }: Applicant) =>
  ok(await app.request('GET', '/api/recognition/own-top-lists', { as: member })).json<{
    items: { place: number | null; standing: string }[]
    isOpen: boolean
  }>()
const working = ({ creditCode }: Applicant, as: TestPerson) =>
  app.request('GET', `${lists}/${listId}/entries/${creditCode}`, { as })

test('without a method in force nobody applies and nothing is drawn', async () => {
  const early = await app.company()
  expect((await apply(app, early, [100, 90, 5, 4])).codes).toEqual(['recognition.top-no-method'])
  expect((await draw(app, app.cityOfficer)).codes).toEqual(['recognition.top-no-method'])
  expect((await own(early)).isOpen).toBe(false)
})

test('a method is put in force by somebody else, once; what is wrong with one is said at once', async () => {
  const indicators = someMethod().indicators.map((each) => ({ ...each, weight: 30 }))
  const said = { title: '示例办法', number: '示例1号', inForceFrom: '2026-01-01' }
  const wrong = await app.request('POST', methods, {
    as: app.cityOfficer,
    body: { ...said, ...someMethod({ indicators, tieBreak: 'T8' }) },
  })
  expect(wrong.codes).toEqual(['recognition.top-weight-sum', 'recognition.top-tie-break'])
  const made = await app.request('POST', methods, { as: app.cityOfficer, body: { ...said, ...someMethod() } })
  const { methodId } = ok(made).json<{ methodId: string }>()
  const decide = (as: TestPerson, isApproved = true) =>
    app.request('POST', `${methods}/${methodId}/decision`, { as, body: { isApproved, note: '示例意见' } })
  expect((await decide(app.cityOfficer)).codes).toEqual(['recognition.top-method-same-person'])
  ok(await decide(second, false))
  expect((await decide(second)).codes).toEqual(['recognition.top-method-decided'])
  await methodInForce(app, second)
  const twice = app.request('POST', methods, { as: app.cityOfficer, body: { ...said, ...someMethod() } })
  const again = ok(await twice).json<{ methodId: string }>().methodId
  const taken = await app.request('POST', `${methods}/${again}/decision`, {
    as: second,
    body: { isApproved: true, note: '示例意见' },
  })
  expect(taken.codes).toEqual(['recognition.top-method-day-taken'])
})

test('a company applies once a year; contradictions, missing figures and ended companies are refused', async () => {
  const one = await app.company()
  const contradictory = await apply(app, one, [100, 90, 5, 4], { staff: '10', rdStaff: '11' })
  expect(contradictory.codes).toEqual(['recognition.top-part'])
  expect((await apply(app, one, [100, 0, 0, 0], { rdExpense: undefined })).status).toBe(422)
  const { caseId } = ok(await apply(app, one, [100, 90, 5, 4])).json<{ caseId: string }>()
  expect((await apply(app, one, [100, 90, 5, 4])).codes).toEqual(['recognition.top-applied'])
  ok(await act(app, caseId, 'withdraw', one.member))
  const after = ok(await apply(app, one, [100, 90, 5, 4])).json<{ caseId: string }>()
  ok(await act(app, after.caseId, 'pass', app.districtOfficer))
  ok(await act(app, after.caseId, 'refuse', app.cityOfficer, { reason: '示例：不属于科技型企业' }))

  const strict = await app.company()
  await app.services.db.query(
    "update recognition.top_list_application set state = 'withdrawn' where credit_code = $1",
    [strict.creditCode],
  )
  ok(await apply(app, strict, [100, 90, 5, 4]))
  await app.services.db.query(
    "update enterprises.company set status = 'dissolved', ended_on = '2026-05-01' where credit_code = $1",
    [strict.creditCode],
  )
  expect((await apply(app, strict, [100, 90, 5, 4])).codes).toEqual([
    'recognition.top-ended',
    'recognition.top-applied',
  ])
  const nothing = await app.company()
  // Nothing to grow from and nothing to divide by: one of three indicators is known, 60 % are wanted.
  expect((await apply(app, nothing, [0, 0, 5, 4])).codes).toEqual(['recognition.top-missing'])
})

test('twice at the same moment is one application', async () => {
  const one = await app.company()
  const answers = await Promise.all([apply(app, one, [100, 90, 5, 4]), apply(app, one, [100, 90, 5, 4])])
  expect(answers.map(({ status }) => status < 300).sort()).toEqual([false, true])
  expect(answers.flatMap(({ codes }) => codes)).toHaveLength(1)
})

test('the list ranks everybody admitted by what offices say before what companies say, with the working of each', async () => {
  expect((await draw(app, app.cityOfficer)).codes).toEqual(['recognition.top-few'])
  company = {
    best: await admitted(app, [1000, 500, 100, 50]),
    good: await admitted(app, [800, 500, 80, 50]),
    fair: await admitted(app, [600, 500, 30, 20]),
    last: await admitted(app, [900, 850, 9, 9]),
  }
  await taxSays(app, company.last, '200')
  expect((await draw(app, app.cityOfficer, { year: 2026, asOf: '2026-06-11' })).codes).toEqual([
    'recognition.top-day-of-year',
  ])
  listId = ok(await draw(app, app.cityOfficer)).json<{ id: string }>().id
  expect((await draw(app, second)).codes).toEqual(['recognition.top-there'])
  const rows = await entries(app, listId)
  expect(rows.map(({ name, place, standing }) => [name, place, standing])).toEqual([
    [company.best.name, 1, 'seated'],
    [company.good.name, 2, 'seated'],
    [company.fair.name, 3, 'below'],
    [company.last.name, 4, 'below'],
  ])
  expect(rows.map(({ score }) => score)).toEqual([100, 82.9667, 38.6606, 0])
  for (const { rank, low, high } of rows) expect([low ?? 0, rank ?? 0, high ?? 0]).toEqual([low, rank, high].sort())
  expect(await seen(app, listId)).toMatchObject({
    ...{ state: 'drawn', ranked: 4, unranked: 0, seated: 2, isOwn: true, mayApprove: false },
    line: { place: 2, sharing: 1, areIn: true, score: 82.9667 },
  })
  const fair = ok(await working(company.fair, app.cityOfficer)).json<TopListWorking>()
  expect(fair).toMatchObject({ toLine: 44.3061, costsMost: 'T3' })
  expect(fair.items.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0)).toBeCloseTo(fair.score ?? 0, 4)
  const last = ok(await working(company.last, app.cityOfficer)).json<TopListWorking>()
  expect(last.items[0]).toMatchObject({ value: '200', from: [{ year: 2025, value: '200', source: { zh: '税务' } }] })
})

test('a draft is seen by no company and not by the public; a district sees its own companies only', async () => {
  expect((await own(company.best)).items).toEqual([])
  expect((await working(company.best, company.best.member)).codes).toEqual(['recognition.top-not-found'])
  expect((await publicLists()).items).toEqual([])
  expect(await entries(app, listId, app.districtOfficer)).toHaveLength(4)
  const elsewhere = await app.person({ role: 'district-officer', regionPath: '320800/320826/' })
  expect(await entries(app, listId, elsewhere)).toEqual([])
  expect((await working(company.best, elsewhere)).codes).toEqual(['recognition.top-entry-not-found'])
})

test('spec and data recompute every rank from the command line, and a list that was changed is noticed', async () => {
  const spec = ok(await app.request('GET', `${lists}/${listId}/spec.json`, { as: second })).text
  const data = ok(await app.request('GET', `${lists}/${listId}/data.csv`, { as: second })).text
  const rows = await entries(app, listId)
  const expected = rows.map(({ creditCode, rank, score, low, high }) => ({
    unit: creditCode,
    rank,
    score,
    rankBand: [low, high],
  }))
  expect(runIndex(spec, data).results).toMatchObject(expected)
  const folder = await mkdtemp(join(tmpdir(), 'top-list-'))
  await writeFile(join(folder, 'spec.json'), spec)
  await writeFile(join(folder, 'data.csv'), data)
  const command = ['app/cli/main.ts', 'index', join(folder, 'spec.json'), '--data', join(folder, 'data.csv'), '--json']
  const { stdout } = await promisify(execFile)('node', command)
  await rm(folder, { recursive: true })
  expect((JSON.parse(stdout) as { results: object[] }).results).toMatchObject(expected)

  const check = async () => ok(await app.request('GET', `${lists}/${listId}/check`, { as: second })).json<object>()
  expect(await check()).toEqual({ isSame: true, companies: 4, differing: [] })
  const change = 'update recognition.top_list_entry set score = 99 where list_id = $1 and credit_code = $2'
  await expect(app.services.db.query(change, [listId, company.fair.creditCode])).rejects.toThrow('frozen')
  const without = async (run: () => Promise<unknown>) => {
    await app.services.db.query('alter table recognition.top_list_entry disable trigger top_list_entry_kept')
    await run()
    await app.services.db.query('alter table recognition.top_list_entry enable trigger top_list_entry_kept')
  }
  await without(() => app.services.db.query(change, [listId, company.fair.creditCode]))
  expect(await check()).toEqual({ isSame: false, companies: 4, differing: [company.fair.creditCode] })
  expect((await step(app, second, listId, 'approval')).codes).toEqual(['recognition.top-not-same'])
  await without(() =>
    app.services.db.query(
      'update recognition.top_list_entry set score = 38.6606 where list_id = $1 and credit_code = $2',
      [listId, company.fair.creditCode],
    ),
  )
  expect(await check()).toMatchObject({ isSame: true })
})

test('a list that does not know every candidate is not approved; drawn again it does', async () => {
  const late = await admitted(app, [500, 499, 1, 1])
  expect((await step(app, second, listId, 'approval')).codes).toEqual(['recognition.top-admitted-since'])
  ok(await step(app, app.cityOfficer, listId, 'dropping', { reason: '示例：又有候选' }))
  listId = ok(await draw(app, app.cityOfficer)).json<{ id: string }>().id
  expect((await entries(app, listId)).map(({ name }) => name)).toContain(late.name)
  // Back to the four of before.
  ok(await step(app, app.cityOfficer, listId, 'dropping', { reason: '示例：撤回候选' }))
  await app.services.db.query(
    "update recognition.top_list_application set state = 'withdrawn' where credit_code = $1",
    [late.creditCode],
  )
  listId = ok(await draw(app, app.cityOfficer)).json<{ id: string }>().id
})

test('somebody else approves; names and places are on notice, and each company sees its own working only', async () => {
  pending = ok(await apply(app, await app.company(), [100, 90, 5, 4])).json<{ caseId: string }>().caseId
  ok(await act(app, pending, 'pass', app.districtOfficer))
  expect((await step(app, app.cityOfficer, listId, 'approval')).codes).toEqual(['recognition.top-own'])
  expect((await step(app, second, listId, 'publication')).codes).toEqual(['recognition.top-not-on-notice'])
  const both = await Promise.all([step(app, second, listId, 'approval'), step(app, second, listId, 'approval')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await seen(app, listId)).toMatchObject({ state: 'notice', noticeUntil: '2026-06-17' })
  expect((await publicLists()).items).toEqual([
    expect.objectContaining({
      state: 'notice',
      companies: [
        { place: 1, name: company.best.name },
        { place: 2, name: company.good.name },
      ],
    }),
  ])
  expect((await own(company.fair)).items).toMatchObject([{ place: 3, standing: 'below' }])
  ok(await working(company.fair, company.fair.member))
  expect((await working(company.best, company.fair.member)).codes).toEqual(['recognition.top-entry-not-found'])
})

test('once it is on notice nobody applies or is admitted any more', async () => {
  expect((await apply(app, await app.company(), [100, 90, 5, 4])).codes).toEqual(['recognition.top-year-over'])
  expect((await act(app, pending, 'admit', app.cityOfficer)).codes).toEqual(['recognition.top-year-over'])
})

test('an objection takes a company out; the next moves up unscored and is on notice anew', async () => {
  expect((await step(app, second, listId, 'publication')).codes).toEqual(['recognition.top-on-notice'])
  app.at('2026-06-15')
  const path = `entries/${company.best.creditCode}/taking-out`
  const out = ok(await step(app, second, listId, path, { reason: '异议成立：数据不实' })).json<object>()
  expect(out).toEqual({ noticeUntil: '2026-06-23', movedIn: [company.fair.name] })
  expect((await step(app, second, listId, path, { reason: '再次移出' })).codes).toEqual(['recognition.top-out-already'])
  const rows = await entries(app, listId)
  expect(rows.map(({ name, place, score }) => [name, place, score])).toEqual([
    [company.good.name, 1, 82.9667],
    [company.fair.name, 2, 38.6606],
    [company.last.name, 3, 0],
    [company.best.name, null, 100],
  ])
  expect(rows[3]).toMatchObject({ standing: 'taken-out', takenOutReason: '异议成立：数据不实' })
  expect(await entries(app, listId, second, '&standing=taken-out')).toHaveLength(1)
})

test('after the notice it is published: the title stands in the file, an ended company stops it', async () => {
  app.at('2026-06-24')
  const set = (status: string, on: string | null) =>
    app.services.db.query('update enterprises.company set status = $2, ended_on = $3 where credit_code = $1', [
      ...[company.good.creditCode, status, on],
    ])
  await set('dissolved', '2026-06-20')
  expect((await step(app, second, listId, 'publication')).codes).toEqual(['recognition.top-ended-meanwhile'])
  await set('active', null)
  expect(ok(await step(app, second, listId, 'publication')).json()).toEqual({ certificates: 2 })
  expect((await step(app, second, listId, 'dropping', { reason: '示例理由' })).codes).toEqual([
    'recognition.top-not-drawn',
  ])
  const held = await app.services.db.query<Record<string, unknown>>(
    `select credit_code, number, valid_from::text as valid_from, valid_to::text as valid_to from enterprises.certificate
     where title = 'top-100' order by number`,
  )
  expect(held).toEqual([
    {
      ...{ credit_code: company.good.creditCode, number: 'BQ2026-001' },
      ...{ valid_from: '2026-06-24', valid_to: '2027-06-23' },
    },
    expect.objectContaining({ credit_code: company.fair.creditCode, number: 'BQ2026-002' }),
  ])
  expect((await publicLists()).items[0]).toMatchObject({ state: 'published' })
})

test('next year says who was where, who is new and who left; a dropped draft is kept and another may be drawn', async () => {
  app.at('2027-05-10')
  const again = async (one: Applicant, figures: Parameters<typeof apply>[2]) => {
    const { caseId } = ok(await apply(app, one, figures)).json<{ caseId: string }>()
    ok(await act(app, caseId, 'pass', app.districtOfficer))
    ok(await act(app, caseId, 'admit', app.cityOfficer))
  }
  await again(company.good, [900, 800, 90, 80])
  await again(company.best, [1500, 1000, 200, 100])
  await again(company.last, [950, 900, 99, 9])
  const body = { year: 2027, asOf: '2027-05-10' }
  const first = ok(await draw(app, app.cityOfficer, body)).json<{ id: string }>().id
  ok(await step(app, app.cityOfficer, first, 'dropping', { reason: '示例：数据待核' }))
  const next = ok(await draw(app, app.cityOfficer, body)).json<{ id: string }>().id
  const rows = await entries(app, next)
  expect(rows.map(({ name, lastPlace }) => [name, lastPlace])).toEqual([
    [company.best.name, null],
    [company.last.name, null],
    [company.good.name, 1],
  ])
  expect((await seen(app, next)).left.map(({ name, place }) => [name, place])).toEqual([
    [company.good.name, 1],
    [company.fair.name, 2],
  ])
  expect(await seen(app, first)).toMatchObject({ state: 'dropped', dropReason: '示例：数据待核' })
})

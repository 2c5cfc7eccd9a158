import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayFacts } from '#areas/enterprises'
import { system } from '#platform/auth/actor'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { makeCertificate, makeCompany, someCode } from '../enterprises/testing/made-company.ts'
import type { Screening, ScreeningHit } from './contract/screening.ts'
import { type AwardsApp, startAwards } from './testing/awards-app.ts'
import { city, district } from './testing/recognition-app.ts'

let app: AwardsApp
const on = '2026-05-11'
const codes = {
  good: someCode(501),
  near: someCode(502),
  unknown: someCode(503),
  bad: someCode(504),
  holder: someCode(505),
}

/** A company with so many scientists among a hundred, and R&D of so much in sales of 1,000 万元 in each of three years. */
async function company(
  creditCode: string,
  { scientists, rd, revenue }: { scientists?: number; rd?: number; revenue?: string },
): Promise<void> {
  const { services } = app
  await makeCompany(services, {
    creditCode,
    name: `示例${creditCode.slice(-5)}有限公司`,
    regionPath: district,
    registeredOn: '2015-01-01',
    industry: 'C2641',
  })
  const say = (fact: Parameters<typeof sayFacts>[3][number]['fact'], period: string, value: number | string) => ({
    ...{ fact, period, value: String(value), source: 'tax' as const },
  })
  const years = ['2023', '2024', '2025']
  const facts = [
    ...(revenue === undefined ? [] : [say('main_business_revenue_wan_yuan', '2025', revenue)]),
    ...(scientists === undefined
      ? []
      : [say('staff_total', '2025', 100), say('staff_science_and_technology', '2025', scientists)]),
    ...(rd === undefined
      ? []
      : years.flatMap((year) => [say('sales_wan_yuan', year, 1000), say('rd_expense_wan_yuan', year, rd)])),
  ]
  await services.db.tx((tx) => sayFacts(tx, { ...services, actor: system }, creditCode, facts))
}

beforeAll(async () => {
  app = await startAwards()
  await company(codes.good, { scientists: 20, rd: 60, revenue: '2000' })
  await company(codes.near, { scientists: 9, rd: 60, revenue: '1999.99' })
  await company(codes.unknown, { scientists: 20 })
  await company(codes.bad, { scientists: 1, rd: 1 })
  await company(codes.holder, { scientists: 30, rd: 80 })
  await makeCertificate(app.services, codes.holder, '2025-03-01')
})
afterAll(() => app?.close())

const asked = {
  ...{
    title: '高企摸排',
    goal: 'high-tech-enterprise',
    gates: ['staff_ratio', 'rd_ratio', 'age_365_days'],
    atLeast: null,
  },
  ...{ mostFailed: 1, asOf: on, withinRegion: city, section: 'C', notHolding: 'high-tech-enterprise' },
}
const base = '/api/recognition/screenings'
const start = (over: object = {}, as = app.officer) => app.request('POST', base, { as, body: { ...asked, ...over } })
const read = async (id: string) => (await app.request('GET', `${base}/${id}`, { as: app.officer })).json<Screening>()

async function done(over: object = {}): Promise<Screening> {
  const answer = await start(over)
  if (answer.status !== 201) throw new Error(answer.text)
  const { id } = answer.json<Screening>()
  for (;;) {
    const now = await read(id)
    if (now.state === 'done') return now
    if (now.state === 'failed') throw new Error(now.failure?.zh)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const hits = async (id: string, query = '') =>
  (await app.request('GET', `${base}/${id}/hits?pageSize=200${query}`, { as: app.officer })).json<{
    items: ScreeningHit[]
  }>().items

test('a goal finds those that meet it, those that miss little and those whose data are missing; holders are left out', async () => {
  const screening = await done()
  expect(screening).toMatchObject({
    lookedAt: 4,
    meets: 1,
    nearly: 1,
    undecided: 1,
    fails: 1,
    ruleVersion: '2016-01-01',
  })
  const found = await hits(screening.id)
  expect(found.map(({ creditCode, outcome }) => [creditCode, outcome])).toEqual([
    [codes.good, 'meets'],
    [codes.near, 'nearly'],
    [codes.unknown, 'undecided'],
  ])
  const [good, near, unknown] = found
  expect(good?.figures).toContainEqual(expect.objectContaining({ year: 2025, value: '20', source: 'tax', on }))
  expect(near?.criteria.filter(({ ok }) => ok === false)).toEqual([
    expect.objectContaining({ id: 'staff_ratio', clause: '第十一条（四）' }),
  ])
  expect(near?.criteria.find(({ id }) => id === 'staff_ratio')?.reason.zh).toContain('9')
  expect(unknown?.missing.map(({ fact }) => fact)).toContain('sales_last_3_years_wan_yuan')
})

test('industry above the designated size is told from what is below it and what is not known, and asked for', async () => {
  const screening = await done()
  expect(screening.meetsAboveScale).toBe(1)
  const of = async (scale: string) => (await hits(screening.id, `&scale=${scale}`)).map(({ creditCode }) => creditCode)
  expect([await of('above'), await of('below'), await of('unknown')]).toEqual([
    [codes.good],
    [codes.near],
    [codes.unknown],
  ])
  const [good] = await hits(screening.id, '&scale=above')
  expect(good?.figures).toContainEqual(
    expect.objectContaining({ label: { zh: '主营业务收入', en: 'Main-business revenue' }, value: '2000' }),
  )
})

test('computed again from what was kept it is the same, also after the files have changed; a changed input is found out', async () => {
  const screening = await done()
  const say = { fact: 'staff_science_and_technology' as const, period: '2025', source: 'tax' as const }
  await app.services.db.tx((tx) =>
    sayFacts(tx, { ...app.services, actor: system }, codes.good, [{ ...say, value: '2' }]),
  )
  const again = async () => (await app.request('GET', `${base}/${screening.id}/recomputed`, { as: app.officer })).json()
  expect(await again()).toEqual({ same: 3, different: [] })
  await app.services.db.query(
    `update recognition.screening_hit set inputs = jsonb_set(inputs, '{staff_total_monthly_average}', '"9999"')
     where screening_id = $1 and credit_code = $2`,
    [screening.id, codes.good],
  )
  expect(await again()).toEqual({ same: 2, different: [codes.good] })
})

test('beside what was recognised in a year it says how much came true and how much was found', async () => {
  await company(codes.good, { scientists: 20, rd: 60, revenue: '2000' })
  const screening = await done({ gates: ['rd_ratio'], notHolding: null })
  // good, near and the holder meet it; the holder was recognised in 2025, and nobody else.
  const accuracy = await app.request('GET', `${base}/${screening.id}/accuracy?year=2025`, { as: app.officer })
  expect(accuracy.json()).toEqual({ year: 2025, found: 3, real: 1, both: 1, precision: 1 / 3, recall: 1 })
  const none = await app.request('GET', `${base}/${screening.id}/accuracy?year=2019`, { as: app.officer })
  expect(none.json()).toMatchObject({ real: 0, both: 0, precision: 0, recall: null })
})

test('conditions that company files cannot answer are told from those that they can', async () => {
  const { items } = (await app.request('GET', '/api/recognition/screening-goals', { as: app.officer })).json<{
    items: { id: string; gates: { id: string; isOnFile: boolean }[] }[]
  }>()
  const gates = items.find(({ id }) => id === 'high-tech-enterprise')?.gates
  expect(gates?.filter(({ isOnFile }) => !isOnFile).map(({ id }) => id)).toEqual(['rd_domestic_share', 'score_over_70'])
})

test('what cannot be screened for is refused with every reason', async () => {
  const wrong = await start({ goal: 'gazelle', gates: ['no_such'], atLeast: 60, asOf: '2027-01-01' })
  expect(wrong.codes).toEqual([
    'recognition.screening-gate-unknown',
    'recognition.screening-no-total',
    'recognition.screening-in-future',
  ])
  expect((await start({ gates: [] })).codes).toEqual(['recognition.screening-no-condition'])
  expect((await start({ asOf: '2010-01-01' })).codes).toEqual(['recognition.screening-no-rule'])
  expect((await start({ withinRegion: '320100/' })).codes).toEqual(['recognition.screening-elsewhere'])
})

test('chosen companies are told; how many have no account is said, and where none has, nothing is sent', async () => {
  const screening = await done()
  await app.memberOf(codes.near, district)
  const tell = (creditCodes: string[]) =>
    app.request('POST', `${base}/${screening.id}/messages`, {
      as: app.officer,
      body: { creditCodes, text: '请补充研发人员材料后申报。' },
    })
  expect((await tell([codes.near, codes.unknown])).json()).toEqual({ told: 1, withoutAccount: 1 })
  expect((await tell([codes.unknown])).codes).toEqual(['recognition.screening-nobody-to-tell'])
})

test('nobody is told in the name of a screening that did not find it', async () => {
  const screening = await done()
  await app.memberOf(codes.bad, district)
  const answer = await app.request('POST', `${base}/${screening.id}/messages`, {
    as: app.officer,
    body: { creditCodes: [codes.near, codes.bad], text: '请补充研发人员材料后申报。' },
  })
  expect([answer.status, answer.codes]).toEqual([422, ['recognition.screening-not-found-by-it']])
})

test('officers choose companies of a screening: by whom and when is kept, found again, in the sheet, and taken back', async () => {
  const { id } = await done()
  const choose = (creditCodes: string[], isChosen = true, as = app.officer) =>
    app.request('POST', `${base}/${id}/choices`, { as, body: { creditCodes, isChosen } })
  const wrong = await choose([codes.near, codes.bad])
  expect([wrong.status, wrong.codes, (await read(id)).chosen]).toEqual([
    422,
    ['recognition.screening-choice-not-found'],
    0,
  ])
  const both = await Promise.all([choose([codes.near]), choose([codes.near], true, app.colleague)])
  expect(both.map((answer) => answer.json<{ changed: number }>().changed).sort()).toEqual([0, 1])
  expect((await choose([codes.near, codes.unknown], true, app.colleague)).json()).toEqual({ changed: 1 })
  expect((await read(id)).chosen).toBe(2)
  const chosen = await hits(id, '&chosen=yes')
  expect(chosen.map(({ creditCode }) => creditCode).sort()).toEqual([codes.near, codes.unknown].sort())
  expect(chosen.find(({ creditCode }) => creditCode === codes.unknown)?.chosen).toEqual({
    at: expect.stringContaining(on),
    byName: '吴处长',
  })
  const sheet = await app.request('GET', `${base}/${id}/hits.xlsx?chosen=yes`, { as: app.officer })
  const rows = []
  for await (const row of readRows(sheet.bytes, { fileName: '摸排.xlsx' })) rows.push(JSON.stringify(row))
  expect([rows[0]?.includes('推荐对象'), rows[1]?.includes('"是"'), rows.length]).toEqual([true, true, 3])
  expect((await choose([codes.near, codes.unknown], false)).json()).toEqual({ changed: 2 })
  expect([(await read(id)).chosen, (await hits(id, '&chosen=no')).length]).toEqual([0, 3])
})

test('a title whose criteria the city sets is judged by those of the day, and by the same when computed again', async () => {
  const leading = someCode(506)
  await company(leading, {})
  const { services } = app
  const figures = [
    { fact: 'sales_wan_yuan' as const, value: '1000' },
    { fact: 'rd_expense_wan_yuan' as const, value: '60' },
    { fact: 'total_revenue_wan_yuan' as const, value: '1000' },
  ].map((each) => ({ ...each, period: '2025', source: 'tax' as const }))
  await services.db.tx((tx) => sayFacts(tx, { ...services, actor: system }, leading, figures))
  const set = (from: string, value: number) =>
    services.db.query(
      `insert into parameters.value (key, effective_from, value, note, set_at, set_by_name)
       values ('recognition.leading-rd-share', $1, $2, '示例', now(), '周科长')`,
      [from, value],
    )
  const rdGate = async () => {
    const { items } = (await app.request('GET', '/api/recognition/screening-goals', { as: app.officer })).json<{
      items: { id: string; gates: { id: string; label: { zh: string } }[] }[]
    }>()
    const gates = items.find(({ id }) => id === 'innovation-leading-enterprise')?.gates ?? []
    return gates.find(({ label }) => label.zh.includes('研发'))?.id ?? ''
  }
  const goal = { goal: 'innovation-leading-enterprise', gates: [await rdGate()], notHolding: null, section: null }
  const outcomeIn = async (id: string) => (await hits(id)).find(({ creditCode }) => creditCode === leading)?.outcome
  const unset = await done(goal)
  expect(await outcomeIn(unset.id)).toBe('undecided')
  await set('2026-01-01', 5)
  const within = await done(goal)
  expect(await outcomeIn(within.id)).toBe('meets')
  await set(on, 7)
  expect(await outcomeIn((await done(goal)).id)).toBe('nearly')
  for (const { id } of [unset, within]) {
    const again = await app.request('GET', `${base}/${id}/recomputed`, { as: app.officer })
    expect(again.json<{ different: string[] }>().different).toEqual([])
  }
})

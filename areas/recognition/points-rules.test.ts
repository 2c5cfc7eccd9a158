import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { PointsSheet } from './contract/points.ts'
import { annexCsv, inventedAnnex } from './testing/annex-sheets.ts'
import { city, computeNow, makeFirm, type PointsApp, someCode, startPoints, today } from './testing/points-app.ts'

let app: PointsApp
let colleague: TestPerson
const firm = someCode(1)
const base = '/api/recognition/points-rules'

beforeAll(async () => {
  app = await startPoints()
  colleague = await app.person({ role: 'city-officer', regionPath: city, name: '吴处长' })
  await makeFirm(app.services, { creditCode: firm })
  await makeFirm(app.services, { creditCode: someCode(2) }, { last: { rd_expense_wan_yuan: '1' }, before: {} })
  await computeNow(app.services, '2026-05-01')
})
afterAll(() => app?.close())

const file = (content: string) => ({ name: '附件.csv', content })
const sheet = async (revision?: number) =>
  (
    await app.request('GET', `/api/recognition/points/${firm}/2026${revision ? `?revision=${revision}` : ''}`, {
      as: app.officer,
    })
  ).json<PointsSheet>()
const document = { title: '虚构的附件（测试）', number: '测试〔2026〕1号', confidence: 'official' }
const propose = (inForceFrom: string, content = annexCsv(inventedAnnex()), as = app.officer) =>
  app.request('POST', `${base}/annex`, { as, file: file(content), body: { ...document, inForceFrom } })
const decide = (ruleId: string, isApproved = true, as = colleague) =>
  app.request('POST', `${base}/${ruleId}/decision`, { as, body: { isApproved, note: '核对无误' } })
const idOf = (answer: { json<T>(): T }) => answer.json<{ ruleId: string }>().ruleId

test('a dry run names every problem with its row and keeps nothing', async () => {
  const [first, second, ...rest] = inventedAnnex()
  const wrong = [['T9', '初创期', 5, 7], [...(first ?? []).slice(0, 2), -1, 7], ['T1', '壮年期', 10, 0], ...rest]
  const answer = await app.request('POST', `${base}/annex/check`, { as: app.officer, file: file(annexCsv(wrong)) })
  const found = answer.json<{
    isWhole: boolean
    rows: { row: number; problems: { zh: string }[] }[]
    problems: { zh: string }[]
  }>()
  expect(second?.slice(0, 2)).toEqual(['T1', '成长期'])
  expect(found.isWhole).toBe(false)
  expect(found.rows.map(({ row, problems }) => [row, problems.length])).toEqual([
    [2, 1],
    [3, 1],
    [4, 2],
  ])
  const words = found.problems.map(({ zh }) => zh)
  expect(words).toContain('T1 缺初创期、成长期，请补齐。')
  expect(words).toContain('成长期的权重合计为 90，应为 100。')
  expect((await propose('2026-05-05', annexCsv(wrong))).codes).toEqual(['recognition.annex-problems'])
  const list = await app.request('GET', base, { as: app.officer })
  expect(list.json()).toMatchObject({ items: [], inUse: { isTrial: true } })
})

test('an annex holds from its day once somebody else put it in force; until then everything stays a trial', async () => {
  const ruleId = idOf(await propose('2026-05-05'))
  expect((await decide(ruleId, true, app.officer)).codes).toEqual(['recognition.rule-same-person'])
  await computeNow(app.services, '2026-05-06')
  expect((await sheet()).isTrial).toBe(true)
  const both = await Promise.all([decide(ruleId), decide(ruleId)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  await computeNow(app.services, '2026-05-04')
  expect((await sheet()).isTrial).toBe(true)
  await computeNow(app.services, today)
  const now = await sheet()
  expect(now).toMatchObject({
    isTrial: false,
    ruleSet: 'innovation-points-annex',
    ruleVersion: '2026-05-05',
    outOf: 100,
  })
  // 500/7 and more of a reference of 7 give all: T1 10, T2 10, T3 5, T4 5·5/7, T6 5, G1 5, G2 5, G4 5·6.25/7, G6 5, A1 5·4/7, A2, A4 5·1/7
  expect(now.total).toBeCloseTo(45 + 5 * (5 / 7 + 6.25 / 7 + 4 / 7 + 1 / 7 + 1 / 7), 9)
  expect(now.isReproduced).toBe(true)
  const earlier = await sheet(1)
  expect(earlier).toMatchObject({ isTrial: true, isReproduced: true, ruleSet: 'innovation-points-trial' })
})

test('a ranking is called trial or official by the rule that it was computed by, not by the one of today', async () => {
  const shown = async () => {
    const state = (await app.request('GET', '/api/recognition/points/state', { as: app.officer })).json<{
      isTrial: boolean
      notice: object | null
    }>()
    const file = await app.request('GET', '/api/recognition/points.xlsx', { as: app.officer })
    const name = decodeURIComponent(String(file.headers['content-disposition']))
    return [state.isTrial, state.notice !== null, name.includes('试算')]
  }
  expect(await shown()).toEqual([false, false, false])
  await computeNow(app.services, '2026-05-04')
  expect(await shown()).toEqual([true, true, true])
  await computeNow(app.services, today)
})

test('of two annexes for one day the second is not put in force, and what was decided stays', async () => {
  const ruleId = idOf(await propose('2026-05-05'))
  expect((await decide(ruleId)).codes).toEqual(['recognition.rule-day-taken'])
  expect((await decide(ruleId, false)).json()).toEqual({ state: 'refused' })
  await expect(app.services.db.query('update recognition.points_rule set title = $1', ['x'])).rejects.toThrow(
    'only be decided',
  )
  expect((await propose('2026-06-01', annexCsv(inventedAnnex()), app.districtOfficer)).status).toBe(403)
})

const local = (over: object = {}) => ({
  title: '本市增设指标（测试）',
  number: '测试〔2026〕2号',
  inForceFrom: '2026-05-08',
  countsInTotal: false,
  items: [
    {
      code: 'L1',
      name: '研发投入（增设）',
      kind: 'up',
      fact: 'rd_expense_last_year_wan_yuan',
      reference: 1000,
      points: { startup: 4, growth: 4, stable: 4 },
    },
    {
      code: 'L2',
      name: '有省级平台',
      kind: 'bonus',
      fact: 'provincial_platforms',
      reference: null,
      points: { startup: 3, growth: 3, stable: 3 },
    },
    {
      code: 'L3',
      name: '有省级项目（扣分，测试）',
      kind: 'negative',
      fact: 'provincial_st_projects',
      reference: null,
      points: { startup: 1, growth: 1, stable: 1 },
    },
  ],
  ...over,
})
const proposeLocal = (over: object = {}) => app.request('POST', `${base}/local`, { as: app.officer, body: local(over) })

test('the city’s own indicators stand apart from the national ones, and count only where the city says so', async () => {
  const before = (await sheet()).total ?? 0
  await decide(idOf(await proposeLocal()))
  await computeNow(app.services, '2026-05-09')
  const apart = await sheet()
  expect(apart.total).toBeCloseTo(before, 9)
  // 4·500/1000 + 3 − 1
  expect(apart.local).toEqual({ points: 4, isCounted: false })
  expect(apart.items.filter(({ group }) => group.zh === '本市增设').map(({ id, points }) => [id, points])).toEqual([
    ['L1', 2],
    ['L2', 3],
    ['L3', -1],
  ])
  await decide(idOf(await proposeLocal({ inForceFrom: '2026-05-10', countsInTotal: true })))
  await computeNow(app.services, today)
  const counted = await sheet()
  expect(counted.total).toBeCloseTo(before + 4, 9)
  expect(counted).toMatchObject({ isReproduced: true, local: { isCounted: true }, place: { rank: 1 } })
  expect((await sheet(apart.revision)).isReproduced).toBe(true)
  const check = await app.request('GET', '/api/recognition/points/check?year=2026', { as: app.officer })
  expect(check.json()).toEqual({ sheets: 2, differingSheets: [], differingPlaces: [] })
})

test('own indicators that cannot be computed are refused with all reasons', async () => {
  const [first] = local().items
  const items = [first, { ...first, fact: 'no_such_fact' }, { ...first, code: 'L9', reference: 0 }]
  expect((await proposeLocal({ items })).codes).toEqual([
    'recognition.local-twice',
    'recognition.local-fact',
    'recognition.local-reference',
  ])
})

test('what the rules themselves refuse is said in Chinese and names the indicator', async () => {
  const [first] = local().items
  // So small that it is written with an exponent, which no rule set reads.
  const answer = await proposeLocal({ items: [{ ...first, reference: 1e-9 }] })
  expect(answer.codes).toEqual(['recognition.local-does-not-fit'])
  const { detail } = answer.json<{ detail: string }>()
  expect(detail).toContain('参考值：研发投入（增设）：“1e-9”不是可用的数（万元）')
})

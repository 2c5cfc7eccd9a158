import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { CorrectionView } from './contract/corrections.ts'
import type { FactView } from './contract/facts.ts'
import { type EnterprisesApp, startEnterprises } from './testing/enterprises-app.ts'

let app: EnterprisesApp
let code: string
let member: TestPerson
beforeAll(async () => {
  app = await startEnterprises()
  code = await app.company()
  member = await app.memberOf(code)
})
afterAll(() => app.close())

const of = (path = '') => `/api/enterprises/companies/${code}/corrections${path}`
const file = { name: '审计报告.txt', content: '示例：职工总数 92 人' }
const ask = (over: object = {}, as = member) =>
  app.request('POST', of(), {
    as,
    file,
    body: { fact: 'staff_total', period: '2025', value: '92', reason: '报表漏了派遣人员', ...over },
  })
const decide = (id: string, isAccepted: boolean, as = app.districtOfficer) =>
  app.request('POST', of(`/${id}/decision`), { as, body: { isAccepted, note: '核对了审计报告' } })
const factNow = async () =>
  (await app.request('GET', `/api/enterprises/companies/${code}/facts`, { as: app.officer }))
    .json<{ items: FactView[] }>()
    .items.find(({ fact, period }) => fact === 'staff_total' && period === '2025')
const todos = () =>
  app.services.db.query(
    `select title_zh from notices.notice where reason = 'enterprises.correction-asked' and done_at is null`,
  )

test('a company asks with evidence, an officer accepts, and the correction comes before every other source', async () => {
  const said = { fact: 'staff_total', period: '2025', value: '80', source: 'statistics' }
  await app.request('POST', `/api/enterprises/companies/${code}/facts`, { as: app.officer, body: said })
  expect((await ask({ value: '80.0' })).codes).toEqual(['enterprises.not-whole'])
  expect((await ask({ value: '80' })).codes).toEqual(['enterprises.same-again'])
  const asked = (await ask()).json<CorrectionView>()
  expect(asked).toMatchObject({ state: 'open', shownValue: '80', askedValue: '92', evidenceName: '审计报告.txt' })
  expect((await ask({ value: '93' })).codes).toEqual(['enterprises.correction-open'])
  expect(await todos()).toMatchObject([{ title_zh: '示例企业1有限公司申请更正 2025 职工总数' }])
  const evidence = await app.request('GET', of(`/${asked.id}/evidence`), { as: app.districtOfficer })
  expect(evidence.text).toBe(file.content)
  expect((await factNow())?.value).toBe('80')
  expect((await decide(asked.id, true)).json()).toMatchObject({ state: 'accepted', decidedByName: '吴科员' })
  expect(await factNow()).toMatchObject({ value: '92', source: 'correction', isDisputed: true })
  expect(await todos()).toEqual([])
  expect((await decide(asked.id, false)).codes).toEqual(['enterprises.correction-decided'])
})

test('what is refused changes nothing, and the company reads why', async () => {
  const asked = (await ask({ value: '500' })).json<CorrectionView>()
  await decide(asked.id, false)
  expect((await factNow())?.value).toBe('92')
  const list = (await app.request('GET', of(), { as: member })).json<{ items: CorrectionView[] }>()
  expect(list.items.find(({ id }) => id === asked.id)).toMatchObject({
    state: 'refused',
    decisionNote: '核对了审计报告',
  })
})

test('no company decides on its own request, and none asks for another', async () => {
  const asked = (await ask({ period: '2024' })).json<CorrectionView>()
  expect((await decide(asked.id, true, member)).status).toBe(403)
  const stranger = await app.memberOf(await app.company())
  expect((await ask({ period: '2023' }, stranger)).codes).toEqual(['enterprises.not-found'])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import type { People } from './contract/people.ts'
import { eraseRunOut } from './store/people.ts'
import { type EnterprisesApp, startEnterprises } from './testing/enterprises-app.ts'

let app: EnterprisesApp
let code: string
let member: TestPerson
beforeAll(async () => {
  app = await startEnterprises()
  code = await app.company()
  member = await app.memberOf(code)
})
afterAll(() => app?.close())

const of = (path = '') => `/api/enterprises/companies/${code}/people${path}`
const someone = {
  duty: 'technology',
  name: '示例张三',
  phone: '13800001234',
  consentUntil: '2027-05-11',
  hasConsented: true,
}
const enter = (over: object = {}, as = member) => app.request('POST', of(), { as, body: { ...someone, ...over } })
const seenBy = async (as: TestPerson) => (await app.request('GET', of(), { as })).json<People>()
const uncover = (id: string, purpose = '核对申报材料', as = app.districtOfficer) =>
  app.request('POST', of(`/${id}/uncovered`), { as, body: { purpose } })

test('the company sees its people, an office sees them covered until it says what for, and the company learns of it', async () => {
  const { items } = (await enter()).json<People>()
  const id = items[0]?.id ?? ''
  expect(items).toMatchObject([{ name: '示例张三', phone: '13800001234', isCovered: false, looks: [] }])
  expect(await seenBy(app.districtOfficer)).toMatchObject({
    mayChange: false,
    items: [{ name: '示***', phone: '138****1234', isCovered: true, looks: [] }],
  })
  expect((await uncover(id)).json()).toEqual({ name: '示例张三', phone: '13800001234' })
  expect((await seenBy(member)).items[0]?.looks).toMatchObject([
    { name: '吴科员', unit: '清江浦区 · 县区工作人员', purpose: '核对申报材料' },
  ])
  expect((await seenBy(app.districtOfficer)).items[0]?.looks).toEqual([])
})

test('without consent, beyond the longest term or for a day that is past nobody is entered', async () => {
  const before = (await seenBy(member)).items.length
  expect((await enter({ hasConsented: false, consentUntil: '2026-05-10' })).codes).toEqual([
    'enterprises.no-consent',
    'enterprises.consent-over',
  ])
  expect((await enter({ consentUntil: '2028-05-12' })).codes).toEqual(['enterprises.consent-too-long'])
  expect((await enter({ phone: '12' })).status).toBe(422)
  expect((await seenBy(member)).items).toHaveLength(before)
  expect((await enter({ consentUntil: '2028-05-11' })).status).toBe(201)
})

const kept = () =>
  app.services.db.query(
    `select name, phone from enterprises.person where credit_code = $1 and (name is not null or phone is not null)`,
    [code],
  )

test('withdrawn or run out, name and phone are erased from the database, and nobody can uncover them', async () => {
  const { items } = (await enter({ name: '示例李四', consentUntil: '2026-05-20' })).json<People>()
  const [first, last] = [items[0]?.id ?? '', items.find(({ name }) => name === '示例李四')?.id ?? '']
  const withdraw = () => app.request('POST', of(`/${first}/withdrawal`), { as: member, body: {} })
  const before = (await kept()).length
  expect((await withdraw()).status).toBe(200)
  expect(await kept()).toHaveLength(before - 1)
  expect((await withdraw()).codes).toEqual(['enterprises.person-not-found'])
  expect((await uncover(first)).codes).toEqual(['enterprises.person-not-found'])
  app.at('2026-05-20')
  expect((await uncover(last)).status).toBe(200)
  app.at('2026-05-21')
  expect((await uncover(last)).codes).toEqual(['enterprises.person-not-found'])
  expect((await seenBy(member)).items.map(({ name }) => name)).not.toContain('示例李四')
  expect(await eraseRunOut(app.services.db, '2026-05-21', '系统')).toBe(1)
  expect(await kept()).toHaveLength(before - 2)
})

test('what is written down about them says neither name nor phone, and a stranger sees nothing', async () => {
  const stranger = await app.memberOf(await app.company())
  expect((await enter({}, stranger)).codes).toEqual(['enterprises.not-found'])
  const entries = await app.services.db.query<{ detail: unknown }>(
    `select detail from audit.operation where action like 'enterprises.%person%' or action = 'enterprises.withdraw-consent'`,
  )
  expect(entries.length).toBeGreaterThan(3)
  expect(JSON.stringify(entries)).not.toMatch(/张三|13800001234/)
})

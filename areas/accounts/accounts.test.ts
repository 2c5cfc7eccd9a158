import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDepartment } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import { cookieOf, type TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { regionsArea } from '../regions/area.ts'
import { accountsArea } from './area.ts'
import type { HeldMembership, Organisation, Person } from './contract.ts'
import { createOrganisation, membershipNames, organisationByCreditCode, organisationNames } from './public.ts'

const city = '320800/'
const district = '320800/320812/'
const neighbourPath = '320800/320803/'
let app: TestApp
let administrator: TestPerson
let delegate: TestPerson
let number = 0

const now = new Date('2025-05-20T02:00:00Z')

beforeAll(async () => {
  app = await startApp({ areas: [regionsArea, accountsArea], clock: { now: () => now } })
  administrator = await app.person({ role: 'administrator', regionPath: city })
  delegate = await app.person({ role: 'administrator', regionPath: district })
})
afterAll(() => app.close())

function creditCode(): string {
  number += 1
  const first = `9132080${String(number).padStart(10, '0')}`
  return first + creditCodeCheckCharacter(first)
}

const officerAt = (regionPath: string) => ({ role: 'district-officer', regionPath })

interface Invited {
  person: Person
  initialPassword: string
}
async function invite(as: TestPerson, membership: object, over: object = {}) {
  number += 1
  const body = { name: '张伟', username: `zhang.wei.${number}`, phone: '13812341234', membership, ...over }
  return app.request('POST', '/api/accounts/people', { as, body })
}

/** What a browser gets that signs in with a password. */
async function signIn(username: string | null, password: string) {
  const payload = { username, password }
  const headers = { origin: 'http://localhost:8080' }
  const response = await app.server.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload, headers })
  return { status: response.statusCode, cookie: cookieOf(response.headers['set-cookie']), json: response.json() }
}

const aPerson = async (as: TestPerson, membership: object = officerAt(district)) =>
  (await invite(as, membership)).json<Invited>()

describe('a new account', () => {
  test('signs in with the password shown once, and can do nothing before it is changed', async () => {
    const { person, initialPassword } = await aPerson(delegate)
    expect(person).toMatchObject({ isActive: true, mustChangePassword: true, phone: '138****1234', mayManage: true })
    expect(person.memberships[0]?.label.zh).toBe('清江浦区 · 县区工作人员')

    const { cookie } = await signIn(person.username, initialPassword)
    const headers = { cookie, origin: 'http://localhost:8080' }
    expect((await app.request('GET', '/api/me', { headers })).json()).toMatchObject({ mustFirst: 'change-password' })
    expect((await app.request('GET', '/api/accounts/keys', { headers })).codes).toEqual([
      'auth.password-change-required',
    ])

    const change = (newPassword: string) =>
      app.request('POST', '/api/auth/change-password', {
        headers,
        body: { currentPassword: initialPassword, newPassword },
      })
    expect((await change('aaaaaaaaaaaa')).codes).toEqual(['auth.password-weak'])
    const changed = await change('a plain but long one')
    expect(changed.status).toBe(200)
    const after = { cookie: cookieOf(changed.headers['set-cookie'] as string[]) }
    expect((await app.request('GET', '/api/accounts/keys', { headers: after })).status).toBe(200)
    expect((await signIn(person.username, initialPassword)).status).toBe(401)
  })

  test('with a user name that is taken or malformed is refused, and nothing is left of it', async () => {
    const { person } = await aPerson(delegate)
    expect((await invite(delegate, officerAt(district), { username: person.username })).codes).toEqual([
      'auth.username-taken',
    ])
    expect((await invite(delegate, officerAt(district), { username: '张伟张伟' })).codes).toEqual([
      'auth.username-form',
    ])
    const half = await invite(delegate, { role: 'department-officer', regionPath: district }, { username: 'half.made' })
    expect(half.codes).toEqual(['accounts.department-needed'])
    expect((await invite(delegate, officerAt(district), { username: 'half.made' })).status).toBe(201)
  })
})

describe('a delegated administrator', () => {
  test('grants nothing outside the own region, and no role of the whole city', async () => {
    expect((await invite(delegate, officerAt(neighbourPath))).codes).toEqual(['accounts.outside-your-region'])
    expect((await invite(delegate, { role: 'administrator', regionPath: city })).codes).toEqual([
      'accounts.outside-your-region',
    ])
    for (const role of ['city-officer', 'city-leader', 'supervisor', 'registrar'])
      expect((await invite(delegate, { role, regionPath: district })).codes).toEqual(['accounts.role-not-in-region'])
  })

  test('neither sees nor changes people of another region', async () => {
    const { person } = await aPerson(administrator, officerAt(neighbourPath))
    const list = await app.request('GET', '/api/accounts/people?pageSize=100', { as: delegate })
    expect(list.json<{ items: Person[] }>().items.map(({ userId }) => userId)).not.toContain(person.userId)
    const at = `/api/accounts/people/${person.userId}`
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/phone'],
      ['POST', '/reset-password'],
      ['POST', '/deactivate'],
    ] as const)
      expect((await app.request(method, at + path, { as: delegate })).codes).toEqual(['accounts.person-not-found'])
    const ended = await app.request('POST', `/api/accounts/memberships/${person.memberships[0]?.id}/end`, {
      as: delegate,
      body: { lastDay: '2025-05-20' },
    })
    expect(ended.codes).toEqual(['accounts.membership-not-found'])
  })

  test('may give work to somebody who acts elsewhere, but cannot take over the account by it', async () => {
    const { person } = await aPerson(administrator, { role: 'city-officer', regionPath: city })
    const granted = await app.request('POST', '/api/accounts/memberships', {
      as: delegate,
      body: { username: person.username, ...officerAt(district) },
    })
    expect(granted.status).toBe(201)
    const at = `/api/accounts/people/${person.userId}`
    const seen = (await app.request('GET', at, { as: delegate })).json<Person>()
    expect(seen.mayManage).toBe(false)
    expect(seen.memberships.map(({ role }) => role)).toEqual(['district-officer'])
    for (const path of ['/reset-password', '/remove-second-factor', '/deactivate', '/phone'])
      expect((await app.request('POST', at + path, { as: delegate })).codes).toEqual(['accounts.person-acts-elsewhere'])
    const renamed = await app.request('PATCH', at, { as: delegate, body: { name: '别人' } })
    expect(renamed.codes).toEqual(['accounts.person-acts-elsewhere'])
    expect((await app.request('POST', `${at}/reset-password`, { as: administrator })).status).toBe(200)
  })
})

describe('a membership', () => {
  test('names everything that is wrong with it', async () => {
    const { person } = await aPerson(delegate)
    const answer = await app.request('POST', '/api/accounts/memberships', {
      as: administrator,
      body: {
        username: person.username,
        role: 'organisation-member',
        regionPath: city,
        departmentId: 'dep_x',
        organisationId: 'org_x',
        validFrom: '2025-02-01',
        validTo: '2025-01-01',
      },
    })
    expect(answer.codes).toEqual([
      'accounts.department-not-meant',
      'accounts.organisation-needed',
      'accounts.dates-reversed',
    ])
  })

  test('cannot be held twice, nor by nobody', async () => {
    const { person } = await aPerson(delegate)
    const grant = (username: string | null) =>
      app.request('POST', '/api/accounts/memberships', { as: delegate, body: { username, ...officerAt(district) } })
    expect((await grant(person.username)).codes).toEqual(['accounts.membership-exists'])
    expect((await grant('no.such.person')).codes).toEqual(['accounts.username-unknown'])
  })

  test('that has ended gives no rights any more, neither to the session nor to its key', async () => {
    const officer = await app.person({ role: 'administrator', regionPath: neighbourPath })
    const key = await app.keyOf(officer)
    expect((await app.request('GET', '/api/accounts/people', { as: officer })).status).toBe(200)
    const ended = await app.request('POST', `/api/accounts/memberships/${officer.membership.id}/end`, {
      as: administrator,
      body: { lastDay: '2025-05-19' },
    })
    expect(ended.json<HeldMembership>()).toMatchObject({ validTo: '2025-05-19', isInForce: false })
    expect((await app.request('GET', '/api/accounts/people', { as: officer })).codes).toEqual(['auth.no-membership'])
    expect((await app.request('GET', '/api/accounts/people', { key })).codes).toEqual(['auth.api-key-invalid'])
  })

  test('granted today by mistake is taken back today', async () => {
    const officer = await app.person({ role: 'administrator', regionPath: neighbourPath })
    const { db, clock } = app.services
    const today = businessDate(clock.now())
    await db.query('update auth.membership set valid_from = $2 where id = $1', [officer.membership.id, today])
    expect((await app.request('GET', '/api/accounts/people', { as: officer })).status).toBe(200)
    const ended = await app.request('POST', `/api/accounts/memberships/${officer.membership.id}/end`, {
      as: administrator,
      body: { lastDay: '2020-01-01' },
    })
    expect(ended.json<HeldMembership>()).toMatchObject({ validFrom: today, isInForce: false })
    expect((await app.request('GET', '/api/accounts/people', { as: officer })).codes).toEqual(['auth.no-membership'])
  })

  test('through which one acts cannot be ended by oneself', async () => {
    const answer = await app.request('POST', `/api/accounts/memberships/${delegate.membership.id}/end`, {
      as: delegate,
      body: { lastDay: '2025-05-20' },
    })
    expect(answer.codes).toEqual(['accounts.not-yourself'])
  })

  test('of a department stands only in the region of the department', async () => {
    const { db } = app.services
    const department = await db.tx((tx) =>
      createDepartment(tx, app.services, system, { regionPath: city, name: '市财政局' }),
    )
    const input = { role: 'department-officer', departmentId: department.id }
    expect((await invite(administrator, { ...input, regionPath: district })).codes).toEqual([
      'accounts.department-needed',
    ])
    const { person } = (await invite(administrator, { ...input, regionPath: city })).json<Invited>()
    expect(person.memberships[0]?.label.zh).toBe('市财政局 · 部门工作人员')
  })
})

describe('an account', () => {
  test('that is deactivated is signed out at once and cannot sign in', async () => {
    const { person, initialPassword } = await aPerson(delegate)
    const { cookie } = await signIn(person.username, initialPassword)
    const at = `/api/accounts/people/${person.userId}`
    const stopped = await app.request('POST', `${at}/deactivate`, { as: delegate })
    expect(stopped.json<Person>().isActive).toBe(false)
    expect((await app.request('GET', '/api/me', { headers: { cookie } })).json()).toMatchObject({ kind: 'anonymous' })
    const refused = await signIn(person.username, initialPassword)
    expect([refused.status, refused.json.errors[0].code]).toEqual([403, 'auth.deactivated'])
    await app.request('POST', `${at}/reactivate`, { as: delegate })
    expect((await signIn(person.username, initialPassword)).status).toBe(200)
  })

  test('cannot be deactivated by its own person', async () => {
    const answer = await app.request('POST', `/api/accounts/people/${delegate.userId}/deactivate`, { as: delegate })
    expect(answer.codes).toEqual(['accounts.not-yourself'])
  })

  test('shows its telephone only on request, and the request is logged', async () => {
    const { person } = await aPerson(delegate)
    const answer = await app.request('POST', `/api/accounts/people/${person.userId}/phone`, { as: delegate })
    expect(answer.json()).toEqual({ phone: '13812341234' })
    const logged = await app.services.db.query(
      `select 1 from audit.operation where action = 'accounts.read-phone' and object = $1 and actor_user_id = $2`,
      [`person:${person.userId}`, delegate.userId],
    )
    expect(logged).toHaveLength(1)
  })

  test('list is narrowed by words, role and region', async () => {
    const { person } = await aPerson(delegate)
    const list = async (query: string) =>
      (await app.request('GET', `/api/accounts/people?pageSize=100&${query}`, { as: administrator })).json<{
        items: Person[]
        total: number
      }>()
    expect((await list(`q=${person.username}`)).items.map(({ userId }) => userId)).toEqual([person.userId])
    const officers = await list(`role=city-officer`)
    expect(officers.items.every(({ memberships }) => memberships.some(({ role }) => role === 'city-officer'))).toBe(
      true,
    )
    expect((await list(`under=${encodeURIComponent(neighbourPath)}`)).items.map(({ userId }) => userId)).not.toContain(
      person.userId,
    )
  })
})

describe('an organisation', () => {
  const enter = (as: TestPerson, over: object = {}) =>
    app.request('POST', '/api/accounts/organisations', {
      as,
      body: { creditCode: creditCode(), name: '示例科技有限公司', kind: 'enterprise', regionPath: district, ...over },
    })

  test('is entered once, under its checked code', async () => {
    const code = creditCode()
    const entered = await enter(delegate, { creditCode: ` ${code.toLowerCase()} ` })
    expect(entered.json<Organisation>()).toMatchObject({ creditCode: code, regionName: '清江浦区', memberCount: 0 })
    expect((await enter(administrator, { creditCode: code })).codes).toEqual(['accounts.credit-code-taken'])
    expect(await organisationByCreditCode(app.services.db, code)).toMatchObject({ name: '示例科技有限公司' })
  })

  test('with a wrong code is told what is wrong with it', async () => {
    const code = creditCode()
    const wrong = code.slice(0, 17) + (code.endsWith('1') ? '2' : '1')
    expect((await enter(delegate, { creditCode: wrong })).codes).toEqual(['accounts.credit-code-check'])
    expect((await enter(delegate, { creditCode: '123' })).codes).toEqual(['accounts.credit-code-length'])
    expect((await enter(delegate, { creditCode: 'IIIIIIIIIIIIIIIIII' })).codes).toEqual([
      'accounts.credit-code-characters',
    ])
  })

  test('in another region is refused, unseen and unchanged', async () => {
    expect((await enter(delegate, { regionPath: neighbourPath })).codes).toEqual(['accounts.outside-your-region'])
    const foreign = (await enter(administrator, { regionPath: neighbourPath, name: '邻区企业' })).json<Organisation>()
    const listed = (await app.request('GET', '/api/accounts/organisations', { as: delegate })).json<{
      items: Organisation[]
    }>()
    expect(listed.items.map(({ id }) => id)).not.toContain(foreign.id)
    const changed = await app.request('PATCH', `/api/accounts/organisations/${foreign.id}`, {
      as: delegate,
      body: { name: '改名公司' },
    })
    expect(changed.codes).toEqual(['accounts.organisation-not-found'])
    const closed = await app.request('PATCH', `/api/accounts/organisations/${foreign.id}`, {
      as: administrator,
      body: { closedOn: '2025-05-01' },
    })
    expect(closed.json<Organisation>().closedOn).toBe('2025-05-01')
  })

  test('is seen by its own members and by no others', async () => {
    const { id } = (await enter(administrator)).json<Organisation>()
    await enter(administrator)
    const { person } = (
      await invite(administrator, { role: 'organisation-member', regionPath: district, organisationId: id })
    ).json<Invited>()
    expect(person.memberships[0]?.label.zh).toBe('示例科技有限公司 · 单位用户')
    const member = await app.person({ role: 'organisation-member', regionPath: district, organisationId: id })
    const seen = (await app.request('GET', '/api/accounts/organisations', { as: member })).json<{
      items: Organisation[]
    }>()
    expect(seen.items.map((one) => [one.id, one.memberCount])).toEqual([[id, 2]])
    expect((await app.request('GET', '/api/search?q=%E7%A4%BA%E4%BE%8B', { as: member })).json()).toMatchObject({
      total: 1,
    })
  })
})

describe('an API key', () => {
  const make = (as: TestPerson, over: object = {}) =>
    app.request('POST', '/api/accounts/keys', { as, body: { name: '数据上报', lastDay: '2025-12-31', ...over } })

  test('acts through its membership until it is revoked', async () => {
    const { key, secret } = (await make(delegate)).json<{ key: { id: string; start: string }; secret: string }>()
    expect(secret.startsWith(key.start)).toBe(true)
    const me = (await app.request('GET', '/api/me', { key: secret })).json()
    expect(me).toMatchObject({ kind: 'api-key', membershipId: delegate.membership.id, regionPath: district })
    const bearer = await app.request('GET', '/api/accounts/people', { headers: { authorization: `Bearer ${secret}` } })
    expect(bearer.status).toBe(200)
    const listed = (await app.request('GET', '/api/accounts/keys', { as: delegate })).json<{
      items: { lastUsedAt: string }[]
    }>()
    expect(listed.items[0]?.lastUsedAt).toBe(now.toISOString())
    await app.request('POST', `/api/accounts/keys/${key.id}/revoke`, { as: delegate })
    const refused = await app.request('GET', '/api/me', { key: secret })
    expect([refused.status, refused.codes]).toEqual([401, ['auth.api-key-invalid']])
  })

  test('is kept only as a digest', async () => {
    const { secret } = (await make(delegate)).json<{ secret: string }>()
    const rows = await app.services.db.query('select * from auth.api_key')
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('makes no keys, switches no membership, ends no sessions', async () => {
    const key = await app.keyOf(delegate)
    const of = async (method: string, path: string, body?: object) =>
      (await app.request(method, path, { key, body })).codes
    expect(await of('POST', '/api/accounts/keys', { name: '再造一个', lastDay: '2025-12-31' })).toEqual([
      'accounts.key-makes-no-keys',
    ])
    expect(await of('POST', '/api/accounts/sessions/end-others')).toEqual(['accounts.key-makes-no-keys'])
    expect(await of('POST', '/api/me/acting', { membershipId: delegate.membership.id })).toEqual([
      'http.key-cannot-switch',
    ])
  })

  test('lasts at most a year and at least until tomorrow', async () => {
    for (const lastDay of ['2025-05-20', '2027-01-01'])
      expect((await make(delegate, { lastDay })).codes).toEqual(['accounts.key-too-long'])
  })

  test('of another membership cannot be revoked', async () => {
    const { key } = (await make(administrator)).json<{ key: { id: string } }>()
    expect((await app.request('POST', `/api/accounts/keys/${key.id}/revoke`, { as: delegate })).codes).toEqual([
      'accounts.key-not-found',
    ])
  })

  test('needs a membership', async () => {
    const person = await app.person({ role: 'administrator', regionPath: neighbourPath })
    await app.credentialsOf(person)
    await app.services.db.query('update auth.membership set valid_to = valid_from where id = $1', [
      person.membership.id,
    ])
    expect((await make(person)).codes).toEqual(['accounts.key-needs-membership'])
  })
})

test('a person sees the own sessions and ends the others', async () => {
  const { person, initialPassword } = await aPerson(delegate)
  await app.services.db.query('update auth."user" set must_change_password = false where id = $1', [person.userId])
  const here = (await signIn(person.username, initialPassword)).cookie
  const elsewhere = (await signIn(person.username, initialPassword)).cookie
  const list = await app.request('GET', '/api/accounts/sessions', { headers: { cookie: here } })
  expect(
    list
      .json<{ items: { isThisOne: boolean }[] }>()
      .items.map(({ isThisOne }) => isThisOne)
      .toSorted(),
  ).toEqual([false, true])
  const ended = await app.request('POST', '/api/accounts/sessions/end-others', { headers: { cookie: here } })
  expect(ended.json()).toEqual({ endedCount: 1 })
  expect((await app.request('GET', '/api/me', { headers: { cookie: elsewhere } })).json()).toMatchObject({
    kind: 'anonymous',
  })
  expect((await app.request('GET', '/api/me', { headers: { cookie: here } })).json()).toMatchObject({ kind: 'person' })
})

test('memberships are named after what they act for', async () => {
  const { db } = app.services
  const row = await db.tx((tx) =>
    createOrganisation(tx, app.services, system, {
      creditCode: creditCode(),
      name: '某大学',
      kind: 'university',
      regionPath: city,
    }),
  )
  const names = await membershipNames(db, [
    { id: 'a', regionPath: city, departmentId: null, organisationId: row.id },
    { id: 'b', regionPath: city, departmentId: null, organisationId: null },
  ])
  expect([names.get('a')?.zh, names.get('b')?.en]).toEqual(['某大学', "Huai'an"])
  expect((await organisationNames(db, [row.id])).get(row.id)).toBe('某大学')
})

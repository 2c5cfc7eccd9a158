import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, type TestPerson, testPassword } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { waitSeconds } from './lockout.ts'
import { networkOf } from './network-of.ts'
import { passwordProblems } from './users.ts'

let app: TestApp
let now = new Date()
const origin = 'http://localhost:8080'

beforeAll(async () => {
  app = await startApp({
    areas: [],
    clock: { now: () => now },
    signIn: { secondFactorFor: ['administrator'] },
  })
})
afterAll(() => app.close())

const officer = () => app.person({ role: 'city-officer', regionPath: '320800/' })

/** A browser: keeps its cookies from answer to answer. */
function browser(from?: string) {
  const jar = new Map<string, string>()
  return {
    jar,
    async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const given = { origin, ...(cookie ? { cookie } : {}), ...headers }
      const sent = { ...(body === undefined ? {} : { body }), ...(from ? { from } : {}), headers: given }
      const answer = await app.request(method, path, sent)
      const set = answer.headers['set-cookie']
      for (const one of set === undefined ? [] : [set].flat().map(String)) {
        const [pair = ''] = one.split(';')
        const [name = '', ...value] = pair.split('=')
        if (/max-age=0/i.test(one)) jar.delete(name)
        else jar.set(name, value.join('='))
      }
      return answer
    },
  }
}

const signInAs = (person: TestPerson, password = testPassword) => ({ username: person.username, password })

/** The six digits that an authenticator shows: RFC 6238, SHA-1, 30 seconds. */
function totp(secret: string, at = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('sign-in by password', () => {
  test('gives an httpOnly cookie, no token in the body, and an entry in the log', async () => {
    const person = await officer()
    const answer = await app.request('POST', '/api/auth/sign-in/username', { body: signInAs(person) })
    expect(answer.json()).toEqual({ next: null })
    const cookies = [answer.headers['set-cookie']].flat().map(String)
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/i)
    const token = /session_token=([^.;]+)/.exec(cookies.join())?.[1] ?? 'none'
    expect(answer.text).not.toContain(token)
    const logged = await app.services.db.query(
      `select 1 from audit.operation where action = 'auth.sign-in' and actor_user_id = $1`,
      [person.userId],
    )
    expect(logged).toHaveLength(1)
  })

  test('with a wrong password, an unknown or malformed name gets the very same answer', async () => {
    const person = await officer()
    const attempts = [
      { username: person.username, password: 'wrong wrong wrong' },
      { username: 'nobody.here', password: 'x' },
      { username: '不存在', password: 'x' },
    ]
    for (const body of attempts) {
      const answer = await app.request('POST', '/api/auth/sign-in/username', { body })
      expect([answer.status, answer.codes]).toEqual([401, ['auth.wrong-credentials']])
    }
  })

  test('cannot be made by a page of another site', async () => {
    const answer = await app.request('POST', '/api/auth/sign-in/username', {
      body: signInAs(await officer()),
      headers: { origin: 'https://evil.example', cookie: 'a=b' },
    })
    expect(answer.codes).toEqual(['http.cross-site'])
  })

  test('pauses after five wrong passwords, longer each time, also for names that do not exist', async () => {
    const person = await officer()
    for (const username of [person.username, 'nobody.at.all']) {
      const wrong = () => app.request('POST', '/api/auth/sign-in/username', { body: { username, password: 'wrong' } })
      for (let i = 0; i < 5; i++) expect((await wrong()).codes).toEqual(['auth.wrong-credentials'])
      expect((await wrong()).codes).toEqual(['auth.locked'])
    }
    const right = () => app.request('POST', '/api/auth/sign-in/username', { body: signInAs(person) })
    expect((await right()).status).toBe(423)
    now = new Date(now.getTime() + 31_000)
    expect((await right()).status).toBe(200)
    now = new Date()
  })

  test('is not kept from its owner by somebody who guesses elsewhere', async () => {
    const person = await officer()
    const elsewhere = () =>
      app.request('POST', '/api/auth/sign-in/username', {
        body: signInAs(person, 'a wrong guess'),
        from: '198.51.100.7',
      })
    for (let i = 0; i < 5; i++) await elsewhere()
    expect((await elsewhere()).codes).toEqual(['auth.locked'])
    // From an office that was never seen before, and again the next day.
    const owner = browser('203.0.113.20')
    expect((await owner.send('POST', '/api/auth/sign-in/username', signInAs(person))).status).toBe(200)
    expect((await elsewhere()).codes).toEqual(['auth.locked'])
    expect((await owner.send('POST', '/api/auth/sign-in/username', signInAs(person))).status).toBe(200)
  })

  test('stays open to a device that is known, although its own network and many others guess', async () => {
    const person = await officer()
    const owner = browser('203.0.113.21')
    await owner.send('POST', '/api/auth/sign-in/username', signInAs(person))
    const guess = (from: string) =>
      app.request('POST', '/api/auth/sign-in/username', { body: signInAs(person, 'a wrong guess'), from })
    for (let i = 0; i < 6; i++) await guess('203.0.113.99')
    const { db, clock } = app.services
    await db.query(
      `insert into auth.sign_in_attempt values ($1, 'strangers', 500, $2::timestamptz, $2::timestamptz + interval '30 s')
       on conflict (username, origin) do update set failed_count = 500, wait_until = excluded.wait_until`,
      [person.username, clock.now()],
    )
    // A network from which the name never signed in waits with all strangers, at its first attempt too.
    expect((await guess('192.0.2.1')).codes).toEqual(['auth.locked'])
    expect((await guess('203.0.113.99')).codes).toEqual(['auth.locked'])
    expect((await owner.send('POST', '/api/auth/sign-in/username', signInAs(person))).status).toBe(200)
    // A stolen device guesses no faster than a network.
    for (let i = 0; i < 5; i++) await owner.send('POST', '/api/auth/sign-in/username', signInAs(person, 'wrong wrong'))
    expect((await owner.send('POST', '/api/auth/sign-in/username', signInAs(person))).codes).toEqual(['auth.locked'])
  })

  test('looks at no more than five wrong passwords, however many come at once', async () => {
    const { username } = await officer()
    const guesses = Array.from({ length: 12 }, (_, i) => ({ username, password: `guess number ${i}` }))
    const answers = await Promise.all(
      guesses.map((body) => app.request('POST', '/api/auth/sign-in/username', { body })),
    )
    expect(answers.filter(({ codes }) => codes[0] === 'auth.wrong-credentials')).toHaveLength(5)
    expect(answers.filter(({ codes }) => codes[0] === 'auth.locked')).toHaveLength(7)
  })

  test.each([
    ['network:203.0.113.0/24', 0, 0],
    ['network:203.0.113.0/24', 4, 0],
    ['network:203.0.113.0/24', 5, 30],
    ['device:1', 6, 60],
    ['device:1', 10, 900],
    ['device:1', 50, 900],
    ['strangers', 99, 0],
    ['strangers', 100, 5],
    ['strangers', 1000, 30],
  ])('%s waits after %d wrong passwords for %d seconds', (origin, failed, seconds) => {
    expect(waitSeconds(origin, failed)).toBe(seconds)
  })

  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2::7', '2001:db8:1::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['', 'unknown'],
  ])('%s lies in %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('a session', () => {
  test('ends at once when it is signed out, whatever the cookie says', async () => {
    const { send, jar } = browser()
    await send('POST', '/api/auth/sign-in/username', signInAs(await officer()))
    const kept = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await send('GET', '/api/me')).json()).toMatchObject({ kind: 'person' })
    await send('POST', '/api/auth/sign-out', {})
    expect([...jar.keys()]).toEqual(['kechuang.device'])
    expect((await app.request('GET', '/api/me', { headers: { cookie: kept } })).json()).toMatchObject({
      kind: 'anonymous',
    })
  })

  test('with a forged cookie is nobody', async () => {
    const cookie = cookieOf([await app.credentialsOf(await officer())])
    const forged = cookie.replace(
      /(session_token=.)(.)/,
      (_, before, letter) => `${before}${letter === 'Z' ? 'Y' : 'Z'}`,
    )
    expect((await app.request('GET', '/api/me', { headers: { cookie: forged } })).json()).toMatchObject({
      kind: 'anonymous',
    })
  })

  test('acts through the membership that was chosen, and only through own ones', async () => {
    const person = await officer()
    const other = await app.alsoAs(person, { role: 'expert', regionPath: '320800/' })
    const stranger = await officer()
    const { send } = browser()
    await send('POST', '/api/auth/sign-in/username', signInAs(person))
    expect((await send('GET', '/api/me')).json()).toMatchObject({ role: 'city-officer' })
    const switched = await send('POST', '/api/me/acting', { membershipId: other.membership.id })
    expect(switched.json()).toMatchObject({ role: 'expert', membershipId: other.membership.id })
    expect((await send('GET', '/api/me')).json()).toMatchObject({ role: 'expert' })
    const refused = await send('POST', '/api/me/acting', { membershipId: stranger.membership.id })
    expect([refused.status, refused.codes]).toEqual([404, ['http.membership-not-yours']])
  })
})

describe('the second factor', () => {
  test('is asked after the password, accepts the shown code only, and a backup code once', async () => {
    const person = await officer()
    const first = browser()
    await first.send('POST', '/api/auth/sign-in/username', signInAs(person))
    expect((await first.send('POST', '/api/auth/two-factor/enable', { password: 'wrong' })).codes).toEqual([
      'auth.wrong-credentials',
    ])
    const { totpUri, backupCodes } = (
      await first.send('POST', '/api/auth/two-factor/enable', { password: testPassword })
    ).json<{ totpUri: string; backupCodes: string[] }>()
    const secret = new URL(totpUri).searchParams.get('secret') ?? ''
    expect((await first.send('GET', '/api/me')).json()).toMatchObject({ hasSecondFactor: false })
    expect((await first.send('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200)
    expect((await first.send('GET', '/api/me')).json()).toMatchObject({ hasSecondFactor: true })

    const second = browser()
    expect((await second.send('POST', '/api/auth/sign-in/username', signInAs(person))).json()).toEqual({
      next: 'second-factor',
    })
    expect((await second.send('GET', '/api/me')).json()).toMatchObject({ kind: 'anonymous' })
    const wrong = totp(secret, Date.now() - 3_600_000)
    expect((await second.send('POST', '/api/auth/two-factor/verify-totp', { code: wrong })).codes).toEqual([
      'auth.second-factor-wrong',
    ])
    expect((await second.send('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200)
    expect((await second.send('GET', '/api/me')).json()).toMatchObject({ kind: 'person', userId: person.userId })

    for (const expected of [200, 401]) {
      const third = browser()
      await third.send('POST', '/api/auth/sign-in/username', signInAs(person))
      const answer = await third.send('POST', '/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })
      expect(answer.status).toBe(expected)
    }
  })

  test('of a role that needs it must be set before anything else', async () => {
    const person = await app.person({ role: 'administrator', regionPath: '320800/' })
    const { send } = browser()
    await send('POST', '/api/auth/sign-in/username', signInAs(person))
    expect((await send('GET', '/api/me')).json()).toMatchObject({ mustFirst: 'set-second-factor' })
    expect((await send('GET', '/api/audit/operations')).codes).toEqual(['auth.second-factor-required'])
    const { totpUri } = (await send('POST', '/api/auth/two-factor/enable', { password: testPassword })).json<{
      totpUri: string
    }>()
    await send('POST', '/api/auth/two-factor/verify-totp', {
      code: totp(new URL(totpUri).searchParams.get('secret') ?? ''),
    })
    expect((await send('GET', '/api/audit/operations')).status).toBe(200)
  })

  test('is kept encrypted', async () => {
    const person = await officer()
    const { send } = browser()
    await send('POST', '/api/auth/sign-in/username', signInAs(person))
    const { totpUri, backupCodes } = (
      await send('POST', '/api/auth/two-factor/enable', { password: testPassword })
    ).json<{ totpUri: string; backupCodes: string[] }>()
    const stored = JSON.stringify(
      await app.services.db.query('select * from auth.two_factor where user_id = $1', [person.userId]),
    )
    expect(stored).not.toContain(new URL(totpUri).searchParams.get('secret'))
    expect(stored).not.toContain(backupCodes[0])
  })
})

test('doors of the sign-in library that are not used do not exist', async () => {
  for (const path of [
    'sign-up/email',
    'sign-in/email',
    'update-user',
    'list-sessions',
    'request-password-reset',
    'reset-password',
    'is-username-available',
    'delete-user',
  ])
    expect([path, (await app.request('POST', `/api/auth/${path}`, { body: {} })).codes]).toEqual([
      path,
      ['http.no-such-address'],
    ])
})

test.each([
  ['short', ['auth.password-too-short']],
  ['x'.repeat(129), ['auth.password-too-long']],
  ['aaaabbbbaaaa', ['auth.password-weak']],
  ['abcdefghijkl', ['auth.password-weak']],
  ['my zhangwei pw', ['auth.password-weak']],
  ['a plain but long one', []],
])('the password %s of zhangwei: %j', (password, codes) => {
  expect(passwordProblems(password, 'zhangwei').map(({ code }) => code)).toEqual(codes)
})

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { linkIdentity } from './users.ts'

const publicUrl = 'http://localhost:8080'
const callback = `${publicUrl}/api/auth/callback/government`
const client = { clientId: 'kechuang', clientSecret: 'a-secret-between-the-two-of-us' }

let app: TestApp
let idp: Server
/** `code_challenge_method` of every authorisation request that the identity provider saw. */
const challenges: unknown[] = []
let isDown = true

beforeAll(async () => {
  idp = createServer()
  await new Promise<void>((ready) => idp.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [callback] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, name: `姓名 ${id}` }) }),
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: true } },
  })
  const handle = provider.callback()
  idp.on('request', (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', issuer)
    if (searchParams.has('code_challenge_method')) challenges.push(searchParams.get('code_challenge_method'))
    if (isDown) response.writeHead(503).end()
    else handle(request, response)
  })
  app = await startApp({
    areas: [],
    signIn: {
      oidc: [
        {
          id: 'government',
          name: '政务统一身份认证',
          discoveryUrl: `${issuer}/.well-known/openid-configuration`,
          ...client,
        },
      ],
    },
  })
})
afterAll(async () => {
  await app.close()
  idp.closeAllConnections()
  await new Promise((done) => idp.close(done))
})

class Jar {
  readonly #cookies = new Map<string, string>()

  keep(set: string[]): void {
    for (const one of set) {
      const [pair = ''] = one.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

/** Walks through the identity provider's own pages as a browser does, up to its redirect back to us. */
async function signInAtProvider(start: string, login: string): Promise<string> {
  const jar = new Jar()
  let url = start
  let form: URLSearchParams | null = null
  for (let step = 0; step < 12; step++) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: jar.header() },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    jar.keep(response.headers.getSetCookie())
    const location = response.headers.get('location')
    if (location?.startsWith(callback)) return location
    if (location) {
      url = new URL(location, url).href
      form = null
      continue
    }
    const page = await response.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (!action || !prompt) throw new Error(`no form on the page of the identity provider: ${page.slice(0, 300)}`)
    url = new URL(action, url).href
    form = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'any' } : { prompt })
  }
  throw new Error('the identity provider never came back')
}

async function signInBy(login: string, change: (back: string) => string = (back) => back) {
  const jar = new Jar()
  const headers = () => ({ origin: publicUrl, ...(jar.header() ? { cookie: jar.header() } : {}) })
  const setCookies = (value: unknown) =>
    [value]
      .flat()
      .filter((one) => one !== undefined)
      .map(String)
  const started = await app.request('POST', '/api/auth/sign-in/social', {
    headers: headers(),
    body: { provider: 'government', callbackURL: '/plans' },
  })
  expect(started.status).toBe(200)
  jar.keep(setCookies(started.headers['set-cookie']))
  const back = change(await signInAtProvider(started.json<{ url: string }>().url, login))
  const answer = await app.request('GET', back.slice(publicUrl.length), { headers: headers() })
  jar.keep(setCookies(answer.headers['set-cookie']))
  const me = (await app.request('GET', '/api/me', { headers: headers() })).json()
  return { status: answer.status, location: String(answer.headers.location), me }
}

test('an identity provider that is down is told of, and used once it is back', async () => {
  const start = () => app.request('POST', '/api/auth/sign-in/social', { body: { provider: 'government' } })
  const failed = await start()
  expect([failed.status, failed.codes]).toEqual([503, ['auth.provider-failed']])
  isDown = false
  expect((await start()).status).toBe(200)
})

test('a person linked to the identity provider signs in by the code flow with PKCE', async () => {
  const { db, ids } = app.services
  const person = await app.person({ role: 'city-officer', regionPath: '320800/' })
  await linkIdentity(db, { ids, now: new Date() }, person.userId, { providerId: 'government', subject: 'zhang-wei' })
  const { status, location, me } = await signInBy('zhang-wei')
  expect([status, location]).toEqual([302, '/plans'])
  expect(me).toMatchObject({ kind: 'person', userId: person.userId, role: 'city-officer' })
  expect(challenges).toContain('S256')
  const logged = await db.query(`select 1 from audit.operation where action = 'auth.sign-in' and actor_user_id = $1`, [
    person.userId,
  ])
  expect(logged).toHaveLength(1)
})

test('a person whom nobody linked gets no account and is told what to do', async () => {
  const before = await app.services.db.query('select 1 from auth."user"')
  const { location, me } = await signInBy('stranger')
  expect(location).toBe('/sign-in?error=auth.not-linked')
  expect(me).toMatchObject({ kind: 'anonymous' })
  expect(await app.services.db.query('select 1 from auth."user"')).toHaveLength(before.length)
})

test('a code that comes back with another state is refused', async () => {
  const { location, me } = await signInBy('zhang-wei', (back) => back.replace(/state=[^&]+/, 'state=forged'))
  expect(location).toMatch(/^\/sign-in\?error=auth\./)
  expect(me).toMatchObject({ kind: 'anonymous' })
})

test('the page to come back to is one of ours', async () => {
  for (const callbackURL of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const answer = await app.request('POST', '/api/auth/sign-in/social', {
      body: { provider: 'government', callbackURL },
    })
    expect(answer.codes).toEqual(['field.bad-form'])
  }
})

test('the sign-in page learns which providers there are; an unknown one is refused', async () => {
  expect((await app.request('GET', '/api/sign-in-options')).json()).toMatchObject({
    providers: [{ id: 'government', name: '政务统一身份认证' }],
  })
  const answer = await app.request('POST', '/api/auth/sign-in/social', { body: { provider: 'other' } })
  expect(answer.codes).toEqual(['auth.provider-failed'])
})

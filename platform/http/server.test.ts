import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { TestPerson } from './testing/people.ts'
import { sampleArea } from './testing/sample-area.ts'
import { startApp, type TestApp } from './testing/start-app.ts'

let app: TestApp
let city: TestPerson
let district: TestPerson
const lines: Record<string, unknown>[] = []

beforeAll(async () => {
  app = await startApp({ areas: [sampleArea], log: { write: (line) => lines.push(JSON.parse(line)) } })
  city = await app.person({ role: 'city-officer', regionPath: '320800/' })
  district = await app.person({ role: 'district-officer', regionPath: '320800/320812/' })
})
afterAll(() => app.close())

interface Problem {
  status: number
  title: string
  detail: string
  instance: string
  errors: { code: string; field?: string; message: string }[]
}

describe('a request', () => {
  test('gets what the route answers', async () => {
    const answer = await app.request('POST', '/api/sample/notes', { as: city, body: { text: '好' } })
    expect(answer.status).toBe(201)
    expect(answer.json()).toMatchObject({ text: '好' })
  })

  test('of somebody unknown is told to sign in', async () => {
    const answer = await app.request('POST', '/api/sample/notes', { body: { text: '好' } })
    expect([answer.status, answer.codes]).toEqual([401, ['http.not-signed-in']])
  })

  test('of somebody without the permission is refused', async () => {
    const expert = await app.person({ role: 'expert', regionPath: '320800/' })
    const answer = await app.request('POST', '/api/sample/notes', { as: expert, body: { text: '好' } })
    expect([answer.status, answer.codes]).toEqual([403, ['http.not-allowed']])
  })

  test('reaches only the rows of its scope', async () => {
    const seen = async (as: TestPerson) =>
      (await app.request('GET', '/api/sample/notes', { as })).json<{ seen: string[] }>().seen
    const member = await app.person({ role: 'organisation-member', regionPath: '320800/', organisationId: 'org_b' })
    expect(await seen(city)).toHaveLength(2)
    expect(await seen(district)).toEqual(['320800/320812/'])
    expect(await seen(member)).toEqual(['320800/320803/'])
  })

  test('with a query key twice, or with a word where a number belongs, is told so and not that it is missing', async () => {
    const told = async (query: string) =>
      (await app.request('GET', `/api/sample/notes?${query}`, { as: city })).json<Problem>().errors
    expect(await told('page=1&page=2')).toEqual([
      { code: 'field.repeated', field: 'page', message: '给了 2 次，只能给一次。', params: { count: 2 } },
    ])
    expect((await told('page=many')).map(({ code }) => code)).toEqual(['field.wrong-type'])
    expect((await app.request('GET', '/api/sample/notes?kind=a&kind=b', { as: city })).status).toBe(200)
  })

  test('with everything wrong is told everything, field by field, in Chinese', async () => {
    const answer = await app.request('POST', '/api/sample/notes', { as: city, body: { text: '', level: 9 } })
    const problem = answer.json<Problem>()
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(problem.status).toBe(422)
    expect(problem.errors.map(({ code, field }) => [code, field])).toEqual([
      ['field.required', 'text'],
      ['field.number-too-big', 'level'],
    ])
    expect(problem.errors[1]?.message).toBe('不能大于 5。')
  })

  test.each([
    ['NUL', 'a\0b', 'field.unstorable-text'],
    ['half a character', 'a\ud800b', 'field.unstorable-text'],
    ['a day of the year 0', '0000-01-01', 'field.bad-date'],
  ])('with %s, which the database would not take, is told so', async (_, text, code) => {
    const answer = await app.request('POST', '/api/sample/notes', { as: city, body: { text } })
    expect(answer.json<Problem>().errors).toMatchObject([{ code, field: 'text' }])
    const [bare] = (await app.request('GET', '/api/sample/files/a%00b', { as: city })).codes
    expect(bare).toBe('http.broken-link')
  })

  test('for an address that cannot be read is answered like every unknown one', async () => {
    const answer = await app.request('GET', '/api/sample/%zz')
    expect([answer.status, answer.codes]).toEqual([404, ['http.no-such-address']])
  })

  test('is answered in English when the reader prefers it', async () => {
    const headers = { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' }
    const answer = await app.request('POST', '/api/sample/notes', { as: city, body: {}, headers })
    expect(answer.json<Problem>().errors[0]?.message).toBe('This is required.')
  })

  test('that is no JSON is refused as such', async () => {
    const headers = { 'content-type': 'application/json', origin: 'http://localhost:8080' }
    const cookie = await app.credentialsOf(city)
    const response = await app.server.inject({
      method: 'POST',
      url: '/api/sample/notes',
      headers: { ...headers, cookie },
      payload: '{"a":',
    })
    expect([response.statusCode, response.json().errors[0].code]).toEqual([400, 'http.malformed-json'])
  })

  test('in a form that is not JSON is refused', async () => {
    const headers = { 'content-type': 'text/xml', cookie: await app.credentialsOf(city) }
    const response = await app.server.inject({ method: 'POST', url: '/api/sample/notes', headers, payload: '<a/>' })
    expect([response.statusCode, response.json().errors[0].code]).toEqual([415, 'http.unsupported-media'])
  })

  test('without its body is refused', async () => {
    const answer = await app.request('POST', '/api/sample/notes', { as: city })
    expect([answer.status, answer.codes]).toEqual([400, ['http.body-missing']])
  })

  test('larger than the limit is refused', async () => {
    const answer = await app.request('POST', '/api/sample/notes', { as: city, body: { text: 'x'.repeat(1_100_000) } })
    expect([answer.status, answer.codes]).toEqual([413, ['http.body-too-large']])
  })

  test('with one value where a list is meant gets a list', async () => {
    const answer = await app.request('GET', '/api/sample/notes?kind=a&page=2', { as: city })
    expect(answer.json()).toMatchObject({ page: 2, kind: ['a'] })
  })

  test('to nowhere is a problem document', async () => {
    const answer = await app.request('GET', '/api/nowhere')
    expect([answer.status, answer.codes]).toEqual([404, ['http.no-such-address']])
  })

  test('keeps a harmless request id, and gets its own in place of a harmful one', async () => {
    const id = async (given: string) =>
      (await app.request('GET', '/api/me', { headers: { 'x-request-id': given } })).headers['x-request-id']
    expect(await id('trace-0123456789')).toBe('trace-0123456789')
    expect(await id('"><script>')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('a refusal', () => {
  test('lists every reason and takes the gravest status', async () => {
    const answer = await app.request('POST', '/api/sample/refusals/x', { as: city })
    const problem = answer.json<Problem>()
    expect(problem.status).toBe(410)
    expect(problem.errors.map(({ message }) => message)).toEqual(['不行：甲。请改。', '没了。'])
    expect(problem.detail).toBe('不行：甲。请改。没了。')
  })

  test('by a named constraint reads like the rule', async () => {
    const answer = await app.request('POST', '/api/sample/refusals/race', { as: city })
    expect([answer.status, answer.codes]).toEqual([409, ['sample.twice']])
  })

  test('whose code nobody declared is a defect', async () => {
    expect((await app.request('POST', '/api/sample/refusals/unknown', { as: city })).status).toBe(500)
  })
})

describe('a defect', () => {
  test('tells nothing of the inside, only the number that the log has', async () => {
    const answer = await app.request('POST', '/api/sample/refusals/defect', { as: city })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret detail')
    const number = String(answer.headers['x-request-id'])
    expect(answer.text).toContain(number)
    expect(lines.some((line) => line.msg === 'defect' && JSON.stringify(line).includes(number))).toBe(true)
  })
})

test('a route without an answer gives 204', async () => {
  expect((await app.request('POST', '/api/sample/refusals/none', { as: city })).status).toBe(204)
})

test('the log names no person: no path, query, cookie, address or body', async () => {
  lines.length = 0
  await app.request('GET', '/api/sample/notes?kind=%E5%BC%A0%E4%B8%89', { as: city })
  const text = JSON.stringify(lines)
  expect(text).toContain('/api/sample/notes')
  expect(text).not.toMatch(/张三|%E5%BC%A0|kind=|kechuang\.|127\.0\.0\.1/)
})

describe('security headers', () => {
  test('allow scripts of our own only, and leave plain http alone', async () => {
    const { headers } = await app.request('GET', '/api/me')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('SAMEORIGIN')
  })
})

describe('a page of another site', () => {
  test('cannot use the cookie of a person', async () => {
    const origins: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { referer: 'https://evil.example/a' },
    ]
    for (const headers of origins) {
      const answer = await app.request('POST', '/api/sample/notes', {
        as: city,
        body: { text: '好' },
        headers,
      })
      expect([answer.status, answer.codes]).toEqual([403, ['http.cross-site']])
    }
  })

  test('is not one under the host that was asked', async () => {
    const headers = { origin: 'http://192.0.2.7:8080', host: '192.0.2.7:8080' }
    expect((await app.request('POST', '/api/sample/notes', { as: city, body: { text: '好' }, headers })).status).toBe(
      201,
    )
  })
})

test('a database that fails under the sign-in is logged as a defect without values, and nowhere else', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await app.services.db.query('alter table auth.sign_in_attempt rename to moved_away')
  const body = { username: 'somebody.secret', password: 'a password' }
  const answer = await app.request('POST', '/api/auth/sign-in/username', { body })
  await app.services.db.query('alter table auth.moved_away rename to sign_in_attempt')
  expect([answer.status, answer.codes]).toEqual([500, ['http.internal']])
  expect(lines.findLast(({ msg }) => msg === 'defect')).toMatchObject({ err: { code: '42P01' } })
  expect(JSON.stringify(lines)).not.toContain('somebody.secret')
  expect(printed).not.toHaveBeenCalled()
  printed.mockRestore()
})

describe('an upload', () => {
  test('reaches the handler stored, with its fields', async () => {
    const file = { name: 'C:\\docs\\计划.txt', content: '内容' }
    const answer = await app.request('POST', '/api/sample/files', { as: city, file, body: { title: '题' } })
    expect(answer.json()).toEqual({ title: '题', sizeBytes: 6, name: '计划.txt' })
  })

  test('larger than any JSON body may be arrives whole', async () => {
    const file = { name: 'a.bin', content: Buffer.alloc(1_999_999, 1) }
    const answer = await app.request('POST', '/api/sample/files', { as: city, file, body: { title: '题' } })
    expect(answer.json()).toMatchObject({ sizeBytes: 1_999_999 })
  })

  test('over its limit is cut off and refused', async () => {
    const file = { name: 'a.bin', content: Buffer.alloc(2_000_001, 1) }
    const answer = await app.request('POST', '/api/sample/files', { as: city, file, body: { title: '题' } })
    expect([answer.status, answer.codes]).toEqual([413, ['files.too-large']])
  })

  test('without a file, or in another form, is refused', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', cookie: await app.credentialsOf(city) }
    const payload = '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nx\r\n--b--\r\n'
    const missing = await app.server.inject({ method: 'POST', url: '/api/sample/files', headers, payload })
    expect(missing.json().errors[0].code).toBe('http.upload-missing')
    const json = await app.request('POST', '/api/sample/files', { as: city, body: { title: 'x' } })
    expect([json.status, json.codes]).toEqual([415, ['http.unsupported-media']])
  })

  test('with a field named as the insides of JavaScript is refused', async () => {
    const file = { name: 'a.txt', content: 'a' }
    const answer = await app.request('POST', '/api/sample/files', {
      as: city,
      file,
      body: { title: 'x', toString: 'y' },
    })
    expect([answer.status, answer.codes]).toEqual([400, ['http.upload-broken']])
  })

  test('that breaks off is refused', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', cookie: await app.credentialsOf(city) }
    const payload = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'
    const response = await app.server.inject({ method: 'POST', url: '/api/sample/files', headers, payload })
    expect([response.statusCode, response.json().errors[0].code]).toEqual([400, 'http.upload-broken'])
  })

  test('by somebody without the permission is not read', async () => {
    const answer = await app.request('POST', '/api/sample/files', {
      file: { name: 'a', content: 'a' },
      body: { title: 'x' },
    })
    expect(answer.status).toBe(401)
  })
})

test('a download keeps its Chinese name, is never rendered and not guessed at', async () => {
  const { headers, text } = await app.request('GET', '/api/sample/files/1')
  expect(text).toBe('<b>x</b>')
  expect(headers['content-disposition']).toBe(
    `attachment; filename="___ ___.docx"; filename*=UTF-8''${encodeURIComponent('任务书 _一_.docx')}`,
  )
  expect(headers['x-content-type-options']).toBe('nosniff')
})

describe('events', () => {
  test('come one by one and end', async () => {
    const { text, headers } = await app.request('GET', '/api/sample/events/short')
    expect(headers['content-type']).toContain('text/event-stream')
    expect(text).toContain('data: {"n":1}\n\ndata: {"n":2}\n\nevent: end')
  })

  test('end with the problem when the work is refused', async () => {
    const { text } = await app.request('GET', '/api/sample/events/refused')
    expect(text).toContain('event: problem\ndata: {')
    expect(text).toContain('不行：乙。请改。')
  })

  test('of a job lead to its result; nobody else may follow it', async () => {
    const { jobId } = (await app.request('POST', '/api/sample/jobs', { as: city })).json<{ jobId: string }>()
    const { text } = await app.request('GET', `/api/jobs/${jobId}/events`, { as: city })
    expect(text).toContain('"result":{"counted":3}')
    expect((await app.request('GET', `/api/jobs/${jobId}`, { as: city })).json()).toMatchObject({ state: 'done' })
    const stranger = await app.request('GET', `/api/jobs/${jobId}`, { as: district })
    expect([stranger.status, stranger.codes]).toEqual([404, ['http.job-not-found']])
    const supervisor = await app.person({ role: 'supervisor', regionPath: '320800/' })
    expect((await app.request('GET', `/api/jobs/${jobId}`, { as: supervisor })).status).toBe(200)
  })
})

test('the search asks each area within the scope of its permission', async () => {
  const of = async (as?: TestPerson) =>
    (await app.request('GET', '/api/search?q=%E8%8A%82', as ? { as } : {})).json<{ items: unknown[] }>().items
  expect(await of(district)).toEqual([{ area: 'sample', kind: 'note', title: '节 region', link: '/sample' }])
  expect(await of()).toEqual([])
})

test('health names what works', async () => {
  const answer = await app.request('GET', '/health')
  expect(answer.json()).toEqual({ status: 'up', parts: { database: 'up', jobs: 'up', disk: 'up' } })
})

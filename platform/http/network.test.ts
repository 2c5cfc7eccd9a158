import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handlerEnds, sampleArea } from './testing/sample-area.ts'
import { startApp, type TestApp } from './testing/start-app.ts'

let webRoot: string
let app: TestApp
let base: string

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'kechuang-web-'))
  await mkdir(join(webRoot, 'assets'))
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(webRoot, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(webRoot, 'assets', 'main-1a2b.js'), 'export {}')
  app = await startApp({
    areas: [sampleArea],
    http: { webRoot, heartbeatMs: 20, signInsPerMinute: 3, uploadsPerMinute: 2 },
  })
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await app.close()
  await rm(webRoot, { recursive: true })
})

/** Reads a stream until a text has come. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  let seen = ''
  while (!seen.includes(text)) {
    const { value, done } = await reader.read()
    if (done) return seen
    seen += new TextDecoder().decode(value)
  }
  return seen
}

describe('events', () => {
  test('keep the line open with a heartbeat, and stop the work when the reader goes', async () => {
    const gone = new AbortController()
    const response = await fetch(`${base}/api/sample/events/endless`, { signal: gone.signal })
    const reader = response.body?.getReader()
    if (!reader) throw new Error('no stream')
    expect(await readUntil(reader, ': still here')).toContain('data: {"n":2}')
    expect(handlerEnds).not.toContain('endless')
    gone.abort()
    await expect.poll(() => handlerEnds).toContain('endless')
  })
})

describe('the built web', () => {
  test('gives the page to every address that a browser opens, and never caches it', async () => {
    for (const path of ['/', '/plans/pln_1', '/sign-in?error=x']) {
      const response = await fetch(base + path, { headers: { accept: 'text/html' } })
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      expect(await response.text()).toContain('<title>page</title>')
    }
  })

  test('gives the page of a published record, and says 404 with it where there is no such record', async () => {
    for (const [path, status] of [
      ['/public/files/1', 200],
      ['/public/files/unknown', 404],
      [`/public/files/${'x'.repeat(400)}`, 200],
    ] as const) {
      const response = await fetch(base + path, { headers: { accept: 'text/html' } })
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
      expect(await response.text()).toContain('<title>page</title>')
    }
  })

  test('gives files, for ever where their name holds a digest', async () => {
    const script = await fetch(`${base}/assets/main-1a2b.js`)
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect((await fetch(`${base}/icon.svg`)).headers.get('cache-control')).toBe('no-cache')
  })

  test('does not pass the page off as a script or as data', async () => {
    for (const path of ['/assets/gone-9z9z.js', '/api/nowhere']) {
      const response = await fetch(base + path)
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ])
    }
    expect((await fetch(`${base}/plans`, { method: 'POST' })).status).toBe(404)
  })

  test('gives nothing outside its folder', async () => {
    for (const path of ['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%5c..%5csecret']) {
      const response = await fetch(base + path)
      expect(response.status).toBeLessThan(500)
      expect(await response.text()).not.toContain('root:')
    }
  })
})

describe('limits by address', () => {
  test('are strict for sign-in, in words and with the seconds to wait', async () => {
    const attempt = () =>
      app.request('POST', '/api/auth/sign-in/username', { body: { username: 'someone', password: 'x' } })
    for (let i = 0; i < 3; i++) expect((await attempt()).status).toBe(401)
    const answer = await attempt()
    expect([answer.status, answer.codes]).toEqual([429, ['http.too-many-requests']])
    expect(answer.text).toMatch(/请 \d+ 秒后再试/)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('count uploads apart', async () => {
    const upload = () => app.request('POST', '/api/sample/files', { file: { name: 'a', content: 'a' } })
    for (let i = 0; i < 2; i++) expect((await upload()).status).toBe(401)
    expect((await upload()).status).toBe(429)
    expect((await app.request('GET', '/api/me')).status).toBe(200)
  })
})

describe('the client address', () => {
  test("is the sender's own, whatever the sender writes in front of it", async () => {
    const response = await fetch(`${base}/api/me`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(response.status).toBe(200)
    const limited = await fetch(`${base}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
      body: JSON.stringify({ username: 'someone', password: 'x' }),
    })
    expect(limited.status).toBe(429)
  })
})

test('a request that never ends is cut off', async () => {
  const other = await startApp({ areas: [sampleArea], http: { receiveWithinMs: 50 } })
  await other.server.listen({ port: 0, host: '127.0.0.1' })
  expect(other.server.server.requestTimeout).toBe(50)
  await other.close()
})

test('a part that does not work makes the server unhealthy, without saying why', async () => {
  const { server } = app
  expect((await server.inject('/health')).statusCode).toBe(200)
  await app.services.db.query(
    `insert into platform.job (id, name, state, input, actor, queue_id, created_at)
     values ('job_stuck', 'sample.count', 'waiting', '{}', '{}', gen_random_uuid(), now() - interval '1 hour')`,
  )
  const response = await server.inject('/health')
  expect([response.statusCode, response.json().parts]).toEqual([503, { database: 'up', jobs: 'down', disk: 'up' }])
  await app.services.db.query(`delete from platform.job where id = 'job_stuck'`)
})

test('a stop ends event streams and answers what is under way', async () => {
  const other = await startApp({ areas: [sampleArea], http: { heartbeatMs: 20 } })
  await other.server.listen({ port: 0, host: '127.0.0.1' })
  const at = `http://127.0.0.1:${(other.server.server.address() as AddressInfo).port}`
  const response = await fetch(`${at}/api/sample/events/endless`)
  const reader = response.body?.getReader()
  if (!reader) throw new Error('no stream')
  await readUntil(reader, 'data: {"n":2}')
  const underWay = fetch(`${at}/api/me`)
  expect((await underWay).status).toBe(200)
  await other.close()
  expect(await readUntil(reader, 'event: end')).toContain('event: end')
  await expect(fetch(`${at}/api/me`)).rejects.toThrow()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'

let app: TestApp
let clerk: TestPerson
let colleague: TestPerson

beforeAll(async () => {
  app = await startApp({ areas: [] })
  clerk = await app.person({ role: 'district-officer', regionPath: '320800/320812/' })
  colleague = await app.person({ role: 'district-officer', regionPath: '320800/320812/' })
})
afterAll(() => app.close())

const page = 'indicators.cockpit'
const save = (as: TestPerson, name: string, query: Record<string, string>) =>
  app.request('PUT', '/api/views', { as, body: { page, name, query } })
const names = async (as: TestPerson, of = page) =>
  (await app.request('GET', `/api/views?page=${of}`, { as })).json<{ items: { name: string; query: object }[] }>().items

test('a view is kept for its owner, on that page, and nobody else sees it', async () => {
  expect((await save(clerk, '企业培育滞后', { topic: 'enterprises' })).status).toBe(200)
  expect(await names(clerk)).toEqual([{ name: '企业培育滞后', query: { topic: 'enterprises' } }])
  expect(await names(clerk, 'plans.list')).toEqual([])
  expect(await names(colleague)).toEqual([])
})

test('saving under the same name replaces, and removing takes only the own one', async () => {
  await save(colleague, '企业培育滞后', { topic: 'talent' })
  await save(clerk, '企业培育滞后', { topic: 'enterprises', asOf: '2025-05-31' })
  expect(await names(clerk)).toEqual([{ name: '企业培育滞后', query: { topic: 'enterprises', asOf: '2025-05-31' } }])
  const path = `/api/views?page=${page}&name=${encodeURIComponent('企业培育滞后')}`
  await app.request('DELETE', path, { as: clerk })
  expect(await names(clerk)).toEqual([])
  expect(await names(colleague)).toHaveLength(1)
})

test('the thirty-first view of a page is refused and not kept', async () => {
  for (let n = 1; n <= 30; n++) await save(clerk, `视图${n}`, {})
  const answer = await save(clerk, '多出来的', {})
  expect([answer.status, answer.codes]).toEqual([422, ['views.too-many']])
  expect(await names(clerk)).toHaveLength(30)
  expect((await save(clerk, '视图7', { year: '2025' })).status).toBe(200)
})

test('a view that names more filters than any page has is refused', async () => {
  const query = Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`f${n}`, 'x']))
  expect((await save(colleague, '太多', query)).codes).toEqual(['views.too-large'])
})

test('visitors keep nothing', async () => {
  expect((await app.request('GET', `/api/views?page=${page}`)).status).toBe(401)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { outsideRequest } from '#platform/http/route'
import type { TestPerson } from '#platform/http/testing/people'
import type { TestApp } from '#platform/http/testing/start-app'
import { publishIndicator } from './public.ts'
import {
  aTarget,
  bind,
  city,
  district,
  indicatorNamed,
  officerActor,
  startIndicators,
  testClock,
} from './testing/indicators-app.ts'
import { dcatProblems, SdmxJson } from './testing/open-data-shapes.ts'

const clock = testClock('2025-07-02T02:00:00Z')
let app: TestApp
let officer: TestPerson
let colleague: TestPerson
let id: string

beforeAll(async () => {
  app = await startIndicators(clock)
  officer = await app.person({ role: 'city-officer', regionPath: city, name: '王' })
  colleague = await app.person({ role: 'city-officer', regionPath: city, name: '李' })
  await bind(app, aTarget(), aTarget({ regionPath: district, source: { ...aTarget().source, itemId: 'plt_2' } }))
  id = await indicatorNamed(app, '科技型项目新竣工数')
  await report(city, '2025-04', '41')
  await report(city, '2025-05', '48')
  await report(city, '2025-Q1', '20')
  await report(district, '2025-05', '16')
  await approveAll()
  await report(city, '2025-06', '60')
  const ctx = outsideRequest(app.services, { actor: officerActor(), scope: { reach: 'region', regionPath: city } })
  await publishIndicator(ctx, id, true)
})
afterAll(() => app.close())

async function report(regionPath: string, period: string, value: string) {
  const entries = [{ indicatorId: id, value, expectedRevision: 0, explanation: '样例' }]
  const answer = await app.request('POST', '/api/indicators/observations', {
    as: officer,
    body: { regionPath, period, entries },
  })
  expect(answer.status).toBe(200)
}

async function approveAll() {
  const listed = await app.request('GET', '/api/indicators/pending', { as: colleague })
  const observations = listed
    .json<{ items: { regionPath: string; observation: { id: string } }[] }>()
    .items.map(({ regionPath, observation }) => ({ regionPath, id: observation.id }))
  const body = { decision: 'approved', observations }
  expect((await app.request('POST', '/api/indicators/observations/decisions', { as: colleague, body })).status).toBe(
    200,
  )
}

const get = (path: string, headers: Record<string, string> = {}) => app.request('GET', path, { headers })

test('the catalogue has every property that DCAT-AP asks for, and whole addresses', async () => {
  const answer = await get('/api/open/catalogue')
  expect(String(answer.headers['content-type'])).toContain('application/ld+json')
  const catalogue = answer.json<{
    'dcat:dataset': { 'dct:identifier': string; 'dcat:distribution': { 'dcat:accessURL': { '@id': string } }[] }[]
  }>()
  expect(dcatProblems(catalogue)).toEqual([])
  const dataset = catalogue['dcat:dataset'].find((one) => one['dct:identifier'] === id)
  const addresses = dataset?.['dcat:distribution'].map((one) => one['dcat:accessURL']['@id']) ?? []
  expect(addresses).toHaveLength(4)
  for (const address of addresses) {
    expect(address.startsWith(app.services.publicUrl)).toBe(true)
    expect((await get(address.slice(app.services.publicUrl.length))).status).toBe(200)
  }
})

test('the check itself sees what is missing', async () => {
  const catalogue = (await get('/api/open/catalogue')).json<Record<string, unknown>>()
  const broken = { ...catalogue, 'dct:publisher': undefined, '@id': '/relative', 'foo:bar': 1 }
  expect(dcatProblems(broken)).toEqual([' @id /relative', ' dcat:Catalog lacks dct:publisher', ' foo:bar'])
})

test('SDMX-CSV names structure, frequency, area and period of each approved value, and no other', async () => {
  const answer = await get(`/api/open/data/sdmx-csv?indicatorId=${id}`)
  expect(String(answer.headers['content-type'])).toContain('application/vnd.sdmx.data+csv')
  const [head, ...rows] = answer.text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  expect(head?.slice(0, 8)).toEqual([
    ...['STRUCTURE', 'STRUCTURE_ID', 'ACTION', 'FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD', 'OBS_VALUE'],
  ])
  expect(rows.every((row) => row.length === head?.length)).toBe(true)
  expect(rows.map((row) => [row[1], row[3], row[4], row[6], row[7]])).toEqual([
    ['KC320800:INDICATORS(1.0)', 'Q', '320800', '2025-Q1', '20'],
    ['KC320800:INDICATORS(1.0)', 'M', '320800', '2025-04', '41'],
    ['KC320800:INDICATORS(1.0)', 'M', '320800', '2025-05', '48'],
    ['KC320800:INDICATORS(1.0)', 'M', '320812', '2025-05', '16'],
  ])
})

test('SDMX-JSON has the structure of the standard, and its places lead back to the values', async () => {
  const answer = await get('/api/open/data/sdmx-json')
  const message = SdmxJson.parse(answer.json())
  const [structure] = message.data.structures
  const [dataSet] = message.data.dataSets
  const areas = structure?.dimensions.series.find((one) => one.id === 'REF_AREA')
  const periods = structure?.dimensions.observation[0]
  const found = Object.entries(dataSet?.series ?? {}).flatMap(([key, series]) =>
    Object.entries(series.observations).map(([at, observation]) => [
      areas?.values[Number(key.split(':')[1])]?.id,
      periods?.values[Number(at)]?.id,
      observation[0],
    ]),
  )
  expect(found).toContainEqual(['320812', '2025-05', 16])
  expect(found).toContainEqual(['320800', '2025-05', 48])
  expect(found).not.toContainEqual(['320800', '2025-06', 60])
})

test('published data may be kept, read by other sites, and are not sent twice', async () => {
  for (const path of [
    `/api/open/indicators/${id}`,
    `/api/open/indicators/${id}/csv`,
    '/api/open/catalogue',
    '/api/open/data/sdmx-json',
  ]) {
    const first = await get(path)
    expect(first.headers['cache-control']).toBe('public, max-age=300')
    expect(first.headers['access-control-allow-origin']).toBe('*')
    const again = await get(path, { 'if-none-match': String(first.headers.etag) })
    expect([again.status, again.text]).toEqual([304, ''])
  }
  await approveAll()
  const first = await get(`/api/open/indicators/${id}`)
  expect(first.json<{ latest: { value: string } }>().latest.value).toBe('60')
})

test('publisher and licence are the city’s to set, and stand in the catalogue', async () => {
  const terms = {
    ...{ publisherZh: '淮安市科学技术局', publisherEn: 'Huai’an Bureau of Science and Technology', contact: null },
    ...{
      licenceZh: '注明来源后可自由使用',
      licenceEn: 'Free with attribution',
      licenceUrl: 'https://example.org/terms',
    },
  }
  const put = (revision: number) =>
    app.request('PUT', '/api/indicators/open-data-terms', { as: officer, body: { ...terms, revision } })
  expect((await put(0)).status).toBe(200)
  expect((await put(0)).codes).toEqual(['indicators.terms-changed'])
  expect((await put(1)).status).toBe(200)
  const catalogue = (await get('/api/open/catalogue')).json<Record<string, unknown>>()
  expect(catalogue['dct:license']).toEqual({ '@id': 'https://example.org/terms' })
  const detail = (await get(`/api/open/indicators/${id}`)).json<{ licence: { name: string }; publisher: string }>()
  expect(detail).toMatchObject({ publisher: '淮安市科学技术局', licence: { name: '注明来源后可自由使用' } })
  const clerk = await app.person({ role: 'administrator', regionPath: district })
  const refused = await app.request('PUT', '/api/indicators/open-data-terms', {
    as: clerk,
    body: { ...terms, revision: 2 },
  })
  expect([refused.status, refused.codes]).toEqual([403, ['indicators.city-defines']])
})

test('what is not published is nowhere', async () => {
  const hidden = await indicatorNamed(app, '技术合同成交额')
  for (const path of [`/api/open/indicators/${hidden}`, `/api/open/data/sdmx-csv?indicatorId=${hidden}`])
    expect((await get(path)).codes).toEqual(['indicators.not-found'])
  expect((await get('/api/open/catalogue')).text).not.toContain(hidden)
})

test('a link that was cut or mistyped is not found, in words that whoever follows it understands', async () => {
  for (const broken of ['x', 'ind_', 'ind_ABC!', 'ind_%00', `${id}%20`]) {
    const answer = await app.request('GET', `/api/open/indicators/${broken}`)
    expect([answer.status, answer.codes], broken).toEqual([404, ['http.broken-link']])
  }
})

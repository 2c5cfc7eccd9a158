import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { regionsArea } from './area.ts'
import {
  createDepartment,
  departmentById,
  departmentsOf,
  matchUnits,
  partsOn,
  regionByPath,
  regionNames,
  regionsUnder,
  regionTitles,
  successionsOf,
} from './public.ts'

const city = '320800/'
const district = '320800/320812/'
let app: TestApp
let administrator: TestPerson
let delegate: TestPerson

beforeAll(async () => {
  app = await startApp({ areas: [regionsArea] })
  administrator = await app.person({ role: 'administrator', regionPath: city })
  delegate = await app.person({ role: 'administrator', regionPath: district })
})
afterAll(() => app.close())

const inNewTown = (code: string, parentPath = district) => ({
  parentPath,
  code,
  codeSource: 'official',
  name: '城南街道',
  shortName: '城南',
  nameEn: 'Chengnan',
  kind: 'town',
  validFrom: null,
})

describe('the regions of the city', () => {
  test('are there for everybody, official codes and local ones told apart', async () => {
    const { items } = (await app.request('GET', '/api/regions')).json<{
      items: { name: string; code: string; codeSource: string }[]
    }>()
    expect(items[0]).toMatchObject({ name: '淮安市', code: '320800' })
    expect(items).toContainEqual(expect.objectContaining({ name: '盱眙县', code: '320830', codeSource: 'official' }))
    for (const { code, codeSource } of items) expect(code.length === 10).toBe(codeSource === 'local')
  })

  test('can be loaded again without undoing what people changed', async () => {
    await app.request('POST', '/api/regions/320831/rename', {
      as: administrator,
      body: { name: '金湖市', shortName: '金湖', nameEn: 'Jinhu', from: '2025-01-01' },
    })
    await regionsArea.seed?.(app.services)
    expect((await regionNames(app.services.db, ['320800/320831/'])).get('320800/320831/')).toBe('金湖市')
  })
})

describe('a delegated administrator', () => {
  test('adds a town to the own district only', async () => {
    const own = await app.request('POST', '/api/regions', { as: delegate, body: inNewTown('320812001') })
    expect([own.status, own.json().path]).toEqual([201, '320800/320812/320812001/'])
    const foreign = await app.request('POST', '/api/regions', {
      as: delegate,
      body: inNewTown('320803001', '320800/320803/'),
    })
    expect([foreign.status, foreign.codes]).toEqual([404, ['regions.parent-not-found']])
  })

  test('renames nothing outside the own district, and is not told whether it exists', async () => {
    const body = { name: '某区', shortName: '某', nameEn: 'X', from: '2025-01-01' }
    for (const code of ['320803', '999999']) {
      const answer = await app.request('POST', `/api/regions/${code}/rename`, { as: delegate, body })
      expect([answer.status, answer.codes]).toEqual([404, ['regions.not-found']])
    }
  })

  test('adds departments to the own district only', async () => {
    const body = { regionPath: district, name: '区发改委', validFrom: '2020-01-01' }
    expect((await app.request('POST', '/api/departments', { as: delegate, body })).status).toBe(201)
    const again = await app.request('POST', '/api/departments', { as: delegate, body })
    expect([again.status, again.codes]).toEqual([409, ['regions.department-exists']])
    const foreign = await app.request('POST', '/api/departments', { as: delegate, body: { ...body, regionPath: city } })
    expect([foreign.status, foreign.codes]).toEqual([404, ['regions.parent-not-found']])
  })
})

describe('a region', () => {
  test('with a local code of official length is refused', async () => {
    const answer = await app.request('POST', '/api/regions', {
      as: administrator,
      body: { ...inNewTown('320812009'), codeSource: 'local' },
    })
    expect(answer.codes).toEqual(['regions.code-form'])
  })

  test('with a code in use is refused', async () => {
    const answer = await app.request('POST', '/api/regions', { as: administrator, body: inNewTown('320803') })
    expect(answer.codes).toEqual(['regions.code-taken'])
  })

  test('is merged into another only when nothing is left in it, and then not changed any more', async () => {
    await app.request('POST', '/api/regions', {
      as: administrator,
      body: { ...inNewTown('320826001', '320800/320826/') },
    })
    const close = (code: string, successorPath: string | null) =>
      app.request('POST', `/api/regions/${code}/close`, {
        as: administrator,
        body: { lastDay: '2024-12-31', successorPath },
      })
    expect((await close('320826', city)).codes).toEqual(['regions.has-parts'])
    expect((await close('320826001', '320800/320826/320826001/')).codes).toEqual(['regions.successor-not-found'])
    expect((await close('320826001', '320800/320826/')).json()).toMatchObject({
      validTo: '2024-12-31',
      isInForce: false,
    })
    expect((await close('320826001', null)).codes).toEqual(['regions.closed'])
    const paths = (await regionsUnder(app.services.db, app.services.clock, '320800/320826/')).map(({ path }) => path)
    expect(paths).toEqual(['320800/320826/'])
    expect(await regionByPath(app.services.db, '320800/320826/320826001/')).toMatchObject({ name: '城南街道' })
  })
})

describe('a merged district', () => {
  const close = (code: string, body: object) =>
    app.request('POST', `/api/regions/${code}/close`, { as: administrator, body: { lastDay: '2025-03-31', ...body } })

  test('takes everything in it along, and both sides say what became of it', async () => {
    await app.request('POST', '/api/regions', { as: administrator, body: inNewTown('320813001', '320800/320813/') })
    expect((await close('320813', { successorPath: '320800/320803/' })).codes).toEqual(['regions.has-parts'])
    const closed = await close('320813', { successorPath: '320800/320803/', closeParts: true })
    expect(closed.json()).toMatchObject({ validTo: '2025-03-31', successorPath: '320800/320803/', isInForce: false })
    const history = async (code: string) => (await app.request('GET', `/api/regions/${code}/history`)).json()
    expect(await history('320813')).toMatchObject({
      successors: [{ code: '320803', from: '2025-04-01' }],
      parts: [{ code: '320813001', isInForce: false }],
    })
    expect(await history('320803')).toMatchObject({ predecessors: [{ code: '320813', name: '洪泽区' }] })
    expect(await successionsOf(app.services.db, ['320800/320803/'])).toMatchObject([
      { path: '320800/320813/', successorPath: '320800/320803/', from: '2025-04-01' },
    ])
  })

  test('is a part of the city until its last day, and its successor after it', async () => {
    const codesOn = async (day: string) =>
      (await partsOn(app.services.db, city, day)).filter(({ kind }) => kind === 'district').map(({ code }) => code)
    expect(await codesOn('2025-03-31')).toContain('320813')
    expect(await codesOn('2025-04-30')).not.toContain('320813')
    expect(await codesOn('2025-04-30')).toContain('320803')
  })

  test('may be divided; a successor that is over by then, or lies within, is refused', async () => {
    const divided = { successorPath: '320800/320831/', furtherSuccessorPaths: ['320800/320812/'], closeParts: true }
    expect((await close('320830', { ...divided, furtherSuccessorPaths: ['320800/320813/'] })).codes).toEqual([
      'regions.successor-not-found',
    ])
    expect((await close('320830', divided)).status).toBe(200)
    const { successors } = (await app.request('GET', '/api/regions/320830/history')).json<{
      successors: { code: string }[]
    }>()
    expect(successors.map(({ code }) => code).sort()).toEqual(['320812', '320831'])
  })

  test('gets no new name before its day', async () => {
    const body = { name: '涟水市', shortName: '涟水', nameEn: 'Lianshui', from: '2999-01-01' }
    const answer = await app.request('POST', '/api/regions/320826/rename', { as: administrator, body })
    expect(answer.codes).toEqual(['regions.name-not-yet'])
  })
})

describe('a department', () => {
  test('is found by its printed names, also after it was renamed', async () => {
    const { db } = app.services
    const made = await db.tx((tx) =>
      createDepartment(tx, app.services, system, { regionPath: city, name: '市科委', aliases: ['市科学技术委员会'] }),
    )
    const renamed = await app.request('PATCH', `/api/departments/${made.id}`, {
      as: administrator,
      body: { name: '市科技局' },
    })
    expect(renamed.json()).toMatchObject({ name: '市科技局', aliases: ['市科学技术委员会', '市科委'] })
    expect(await matchUnits(db, city, ['市科技局', '市科学技术局', '市科委', '区发改委', '各县区'])).toEqual([
      { departmentId: made.id, name: '市科技局', score: 1 },
      { departmentId: made.id, name: '市科技局', score: 0.95 },
      { departmentId: made.id, name: '市科技局', score: 0.98 },
      null,
      null,
    ])
    expect((await matchUnits(db, district, ['区发展和改革委员会']))[0]).toMatchObject({ name: '区发改委' })
    expect(await departmentById(db, made.id)).toMatchObject({ name: '市科技局', regionName: '淮安市' })
    expect((await departmentsOf(db, app.services.clock, city)).map(({ name }) => name)).toEqual(['市科技局'])
  })

  test('of another district cannot be changed', async () => {
    const { db } = app.services
    const foreign = await db.tx((tx) =>
      createDepartment(tx, app.services, system, { regionPath: '320800/320803/', name: '淮安区财政局' }),
    )
    const answer = await app.request('PATCH', `/api/departments/${foreign.id}`, {
      as: delegate,
      body: { name: '某局某局' },
    })
    expect([answer.status, answer.codes]).toEqual([404, ['regions.department-not-found']])
  })

  test('list is narrowed by region and by words, and counted', async () => {
    const list = async (query: string) =>
      (await app.request('GET', `/api/departments?${query}`)).json<{ items: { name: string }[]; total: number }>()
    expect(await list(`of=${encodeURIComponent(district)}`)).toMatchObject({ total: 1, items: [{ name: '区发改委' }] })
    expect((await list('q=%E8%B4%A2%E6%94%BF')).items.map(({ name }) => name)).toEqual(['淮安区财政局'])
    expect((await list('pageSize=1')).total).toBe(3)
  })
})

test('names are given in both languages', async () => {
  expect((await regionTitles(app.services.db, [city])).get(city)).toEqual({ zh: '淮安市', en: "Huai'an" })
})

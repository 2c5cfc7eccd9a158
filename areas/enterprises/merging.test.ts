import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FactView } from './contract/facts.ts'
import { district, type EnterprisesApp, otherDistrict, startEnterprises } from './testing/enterprises-app.ts'

let app: EnterprisesApp
beforeAll(async () => {
  app = await startEnterprises()
})
afterAll(() => app.close())

const base = '/api/enterprises/companies'
const get = async <T>(path: string, as = app.officer) => (await app.request('GET', `${base}/${path}`, { as })).json<T>()
const post = (path: string, body: object, as = app.officer) => app.request('POST', `${base}/${path}`, { as, body })
const merge = (code: string, into: string, revision = 1, as = app.officer) =>
  post(`${code}/merging`, { into, revision, reason: '同一家企业换码' }, as)

test('a file under an old name is proposed, and merged it is read in the other, facts and all', async () => {
  const old = await app.company({ name: '淮安示例合并（机械）有限公司' })
  const now = await app.company({ name: '示例合并机械有限责任公司', regionPath: district })
  await app.company({ name: '示例合并机械配件有限公司' })
  await post(`${old}/facts`, { fact: 'staff_total', period: '2024', value: '31', source: 'tax' })
  const alike = await get<{ items: object[] }>(`${now}/alike`)
  expect(alike.items).toEqual([{ creditCode: old, name: '淮安示例合并（机械）有限公司', why: ['name'] }])
  expect((await merge(old, now)).json()).toMatchObject({ status: 'merged', mergedInto: { creditCode: now } })
  expect(await get(now)).toMatchObject({ merged: [{ creditCode: old }] })
  const { items } = await get<{ items: FactView[] }>(`${now}/facts`)
  expect(items).toMatchObject([{ fact: 'staff_total', value: '31', said: [{ creditCode: old }] }])
  expect((await get<{ items: object[] }>(`${now}/alike`)).items).toEqual([])
})

test('no chains, no circles, nothing into itself', async () => {
  const [one, two, three] = [await app.company(), await app.company(), await app.company()]
  expect((await merge(one, one)).codes).toEqual(['enterprises.merge-itself'])
  await merge(one, two)
  expect((await merge(two, three)).codes).toEqual(['enterprises.merge-holds-others'])
  expect((await merge(three, one)).codes).toEqual(['enterprises.merged-file'])
})

test('separated again, a file stands where it stood before', async () => {
  const [gone, other] = [await app.company(), await app.company()]
  await post(`${gone}/changes`, { revision: 1, status: 'dissolved', changedOn: '2025-02-03', reason: '注销' })
  await merge(gone, other, 2)
  const separated = await post(`${gone}/separation`, { reason: '不是同一家' })
  expect(separated.json()).toMatchObject({ status: 'dissolved', endedOn: '2025-02-03', mergedInto: null })
  expect((await post(`${gone}/separation`, { reason: '再来' })).codes).toEqual(['enterprises.not-merged'])
  expect((await get<{ entries: { kind: string }[] }>(gone)).entries.map(({ kind }) => kind)).toEqual([
    'separated',
    'merged',
    'changed',
    'entered',
  ])
})

test('two files merged into each other at once: one goes into the other, and whoever comes second is told', async () => {
  for (let round = 0; round < 12; round++) {
    const [one, two] = [await app.company(), await app.company()]
    const both = await Promise.all([merge(one, two), merge(two, one)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.flatMap(({ codes }) => codes)).toContain('enterprises.merged-file')
  }
})

test('a district merges nothing into the file of another', async () => {
  const [own, other] = [await app.company(), await app.company({ regionPath: otherDistrict })]
  expect((await merge(own, other, 1, app.districtOfficer)).codes).toEqual(['enterprises.not-found'])
})

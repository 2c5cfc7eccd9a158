import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Successions } from './contract/successions.ts'
import { type EnterprisesApp, startEnterprises } from './testing/enterprises-app.ts'
import { someCode } from './testing/made-company.ts'

let app: EnterprisesApp
beforeAll(async () => {
  app = await startEnterprises()
})
afterAll(() => app?.close())

const of = (code: string, path = '') => `/api/enterprises/companies/${code}/successions${path}`
const record = (from: string, toCode: string, over: object = {}, as = app.officer) =>
  app.request('POST', of(from), {
    as,
    body: { kind: 'split-off', toCode, tookEffectOn: '2026-03-01', basis: '示例登记通知书1号', ...over },
  })
const seen = async (code: string) => (await app.request('GET', of(code), { as: app.officer })).json<Successions>().items

test('a split stands in both files, each naming the other, and the facts stay where they are', async () => {
  const [old, young] = [await app.company(), await app.company()]
  const fact = { fact: 'staff_total', period: '2025', value: '80', source: 'tax' }
  await app.request('POST', `/api/enterprises/companies/${old}/facts`, { as: app.officer, body: fact })
  expect((await record(old, young)).status).toBe(201)
  expect(await seen(old)).toMatchObject([{ stands: 'before', kind: 'split-off', other: { creditCode: young } }])
  expect(await seen(young)).toMatchObject([{ stands: 'after', tookEffectOn: '2026-03-01', other: { creditCode: old } }])
  const facts = await app.request('GET', `/api/enterprises/companies/${young}/facts`, { as: app.officer })
  expect(facts.json<{ items: unknown[] }>().items).toEqual([])
  expect((await record(old, young)).codes).toEqual(['enterprises.succession-there'])
})

test('what cannot be is refused with every reason', async () => {
  const old = await app.company()
  const wrong = await record(old, old, { kind: 'absorbed', tookEffectOn: '2026-05-12' })
  expect(wrong.codes).toEqual([
    'enterprises.succession-itself',
    'enterprises.succession-in-future',
    'enterprises.succession-still-active',
  ])
  expect((await record(old, someCode(777_777))).codes).toEqual(['enterprises.succession-unknown'])
  expect(await seen(old)).toEqual([])
})

test('a company that ended was absorbed; recorded by mistake it is taken back, once', async () => {
  const [old, other] = [await app.company(), await app.company()]
  const ended = { revision: 1, status: 'dissolved', changedOn: '2026-03-01', reason: '吸收合并' }
  const change = await app.request('POST', `/api/enterprises/companies/${old}/changes`, {
    as: app.officer,
    body: ended,
  })
  expect(change.status).toBe(200)
  expect((await record(old, other, { kind: 'absorbed' })).status).toBe(201)
  const remove = () =>
    app.request('POST', of(old, `/${other}/removal`), { as: app.officer, body: { reason: '登记错了' } })
  expect((await remove()).json<Successions>().items).toEqual([])
  expect(await seen(other)).toEqual([])
  expect((await remove()).codes).toEqual(['enterprises.succession-not-found'])
})

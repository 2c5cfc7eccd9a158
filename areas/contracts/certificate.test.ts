import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Registration } from './contract.ts'
import { type ContractsApp, registerContract, startContracts } from './testing/contracts-app.ts'

let app: ContractsApp
beforeAll(async () => {
  app = await startContracts()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const read = async (id: string, as = app.registrar) =>
  (await app.request('GET', `/api/contracts/registrations/${id}`, { as })).json<Registration>()
const verify = (number: string, code: string) =>
  app.request('GET', `/api/contracts/certificates/${number}?code=${code}`)
const cancel = (id: string, edition: number) =>
  app.request('POST', `/api/contracts/registrations/${id}/cancel`, {
    as: app.registrar,
    body: { edition, reason: '双方解除合同' },
  })

test('the seller downloads a PDF that says what is registered, with its code', async () => {
  const id = await registerContract(app)
  const { number, verification } = await read(id)
  const answer = await app.request('GET', `/api/contracts/registrations/${id}/certificate`, { as: app.seller.member })
  expect(answer.status).toBe(200)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(answer.bytes)), { mergePages: true })
  const plain = text.replace(/\s/g, '')
  for (const said of [
    number,
    '锂电池隔膜涂布工艺开发',
    '3,000,000.00元',
    '2,200,000.00元',
    app.seller.name,
    verification.code,
  ])
    expect(plain).toContain(said.replace(/\s/g, ''))
  expect(answer.bytes.length).toBeLessThan(150_000)
  const again = await app.request('GET', `/api/contracts/registrations/${id}/certificate`, { as: app.registrar })
  expect(again.bytes.equals(answer.bytes)).toBe(true)
})

test('anybody who holds it learns that it is genuine, blanks and full width notwithstanding', async () => {
  const { number, verification, sellerName } = await read(await registerContract(app))
  const answer = await verify(number, verification.code)
  expect(answer.json()).toMatchObject({ standing: 'current', edition: 1, sellerName, contractYuan: '3000000.00' })
  const typed = await verify(
    encodeURIComponent(`${number.slice(0, 4)} ${number.slice(4)}`),
    encodeURIComponent(verification.code.toUpperCase().replace(/(.{8})/g, '$1 ')),
  )
  expect(typed.status).toBe(200)
})

test('a forged one is refused, whatever of it is true', async () => {
  const { number, verification } = await read(await registerContract(app))
  const other = await read(await registerContract(app, { contractAmount: '4000000' }))
  const forged = [
    await verify(number, '0'.repeat(32)),
    await verify(number, other.verification.code),
    await verify(number, verification.code.slice(0, 31)),
  ]
  expect(forged.map(({ codes }) => codes)).toEqual(forged.map(() => ['contracts.certificate-unknown']))
  expect(forged[0]?.text).toContain('核验不通过')
  const slipped = `${number.slice(0, 15)}${(Number(number[15]) + 1) % 10}`
  expect((await verify(slipped, verification.code)).codes).toEqual(['contracts.number-impossible'])
})

test('after a change the old paper is said to be replaced, and after cancellation both', async () => {
  const id = await registerContract(app)
  const first = await read(id)
  app.at('2026-06-01')
  await app.request('POST', `/api/contracts/registrations/${id}/changes`, {
    as: app.registrar,
    body: { edition: 1, reason: '补充协议增加费用', contractAmount: '3500000', technologyAmount: '2700000' },
  })
  const second = await read(id)
  expect((await verify(first.number, first.verification.code)).json()).toMatchObject({
    standing: 'superseded',
    contractYuan: '3000000.00',
    endedOn: '2026-06-01',
  })
  expect((await verify(first.number, second.verification.code)).json()).toMatchObject({
    standing: 'current',
    edition: 2,
  })
  app.at('2026-06-15')
  await cancel(id, 2)
  for (const { verification } of [first, second])
    expect((await verify(first.number, verification.code)).json()).toMatchObject({
      standing: 'cancelled',
      endedOn: '2026-06-15',
    })
})

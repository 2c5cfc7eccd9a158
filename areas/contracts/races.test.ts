import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { balanceOf, paymentsOf, verifyLedger } from '#areas/ledger'
import type { TestPerson } from '#platform/http/testing/people'
import type { Registration } from './contract.ts'
import { fillAwardFund } from './testing/award-fixtures.ts'
import { actOnAward, filedAward, numberOf, seenAward } from './testing/award-steps.ts'
import {
  act,
  answersOf,
  type ContractsApp,
  city,
  district,
  fileAnswers,
  fileContract,
  registerContract,
  seen,
  startContracts,
} from './testing/contracts-app.ts'

let app: ContractsApp
let officer: TestPerson
let finance: TestPerson
let fundId: string
beforeAll(async () => {
  app = await startContracts()
  officer = await app.person({ role: 'city-officer', regionPath: city })
  finance = await app.person({ role: 'finance-officer', regionPath: city })
  fundId = await fillAwardFund(app.services, city, 100_000_000n)
})
beforeEach(() => app.at('2026-05-11'))
afterAll(async () => {
  const { faults } = await verifyLedger(app.services.db)
  await app.close()
  expect(faults).toEqual([])
})

const available = async () =>
  (await balanceOf(app.services.db, { regionPath: city, accountId: fundId }))?.availableFen ?? 0n
const registrationsOf = (caseId: string) =>
  app.services.db.query('select 1 from contracts.registration where case_id = $1', [caseId])
const awardOf = async (seller = app.seller) =>
  filedAward(app, [await numberOf(app, await registerContract(app, { deductions: [] }, {}, seller))], seller)
const bulk = (as: TestPerson, path: string, cases: { caseId: string; revision: number }[]) =>
  app.request('POST', `/api/procedures/transfer-award/bulk/${path}`, { as, body: { cases, input: {} } })

describe('of two at once one is done, and the other is told', () => {
  test('the seller withdraws while the registrar registers: withdrawn and unregistered, or registered', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await fileContract(app)
      await act(app, app.registrar, id, 'accept')
      const { revision } = await seen(app, app.registrar, id)
      const withdraw = () => act(app, app.seller.member, id, 'withdraw', { revision })
      const register = () => act(app, app.registrar, id, 'register', { revision })
      const answers = await Promise.all(round % 2 === 0 ? [withdraw(), register()] : [register(), withdraw()])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const { state } = await seen(app, app.registrar, id)
      expect(await registrationsOf(id)).toHaveLength(state === 'registered' ? 1 : 0)
    }
  })

  test('a colleague signs a large contract while it is taken back: registered once, or with the proposer again', async () => {
    const id = await fileContract(app, { contractAmount: '6000000' })
    await act(app, app.registrar, id, 'accept')
    await act(app, app.registrar, id, 'register')
    const { revision } = await seen(app, app.registrar, id)
    const answers = await Promise.all([
      act(app, app.colleague, id, 'countersign', { revision, agree: true }),
      act(app, app.registrar, id, 'recall', { revision }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { state, pending } = await seen(app, app.registrar, id)
    expect(pending).toBeNull()
    expect(await registrationsOf(id)).toHaveLength(state === 'registered' ? 1 : 0)
  })

  test('many awards are approved together while a colleague approves one of them: each once, each fen held once', async () => {
    const ids = [await awardOf(), await awardOf(), await awardOf()]
    const cases = await Promise.all(
      ids.map(async (caseId) => ({ caseId, revision: (await seenAward(app, officer, caseId)).revision })),
    )
    const colleague = await app.person({ role: 'city-officer', regionPath: city })
    const before = await available()
    const [many, single] = await Promise.all([
      bulk(officer, 'approve', cases),
      actOnAward(app, colleague, ids[1] ?? '', 'approve', { revision: cases[1]?.revision ?? 0 }),
    ])
    const { done } = many.json<{ done: number }>()
    expect(done + (single.status === 200 ? 1 : 0)).toBe(3)
    expect(before - (await available())).toBe(3n * 6_000_000n)
    const decided = await app.services.db.query('select 1 from contracts.award where case_id = any($1)', [ids])
    expect(decided).toHaveLength(3)
  })

  test('an award is paid while its decision is revoked: paid and gone, or revoked and free', async () => {
    const id = await awardOf()
    await actOnAward(app, officer, id, 'approve')
    app.at('2026-05-20')
    const { revision } = await seenAward(app, officer, id)
    const before = await available()
    const answers = await Promise.all([
      actOnAward(app, finance, id, 'pay', { revision }),
      actOnAward(app, officer, id, 'revoke', { revision, input: { reason: '撤销' } }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { state } = await seenAward(app, officer, id)
    const payments = await paymentsOf(app.services.db, { regionPath: city, area: 'contracts', id })
    expect([payments.length, (await available()) - before]).toEqual(state === 'paid' ? [1, 0n] : [0, 6_000_000n])
  })

  test('money that came back is recorded by two at once, or sent twice: once, also where both would fit', async () => {
    const contract = await registerContract(app, { deductions: [] })
    const id = await filedAward(app, [await numberOf(app, contract)])
    await actOnAward(app, officer, id, 'approve')
    app.at('2026-05-20')
    await actOnAward(app, finance, id, 'pay')
    await app.request('POST', `/api/contracts/registrations/${contract}/cancel`, {
      as: app.registrar,
      body: { edition: 1, reason: '双方解除合同' },
    })
    const record = () =>
      app.request('POST', `/api/contracts/awards/recoveries/${contract}`, {
        as: officer,
        body: { amountYuan: '20000', receivedOn: '2026-05-20', note: '银行回单', recoveredYuan: '0.00' },
      })
    const answers = await Promise.all([record(), record()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await record()).codes).toEqual(['contracts.award-recovered-meanwhile'])
  })
})

describe('whose contract it is', () => {
  test('is filed by the organisation that sells, not by another that the same person acts for', async () => {
    const other = await app.newSeller()
    const both = await app.alsoAs(app.seller.member, {
      role: 'organisation-member',
      regionPath: district,
      organisationId: other.id,
    })
    const answer = await fileAnswers(app, answersOf(app.seller), { ...other, member: both })
    expect([answer.status, answer.codes]).toEqual([422, ['contracts.seller-not-you']])
    const id = await fileContract(app)
    const path = `/api/procedures/contract-registration/cases/${id}`
    expect((await app.request('GET', path, { as: both })).status).toBe(404)
    expect((await app.request('POST', `${path}/withdraw`, { as: both, body: { revision: 1, input: {} } })).status).toBe(
      404,
    )
    expect((await app.request('GET', path, { as: app.seller.member })).status).toBe(200)
  })

  test('is decided in its own district: a registrar next door finds nothing, not even through many at once', async () => {
    const nextDoor = await app.person({ role: 'registrar', regionPath: '320800/320826/' })
    const id = await fileContract(app)
    const path = `/api/procedures/contract-registration/cases/${id}`
    for (const action of ['accept', 'refuse', 'withdraw'])
      expect(
        (
          await app.request('POST', `${path}/${action}`, {
            as: nextDoor,
            body: { revision: 1, input: { reason: '试试' } },
          })
        ).status,
      ).toBeGreaterThanOrEqual(403)
    expect(await seen(app, app.registrar, id)).toMatchObject({ state: 'submitted' })
    const registered = await registerContract(app)
    const change = await app.request('POST', `/api/contracts/registrations/${registered}/cancel`, {
      as: nextDoor,
      body: { edition: 1, reason: '试试看' },
    })
    expect([change.status, change.codes]).toEqual([404, ['contracts.not-found']])
  })
})

describe('the register', () => {
  const change = (id: string, body: object) =>
    app.request('POST', `/api/contracts/registrations/${id}/changes`, {
      as: app.registrar,
      body: { reason: '双方签了补充协议', ...body },
    })
  const read = async (id: string) =>
    (await app.request('GET', `/api/contracts/registrations/${id}`, { as: app.registrar })).json<Registration>()

  test('keeps its order when the machine’s clock is set back: what was known on a day stays', async () => {
    app.at('2026-05-20')
    const id = await registerContract(app)
    app.at('2026-05-01')
    expect((await change(id, { edition: 1, contractAmount: '3100000' })).status).toBe(200)
    const times = (await read(id)).entries.map(({ recordedAt }) => recordedAt)
    expect(times).toEqual(times.toSorted())
    const known = async (day: string) =>
      (
        await app.request('GET', `/api/contracts/figures?from=2026-05-20&until=2026-05-20&knownOn=${day}`, {
          as: app.registrar,
        })
      ).json<{ total: { contractYuan: string } }>().total.contractYuan
    expect(await known('2026-05-19')).toBe('0.00')
    expect(await known('2026-05-20')).toBe('3100000.00')
  })

  test.for([
    ['10^15 yuan', { contractAmount: '1000000000000000' }, ['contracts.amount-too-large']],
    ['dollars', { contractAmount: '3万美元' }, null],
    ['less than nothing', { technologyAmount: '-1' }, ['contracts.amount-not-positive']],
    ['more technology than contract', { technologyAmount: '3000000.01' }, ['contracts.technology-exceeds']],
  ] as const)('does not change to %s', async ([, body, codes]) => {
    const id = await registerContract(app)
    const answer = await change(id, { edition: 1, ...body })
    expect(answer.status).toBe(422)
    if (codes) expect(answer.codes).toEqual(codes)
    expect((await read(id)).edition).toBe(1)
  })
})

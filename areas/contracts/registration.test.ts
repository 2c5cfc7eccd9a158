import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endMembership } from '#platform/auth/memberships'
import {
  act,
  answersOf,
  type ContractsApp,
  city,
  fileAnswers,
  fileContract,
  seen,
  startContracts,
} from './testing/contracts-app.ts'

let app: ContractsApp
beforeAll(async () => {
  app = await startContracts()
})
beforeEach(() => app.at('2026-05-11'))
afterAll(() => app.close())

const registrationOf = async (caseId: string) =>
  (
    await app.services.db.query<{
      number: string
      contract_fen: bigint
      technology_fen: bigint
      regime: string
      rule_version: string
      kind: string
      is_amount_open: boolean
    }>('select * from contracts.registration where case_id = $1', [caseId])
  )[0]

describe('from filing to registration', () => {
  test('both amounts, the number and the rules in force are fixed, and the seller sees them', async () => {
    const id = await fileContract(app)
    expect((await seen(app, app.seller.member, id)).stateLabel.zh).toBe('已提交，等待受理')
    await act(app, app.registrar, id, 'accept')
    const done = await act(app, app.registrar, id, 'register')
    expect(done.status).toBe(200)
    expect(await registrationOf(id)).toMatchObject({
      number: expect.stringMatching(/^2026320812\d{6}$/),
      contract_fen: 300_000_000n,
      technology_fen: 220_000_000n,
      regime: 'new_2026',
      rule_version: 'technology-contract@2026-03-01',
      is_amount_open: false,
    })
    const shown = (await seen(app, app.seller.member, id)).shown.map(({ label, value }) => [label.zh, value])
    expect(shown.slice(1)).toEqual([
      ['合同成交额', '3,000,000.00 元'],
      ['技术交易额', '2,200,000.00 元'],
    ])
  })

  test('filed before 1 March 2026 it is judged by the old rules', async () => {
    app.at('2026-02-28T23:59:59.999')
    const old = await fileContract(app, { signedOn: '2026-02-01' })
    app.at('2026-03-01T00:00:00.000')
    const fresh = await fileContract(app, { signedOn: '2026-02-01' })
    for (const id of [old, fresh]) {
      await act(app, app.registrar, id, 'accept')
      await act(app, app.registrar, id, 'register')
    }
    expect([(await registrationOf(old))?.regime, (await registrationOf(fresh))?.regime]).toEqual([
      'old_2000_2001',
      'new_2026',
    ])
  })

  test('returned with marks it stops the clock, and what is corrected is what counts', async () => {
    const id = await fileContract(app)
    await act(app, app.registrar, id, 'accept')
    const marks = [{ path: 'deductions', note: '合同第五条还有材料费' }]
    await act(app, app.registrar, id, 'return-for-correction', { input: { reason: '扣除不全' }, marks })
    const deductions = [
      { kind: 'equipment', name: '涂布机 1 台', amount: '800000' },
      { kind: 'materials', name: '氧化铝粉', amount: '123456.78' },
    ]
    const again = await act(app, app.seller.member, id, 'resubmit', { answers: { deductions } })
    expect(again.status).toBe(200)
    const [filing] = await app.services.db.query('select technology_fen from contracts.filing where case_id = $1', [id])
    expect(filing).toEqual({ technology_fen: 207_654_322n })
    await act(app, app.registrar, id, 'accept')
    await act(app, app.registrar, id, 'register')
    expect((await registrationOf(id))?.technology_fen).toBe(207_654_322n)
  })

  test('without the text of the contract nothing is registered', async () => {
    const filed = await fileAnswers(app, answersOf(app.seller))
    const id = filed.json<{ caseId: string }>().caseId
    await act(app, app.registrar, id, 'accept')
    expect((await act(app, app.registrar, id, 'register')).codes).toEqual(['contracts.text-missing'])
    expect(await registrationOf(id)).toBeUndefined()
  })

  test('a registrar who fixes another kind or amount says why', async () => {
    const id = await fileContract(app)
    await act(app, app.registrar, id, 'accept')
    const input = { recognisedKind: 'service', technologyAmount: '1900000' }
    expect((await act(app, app.registrar, id, 'register', { input })).codes).toEqual(['contracts.reason-missing'])
    await act(app, app.registrar, id, 'register', { input: { ...input, reason: '实为一般技术服务，含材料费 30 万元' } })
    expect(await registrationOf(id)).toMatchObject({ kind: 'service', technology_fen: 190_000_000n })
  })
})

describe('a large contract', () => {
  const sign = async (id: string, as = app.colleague) =>
    app.request('POST', `/api/procedures/contract-registration/cases/${id}/countersign`, {
      as,
      body: { revision: (await seen(app, as, id)).revision, agree: true },
    })

  test('from the amount the city sets on, a second registrar agrees before it counts', async () => {
    const small = await fileContract(app, { contractAmount: '4999999.99' })
    const large = await fileContract(app, { contractAmount: '5000000.00' })
    for (const id of [small, large]) await act(app, app.registrar, id, 'accept')
    const register = (await seen(app, app.registrar, large)).actions.find(({ name }) => name === 'register')
    expect(register?.needsCountersign).toBe(true)
    await act(app, app.registrar, small, 'register')
    await act(app, app.registrar, large, 'register')
    expect([await registrationOf(small), await registrationOf(large)]).toMatchObject([{}, undefined])
    expect((await sign(large, app.registrar)).codes).toEqual(['cases.own-proposal'])
    expect((await sign(large)).status).toBe(200)
    expect(await registrationOf(large)).toMatchObject({ contract_fen: 500_000_000n })
  })

  test('one whose amount is not settled counts as large, and has no figure yet', async () => {
    const { contractAmount: _amount, ...open } = answersOf(app.seller, { amountState: 'open', deductions: [] })
    const id = await fileContract(app, { ...open, contractAmount: undefined, currency: undefined })
    await act(app, app.registrar, id, 'accept')
    await act(app, app.registrar, id, 'register')
    expect(await registrationOf(id)).toBeUndefined()
    await sign(id)
    expect(await registrationOf(id)).toMatchObject({ is_amount_open: true, contract_fen: 0n, technology_fen: 0n })
  })
})

describe('what is filled in wrongly is refused at its field', () => {
  const foreign = { currency: 'USD', originalAmount: '100000', exchangeRate: '7.1055', contractAmount: '710550' }
  test.for([
    ['a code whose check character is wrong', { sellerCode: '91350100M000100Y44' }, ['contracts.bad-credit-code']],
    ['a contract with oneself', { buyers: 'self' }, ['contracts.own-buyer']],
    ['a contract signed tomorrow', { signedOn: '2026-05-12' }, ['contracts.signed-in-future']],
    ['an end before the beginning', { validTo: '2026-04-19' }, ['contracts.dates-in-order']],
    ['cost beyond the contract', { contractAmount: '799999.99' }, ['contracts.deductions-exceed']],
    ['10^15 yuan', { contractAmount: '1000000000000000' }, ['contracts.amount-too-large']],
    ['dollars written into the yuan', { contractAmount: 'USD 420000' }, ['contracts.foreign-currency']],
    ['a part of a fen', { contractAmount: '3000000.001' }, ['contracts.parts-of-a-fen']],
    ['nothing', { contractAmount: '0' }, ['contracts.amount-not-positive', 'contracts.deductions-exceed']],
    [
      'a rate that makes another sum',
      { ...foreign, contractAmount: '720000', deductions: [] },
      ['contracts.conversion-differs'],
    ],
  ] as const)('%s', async ([, over, codes]) => {
    const buyers = [
      { name: '自己', country: '142', creditCode: app.seller.creditCode, regionCode: '320812', type: '150' },
    ]
    const answers = answersOf(app.seller, { ...over, ...('buyers' in over ? { buyers } : {}) })
    const answer = await fileAnswers(app, answers)
    expect([answer.status, answer.codes]).toEqual([422, codes.slice(0, answer.codes.length)])
  })

  test('a contract in dollars is filed with its rate, and counts in yuan', async () => {
    const answer = await fileAnswers(app, answersOf(app.seller, { ...foreign, deductions: [] }))
    expect(answer.status).toBe(201)
    const [row] = await app.services.db.query('select contract_fen from contracts.filing where case_id = $1', [
      answer.json<{ caseId: string }>().caseId,
    ])
    expect(row).toEqual({ contract_fen: 71_055_000n })
  })

  test('just below the ceiling every fen is kept', async () => {
    const id = await fileContract(app, {
      contractAmount: '999999999999.99',
      deductions: [{ kind: 'other', name: '其他', amount: '0.01' }],
    })
    const [row] = await app.services.db.query(
      'select contract_fen, technology_fen from contracts.filing where case_id = $1',
      [id],
    )
    expect(row).toEqual({ contract_fen: 99_999_999_999_999n, technology_fen: 99_999_999_999_998n })
  })
})

describe('faults', () => {
  test('two officers decide at once: one registration, one number, and the other is told', async () => {
    const id = await fileContract(app)
    await act(app, app.registrar, id, 'accept')
    const { revision } = await seen(app, app.registrar, id)
    const [first, second] = await Promise.all([
      act(app, app.registrar, id, 'register', { revision }),
      act(app, app.colleague, id, 'refuse', { revision, input: { reason: '不属于技术合同' } }),
    ])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    const late = first.status === 409 ? first : second
    expect(late.codes).toEqual(['cases.changed-meanwhile'])
    const rows = await app.services.db.query('select 1 from contracts.registration where case_id = $1', [id])
    expect(rows).toHaveLength(first.status === 200 ? 1 : 0)
  })

  test('ten registrations at once get ten numbers without a gap', async () => {
    const seller = await app.newSeller('320800/320831/')
    const ids = await Promise.all(Array.from({ length: 10 }, () => fileContract(app, {}, seller)))
    for (const id of ids) await act(app, app.registrar, id, 'accept')
    await Promise.all(ids.map((id) => act(app, app.registrar, id, 'register')))
    const numbers = await Promise.all(ids.map(async (id) => (await registrationOf(id))?.number.slice(4, 15)))
    expect(numbers.sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => `320831${String(index + 1).padStart(5, '0')}`),
    )
  })

  test('corrected in the last millisecond it is in time; one after, it is withdrawn', async () => {
    const marks = [{ path: 'projectName', note: '写全称' }]
    const [inTime, late] = [await fileContract(app), await fileContract(app)]
    for (const id of [inTime, late])
      await act(app, app.registrar, id, 'return-for-correction', { input: { reason: '补正' }, marks })
    const { clock } = await seen(app, app.seller.member, inTime)
    const { revision } = await seen(app, app.seller.member, late)
    const answers = { projectName: '锂电池隔膜涂布工艺委托开发' }
    app.at(`${clock?.dueOn}T23:59:59.999`)
    expect((await act(app, app.seller.member, inTime, 'resubmit', { answers })).status).toBe(200)
    app.at(nextMidnight(clock?.dueOn ?? ''))
    const refused = await act(app, app.seller.member, late, 'resubmit', { answers, revision })
    expect([refused.status, (await seen(app, app.seller.member, late)).state]).toEqual([409, 'withdrawn'])
  })

  test('a registrar who loses the role keeps nothing open, and the case stays for the others', async () => {
    const leaving = await app.person({ role: 'registrar', regionPath: city, name: '赵登记' })
    const id = await fileContract(app)
    await act(app, leaving, id, 'accept')
    const { revision } = await seen(app, leaving, id)
    await endMembership(app.services.db, leaving.membership.id, '2026-05-11')
    app.at('2026-05-12')
    const refused = await app.request('POST', `/api/procedures/contract-registration/cases/${id}/register`, {
      as: leaving,
      body: { revision, input: {} },
    })
    expect([401, 403]).toContain(refused.status)
    expect((await act(app, app.registrar, id, 'register')).status).toBe(200)
  })
})

function nextMidnight(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return `${next.toISOString().slice(0, 10)}T00:00:00.000`
}

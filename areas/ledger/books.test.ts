import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/auth/actor'
import type { TestPerson } from '#platform/http/testing/people'
import { readRows } from '#platform/spreadsheets/spreadsheets'
import { balanceOf as balanceAsked, openAccount, post, postAll } from './public.ts'
import { city, district, fresh, yuan } from './testing/book.ts'
import { aFund, type LedgerApp, startLedger } from './testing/ledger-app.ts'

let app: LedgerApp
beforeAll(async () => {
  app = await startLedger()
})
afterAll(() => app.close())

const origin = { area: 'test', id: null, label: null, href: null }
const get = (path: string, as: TestPerson = app.clerk) => app.request('GET', `/api/ledger/${path}`, { as })
const send = (method: string, path: string, body: object, as: TestPerson = app.clerk) =>
  app.request(method, `/api/ledger/${path}`, { as, body })

async function open(kind: 'source' | 'fund', name = fresh(kind)): Promise<string> {
  const terms = { regionPath: city, code: fresh(`books/${kind}`), name, kind }
  return (await app.services.db.tx((tx) => openAccount(tx, app.services, system, terms))).id
}

/** One movement: written when the clock says, having happened on another day. */
async function move(
  from: string,
  to: string,
  amount: number,
  at: { happened: string; recorded: string },
): Promise<string> {
  app.clock.set(`${at.recorded}T02:00:00Z`)
  const happenedAt = new Date(`${at.happened}T02:00:00Z`)
  const transfers = [{ from, to, amountFen: yuan(amount) }]
  const request = { regionPath: city, key: fresh('move'), transfers, purpose: `付 ${amount}`, origin, happenedAt }
  return (await app.services.db.tx((tx) => post(tx, app.services, system, request))).entryId
}

describe('balances and statements by when it happened, and by when it was written', () => {
  let fund: string
  let source: string
  beforeAll(async () => {
    source = await open('source')
    fund = await open('fund')
    await move(source, fund, 1000, { happened: '2025-03-01', recorded: '2025-03-01' })
    await move(fund, source, 100, { happened: '2025-03-31', recorded: '2025-04-05' })
    await move(fund, source, 50, { happened: '2025-04-10', recorded: '2025-04-10' })
    app.clock.set('2025-06-10T02:00:00Z')
  })

  test.each([
    ['2025-02-28', 0, 0],
    ['2025-03-01', 1000, 1000],
    ['2025-03-31', 900, 1000],
    ['2025-04-05', 900, 900],
    ['2025-04-10', 850, 850],
    ['2025-06-10', 850, 850],
  ])('on %s the balance is %d or %d yuan', async (on, happened, recorded) => {
    const on2 = async (by: 'happened' | 'recorded') =>
      (await get(`accounts/${fund}?on=${on}&by=${by}`)).json<{ balanceOnFen: string }>().balanceOnFen
    expect([await on2('happened'), await on2('recorded')]).toEqual([`${yuan(happened)}`, `${yuan(recorded)}`])
    const asked = { regionPath: city, accountId: fund, on, by: 'recorded' as const }
    expect((await balanceAsked(app.services.db, asked))?.balanceFen).toBe(yuan(recorded))
  })

  interface Said {
    openingFen: string
    increaseFen: string
    decreaseFen: string
    closingFen: string
    lineCount: number
    lines: { balanceFen: string; increaseFen: string | null; decreaseFen: string | null; counterparts: string }[]
  }
  const statement = async (from: string, to: string, by: string) =>
    (await get(`accounts/${fund}/statement?from=${from}&to=${to}&by=${by}`)).json<Said>()

  test('March holds what happened in March; as written then it does not', async () => {
    const happened = await statement('2025-03-01', '2025-03-31', 'happened')
    expect([happened.openingFen, happened.increaseFen, happened.decreaseFen, happened.closingFen]).toEqual([
      '0',
      `${yuan(1000)}`,
      `${yuan(100)}`,
      `${yuan(900)}`,
    ])
    expect(happened.lines.map(({ balanceFen }) => balanceFen)).toEqual([`${yuan(1000)}`, `${yuan(900)}`])
    const recorded = await statement('2025-03-01', '2025-03-31', 'recorded')
    expect([recorded.lineCount, recorded.closingFen]).toEqual([1, `${yuan(1000)}`])
    const next = await statement('2025-04-01', '2025-04-30', 'happened')
    expect(next.openingFen).toBe(happened.closingFen)
  })

  test('the spreadsheet has opening, every line with the running balance, and closing', async () => {
    const answer = await get(`accounts/${fund}/statement/export?from=2025-03-01&to=2025-04-30`)
    expect(String(answer.headers['content-disposition'])).toContain(encodeURIComponent('对账单'))
    const rows: (string | undefined)[][] = []
    for await (const row of readRows(answer.bytes, { fileName: 'a.xlsx' }))
      rows.push(row.cells.map((cell) => cell?.text))
    const column = (name: string) => rows[0]?.indexOf(name) ?? -1
    expect(rows.map((row) => row[column('摘要')])).toEqual([
      '摘要',
      '期初余额',
      '付 1000',
      '付 100',
      '付 50',
      '期末余额',
    ])
    expect(rows.map((row) => row[column('余额（元）')])).toEqual(['余额（元）', '0', '1000', '900', '850', '850'])
  })

  test('a period that ends before it begins is refused', async () => {
    const answer = await get(`accounts/${fund}/statement?from=2025-04-01&to=2025-03-01`)
    expect([answer.status, answer.codes]).toEqual([422, ['ledger.period-reversed']])
  })

  test('the last second of a day in China belongs to that day', async () => {
    const late = await open('fund')
    const transfers = [{ from: source, to: late, amountFen: 100n }]
    const request = { regionPath: city, key: fresh('late'), transfers, purpose: '夜间', origin }
    const happenedAt = new Date('2025-05-31T15:59:59.999Z')
    await app.services.db.tx((tx) => post(tx, app.services, system, { ...request, happenedAt }))
    const on = async (day: string) =>
      (await get(`accounts/${late}?on=${day}`)).json<{ balanceOnFen: string }>().balanceOnFen
    expect([await on('2025-05-30'), await on('2025-05-31')]).toEqual(['0', '100'])
  })
})

describe('by hand', () => {
  const enter = (from: string, to: string, over: object = {}) =>
    send('POST', 'entries', {
      fromAccountId: from,
      toAccountId: to,
      amountYuan: '12.34',
      happenedOn: '2025-06-09',
      purpose: '淮财教〔2025〕9号 拨入',
      key: fresh('browser-key'),
      ...over,
    })

  test('a movement is entered, seen with what and why, and taken back with a reason, once', async () => {
    const [source, fund] = [await open('source', '市级预算'), await open('fund', '科技专项')]
    const key = fresh('browser-key')
    const [one, two] = await Promise.all([enter(source, fund, { key }), enter(source, fund, { key })])
    const { entryId } = one.json<{ entryId: string }>()
    expect([one.status, two.text]).toEqual([201, one.text])
    const seen = (await get(`entries/${entryId}`)).json<{ entry: object; legs: object[]; mayReverse: boolean }>()
    expect(seen.entry).toMatchObject({ from: '市级预算', to: '科技专项', amountFen: '1234', recordedByName: '编制人' })
    expect(seen.legs).toMatchObject([
      { account: '科技专项', side: 'debit' },
      { account: '市级预算', side: 'credit' },
    ])
    expect(seen.mayReverse).toBe(true)
    const back = await send('POST', `entries/${entryId}/reversal`, { reason: '文号写错' })
    expect(back.status).toBe(201)
    const after = (await get(`entries/${entryId}`)).json<{ mayReverse: boolean; correctedBy: { reason: string }[] }>()
    expect([after.mayReverse, after.correctedBy.map(({ reason }) => reason)]).toEqual([false, ['文号写错']])
    expect((await send('POST', `entries/${entryId}/reversal`, { reason: '又一次' })).codes).toEqual([
      'ledger.already-reversed',
    ])
  })

  test('nothing goes past four eyes: accounts of the payment process take no entries, and entries of areas are corrected there', async () => {
    const fund = await aFund(app, 100)
    const { services } = app
    const party = await services.db.tx((tx) =>
      openAccount(tx, services, system, {
        regionPath: city,
        code: fresh('books/party'),
        name: '企业户',
        kind: 'party',
      }),
    )
    expect((await enter(fund, party.id)).codes).toEqual(['ledger.account-of-flow'])
    const entry = {
      regionPath: city,
      key: fresh('area'),
      transfers: [{ from: fund, to: party.id, amountFen: 1n }],
      purpose: '奖补',
      origin: { ...origin, area: 'contracts' },
    }
    const { entryId } = await services.db.tx((tx) => post(tx, services, system, entry))
    expect((await send('POST', `entries/${entryId}/reversal`, { reason: '错' })).codes).toEqual([
      'ledger.correct-at-origin',
    ])
    expect((await enter(party.id, fund)).codes).toEqual(['ledger.account-of-flow'])
  })

  test('a day to come, a day long ago and an amount that is none are refused', async () => {
    const [source, fund] = [await open('source'), await open('fund')]
    expect((await enter(source, fund, { happenedOn: '2025-06-11' })).codes).toEqual(['ledger.happened-later'])
    expect((await enter(source, fund, { happenedOn: '1980-01-01' })).codes).toEqual(['ledger.happened-implausibly'])
    expect((await enter(source, fund, { amountYuan: '一万' })).status).toBe(422)
    expect((await enter(source, fund, { amountYuan: '1,234.50' })).status).toBe(201)
  })

  test('an account is opened once, limited, renamed and closed, each within what its balance allows', async () => {
    const form = {
      code: fresh('hand/fund'),
      name: '揭榜挂帅资金',
      kind: 'fund',
      budgetYear: 2025,
      floorYuan: null,
      ceilingYuan: '1000',
      basis: '淮科〔2025〕1号',
    }
    const made = await send('POST', 'accounts', form)
    const account = made.json<{ id: string; floorFen: string; ceilingFen: string; revision: number }>()
    expect([made.status, account.floorFen, account.ceilingFen]).toEqual([201, '0', '100000'])
    expect((await send('POST', 'accounts', form)).codes).toEqual(['ledger.code-used-otherwise'])
    const source = await open('source')
    await enter(source, account.id, { amountYuan: '500' })
    const change = (over: object, revision = 1) =>
      send('PATCH', `accounts/${account.id}`, {
        name: form.name,
        basis: null,
        floorYuan: '0',
        ceilingYuan: '1000',
        isClosed: false,
        revision,
        ...over,
      })
    expect((await change({ ceilingYuan: '499.99' })).codes).toEqual(['ledger.limit-broken'])
    expect((await change({ floorYuan: '500.01', ceilingYuan: null })).codes).toEqual(['ledger.limit-broken'])
    expect((await change({ floorYuan: '10', ceilingYuan: '5' })).codes).toContain('ledger.limits-reversed')
    expect((await change({ isClosed: true })).codes).toEqual(['ledger.account-not-empty'])
    expect((await change({ ceilingYuan: '500', name: '揭榜资金' })).status).toBe(200)
    expect((await change({ name: '别的' })).codes).toEqual(['ledger.changed-meanwhile'])
    await enter(account.id, source, { amountYuan: '500', happenedOn: '2025-06-10' })
    expect((await change({ isClosed: true }, 2)).status).toBe(200)
    expect((await enter(source, account.id)).codes).toEqual(['ledger.account-closed'])
  })
})

describe('who sees what', () => {
  test('the city sees its own books and not those of its districts; the supervisor sees all', async () => {
    const [ours, theirs] = [await aFund(app, 10), await aFund(app, 20, district)]
    const districtOfficer = await app.person({ role: 'finance-officer', regionPath: district })
    const supervisor = await app.person({ role: 'supervisor', regionPath: city })
    const status = async (id: string, as: TestPerson) => (await get(`accounts/${id}`, as)).status
    expect([await status(ours, app.clerk), await status(theirs, app.clerk)]).toEqual([200, 404])
    expect([await status(ours, districtOfficer), await status(theirs, districtOfficer)]).toEqual([404, 200])
    expect([await status(ours, supervisor), await status(theirs, supervisor)]).toEqual([200, 200])
    const list = (await get('accounts?pageSize=200', supervisor)).json<{
      trialBalances: { differenceFen: string }[]
      mayWrite: boolean
    }>()
    expect(list.trialBalances.map(({ differenceFen }) => differenceFen)).toEqual(['0', '0'])
    expect(list.mayWrite).toBe(false)
  })

  test('lists find by name, kind, year and text, and count all that they show', async () => {
    const name = fresh('专找账户')
    const { services } = app
    await services.db.tx(async (tx) => {
      const terms = { regionPath: city, kind: 'fund' as const }
      const a = await openAccount(tx, services, system, { ...terms, code: fresh('find/a'), name, budgetYear: 2025 })
      const b = await openAccount(tx, services, system, {
        ...terms,
        code: fresh('find/b'),
        name: `${name}二`,
        budgetYear: 2024,
        floorFen: null,
      })
      const entries = Array.from({ length: 3 }, (_, i) => ({
        regionPath: city,
        key: fresh('find'),
        transfers: [{ from: b.id, to: a.id, amountFen: BigInt(i + 1) }],
        purpose: `${name}的第${i + 1}笔`,
        origin,
        happenedAt: new Date('2024-06-01T00:00:00Z'),
      }))
      await postAll(tx, services, system, entries)
    })
    const total = async (path: string) => (await get(path)).json<{ total: number }>().total
    const q = encodeURIComponent(name)
    expect(await total(`accounts?q=${q}`)).toBe(2)
    expect(await total(`accounts?q=${q}&year=2024`)).toBe(1)
    expect(await total(`accounts?q=${q}&kind=party`)).toBe(0)
    expect(await total(`entries?q=${q}&pageSize=2`)).toBe(3)
    expect(await total(`entries?q=${q}&from=2024-06-01&to=2024-06-01`)).toBe(3)
    expect(await total(`entries?q=${q}&from=2024-06-02`)).toBe(0)
    const sheet = await get(`entries/export?q=${q}`)
    const rows: unknown[] = []
    for await (const row of readRows(sheet.bytes, { fileName: 'a.xlsx' })) rows.push(row)
    expect(rows).toHaveLength(4)
    expect((await get(`accounts/export?q=${q}`)).status).toBe(200)
  })
})

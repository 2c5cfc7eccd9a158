import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import { outsideRequest } from '#platform/http/route'
import {
  everywhere,
  type PermissionFixtures,
  type Place,
  type RouteFixture,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { takeBankFile } from './actions/bank-files.ts'
import { approveBatch, prepareBatch } from './actions/batches.ts'
import { openAccount, openPayee, post, requestPayment } from './public.ts'
import { builtInLayout } from './rules/bank-layout.ts'

/** Every level of government keeps its own books; leaders and supervisors of the city look into all of them. */
const readers: RouteFixture['may'] = {
  own: ['district-finance-officer', 'city-leader', 'supervisor'],
  'other-district': ['city-leader', 'supervisor'],
  'other-city': [],
}
const keepers: RouteFixture['may'] = { own: ['district-finance-officer'], 'other-district': [], 'other-city': [] }
/** Routes about the asking officer's own book, wherever that is. */
const officers = everywhere(['city-finance-officer', 'district-finance-officer'])

const origin = { area: 'ledger', id: null, label: null, href: null }

interface Book {
  sourceId: string
  fundId: string
  fundName: string
  entryId: string
  payeeId: string
  payee: string
}

/** A fund of the place with money in it, entered by hand, and a payee. */
async function makeBook({ app, next }: World, { regionPath }: Place): Promise<Book> {
  const { services } = app
  const number = next()
  return services.db.tx(async (tx) => {
    const open = (kind: 'source' | 'fund') =>
      openAccount(tx, services, system, {
        regionPath,
        code: `sample/${kind}-${number}`,
        name: `样例${kind}${number}号`,
        kind,
      })
    const [source, fund] = [await open('source'), await open('fund')]
    const { entryId } = await post(tx, services, system, {
      regionPath,
      key: `ledger.hand:sample-${number}`,
      transfers: [{ from: source.id, to: fund.id, amountFen: 100_000n }],
      purpose: `样例拨入${number}号`,
      origin,
    })
    const first = `9199040${String(number).padStart(10, '0')}`
    const payee = await openPayee(tx, services, system, {
      regionPath,
      name: `样例收款方${number}号`,
      creditCode: `${first}${creditCodeCheckCharacter(first)}`,
      bank: { bankName: '示例银行', bankCode: null, bankAccountNo: `622200${String(number).padStart(8, '0')}` },
    })
    return {
      sourceId: source.id,
      fundId: fund.id,
      fundName: fund.name,
      entryId,
      payeeId: payee.accountId,
      payee: payee.name,
    }
  })
}

async function makePayment(world: World, place: Place): Promise<Book & { paymentId: string; amountFen: bigint }> {
  const { services } = world.app
  const made = await makeBook(world, place)
  const number = world.next()
  const amountFen = BigInt(1000 + number)
  const { regionPath } = place
  return services.db.tx(async (tx) => {
    const request = { regionPath, amountFen, purpose: `样例付款${number}号`, origin }
    const grant = {
      ...request,
      key: `ledger.grant:sample-${number}`,
      transfers: [{ from: made.fundId, to: made.payeeId, amountFen }],
    }
    await post(tx, services, system, grant)
    const payment = { ...request, key: `ledger.pay:sample-${number}`, accountId: made.payeeId }
    const { paymentId } = await requestPayment(tx, services, system, payment)
    return { ...made, paymentId, amountFen }
  })
}

/** Somebody of the place acts in its book. */
async function contextOf(world: World, place: Place) {
  const person = await world.personAt(place)
  const actor = { ...system, kind: 'person' as const, userId: person.userId, name: person.name }
  const scope = { reach: 'own-region' as const, regionPath: place.regionPath }
  return outsideRequest(world.app.services, { actor, scope })
}

async function makeBatch(
  world: World,
  place: Place,
  isApproved = false,
): Promise<{ batchId: string; title: string; reference: string; paymentId: string }> {
  const { paymentId } = await makePayment(world, place)
  const title = `样例批次${world.next()}号`
  const { id: batchId } = await prepareBatch(await contextOf(world, place), place.regionPath, {
    title,
    paymentIds: [paymentId],
  })
  if (isApproved) await approveBatch(await contextOf(world, place), place.regionPath, { batchId, revision: 1 })
  const [row] = await world.app.services.db.query<{ reference: string }>(
    'select reference from ledger.payment where id = $1',
    [paymentId],
  )
  return { batchId, title, reference: row?.reference ?? '', paymentId }
}

async function makeBankFile(world: World, place: Place): Promise<{ bankFileId: string; name: string }> {
  const { reference, paymentId } = await makeBatch(world, place, true)
  const [row] = await world.app.services.db.query<{ fen: bigint }>(
    'select amount_fen as fen from ledger.payment where id = $1',
    [paymentId],
  )
  const amount = Number(row?.fen ?? 0n) / 100
  const name = `样例回单${world.next()}号.csv`
  const body = Buffer.from(`客户流水号,金额,处理结果\n${reference},${amount.toFixed(2)},成功\n`)
  const ctx = await contextOf(world, place)
  const file = await ctx.files.put({ name, body, maxBytes: 10_000, uploadedBy: null })
  const upload = { file, signal: AbortSignal.timeout(60_000) }
  return { bankFileId: (await takeBankFile(ctx, place.regionPath, upload)).bankFileId, name }
}

const onAccount = (
  method: string,
  path: string,
  query: string,
  body?: (made: Book) => object,
): [string, RouteFixture] => [
  `${method} /api/ledger/accounts/{accountId}${path}`,
  {
    may: method === 'GET' ? readers : keepers,
    request: async (world, place) => {
      const made = await makeBook(world, place)
      return { path: `/api/ledger/accounts/${made.fundId}${path}${query}`, ...(body ? { body: body(made) } : {}) }
    },
  },
]

const onBatch = (
  method: string,
  path: string,
  may: RouteFixture['may'],
  body?: object,
  isApproved = false,
): [string, RouteFixture] => [
  `${method} /api/ledger/batches/{batchId}${path}`,
  {
    may,
    request: async (world, place) => {
      const { batchId } = await makeBatch(world, place, isApproved)
      return { path: `/api/ledger/batches/${batchId}${path}`, ...(body ? { body } : {}) }
    },
  },
]

const onBankFile = (method: string, path: string): [string, RouteFixture] => [
  `${method} /api/ledger/bank-files/{bankFileId}${path}`,
  {
    may: method === 'GET' ? readers : keepers,
    request: async (world, place) => {
      const { bankFileId } = await makeBankFile(world, place)
      return { path: `/api/ledger/bank-files/${bankFileId}${path}` }
    },
  },
]

const period = '?from=2025-01-01&to=2099-12-31'

export const fixtures: PermissionFixtures = {
  'GET /api/ledger/accounts': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { fundName } = await makeBook(world, place)
      return { path: `/api/ledger/accounts?q=${encodeURIComponent(fundName)}`, marks: [fundName] }
    },
  },
  'GET /api/ledger/accounts/export': {
    may: everywhere(['city-finance-officer', 'district-finance-officer', 'city-leader', 'supervisor']),
    request: async () => ({ path: '/api/ledger/accounts/export' }),
  },
  'POST /api/ledger/accounts': {
    may: officers,
    request: async ({ next }) => ({
      path: '/api/ledger/accounts',
      body: {
        code: `sample/new-${next()}`,
        name: '新账户',
        kind: 'fund',
        budgetYear: null,
        floorYuan: null,
        ceilingYuan: null,
        basis: null,
      },
    }),
  },
  ...Object.fromEntries([
    onAccount('GET', '', ''),
    onAccount('PATCH', '', '', ({ fundName }) => ({
      name: fundName,
      floorYuan: '0',
      ceilingYuan: null,
      basis: null,
      isClosed: false,
      revision: 1,
    })),
    onAccount('GET', '/statement', period),
    onAccount('GET', '/statement/export', period),
    onBatch('GET', '', readers),
    onBatch('POST', '/approval', keepers, { revision: 1 }),
    onBatch('POST', '/withdrawal', keepers, { revision: 1, reason: '退回' }),
    onBatch('GET', '/export', keepers, undefined, true),
    onBankFile('GET', ''),
    onBankFile('GET', '/export'),
    onBankFile('POST', '/booking'),
  ]),
  'GET /api/ledger/entries': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { entryId } = await makeBook(world, place)
      return { path: `/api/ledger/entries?q=${entryId}`, marks: [entryId] }
    },
  },
  'GET /api/ledger/entries/export': {
    may: everywhere(['city-finance-officer', 'district-finance-officer', 'city-leader', 'supervisor']),
    request: async () => ({ path: '/api/ledger/entries/export' }),
  },
  'GET /api/ledger/entries/{entryId}': {
    may: readers,
    request: async (world, place) => ({ path: `/api/ledger/entries/${(await makeBook(world, place)).entryId}` }),
  },
  'POST /api/ledger/entries': {
    may: keepers,
    request: async (world, place) => {
      const { sourceId, fundId } = await makeBook(world, place)
      const happenedOn = world.app.services.clock.now().toISOString().slice(0, 10)
      const body = { fromAccountId: sourceId, toAccountId: fundId, amountYuan: '1', happenedOn, purpose: '拨入' }
      return { path: '/api/ledger/entries', body: { ...body, key: `fixture-${world.next()}` } }
    },
  },
  'POST /api/ledger/entries/{entryId}/reversal': {
    may: keepers,
    request: async (world, place) => ({
      path: `/api/ledger/entries/${(await makeBook(world, place)).entryId}/reversal`,
      body: { reason: '登记有误' },
    }),
  },
  'GET /api/ledger/payees': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { payee } = await makeBook(world, place)
      return { path: `/api/ledger/payees?q=${encodeURIComponent(payee)}`, marks: [payee] }
    },
  },
  'POST /api/ledger/payees': {
    may: officers,
    request: async ({ next }) => ({
      path: '/api/ledger/payees',
      body: {
        name: '新收款方',
        creditCode: null,
        bankName: '示例银行',
        bankCode: null,
        bankAccountNo: `6230${String(next()).padStart(10, '0')}`,
      },
    }),
  },
  'PATCH /api/ledger/payees/{accountId}': {
    may: keepers,
    request: async (world, place) => {
      const { payeeId, payee } = await makeBook(world, place)
      const body = { name: payee, bankName: '别的银行', bankCode: null, bankAccountNo: '6222001234', revision: 1 }
      return { path: `/api/ledger/payees/${payeeId}`, body }
    },
  },
  'GET /api/ledger/payments': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { payee } = await makePayment(world, place)
      return { path: `/api/ledger/payments?q=${encodeURIComponent(payee)}`, marks: [payee] }
    },
  },
  'GET /api/ledger/payments/export': {
    may: everywhere(['city-finance-officer', 'district-finance-officer', 'city-leader', 'supervisor']),
    request: async () => ({ path: '/api/ledger/payments/export' }),
  },
  'POST /api/ledger/payments': {
    may: keepers,
    request: async (world, place) => {
      const { fundId, payeeId } = await makeBook(world, place)
      const body = { fundId, payeeId, amountYuan: '1', purpose: '补助', key: `fixture-${world.next()}` }
      return { path: '/api/ledger/payments', body }
    },
  },
  'POST /api/ledger/payments/{paymentId}/cancel': {
    may: keepers,
    request: async (world, place) => ({
      path: `/api/ledger/payments/${(await makePayment(world, place)).paymentId}/cancel`,
      body: { reason: '重复' },
    }),
  },
  'POST /api/ledger/payments/{paymentId}/retry': {
    may: keepers,
    request: async (world, place) => {
      const { paymentId } = await makeBatch(world, place, true)
      await world.app.services.db.query(`update ledger.payment set state = 'returned' where id = $1`, [paymentId])
      await returnMoney(world, place, paymentId)
      return { path: `/api/ledger/payments/${paymentId}/retry` }
    },
  },
  'GET /api/ledger/batches': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { title } = await makeBatch(world, place)
      return { path: `/api/ledger/batches?q=${encodeURIComponent(title)}`, marks: [title] }
    },
  },
  'POST /api/ledger/batches': {
    may: keepers,
    request: async (world, place) => {
      const { paymentId } = await makePayment(world, place)
      return { path: '/api/ledger/batches', body: { title: '新批次', paymentIds: [paymentId] } }
    },
  },
  'GET /api/ledger/bank-layout': { may: officers, request: async () => ({ path: '/api/ledger/bank-layout' }) },
  'PUT /api/ledger/bank-layout': {
    may: officers,
    request: async (world, _place, { person }) => {
      const [row] = await world.app.services.db.query<{ revision: number }>(
        'select revision from ledger.bank_layout where region_path = $1',
        [person?.membership.regionPath ?? ''],
      )
      return { path: '/api/ledger/bank-layout', body: { layout: builtInLayout, revision: row?.revision ?? 0 } }
    },
  },
  'GET /api/ledger/bank-files': {
    may: readers,
    isList: true,
    request: async (world, place) => {
      const { name } = await makeBankFile(world, place)
      return { path: '/api/ledger/bank-files?pageSize=200', marks: [name] }
    },
  },
  'POST /api/ledger/bank-files': {
    may: officers,
    request: async ({ next }) => ({
      path: '/api/ledger/bank-files',
      file: { name: 'a.csv', content: `客户流水号,金额,处理结果\nKC1,${next()}.00,成功\n` },
    }),
  },
  'POST /api/ledger/bank-files/{bankFileId}/lines/{lineNo}/decision': {
    may: keepers,
    request: async (world, place) => ({
      path: `/api/ledger/bank-files/${(await makeBankFile(world, place)).bankFileId}/lines/1/decision`,
      body: { note: '已与银行核实' },
    }),
  },
}

/** What a returned payment leaves behind: its money is in the payee's account again. */
async function returnMoney({ app, next }: World, { regionPath }: Place, paymentId: string): Promise<void> {
  const { services } = app
  const [row] = await services.db.query<{ transit: string; payee: string; fen: bigint }>(
    `select (select id from ledger.account where region_path = $1 and code = 'bank/in-transit') as transit,
            account_id as payee, amount_fen as fen from ledger.payment where id = $2`,
    [regionPath, paymentId],
  )
  const transfers = [{ from: row?.transit ?? '', to: row?.payee ?? '', amountFen: row?.fen ?? 0n }]
  await services.db.tx((tx) =>
    post(tx, services, system, { regionPath, key: `sample-return-${next()}`, transfers, purpose: '退回', origin }),
  )
}

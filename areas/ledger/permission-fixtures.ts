import { everywhere, type PermissionFixtures, type RouteFixture } from '#platform/http/testing/permission-fixtures'
import { builtInLayout } from './rules/bank-layout.ts'
import { type Book, makeBankFile, makeBatch, makeBook, makePayment, returnMoney } from './testing/samples.ts'

/** Every level of government keeps its own books; leaders and supervisors of the city look into all of them. */
const readers: RouteFixture['may'] = {
  own: ['district-finance-officer', 'city-leader', 'supervisor'],
  'other-district': ['city-leader', 'supervisor'],
  'other-city': [],
}
const keepers: RouteFixture['may'] = { own: ['district-finance-officer'], 'other-district': [], 'other-city': [] }
/** Routes about the asking officer's own book, wherever that is. */
const officers = everywhere(['city-finance-officer', 'district-finance-officer'])

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

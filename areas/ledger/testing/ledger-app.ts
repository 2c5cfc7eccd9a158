import { creditCodeCheckCharacter } from '#kernel/credit-code'
import { system } from '#platform/auth/actor'
import type { TestAnswer } from '#platform/http/testing/ask'
import type { TestPerson } from '#platform/http/testing/people'
import { startApp, type TestApp } from '#platform/http/testing/start-app'
import { accountsArea } from '../../accounts/area.ts'
import { createOrganisation } from '../../accounts/public.ts'
import { noticesArea } from '../../notices/area.ts'
import { regionsArea } from '../../regions/area.ts'
import { ledgerArea } from '../area.ts'
import { openAccount, openPayee, post, requestPayment } from '../public.ts'
import { city, fresh, type TestClock, testClock, yuan } from './book.ts'

/** The application with the ledger and what it stands on, and two finance officers of the city. */
export interface LedgerApp extends TestApp {
  clock: TestClock
  /** Prepares. */
  clerk: TestPerson
  /** Approves. */
  approver: TestPerson
}

export async function startLedger(): Promise<LedgerApp> {
  const clock = testClock('2025-06-10T02:00:00Z')
  const app = await startApp({ areas: [regionsArea, accountsArea, noticesArea, ledgerArea], clock })
  const finance = { role: 'finance-officer' as const, regionPath: city }
  const clerk = await app.person({ ...finance, name: '编制人' })
  const approver = await app.person({ ...finance, name: '复核人' })
  return Object.assign(app, { clock, clerk, approver })
}

let count = 0

export function creditCode(): string {
  const first = `9199030${String(++count).padStart(10, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}

export async function anOrganisation(app: TestApp, name = fresh('示例企业')): Promise<string> {
  const { services } = app
  const input = { creditCode: creditCode(), name, kind: 'enterprise' as const, regionPath: '320800/320812/' }
  return (await services.db.tx((tx) => createOrganisation(tx, services, system, input))).id
}

export const bankOf = (no: number) => ({ bankName: '示例银行淮安支行', bankCode: null, bankAccountNo: `62220000${no}` })

/** A fund of the region with this much in it. */
export async function aFund(app: TestApp, amount: number, regionPath = city): Promise<string> {
  const { services } = app
  return services.db.tx(async (tx) => {
    const open = (kind: 'source' | 'fund') =>
      openAccount(tx, services, system, { regionPath, code: fresh(`test/${kind}`), name: fresh(kind), kind })
    const [source, fund] = [await open('source'), await open('fund')]
    await post(tx, services, system, {
      regionPath,
      key: fresh('fill'),
      transfers: [{ from: source.id, to: fund.id, amountFen: yuan(amount) }],
      purpose: '拨入',
      origin: { area: 'test', id: null, label: null, href: null },
    })
    return fund.id
  })
}

export interface Waiting {
  paymentId: string
  accountId: string
  payee: string
}

/** A payment that an area has asked for: the award is in the payee's account, and waits to go to the bank. */
export async function aPayment(
  app: TestApp,
  fundId: string,
  amount: number,
  over: { name?: string; organisationId?: string; regionPath?: string; withoutBank?: boolean } = {},
): Promise<Waiting> {
  const { services } = app
  const regionPath = over.regionPath ?? city
  return services.db.tx(async (tx) => {
    const name = over.name ?? fresh('企业')
    const who = over.organisationId ? { organisationId: over.organisationId } : { name, creditCode: creditCode() }
    const bank = over.withoutBank ? {} : { bank: bankOf(++count + 10_000) }
    const payee = await openPayee(tx, services, system, { regionPath, ...who, ...bank })
    const origin = { area: 'contracts', id: fresh('awd'), label: '技术转移奖补', href: '/contracts/awards/1' }
    const amountFen = yuan(amount)
    const { accountId } = payee
    const transfers = [{ from: fundId, to: accountId, amountFen }]
    await post(tx, services, system, { regionPath, key: fresh('grant'), transfers, purpose: '奖补', origin })
    const request = { regionPath, key: fresh('pay'), accountId, amountFen, purpose: '技术转移奖补', origin }
    const { paymentId } = await requestPayment(tx, services, system, request)
    return { paymentId, accountId, payee: payee.name }
  })
}

export interface Prepared {
  batchId: string
  waiting: Waiting[]
}

export async function aBatch(app: LedgerApp, amounts: number[], fundId?: string): Promise<Prepared> {
  const fund =
    fundId ??
    (await aFund(
      app,
      amounts.reduce((sum, one) => sum + one, 0),
    ))
  const waiting: Waiting[] = []
  for (const amount of amounts) waiting.push(await aPayment(app, fund, amount))
  const body = { title: '六月奖补', paymentIds: waiting.map(({ paymentId }) => paymentId) }
  const answer = await app.request('POST', '/api/ledger/batches', { as: app.clerk, body })
  return { batchId: answer.json<{ batchId: string }>().batchId, waiting }
}

export const approve = (app: LedgerApp, batchId: string, as = app.approver, revision = 1): Promise<TestAnswer> =>
  app.request('POST', `/api/ledger/batches/${batchId}/approval`, { as, body: { revision } })

export interface PaymentFacts {
  state: string
  reference: string
  amountFen: bigint
  payee: string
  accountNo: string
  reason: string | null
}

export async function paymentOf(app: TestApp, id: string): Promise<PaymentFacts> {
  const [row] = await app.services.db.query<PaymentFacts>(
    `select state, reference, amount_fen as "amountFen", payee_name as payee, bank_account_no as "accountNo",
            answer_reason as reason from ledger.payment where id = $1`,
    [id],
  )
  if (!row) throw new Error(`no payment ${id}`)
  return row
}

/** An answer of the bank as .csv: reference, payee, amount in yuan, result, reason. */
export function answerFile(lines: (readonly [string, string, string, string, string?])[], head = answerHead): string {
  return [
    head,
    ...lines.map(([reference, payee, amount, result, reason = '']) =>
      [reference, payee, amount, '2025-06-12', result, reason].join(','),
    ),
  ].join('\r\n')
}
const answerHead = '客户流水号,收款户名,金额（元）,交易日期,处理结果,失败原因'

export async function upload(
  app: LedgerApp,
  content: string | Uint8Array,
  name = '回单.csv',
): Promise<{ bankFileId: string; isKnown: boolean }> {
  const answer = await app.request('POST', '/api/ledger/bank-files', { as: app.clerk, file: { name, content } })
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.json<{ bankFileId: string; isKnown: boolean }>()
}

export interface ReconciledFile {
  lines: {
    lineNo: number
    outcome: string
    matchedBy: string | null
    bookedAt: string | null
    candidates: { id: string }[]
  }[]
  unansweredCount: number
  file: { readyCount: number; bookedCount: number; openCount: number }
}

export async function reconciled(app: LedgerApp, bankFileId: string): Promise<ReconciledFile> {
  return (await app.request('GET', `/api/ledger/bank-files/${bankFileId}`, { as: app.clerk })).json<ReconciledFile>()
}

export async function book(app: LedgerApp, bankFileId: string): Promise<{ paidCount: number; returnedCount: number }> {
  const answer = await app.request('POST', `/api/ledger/bank-files/${bankFileId}/booking`, { as: app.clerk })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json()
}

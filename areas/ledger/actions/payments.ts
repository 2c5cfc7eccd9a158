import { formatFen } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import { contentDigest, keyProblems, type Origin, originParts } from '../rules/entry-request.ts'
import { payeeAt, payeesAmong } from '../store/payees.ts'
import { insertPayments, lockPayments, type PaymentRow, paymentsByKey, setCancelled } from '../store/payments.ts'
import { inTransit } from './bank-accounts.ts'
import { holdAll, voidHold } from './hold.ts'
import { refuseOutsideTransaction, type Writer } from './post.ts'

export interface PaymentRequest {
  regionPath: string
  /** Asking again under the same key with the same content pays once. */
  key: string
  /** Account of the payee, as `openPayee` answers it; the money lies there already. */
  accountId: string
  amountFen: bigint
  /** What the bank and the payee read. */
  purpose: string
  origin: Origin
}

export interface RequestedPayment {
  paymentId: string
  regionPath: string
}

/**
 * Asks that money which lies in a payee's account is paid out to its bank. It is kept from everything else until a
 * batch takes it to the bank, or until it is cancelled.
 *
 * Idempotent by key. Writes: ledger.payment, a hold. Errors: ledger.payee-not-found, .key-used-otherwise and those of hold.
 */
export async function requestPayment(
  tx: Db,
  writer: Writer,
  actor: Actor,
  request: PaymentRequest,
): Promise<RequestedPayment> {
  return insert(tx, writer, actor, request, null)
}

/**
 * Several payments at once in one region, all or none, each under a key of its own; answered in the same order.
 * Writes and errors: as requestPayment.
 */
export async function requestPayments(
  tx: Db,
  writer: Writer,
  actor: Actor,
  requests: readonly PaymentRequest[],
): Promise<RequestedPayment[]> {
  return insertAll(
    tx,
    writer,
    actor,
    requests.map((request) => ({ request, retryOfId: null })),
  )
}

async function insert(
  tx: Db,
  writer: Writer,
  actor: Actor,
  request: PaymentRequest,
  retryOfId: string | null,
): Promise<RequestedPayment> {
  const [payment] = await insertAll(tx, writer, actor, [{ request, retryOfId }])
  if (!payment) throw new Error('one request gave no payment')
  return payment
}

interface Asked {
  request: PaymentRequest
  retryOfId: string | null
}

async function insertAll(tx: Db, writer: Writer, actor: Actor, asked: readonly Asked[]): Promise<RequestedPayment[]> {
  refuseOutsideTransaction(tx)
  const [first] = asked
  if (!first) return []
  const { regionPath } = first.request
  const keys = asked.map(({ request }) => request.key)
  const wrong = keys.flatMap(keyProblems)
  if (wrong.length > 0) throw new Refusal(wrong)
  const accounts = asked.map(({ request }) => request.accountId)
  const payees = await payeesAmong(tx, regionPath, accounts)
  if (accounts.some((id) => !payees.has(id))) throw new Refusal('ledger.payee-not-found')
  const transit = await inTransit(tx, writer, actor, regionPath)
  // The holds are asked for under the payments' keys, so that of two requests at once one waits here for the other.
  const holds = await holdAll(
    tx,
    writer,
    actor,
    asked.map(({ request: { key, accountId: from, amountFen, purpose, origin } }) => ({
      ...{ regionPath, key: `ledger.payment:${key}`, from, to: transit.id },
      ...{ amountFen, purpose, origin, expiresAt: null },
    })),
  )
  const known = await paymentsByKey(tx, regionPath, keys)
  const rows = asked.map((each, index) => {
    const holdId = holds[index]?.holdId
    if (holdId === undefined) throw new Error(`the payment ${each.request.key} has no hold`)
    const row = rowOf(each, holdId, writer, actor)
    const before = known.get(each.request.key)
    if (before && before.request_digest !== row.request_digest)
      throw new Refusal({ code: 'ledger.key-used-otherwise', params: { key: each.request.key } })
    return { row: before ?? row, isNew: !before }
  })
  const fresh = rows.filter(({ isNew }) => isNew).map(({ row }) => row)
  if (fresh.length > 0) await insertPayments(tx, fresh)
  return rows.map(({ row }) => ({ paymentId: row.id, regionPath }))
}

function rowOf({ request, retryOfId }: Asked, holdId: string, writer: Writer, actor: Actor): PaymentRow {
  const { regionPath, key, accountId, amountFen, purpose, origin } = request
  return {
    region_path: regionPath,
    id: writer.ids.next('pay'),
    request_key: key,
    request_digest: contentDigest([regionPath, accountId, amountFen, purpose, originParts(origin), retryOfId]),
    account_id: accountId,
    hold_id: holdId,
    amount_fen: amountFen,
    purpose,
    origin_area: origin.area,
    origin_id: origin.id,
    origin_label: origin.label,
    origin_href: origin.href,
    state: 'waiting',
    batch_id: null,
    line_no: null,
    reference: null,
    payee_name: null,
    bank_name: null,
    bank_code: null,
    bank_account_no: null,
    requested_by_name: actor.name,
    requested_at: writer.clock.now(),
    sent_at: null,
    answered_on: null,
    answer_reason: null,
    retry_of_id: retryOfId,
  }
}

/**
 * Gives up a payment that no batch has taken yet; its money stays in the payee's account, free again. Cancelling what
 * is cancelled changes nothing.
 *
 * Writes: ledger.payment, its hold. Errors: ledger.payment-not-found, .payment-not-waiting.
 */
export async function cancelPayment(
  tx: Db,
  writer: Writer,
  actor: Actor,
  request: { regionPath: string; paymentId: string; reason: string },
): Promise<void> {
  refuseOutsideTransaction(tx)
  const { regionPath, paymentId, reason } = request
  const payment = (await lockPayments(tx, regionPath, [paymentId])).get(paymentId)
  if (!payment) throw new Refusal('ledger.payment-not-found')
  if (payment.state === 'cancelled') return
  if (payment.state !== 'waiting') throw new Refusal(await notWaiting(tx, payment))
  await voidHold(tx, writer, actor, { regionPath, holdId: payment.hold_id, reason })
  await setCancelled(tx, payment)
}

/**
 * Asks anew for a payment that the bank returned, from the same money, once; under a new reference, because the old one
 * has been answered.
 *
 * Writes: as requestPayment. Errors: ledger.payment-not-found, .payment-not-returned and those of requestPayment.
 */
export async function retryPayment(
  tx: Db,
  writer: Writer,
  actor: Actor,
  at: { regionPath: string; paymentId: string },
): Promise<RequestedPayment> {
  refuseOutsideTransaction(tx)
  const payment = (await lockPayments(tx, at.regionPath, [at.paymentId])).get(at.paymentId)
  if (!payment) throw new Refusal('ledger.payment-not-found')
  if (payment.state !== 'returned') throw new Refusal('ledger.payment-not-returned')
  const { account_id: accountId, amount_fen: amountFen, purpose } = payment
  const { origin_area: area, origin_id: id, origin_label: label, origin_href: href } = payment
  const key = `ledger.retry:${payment.id}`
  const origin = { area, id, label, href }
  return insert(
    tx,
    writer,
    actor,
    { regionPath: at.regionPath, key, accountId, amountFen, purpose, origin },
    payment.id,
  )
}

export async function notWaiting(tx: Db, payment: PaymentRow) {
  const payee = await payeeAt(tx, payment.region_path, payment.account_id)
  const params = { payee: payee?.name ?? '', amount: formatFen(payment.amount_fen) }
  return { code: 'ledger.payment-not-waiting', params }
}

import type { Db } from '#platform/db/db'

export const paymentStates = ['waiting', 'batched', 'sent', 'paid', 'returned', 'cancelled'] as const
export type PaymentState = (typeof paymentStates)[number]

export interface PaymentRow {
  region_path: string
  id: string
  request_key: string
  request_digest: string
  account_id: string
  hold_id: string
  amount_fen: bigint
  purpose: string
  origin_area: string
  origin_id: string | null
  origin_label: string | null
  origin_href: string | null
  state: PaymentState
  batch_id: string | null
  line_no: number | null
  reference: string | null
  payee_name: string | null
  bank_name: string | null
  bank_code: string | null
  bank_account_no: string | null
  requested_by_name: string
  requested_at: Date
  sent_at: Date | null
  answered_on: string | null
  answer_reason: string | null
  retry_of_id: string | null
}

export async function insertPayments(tx: Db, rows: readonly PaymentRow[]): Promise<void> {
  const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  await tx.query('insert into ledger.payment select * from json_populate_recordset(null::ledger.payment, $1::json)', [
    text,
  ])
}

/** What was asked for under some keys, by key. */
export async function paymentsByKey(
  db: Db,
  regionPath: string,
  keys: readonly string[],
): Promise<Map<string, PaymentRow>> {
  const rows = await db.query<PaymentRow>(
    'select * from ledger.payment where region_path = $1 and request_key = any($2::text[])',
    [regionPath, keys],
  )
  return new Map(rows.map((row) => [row.request_key, row]))
}

/** Payments for the rest of the transaction, always taken in the same order. Those that are not there are left out. */
export async function lockPayments(
  tx: Db,
  regionPath: string,
  ids: readonly string[],
): Promise<Map<string, PaymentRow>> {
  const rows = await tx.query<PaymentRow>(
    'select * from ledger.payment where region_path = $1 and id = any($2::text[]) order by id for update',
    [regionPath, ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Payments of a batch in the order of their lines, locked. */
export async function lockPaymentsOfBatch(tx: Db, regionPath: string, batchId: string): Promise<PaymentRow[]> {
  const rows = await tx.query<PaymentRow>(
    'select * from ledger.payment where region_path = $1 and batch_id = $2 order by id for update',
    [regionPath, batchId],
  )
  return rows.sort((a, b) => (a.line_no ?? 0) - (b.line_no ?? 0))
}

export async function setBatched(
  tx: Db,
  batch: { region_path: string; id: string },
  lines: readonly { paymentId: string; line: number; reference: string }[],
): Promise<void> {
  await tx.query(
    `update ledger.payment p set state = 'batched', batch_id = $2, line_no = v.line, reference = v.reference
     from unnest($3::text[], $4::int[], $5::text[]) v(id, line, reference) where p.region_path = $1 and p.id = v.id`,
    [
      batch.region_path,
      batch.id,
      lines.map(({ paymentId }) => paymentId),
      lines.map(({ line }) => line),
      lines.map(({ reference }) => reference),
    ],
  )
}

/** Back to waiting: the batch is withdrawn, the money stays kept. */
export async function setWaiting(tx: Db, batch: { region_path: string; id: string }): Promise<void> {
  await tx.query(
    `update ledger.payment set state = 'waiting', batch_id = null, line_no = null, reference = null
     where region_path = $1 and batch_id = $2`,
    [batch.region_path, batch.id],
  )
}

/** The bank is asked now; what it is asked is what was approved, whatever the payee changes later. */
export async function setSent(tx: Db, batch: { region_path: string; id: string }, at: Date): Promise<void> {
  await tx.query(
    `update ledger.payment p set state = 'sent', sent_at = $3, payee_name = y.name, bank_name = y.bank_name,
       bank_code = y.bank_code, bank_account_no = y.bank_account_no
     from ledger.payee y where p.region_path = $1 and p.batch_id = $2
       and y.region_path = p.region_path and y.account_id = p.account_id`,
    [batch.region_path, batch.id, at],
  )
}

export async function setCancelled(tx: Db, payment: { region_path: string; id: string }): Promise<void> {
  await tx.query(`update ledger.payment set state = 'cancelled' where region_path = $1 and id = $2`, [
    payment.region_path,
    payment.id,
  ])
}

export async function setAnswered(
  tx: Db,
  payment: { region_path: string; id: string },
  answer: { state: 'paid' | 'returned'; on: string | null; reason: string | null },
): Promise<void> {
  await tx.query(
    `update ledger.payment set state = $3, answered_on = $4, answer_reason = $5 where region_path = $1 and id = $2`,
    [payment.region_path, payment.id, answer.state, answer.on, answer.reason],
  )
}

/** The entry by which a payment made by hand came into the payee's account; for one paid again, that of the first. */
export async function grantOf(tx: Db, regionPath: string, paymentId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `with recursive first as (
       select id, request_key, retry_of_id from ledger.payment where region_path = $1 and id = $2
       union all
       select p.id, p.request_key, p.retry_of_id from ledger.payment p join first f on p.region_path = $1 and p.id = f.retry_of_id)
     select e.id from first f join ledger.entry e
       on e.region_path = $1 and e.request_key = replace(f.request_key, 'ledger.pay:', 'ledger.grant:')
     where f.request_key like 'ledger.pay:%'`,
    [regionPath, paymentId],
  )
  return row?.id ?? null
}

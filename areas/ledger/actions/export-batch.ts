import { PassThrough } from 'node:stream'
import iconv from 'iconv-lite'
import { businessDate } from '#kernel/clock'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import { csvChunks, type OutputColumn, type OutputValue, writeXlsx } from '#platform/spreadsheets/spreadsheets'
import type { BankLayout, bankFormats } from '../contract.ts'
import { batchNumber } from '../rules/payment-reference.ts'
import { batchAt, setExported } from '../store/batches.ts'
import { lockPaymentsOfBatch, type PaymentRow } from '../store/payments.ts'
import { layoutFor } from './bank-layout.ts'

type Format = (typeof bankFormats)[number]

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * The file that the bank gets, in the columns and the encoding that the region's layout states. It may be fetched again:
 * it says the same, under the same references.
 *
 * Permission: ledger:pay in the book. Writes: when it was exported, the operation log.
 * Errors:     ledger.batch-not-found, .batch-not-approved, .gbk-cannot-write.
 */
export async function bankFileOf(
  ctx: Context,
  regionPath: string,
  input: { batchId: string; format?: Format },
): Promise<Download> {
  return ctx.db.tx(async (tx) => {
    const batch = await batchAt(tx, regionPath, input.batchId, true)
    if (!batch) throw new Refusal('ledger.batch-not-found')
    if (batch.state !== 'approved') throw new Refusal('ledger.batch-not-approved')
    const layout = await layoutFor(tx, regionPath)
    const payments = await lockPaymentsOfBatch(tx, regionPath, batch.id)
    const format = input.format ?? layout.format
    const on = businessDate(batch.approved_at ?? ctx.clock.now())
    const body = await written(layout, payments, format, on)
    await setExported(tx, batch, ctx.clock.now())
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.export-batch',
      object: `batch:${batch.id}`,
      regionPath,
      detail: { number: batchNumber(batch), format, payments: payments.length },
    })
    const name = `拨付批次${batchNumber(batch)}`
    return format === 'xlsx'
      ? { fileName: `${name}.xlsx`, contentType: xlsx, body }
      : { fileName: `${name}.csv`, contentType: `text/csv; charset=${format === 'csv' ? 'utf-8' : 'gbk'}`, body }
  })
}

async function written(
  layout: BankLayout,
  payments: readonly PaymentRow[],
  format: Format,
  on: string,
): Promise<Uint8Array> {
  const columns = layout.columns.map(({ header, field }): OutputColumn<PaymentRow> => {
    const value = (payment: PaymentRow) => cellOf(field, payment, layout, on, format)
    return field === 'amount' && format === 'xlsx' ? { header, value, format: '0.00', width: 16 } : { header, value }
  })
  if (format === 'xlsx') return sheet(columns, payments)
  let text = ''
  for await (const chunk of csvChunks(columns, payments)) text += chunk
  return format === 'csv' ? Buffer.from(text) : inGbk(text.slice(1))
}

/** Numbers that a spreadsheet keeps exactly are numbers there; everywhere else an amount is its digits. */
function amountValue(fen: bigint, format: Format): OutputValue {
  return format === 'xlsx' && fen < 10n ** 15n ? Number(fenText(fen)) : fenText(fen)
}

function cellOf(
  field: BankLayout['columns'][number]['field'],
  payment: PaymentRow,
  { payer }: BankLayout,
  on: string,
  format: Format,
): OutputValue {
  const values: Record<typeof field, OutputValue> = {
    line: payment.line_no,
    reference: payment.reference,
    payee: payment.payee_name,
    bankAccountNo: payment.bank_account_no,
    bankName: payment.bank_name,
    bankCode: payment.bank_code,
    amount: amountValue(payment.amount_fen, format),
    currency: '人民币',
    purpose: payment.purpose,
    payerName: payer.name,
    payerBankName: payer.bankName,
    payerAccountNo: payer.accountNo,
    date: on,
    blank: null,
  }
  return values[field]
}

async function sheet(columns: OutputColumn<PaymentRow>[], payments: readonly PaymentRow[]): Promise<Uint8Array> {
  const out = new PassThrough()
  const pieces: Buffer[] = []
  out.on('data', (piece: Buffer) => pieces.push(piece))
  await writeXlsx(columns, payments, out, { sheetName: '拨付' })
  return Buffer.concat(pieces)
}

/** A question mark in place of a rare character would send the money to nobody. Errors: ledger.gbk-cannot-write. */
function inGbk(text: string): Uint8Array {
  const bytes = iconv.encode(text, 'gbk')
  const back = iconv.decode(bytes, 'gbk')
  if (back !== text) {
    const [lines, read] = [text.split('\r\n'), back.split('\r\n')]
    const broken = lines.find((line, index) => line !== read[index]) ?? ''
    const cell = broken.split(',').find((part) => iconv.decode(iconv.encode(part, 'gbk'), 'gbk') !== part)
    throw new Refusal({ code: 'ledger.gbk-cannot-write', params: { text: cell ?? broken } })
  }
  return bytes
}

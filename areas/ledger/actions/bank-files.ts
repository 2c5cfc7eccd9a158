import { type Match, matchBankLines } from '#engines/ledger'
import type { StoredFile } from '#platform/files/files'
import type { Context } from '#platform/http/route'
import { lineOutcome } from '../rules/line-outcome.ts'
import {
  type AnsweredPayment,
  askedPayments,
  type BankFileRow,
  type BankLineRow,
  bankFileByDigest,
  insertBankFile,
} from '../store/bank-files.ts'
import { layoutFor } from './bank-layout.ts'
import { type ReadLine, readBankLines } from './read-bank-lines.ts'

/**
 * Takes an answer file of the bank and says what each line comes to; nothing is booked before somebody confirms. The
 * same bytes again answer the file that they made the first time.
 *
 * Permission: ledger:pay in the book. Writes: ledger.bank_file, ledger.bank_line, the operation log.
 * Errors:     those of readBankLines.
 */
export async function takeBankFile(
  ctx: Context,
  regionPath: string,
  upload: { file: StoredFile; signal: AbortSignal },
): Promise<{ bankFileId: string; isKnown: boolean }> {
  const { file, signal } = upload
  const known = await bankFileByDigest(ctx.db, regionPath, file.digest)
  if (known) return { bankFileId: known.id, isKnown: true }
  const layout = await layoutFor(ctx.db, regionPath)
  const lines = await readBankLines(await ctx.files.read(file), { fileName: file.name, layout, signal })
  return ctx.db.tx(async (tx) => {
    const references = lines.flatMap(({ reference }) => reference ?? [])
    const payments = await askedPayments(tx, regionPath, references)
    const matches = matchesOf(lines, payments, layout.dayWindow)
    const row: BankFileRow = {
      region_path: regionPath,
      id: ctx.ids.next('bnk'),
      file_id: file.id,
      file_name: file.name,
      file_digest: file.digest,
      line_count: lines.length,
      uploaded_by_name: ctx.actor.name,
      uploaded_at: ctx.clock.now(),
      confirmed_by_name: null,
      confirmed_at: null,
    }
    const states = new Map(payments.map((payment) => [payment.id, payment]))
    const rows = lines.map((line) => lineRow(row, line, matches.get(`${line.lineNo}`), states))
    if (!(await insertBankFile(tx, row, rows))) {
      const taken = await bankFileByDigest(tx, regionPath, file.digest)
      if (!taken) throw new Error(`the bank file ${file.digest} vanished`)
      return { bankFileId: taken.id, isKnown: true }
    }
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.upload-bank-file',
      object: `bank-file:${row.id}`,
      regionPath,
      detail: { fileName: file.name, digest: file.digest, lines: lines.length },
    })
    return { bankFileId: row.id, isKnown: false }
  })
}

function matchesOf(
  lines: readonly ReadLine[],
  payments: readonly AnsweredPayment[],
  dayWindow: number,
): Map<string, Match> {
  const readable = lines.flatMap((line) => {
    const { amountFen, result } = line
    return line.problems.length > 0 || amountFen === null || result === null
      ? []
      : [{ ...line, id: `${line.lineNo}`, amountFen, result }]
  })
  const asked = payments.map((payment) => ({
    id: payment.id,
    reference: payment.reference,
    amountFen: payment.amount_fen,
    payee: payment.payee_name,
    bankAccountNo: payment.bank_account_no,
    sentOn: payment.sent_on,
    isOpen: payment.state === 'sent',
  }))
  return matchBankLines(readable, asked, { dayWindow }).matches
}

function lineRow(
  file: BankFileRow,
  line: ReadLine,
  match: Match | undefined,
  payments: Map<string, AnsweredPayment>,
): BankLineRow {
  const paymentId = match && 'paymentId' in match ? match.paymentId : null
  const state = payments.get(paymentId ?? '')?.state ?? null
  return {
    region_path: file.region_path,
    bank_file_id: file.id,
    line_no: line.lineNo,
    sheet: line.sheet,
    sheet_row: line.row,
    reference: line.reference,
    payee: line.payee,
    bank_account_no: line.bankAccountNo,
    amount_fen: line.amountFen,
    answered_on: line.on,
    result: line.result,
    reason: line.reason,
    problems: line.problems,
    outcome: match && line.result ? lineOutcome(match, line.result, state) : 'unreadable',
    matched_by: match?.kind === 'matched' ? match.by : null,
    payment_id: paymentId,
    candidate_ids: match?.kind === 'ambiguous' ? match.paymentIds : [],
    note: null,
    decided_by_name: null,
    booked_at: null,
  }
}

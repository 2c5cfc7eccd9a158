import { timingSafeEqual } from 'node:crypto'
import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { readNumber } from '../number.ts'
import type { CaseRecord } from '../store/cases.ts'
import { receiptCode, receiptView } from '../views/receipt.ts'

/**
 * What the server knows of a receipt that somebody holds. The number alone opens nothing: the code, which only the
 * receipt bears, must fit.
 *
 * Errors: cases.receipt-unknown.
 */
export async function verified(ctx: Context, givenNumber: string, code: string) {
  const number = readNumber(givenNumber)
  const rows = number ? await ctx.db.query<CaseRecord>('select * from cases.case where number = $1', [number]) : []
  const row = rows.find((each) => isSame(receiptCode(each), code.toLowerCase()))
  if (!row) throw new Refusal('cases.receipt-unknown')
  const { caseId: _case, waitingFiles: _files, filesDueAt: _due, ...shown } = await receiptView(ctx, row)
  return shown
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

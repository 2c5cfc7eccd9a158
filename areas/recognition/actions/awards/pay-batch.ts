import { handAwards } from '#areas/ledger'
import { resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { type BatchRow, batchById } from '../../store/award-batches.ts'
import { type AwardRow, lockAwards, setHanded } from '../../store/awards.ts'
import { originOf } from './decide-batch.ts'
import { objectOf } from './draw-batch.ts'
import { regionOf } from './reach.ts'
import { refuseUngranted } from './still-granted.ts'

/** Handed over in one transaction: others do not wait long, and what is done stays done. */
const piece = 100

/**
 * Hands every company of a batch whose notice is over to payment: its money goes into its account in the books, and finance
 * takes the payments to the bank with four eyes. Some at a time; interrupted, the rest is handed over when asked again, and
 * nothing is paid twice. Who has said no account is paid once finance has entered one.
 *
 * Permission: recognition:pay-awards.
 * Writes:     recognition.award, the ledger, the to-do, the operation log.
 * Errors:     recognition.award-batch-not-found, .award-not-approved, .award-on-notice, .award-nothing-to-pay,
 *             .award-not-granted; those of the ledger.
 */
export async function payRecognitionBatch(ctx: Context, batchId: string): Promise<{ handed: number }> {
  let handed = 0
  for (;;) {
    const now = await ctx.db.tx((tx) => payPiece(tx, ctx, batchId))
    handed += now
    if (now < piece) break
  }
  if (handed === 0) throw new Refusal('recognition.award-nothing-to-pay')
  return { handed }
}

async function payPiece(tx: Db, ctx: Context, batchId: string): Promise<number> {
  const batch = await batchById(tx, regionOf(ctx.scope), batchId, 'update')
  if (!batch) throw new Refusal('recognition.award-batch-not-found')
  const on = businessDate(ctx.clock.now())
  refuseUnready(batch, on)
  const { region_path: regionPath } = batch
  const awards = await lockAwards(tx, { regionPath, batchId }, { state: 'kept', limit: piece })
  await refuseUngranted(tx, awards)
  if (awards.length > 0) {
    const toHand = awards.map((award) => handedOf(award, batch))
    await setHanded(tx, { regionPath, on }, await handAwards(tx, ctx, ctx.actor, toHand))
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.pay-awards',
      object: objectOf(batchId),
      regionPath,
      detail: { title: batch.title, awards: awards.map(({ id }) => id) },
    })
  }
  if (awards.length < piece) await resolveTodos(tx, ctx, objectOf(batchId))
  return awards.length
}

function refuseUnready({ state, notice_until: until }: BatchRow, today: string): void {
  if (state !== 'approved' || until === null) throw new Refusal('recognition.award-not-approved')
  if (today <= until) throw new Refusal({ code: 'recognition.award-on-notice', params: { until } })
}

function handedOf(award: AwardRow, batch: BatchRow) {
  const { region_path: regionPath, bank_name: bankName, bank_account_no: bankAccountNo } = award
  if (award.hold_id === null) throw new Error(`the award ${award.id} is kept without a hold`)
  const bank = bankName && bankAccountNo ? { bank: { bankName, bankCode: null, bankAccountNo } } : {}
  return {
    id: award.id,
    holdId: award.hold_id,
    amountFen: award.amount_fen,
    payee: { regionPath, name: award.company_name, creditCode: award.credit_code, ...bank },
    purpose: `认定奖补 ${batch.title}`,
    origin: originOf(award),
  }
}

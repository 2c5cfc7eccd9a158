import { organisationById } from '#areas/accounts'
import { latestPaymentsOf } from '#areas/ledger'
import { fenText } from '#kernel/money'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { BodyOf, ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { sayAwardAccount as accountShape, listOwnAwards as listShape } from '../../contract/awards.ts'
import { awardsOfCompany, lockAward, setAccount } from '../../store/awards.ts'

/** The code of the company that somebody acts for. */
async function ownCode(db: Db, { scope }: Pick<Context, 'scope'>): Promise<string> {
  if (scope.reach !== 'organisation') throw new Error(`own awards are not reached by ${scope.reach}`)
  return (await organisationById(db, scope.organisationId))?.creditCode ?? ''
}

/** What one's own company was awarded, and where its money is. Permission: recognition:own-awards. */
export async function listOwnAwards(ctx: Context): Promise<ResponseOf<typeof listShape>> {
  const rows = await awardsOfCompany(ctx.db, await ownCode(ctx.db, ctx))
  const payments = new Map<string, ResponseOf<typeof listShape>['items'][number]['payment']>()
  for (const [regionPath, own] of Map.groupBy(rows, (row) => row.region_path)) {
    const of = { regionPath, area: 'recognition', ids: own.map(({ id }) => id) }
    for (const [id, { state }] of await latestPaymentsOf(ctx.db, of)) payments.set(id, state)
  }
  return {
    items: rows.map((row) => ({
      id: row.id,
      title: row.title,
      validFrom: row.valid_from,
      isAgain: row.is_again,
      amountYuan: fenText(row.amount_fen),
      state: row.state,
      payment: payments.get(row.id) ?? null,
      hasAccount: row.bank_account_no !== null,
      endReason: row.end_reason,
      batchTitle: row.batch_title,
      noticeUntil: row.notice_until,
    })),
  }
}

/**
 * Says the account that an award is paid to, while it is not handed to payment.
 *
 * Permission: recognition:own-awards. Writes: recognition.award, the operation log.
 * Errors:     recognition.award-not-found, .award-account-late.
 */
export async function sayAwardAccount(
  ctx: Context,
  awardId: string,
  account: BodyOf<typeof accountShape>,
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const creditCode = await ownCode(tx, ctx)
    const award = await lockAward(tx, '', awardId)
    if (award?.credit_code !== creditCode || award.hold_id === null) throw new Refusal('recognition.award-not-found')
    if (award.state !== 'kept') throw new Refusal('recognition.award-account-late')
    await setAccount(tx, award, account)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.say-award-account',
      object: `award:${award.id}`,
      regionPath: award.region_path,
      detail: { bankName: account.bankName },
    })
  })
}

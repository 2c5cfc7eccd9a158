import { Refusal } from '#kernel/refusal'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { addPayee, changePayee, Payee } from '../contract.ts'
import { payeeAt, updatePayee } from '../store/payees.ts'
import { payeeView as payeeRow } from '../store/payment-views.ts'
import { maskedAccountNo, payeeView } from '../views.ts'
import { openPayee } from './payees.ts'

/**
 * Permission: ledger:pay in the book. Writes: as openPayee, the operation log.
 * Errors:     ledger.payee-known and those of openPayee.
 */
export async function addPayeeByHand(ctx: Context, regionPath: string, input: BodyOf<typeof addPayee>): Promise<Payee> {
  const { name, creditCode, ...bank } = input
  return ctx.db.tx(async (tx) => {
    const who = creditCode === null ? { name, creditCode, bank } : { name, creditCode, bank }
    const opened = await openPayee(tx, ctx, ctx.actor, { regionPath, ...who } as Parameters<typeof openPayee>[3])
    if (!opened.isNew) throw new Refusal({ code: 'ledger.payee-known', params: { name: opened.name } })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.add-payee',
      object: `ledger-account:${opened.accountId}`,
      regionPath,
      detail: { name: opened.name, bankName: bank.bankName, bankAccountNo: maskedAccountNo(bank.bankAccountNo) },
    })
    const row = await payeeRow(tx, regionPath, opened.accountId)
    if (!row) throw new Error(`the payee ${opened.accountId} vanished`)
    return payeeView(row)
  })
}

/**
 * Where the money of a payee goes. Whoever changes it is remembered, and may not approve a batch that pays it.
 *
 * Permission: ledger:pay in the book. Writes: ledger.payee, the operation log.
 * Errors:     ledger.payee-not-found, .changed-meanwhile.
 */
export async function changePayeeByHand(
  ctx: Context,
  regionPath: string,
  accountId: string,
  input: BodyOf<typeof changePayee>,
): Promise<Payee> {
  return ctx.db.tx(async (tx) => {
    const before = await payeeAt(tx, regionPath, accountId, 'update')
    if (!before) throw new Refusal('ledger.payee-not-found')
    if (before.revision !== input.revision) throw new Refusal('ledger.changed-meanwhile')
    await updatePayee(tx, {
      region_path: regionPath,
      account_id: accountId,
      name: input.name,
      bank_name: input.bankName,
      bank_code: input.bankCode,
      bank_account_no: input.bankAccountNo,
      changed_at: ctx.clock.now(),
      changed_by_user_id: ctx.actor.userId,
      changed_by_name: ctx.actor.name,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.change-payee',
      object: `ledger-account:${accountId}`,
      regionPath,
      detail: {
        nameBefore: before.name,
        bankAccountNoBefore: maskedAccountNo(before.bank_account_no),
        bankAccountNo: maskedAccountNo(input.bankAccountNo),
        bankName: input.bankName,
      },
    })
    const row = await payeeRow(tx, regionPath, accountId)
    if (!row) throw new Error(`the payee ${accountId} vanished`)
    return payeeView(row)
  })
}

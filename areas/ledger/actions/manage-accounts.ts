import { applyReserved } from '#engines/ledger'
import { type Problem, Refusal } from '#kernel/refusal'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { changeAccount, LedgerAccount, openLedgerAccount } from '../contract.ts'
import { limitOrderProblems } from '../rules/new-account.ts'
import { type AccountDetailRow, accountDetail, updateTerms } from '../store/account-views.ts'
import { accountView } from '../views.ts'
import { fenOf } from './manual.ts'
import { openAccount } from './open-account.ts'
import { namesOf } from './read-books.ts'

const fenOrNull = (text: string | null, field: string) => (text === null ? null : fenOf(text, field))

/**
 * Permission: ledger:write in the book. Writes: ledger.account, the operation log.
 * Errors:     ledger.amount-unreadable and those of openAccount; one under the same code is refused here, not answered.
 */
export async function openByHand(
  ctx: Context,
  regionPath: string,
  input: BodyOf<typeof openLedgerAccount>,
): Promise<LedgerAccount> {
  const { floorYuan, ceilingYuan, ...terms } = input
  return ctx.db.tx(async (tx) => {
    const opened = await openAccount(tx, ctx, ctx.actor, {
      ...terms,
      regionPath,
      ...(floorYuan === null ? {} : { floorFen: fenOf(floorYuan, 'floorYuan') }),
      ceilingFen: fenOrNull(ceilingYuan, 'ceilingYuan'),
    })
    const row = await accountDetail(tx, [regionPath], opened.id)
    if (!row) throw new Error(`the account ${opened.id} vanished`)
    if (!opened.isNew)
      throw new Refusal({ code: 'ledger.code-used-otherwise', field: 'code', params: { name: row.name } })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.open-account',
      object: `ledger-account:${row.id}`,
      regionPath,
      detail: { code: row.code, name: row.name, floorYuan, ceilingYuan },
    })
    return accountView(row, await namesOf(tx, [row]))
  })
}

/**
 * Name, basis and limits of an account, and its closing. Limits that it already breaks are refused, and so is closing
 * what is not empty.
 *
 * Permission: ledger:write in the book. Writes: ledger.account, the operation log.
 * Errors:     ledger.account-not-found, .changed-meanwhile, .limits-reversed, .limit-broken, .account-not-empty.
 */
export async function changeTerms(
  ctx: Context,
  regionPath: string,
  accountId: string,
  input: BodyOf<typeof changeAccount>,
): Promise<LedgerAccount> {
  const floorFen = fenOrNull(input.floorYuan, 'floorYuan')
  const ceilingFen = fenOrNull(input.ceilingYuan, 'ceilingYuan')
  return ctx.db.tx(async (tx) => {
    const before = await accountDetail(tx, [regionPath], accountId, true)
    if (!before) throw new Refusal({ code: 'ledger.account-not-found', params: { account: accountId } })
    if (before.revision !== input.revision) throw new Refusal('ledger.changed-meanwhile')
    const problems = termProblems(before, { floorFen, ceilingFen, isClosed: input.isClosed })
    if (problems.length > 0) throw new Refusal(problems)
    const closedAt = input.isClosed ? (before.closed_at ?? ctx.clock.now()) : null
    await updateTerms(tx, before, { name: input.name, basis: input.basis, floorFen, ceilingFen, closedAt })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.change-account',
      object: `ledger-account:${accountId}`,
      regionPath,
      detail: {
        name: input.name,
        isClosed: input.isClosed,
        floorFen: `${floorFen}`,
        ceilingFen: `${ceilingFen}`,
        floorBeforeFen: `${before.floor_fen}`,
        ceilingBeforeFen: `${before.ceiling_fen}`,
      },
    })
    const after = await accountDetail(tx, [regionPath], accountId)
    if (!after) throw new Error(`the account ${accountId} vanished`)
    return accountView(after, await namesOf(tx, [after]))
  })
}

function termProblems(
  row: AccountDetailRow,
  wanted: { floorFen: bigint | null; ceilingFen: bigint | null; isClosed: boolean },
): Problem[] {
  const { floorFen, ceilingFen, isClosed } = wanted
  const state = {
    id: row.id,
    name: row.name,
    normalSide: row.normal_side,
    balanceFen: row.balance_fen,
    heldDecreaseFen: row.held_decrease_fen,
    heldIncreaseFen: row.held_increase_fen,
    floorFen,
    ceilingFen,
  }
  // Reserving nothing judges the account as it stands under the limits that are wanted.
  const { problems } = applyReserved(new Map([[row.id, state]]), [{ accountId: row.id, side: 'debit', amountFen: 0n }])
  const isEmpty = row.balance_fen === 0n && row.held_decrease_fen === 0n && row.held_increase_fen === 0n
  return [
    ...limitOrderProblems(floorFen, ceilingFen),
    ...problems.map(({ code }) => ({
      code: 'ledger.limit-broken',
      field: code === 'ledger.not-enough' ? 'floorYuan' : 'ceilingYuan',
    })),
    ...(isClosed && !isEmpty ? [{ code: 'ledger.account-not-empty', field: 'isClosed' }] : []),
  ]
}

import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { ResponseOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import { BankLayout, type getBankLayout } from '../contract.ts'
import { builtInLayout, layoutProblems } from '../rules/bank-layout.ts'
import { layoutAt, saveLayout } from '../store/bank-layouts.ts'

/** The layout that holds for a region: its own, that of a region above, or the one that comes with the platform. */
export async function layoutFor(db: Db, regionPath: string): Promise<BankLayout> {
  const row = await layoutAt(db, regionPath)
  return row ? BankLayout.parse(row.layout) : builtInLayout
}

/** Permission: ledger:pay in the book. */
export async function readLayout(
  ctx: Context,
  regionPath: string,
): Promise<Omit<ResponseOf<typeof getBankLayout>, 'mayWrite'>> {
  const row = await layoutAt(ctx.db, regionPath)
  const isOwn = row?.region_path === regionPath
  return {
    layout: row ? BankLayout.parse(row.layout) : builtInLayout,
    revision: isOwn ? row.revision : 0,
    from: isOwn ? 'own' : row ? 'above' : 'built-in',
    changedByName: row?.changed_by_name ?? null,
    changedAt: row?.changed_at.toISOString() ?? null,
  }
}

/**
 * Permission: ledger:pay in the book. Writes: ledger.bank_layout, the operation log.
 * Errors:     ledger.layout-unusable, .changed-meanwhile.
 */
export async function changeLayout(
  ctx: Context,
  regionPath: string,
  input: { layout: BankLayout; revision: number },
): Promise<void> {
  const problems = layoutProblems(input.layout)
  if (problems.length > 0) throw new Refusal(problems)
  await ctx.db.tx(async (tx) => {
    const isSaved = await saveLayout(tx, {
      region_path: regionPath,
      layout: input.layout,
      changed_by_name: ctx.actor.name,
      changed_at: ctx.clock.now(),
      revision: input.revision,
    })
    if (!isSaved) throw new Refusal('ledger.changed-meanwhile')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'ledger.change-bank-layout',
      object: `region:${regionPath}`,
      regionPath,
      detail: { columns: input.layout.columns.length, payerAccountNo: input.layout.payer.accountNo.slice(-4) },
    })
  })
}

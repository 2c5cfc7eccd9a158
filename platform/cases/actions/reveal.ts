import { Refusal } from '#kernel/refusal'
import type { Context } from '#platform/http/route'
import { objectOf } from '../tell.ts'
import { covered, valueAt } from '../views/cover.ts'
import { type CaseAddress, loadCase, procedureOf } from './load.ts'

/**
 * Opens one covered personal answer; who read what is in the operation log.
 *
 * Permission: ID:desk.
 * Errors:     cases.not-found, cases.nothing-covered.
 */
export async function reveal(ctx: Context, at: CaseAddress, path: string): Promise<{ value: string }> {
  const row = await loadCase(ctx, at)
  const { paths } = covered(procedureOf(ctx, row).model.form, row.answers, 'staff')
  if (!paths.includes(path)) throw new Refusal('cases.nothing-covered')
  await ctx.db.tx((tx) =>
    ctx.audit.record(tx, ctx.actor, {
      action: 'cases.reveal',
      object: objectOf(row),
      regionPath: row.region_path,
      detail: { path },
    }),
  )
  return { value: String(valueAt(row.answers, path)) }
}

import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { BodyOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { recordSuccession as recordShape, Successions } from '../contract/successions.ts'
import { type CompanyRow, companyByCode } from '../store/companies.ts'
import { deleteSuccession, insertSuccession, successionsOf } from '../store/successions.ts'
import { everywhere, reachOf, recorderOf, writingReach } from './reach.ts'

/** Splits and mergers that a company stands in. Permission: enterprises:read. Errors: enterprises.not-found. */
export async function readSuccessions(ctx: Context, creditCode: string): Promise<Successions> {
  await companyWithin(ctx, ctx.db, creditCode)
  return view(ctx, ctx.db, creditCode)
}

/**
 * Records that a company split or was absorbed, and which goes on. Facts stay in the file that they are of: what a rule asks
 * of years before the split is not guessed from another company.
 *
 * Permission: enterprises:write.
 * Writes:     enterprises.succession, the operation log.
 * Errors:     enterprises.not-found, .succession-itself, .succession-unknown, .succession-in-future, .succession-still-active,
 *             .succession-there.
 */
export async function recordSuccession(
  ctx: Context,
  creditCode: string,
  said: BodyOf<typeof recordShape>,
): Promise<Successions> {
  return ctx.db.tx(async (tx) => {
    const company = await companyWithin(ctx, tx, creditCode)
    const problems = await problemsOf(ctx, tx, company, said)
    if (problems.length > 0) throw new Refusal(problems)
    await insertSuccession(tx, { fromCode: creditCode, ...said }, recorderOf(ctx))
    await record(ctx, tx, company, 'enterprises.record-succession', { ...said })
    return view(ctx, tx, creditCode)
  })
}

/**
 * Takes back what was recorded by mistake; the operation log keeps it.
 *
 * Permission: enterprises:write. Writes: enterprises.succession, the operation log.
 * Errors:     enterprises.not-found, .succession-not-found.
 */
export async function removeSuccession(
  ctx: Context,
  { creditCode, toCode }: { creditCode: string; toCode: string },
  reason: string,
): Promise<Successions> {
  return ctx.db.tx(async (tx) => {
    const company = await companyWithin(ctx, tx, creditCode)
    if (!(await deleteSuccession(tx, creditCode, toCode))) throw new Refusal('enterprises.succession-not-found')
    await record(ctx, tx, company, 'enterprises.remove-succession', { toCode, reason })
    return view(ctx, tx, creditCode)
  })
}

async function problemsOf(
  ctx: Context,
  tx: Db,
  company: CompanyRow,
  { kind, toCode, tookEffectOn }: BodyOf<typeof recordShape>,
): Promise<Problem[]> {
  const isThere = (await companyByCode(tx, everywhere, toCode)) !== null
  const mustHaveEnded = kind !== 'split-off' && company.status === 'active'
  return [
    ...(toCode === company.credit_code ? [{ code: 'enterprises.succession-itself', field: 'toCode' }] : []),
    ...(isThere ? [] : [{ code: 'enterprises.succession-unknown', field: 'toCode' }]),
    ...(tookEffectOn > businessDate(ctx.clock.now())
      ? [{ code: 'enterprises.succession-in-future', field: 'tookEffectOn' }]
      : []),
    ...(mustHaveEnded ? [{ code: 'enterprises.succession-still-active', field: 'kind' }] : []),
  ]
}

async function view(ctx: Context, db: Db, creditCode: string): Promise<Successions> {
  const writing = writingReach(ctx.actor)
  const mayChange = writing !== null && (await companyByCode(db, writing, creditCode)) !== null
  const items = (await successionsOf(db, creditCode)).map((row) => {
    const isBefore = row.from_code === creditCode
    return {
      stands: isBefore ? ('before' as const) : ('after' as const),
      kind: row.kind,
      other: isBefore
        ? { creditCode: row.to_code, name: row.to_name }
        : { creditCode: row.from_code, name: row.from_name },
      tookEffectOn: row.took_effect_on,
      basis: row.basis,
      byName: row.recorded_by_name,
    }
  })
  return { items, mayChange }
}

async function companyWithin(ctx: Context, db: Db, creditCode: string): Promise<CompanyRow> {
  const row = await companyByCode(db, await reachOf({ ...ctx, db }), creditCode, db === ctx.db ? null : 'update')
  if (!row) throw new Refusal('enterprises.not-found')
  return row
}

async function record(
  ctx: Context,
  tx: Db,
  { credit_code: creditCode, region_path: regionPath }: CompanyRow,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, { action, object: `company:${creditCode}`, regionPath, detail })
}

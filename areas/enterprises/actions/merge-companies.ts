import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { AlikeView } from '../contract/merging.ts'
import { beforeMerging, mergeProblems } from '../rules/merging.ts'
import type { FieldChange } from '../rules/register.ts'
import { type CompanyRow, companyByCode, entriesOf, mergedInto } from '../store/companies.ts'
import { filesAlike, lockFiles, setMerging } from '../store/merging.ts'
import { companyToChange } from './keep-company.ts'
import { reachOf, recorderOf } from './reach.ts'

/**
 * Files that may be of the same company, proposed for merging; a person judges.
 *
 * Permission: enterprises:write. Errors: enterprises.not-found.
 */
export async function readAlike(ctx: Context, creditCode: string): Promise<{ items: AlikeView[] }> {
  const reach = await reachOf(ctx)
  const row = await companyByCode(ctx.db, reach, creditCode)
  if (!row) throw new Refusal('enterprises.not-found')
  if (row.status === 'merged') return { items: [] }
  const found = await filesAlike(ctx.db, reach, row)
  return {
    items: found.map((alike) => ({
      creditCode: alike.credit_code,
      name: alike.name,
      why: [...(alike.same_body ? (['body'] as const) : []), ...(alike.same_name ? (['name'] as const) : [])],
    })),
  }
}

/**
 * Merges one file into another of the same company. Nothing is copied: what is known under the merged code is read in the
 * file that it was merged into, and separating them undoes it.
 *
 * Permission: enterprises:write for both.
 * Writes:     enterprises.company, .entry, the operation log.
 * Errors:     enterprises.not-found, .changed-meanwhile, .merge-itself, .merged-file, .merge-holds-others.
 */
export async function mergeCompany(
  ctx: Context,
  creditCode: string,
  { into: intoCode, revision, reason }: { into: string; revision: number; reason: string },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    await lockFiles(tx, [creditCode, intoCode])
    const from = await companyToChange({ ...ctx, db: tx }, creditCode, revision)
    const into = await companyByCode(tx, await reachOf({ ...ctx, db: tx }), intoCode, 'update')
    if (!into) throw new Refusal({ code: 'enterprises.not-found', field: 'into' })
    const problems = mergeProblems(await fileOf(tx, from), await fileOf(tx, into))
    if (problems.length > 0) throw new Refusal(problems)
    const on = businessDate(ctx.clock.now())
    const after = { status: 'merged' as const, endedOn: on, mergedInto: intoCode }
    const changes: FieldChange[] = [
      { name: 'status', before: from.status, after: 'merged' },
      { name: 'endedOn', before: from.ended_on, after: on },
    ]
    await setMerging(tx, from, after, { kind: 'merged', changes, reason }, recorderOf(ctx))
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.merge-company',
      object: `company:${creditCode}`,
      regionPath: from.region_path,
      detail: { into: intoCode, reason },
    })
  })
}

/**
 * Separates a file that was merged by mistake: it stands again where it stood before.
 *
 * Permission: enterprises:write.
 * Writes:     enterprises.company, .entry, the operation log.
 * Errors:     enterprises.not-found, .not-merged.
 */
export async function separateCompany(ctx: Context, creditCode: string, reason: string): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const row = await companyByCode(tx, await reachOf({ ...ctx, db: tx }), creditCode, 'update')
    if (!row) throw new Refusal('enterprises.not-found')
    if (row.status !== 'merged') throw new Refusal('enterprises.not-merged')
    const merging = (await entriesOf(tx, creditCode)).find(({ kind }) => kind === 'merged')
    const before = beforeMerging(merging?.changes ?? [])
    const changes: FieldChange[] = [
      { name: 'status', before: 'merged', after: before.status },
      { name: 'endedOn', before: row.ended_on, after: before.endedOn },
    ]
    const after = { ...before, mergedInto: null }
    await setMerging(tx, row, after, { kind: 'separated', changes, reason }, recorderOf(ctx))
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.separate-company',
      object: `company:${creditCode}`,
      regionPath: row.region_path,
      detail: { from: row.merged_into, reason },
    })
  })
}

async function fileOf(tx: Db, row: CompanyRow) {
  const merged = (await mergedInto(tx, row.credit_code)).length
  return { creditCode: row.credit_code, status: row.status, merged }
}

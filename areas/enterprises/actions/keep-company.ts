import { regionByPath } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { changed, changesBetween, fullIndustry, type ParticularsChange, registerProblems } from '../rules/register.ts'
import {
  addFormerName,
  type CompanyRow,
  companyByCode,
  entriesOf,
  insertCompany,
  updateCompany,
} from '../store/companies.ts'
import { reachOf, recorderOf } from './reach.ts'

export interface NewCompany {
  creditCode: string
  name: string
  regionPath: string
  industry?: string | undefined
  registeredOn?: string | undefined
}

/**
 * Opens the file of a company.
 *
 * Permission: enterprises:write in the region.
 * Writes:     enterprises.company, .entry, the operation log.
 * Errors:     enterprises.already-there, .outside-your-region, .region-not-found, .in-future.
 */
export async function enterCompany(ctx: Context, company: NewCompany): Promise<void> {
  await ctx.db.tx(async (tx) => {
    await refuseRegion(tx, ctx, company.regionPath)
    const particulars = {
      name: company.name,
      regionPath: company.regionPath,
      industry: company.industry === undefined ? null : fullIndustry(company.industry),
      registeredOn: company.registeredOn ?? null,
      status: 'active' as const,
      endedOn: null,
    }
    const problems = registerProblems(particulars, { changedOn: null, today: businessDate(ctx.clock.now()) })
    if (problems.length > 0) throw new Refusal(problems)
    const row = { ...particulars, creditCode: company.creditCode, isInvented: false }
    if (!(await insertCompany(tx, row, recorderOf(ctx), null)))
      throw new Refusal({ code: 'enterprises.already-there', field: 'creditCode' })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.enter-company',
      object: `company:${company.creditCode}`,
      regionPath: company.regionPath,
      detail: { name: company.name },
    })
  })
}

async function refuseRegion(tx: Db, ctx: Pick<Context, 'scope'>, regionPath: string): Promise<void> {
  const { scope } = ctx
  const isWithin = scope.reach === 'all' || (scope.reach === 'region' && regionPath.startsWith(scope.regionPath))
  if (!isWithin) throw new Refusal({ code: 'enterprises.outside-your-region', field: 'regionPath' })
  if (!(await regionByPath(tx, regionPath)))
    throw new Refusal({ code: 'enterprises.region-not-found', field: 'regionPath' })
}

/**
 * Changes what is registered: a new name keeps the old one to be found by, an end has its day.
 *
 * Permission: enterprises:write in its region, and in the one it moves to.
 * Writes:     enterprises.company, .entry, .former_name, the operation log.
 * Errors:     enterprises.not-found, .changed-meanwhile, .merged-file, .nothing-changed, .in-future,
 *             .before-registration, .outside-your-region, .region-not-found.
 */
export async function changeCompany(
  ctx: Context,
  creditCode: string,
  { revision, reason, ...change }: ParticularsChange & { revision: number; reason: string },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const before = await companyToChange({ ...ctx, db: tx }, creditCode, revision)
    if (change.regionPath !== undefined && change.regionPath !== before.region_path)
      await refuseRegion(tx, ctx, change.regionPath)
    const now = particularsOf(before)
    const after = changed(now, change)
    const changes = changesBetween(now, after)
    if (changes.length === 0) throw new Refusal('enterprises.nothing-changed')
    const { changedOn } = change
    const problems = registerProblems(after, { changedOn, today: businessDate(ctx.clock.now()) })
    if (problems.length > 0) throw new Refusal(problems)
    const recorder = recorderOf(ctx)
    if (after.name !== before.name)
      await addFormerName(tx, { creditCode, name: before.name, usedUntil: changedOn }, recorder.at)
    await updateCompany(tx, before, after, { kind: 'changed', changes, reason }, recorder)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.change-company',
      object: `company:${creditCode}`,
      regionPath: after.regionPath,
      detail: { changes, changedOn, reason },
    })
  })
}

/**
 * The company as it is to be changed, locked.
 *
 * Errors: enterprises.not-found, .changed-meanwhile, .merged-file.
 */
export async function companyToChange(ctx: Context, creditCode: string, revision: number): Promise<CompanyRow> {
  const row = await companyByCode(ctx.db, await reachOf(ctx), creditCode, 'update')
  if (!row) throw new Refusal('enterprises.not-found')
  if (row.status === 'merged') throw new Refusal('enterprises.merged-file')
  if (row.revision !== revision) {
    const [latest] = await entriesOf(ctx.db, creditCode)
    throw new Refusal({ code: 'enterprises.changed-meanwhile', params: { name: latest?.recorded_by_name ?? '' } })
  }
  return row
}

export const particularsOf = (row: CompanyRow) => ({
  name: row.name,
  regionPath: row.region_path,
  industry: row.industry,
  registeredOn: row.registered_on,
  status: row.status,
  endedOn: row.ended_on,
})

import { regionNames } from '#areas/regions'
import { Refusal } from '#kernel/refusal'
import type { Role } from '#platform/auth/actor'
import { roleTitles } from '#platform/http/me'
import type { Context } from '#platform/http/route'
import { companyByCode } from '../store/companies.ts'
import { looksAt } from '../store/looks.ts'
import { everywhere, ownOrganisation, reachOf } from './reach.ts'
import { openCompanyFile } from './recognise.ts'

/**
 * Which file is that of the company that somebody acts for, and whether it is there.
 *
 * Permission: enterprises:own. Errors: enterprises.no-company.
 */
export async function ownCompany(ctx: Context): Promise<{ creditCode: string; name: string; isThere: boolean }> {
  const own = await ownOrganisation(ctx.db, ctx.actor)
  if (!own) throw new Refusal('enterprises.no-company')
  const { creditCode, name } = own
  return { creditCode, name, isThere: (await companyByCode(ctx.db, everywhere, creditCode)) !== null }
}

/**
 * Opens the file of one's own company, from what its account says. Safe to repeat.
 *
 * Permission: enterprises:own.
 * Writes:     enterprises.company, .entry, the operation log.
 * Errors:     enterprises.no-company, .not-an-enterprise.
 */
export async function openOwnCompany(ctx: Context): Promise<{ creditCode: string }> {
  const own = await ownOrganisation(ctx.db, ctx.actor)
  if (!own) throw new Refusal('enterprises.no-company')
  if (own.kind !== 'enterprise') throw new Refusal('enterprises.not-an-enterprise')
  const { creditCode, name, regionPath } = own
  await ctx.db.tx((tx) => openCompanyFile(tx, ctx, { creditCode, name, regionPath }))
  return { creditCode }
}

const shownLooks = 200

/**
 * Who looked at a file: its company sees it, and who supervises offices.
 *
 * Permission: enterprises:see-looks. Errors: enterprises.not-found.
 */
export async function readLooks(ctx: Context, creditCode: string) {
  if (!(await companyByCode(ctx.db, await reachOf(ctx), creditCode))) throw new Refusal('enterprises.not-found')
  const rows = await looksAt(ctx.db, creditCode, shownLooks)
  const places = await regionNames(ctx.db, [...new Set(rows.flatMap((row) => row.region_path ?? []))])
  const locale = ctx.actor.locale === 'en' ? 'en' : 'zh'
  return {
    items: rows.map((row) => {
      const role = row.role === null ? null : roleTitles[row.role as Role][locale]
      const place = row.region_path === null ? null : (places.get(row.region_path) ?? null)
      const unit = [place, role].filter((part) => part !== null).join(' · ') || null
      return { on: row.looked_on, name: row.name, unit, times: row.times, lastAt: row.last_at.toISOString() }
    }),
  }
}

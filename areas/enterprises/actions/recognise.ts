import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import { isSameValue } from '../rules/fact-values.ts'
import { type CompanyRow, companyByCode, insertCompany } from '../store/companies.ts'
import { lastSaid } from '../store/facts.ts'
import { everywhere, recorderOf } from './reach.ts'
import { type Acting, appendCertificate, appendSaid, type SaidCertificate, type SaidFact } from './record-facts.ts'

/**
 * What other areas write into a company's file, in their own transaction; they have checked who may.
 */

async function locked(tx: Db, creditCode: string): Promise<CompanyRow> {
  const row = await companyByCode(tx, everywhere, creditCode, 'update')
  if (!row) throw new Refusal('enterprises.not-found')
  return row
}

/** Opens the file of a company that has none; false where it has one. */
export async function openCompanyFile(
  tx: Db,
  ctx: Acting,
  company: { creditCode: string; name: string; regionPath: string; registeredOn?: string | null },
): Promise<boolean> {
  const { creditCode, name, regionPath, registeredOn = null } = company
  const said = { industry: null, registeredOn, status: 'active' as const, endedOn: null, isInvented: false }
  const isNew = await insertCompany(tx, { creditCode, name, regionPath, ...said }, recorderOf(ctx), null)
  if (isNew)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.open-company',
      object: `company:${creditCode}`,
      regionPath,
      detail: { name },
    })
  return isNew
}

/**
 * Records a title that was granted. Its last day follows from the term of the title where none is said.
 *
 * Errors: enterprises.not-found, .in-future, .term-unknown, .days-reversed, .certificate-there.
 */
export async function grantCertificate(
  tx: Db,
  ctx: Acting,
  creditCode: string,
  said: SaidCertificate,
): Promise<{ validTo: string }> {
  return appendCertificate(ctx, tx, await locked(tx, creditCode), said)
}

/**
 * Records what a source says; what it said already in the same words is left as it is. Gives how many are new.
 *
 * Errors: enterprises.not-found, .period-in-future, .ended, .not-a-number, .negative, .not-whole, .too-large,
 *         .not-yes-or-no.
 */
export async function sayFacts(tx: Db, ctx: Acting, creditCode: string, facts: readonly SaidFact[]): Promise<number> {
  const company = await locked(tx, creditCode)
  let written = 0
  for (const said of facts) {
    const last = await lastSaid(tx, { creditCode, ...said })
    if (last?.value !== undefined && last.value !== null && isSameValue(last.value, said.value)) continue
    await appendSaid(ctx, tx, company, said)
    written++
  }
  return written
}

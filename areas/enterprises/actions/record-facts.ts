import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { FactSource, Title } from '../codes.ts'
import { factRulesOn } from '../fact-rules.ts'
import { lastDayOf } from '../rules/certificates.ts'
import type { FactName } from '../rules/fact-dictionary.ts'
import { isSameValue, readFactValue } from '../rules/fact-values.ts'
import { insertCertificate, withdraw } from '../store/certificates.ts'
import { type CompanyRow, companyByCode } from '../store/companies.ts'
import { appendFact, lastSaid } from '../store/facts.ts'
import { reachOf, recorderOf } from './reach.ts'

/** Who records, with what is needed to write it down. */
export type Acting = Pick<Context, 'actor' | 'clock' | 'audit'>

export interface SaidFact {
  fact: FactName
  period: string
  value: string
  source: FactSource
  note?: string | undefined
  evidenceFileId?: string | null
}

/** The company, locked. Errors: enterprises.not-found. */
async function lockedCompany(ctx: Context, tx: Db, creditCode: string): Promise<CompanyRow> {
  const row = await companyByCode(tx, await reachOf({ ...ctx, db: tx }), creditCode, 'update')
  if (!row) throw new Refusal('enterprises.not-found')
  return row
}

/**
 * Records what a source says of a company in a period. What it said before stays to be read.
 *
 * Permission: enterprises:write.
 * Writes:     enterprises.fact, the operation log.
 * Errors:     enterprises.not-found, .period-in-future, .ended, .not-a-number, .negative, .not-whole, .too-large,
 *             .not-yes-or-no, .same-again.
 */
export async function recordFact(ctx: Context, creditCode: string, said: SaidFact): Promise<void> {
  await ctx.db.tx(async (tx) => appendSaid(ctx, tx, await lockedCompany(ctx, tx, creditCode), said))
}

/** As `recordFact`, of a company that is locked already, by whoever may. */
export async function appendSaid(ctx: Acting, tx: Db, company: CompanyRow, said: SaidFact): Promise<void> {
  const { fact, period, source } = said
  const today = businessDate(ctx.clock.now())
  if (period.slice(0, 4) > today.slice(0, 4))
    throw new Refusal({ code: 'enterprises.period-in-future', field: 'period', params: { period } })
  const read = readFactValue(fact, said.value)
  if ('problem' in read) throw new Refusal(read.problem)
  if (company.ended_on !== null && period.slice(0, 4) > company.ended_on.slice(0, 4))
    throw new Refusal({ code: 'enterprises.ended', field: 'period', params: { on: company.ended_on } })
  const key = { creditCode: company.credit_code, fact, period, source }
  const last = await lastSaid(tx, key)
  if (last?.value !== null && last !== null && isSameValue(last.value, read.value))
    throw new Refusal({ code: 'enterprises.same-again', field: 'value' })
  const { note = null, evidenceFileId = null } = said
  const revision = (last?.revision ?? 0) + 1
  const row = { ...key, value: read.value, precision: 'exact' as const, note, evidenceFileId, revision }
  await appendFact(tx, row, recorderOf(ctx))
  await ctx.audit.record(tx, ctx.actor, {
    action: 'enterprises.record-fact',
    object: `company:${company.credit_code}`,
    regionPath: company.region_path,
    detail: { fact, period, source, value: read.value },
  })
}

export interface SaidCertificate {
  title: Title
  number?: string | undefined
  validFrom: string
  /** Where none is said it follows from the term of the title. */
  validTo?: string | undefined
}

/**
 * Records a certificate; where none is said its last day follows from the term of the title.
 *
 * Permission: enterprises:write.
 * Writes:     enterprises.certificate, the operation log.
 * Errors:     enterprises.not-found, .in-future, .term-unknown, .days-reversed, .certificate-there.
 */
export async function addCertificate(ctx: Context, creditCode: string, said: SaidCertificate): Promise<void> {
  await ctx.db.tx(async (tx) => appendCertificate(ctx, tx, await lockedCompany(ctx, tx, creditCode), said))
}

/** As `addCertificate`, of a company that is locked already, by whoever may. Gives its last day. */
export async function appendCertificate(
  ctx: Acting,
  tx: Db,
  company: CompanyRow,
  said: SaidCertificate,
): Promise<{ validTo: string }> {
  const { title, validFrom } = said
  const creditCode = company.credit_code
  const today = businessDate(ctx.clock.now())
  if (validFrom > today)
    throw new Refusal({ code: 'enterprises.in-future', field: 'validFrom', params: { on: validFrom, today } })
  const term = factRulesOn(validFrom).titles[title]
  const validTo = said.validTo ?? (term && lastDayOf(validFrom, term.months))
  if (validTo === undefined) throw new Refusal({ code: 'enterprises.term-unknown', field: 'validTo' })
  if (validTo < validFrom) throw new Refusal({ code: 'enterprises.days-reversed', field: 'validTo' })
  const made = { creditCode, title, validFrom, validTo, number: said.number || null, source: 'recognition' as const }
  if (!(await insertCertificate(tx, made, recorderOf(ctx)))) throw new Refusal('enterprises.certificate-there')
  await ctx.audit.record(tx, ctx.actor, {
    action: 'enterprises.add-certificate',
    object: `company:${creditCode}`,
    regionPath: company.region_path,
    detail: { title, validFrom, validTo },
  })
  return { validTo }
}

/**
 * Records that a certificate was withdrawn: it stays valid for the days before.
 *
 * Permission: enterprises:write.
 * Writes:     enterprises.certificate, the operation log.
 * Errors:     enterprises.not-found, .days-reversed, .not-to-withdraw.
 */
export async function withdrawCertificate(
  ctx: Context,
  creditCode: string,
  said: { title: Title; validFrom: string; withdrawnFrom: string; reason: string },
): Promise<void> {
  const { title, validFrom, withdrawnFrom, reason } = said
  if (withdrawnFrom < validFrom) throw new Refusal({ code: 'enterprises.days-reversed', field: 'withdrawnFrom' })
  await ctx.db.tx(async (tx) => {
    const company = await lockedCompany(ctx, tx, creditCode)
    const key = { creditCode, title, validFrom }
    if (!(await withdraw(tx, key, { from: withdrawnFrom, reason }, recorderOf(ctx))))
      throw new Refusal('enterprises.not-to-withdraw')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.withdraw-certificate',
      object: `company:${creditCode}`,
      regionPath: company.region_path,
      detail: { title, validFrom, withdrawnFrom, reason },
    })
  })
}

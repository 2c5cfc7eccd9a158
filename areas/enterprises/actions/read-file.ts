import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { CertificateView, FactView, SaidView } from '../contract/facts.ts'
import { type FactRules, factRulesOn, orderOf } from '../fact-rules.ts'
import { isValidOn, type Validity } from '../rules/certificates.ts'
import { settle } from '../rules/fact-values.ts'
import { type CertificateRow, certificatesOf } from '../store/certificates.ts'
import { type CompanyRow, companyByCode, mergedInto } from '../store/companies.ts'
import { type FactRow, factsOf } from '../store/facts.ts'
import { looked } from './note-look.ts'
import { reachOf } from './reach.ts'

/** The company's own code and those of the files merged into it; that it was read is noted. Errors: enterprises.not-found. */
export async function fileWithin(ctx: Context, creditCode: string): Promise<{ row: CompanyRow; codes: string[] }> {
  const row = await companyByCode(ctx.db, await reachOf(ctx), creditCode)
  if (!row) throw new Refusal('enterprises.not-found')
  await looked(ctx, creditCode)
  return { row, codes: await codesOf(ctx.db, creditCode) }
}

export async function codesOf(db: Db, creditCode: string): Promise<string[]> {
  return [creditCode, ...(await mergedInto(db, creditCode)).map(({ credit_code }) => credit_code)]
}

/**
 * Every fact of a company with what counts, and everything that any source ever said.
 *
 * Permission: enterprises:read. Errors: enterprises.not-found.
 */
export async function readFacts(
  ctx: Context,
  creditCode: string,
): Promise<{ items: FactView[]; ruleInForceFrom: string }> {
  const { codes } = await fileWithin(ctx, creditCode)
  const rules = factRulesOn(businessDate(ctx.clock.now()))
  return { items: factViews(await factsOf(ctx.db, codes), rules), ruleInForceFrom: rules.inForceFrom }
}

export function factViews(rows: readonly FactRow[], rules: FactRules): FactView[] {
  const groups = Map.groupBy(rows, (row) => `${row.fact} ${row.period}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first ? [factView(first, group, rules)] : []
  })
}

function factView({ fact, period }: FactRow, rows: readonly FactRow[], rules: FactRules): FactView {
  const seen = new Set<string>()
  const said = rows.map((row): SaidView => {
    const key = `${row.credit_code} ${row.source}`
    const isLatest = !seen.has(key)
    seen.add(key)
    return {
      creditCode: row.credit_code,
      source: row.source,
      revision: row.revision,
      value: row.value,
      precision: row.precision,
      at: row.recorded_at.toISOString(),
      byName: row.recorded_by_name,
      note: row.note,
      hasEvidence: row.evidence_file_id !== null,
      isLatest,
    }
  })
  const latest = rows.flatMap((row, index) => (said[index]?.isLatest ? [{ ...row, recordedAt: row.recorded_at }] : []))
  const { sources, reason } = orderOf(rules, fact)
  const { winner, isDisputed } = settle(latest, sources)
  return {
    fact,
    period,
    value: winner?.value ?? null,
    source: winner?.source ?? null,
    precision: winner?.precision ?? null,
    isDisputed,
    said,
    order: reason,
  }
}

export const validityOf = (row: CertificateRow): Validity => ({
  validFrom: row.valid_from,
  validTo: row.valid_to,
  withdrawnFrom: row.withdrawn_from,
})

/**
 * Every certificate, and whether it was or is valid on a day.
 *
 * Permission: enterprises:read. Errors: enterprises.not-found.
 */
export async function readCertificates(
  ctx: Context,
  creditCode: string,
  day?: string,
): Promise<{ on: string; items: CertificateView[] }> {
  const { codes } = await fileWithin(ctx, creditCode)
  const on = day ?? businessDate(ctx.clock.now())
  const rows = await certificatesOf(ctx.db, codes)
  const items = rows.map((row) => ({
    title: row.title,
    number: row.number,
    ...validityOf(row),
    source: row.source,
    at: row.recorded_at.toISOString(),
    byName: row.recorded_by_name,
    reason: row.reason,
    isValid: isValidOn(validityOf(row), on),
  }))
  return { on, items }
}

import { timingSafeEqual } from 'node:crypto'
import { regionNames } from '#areas/regions'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context, Download } from '#platform/http/route'
import type { ConsentedPoints, StatementContents } from '../../contract/points-consents.ts'
import { statementPdf } from '../../documents/points-statement.ts'
import { readStatementCode, statementCode, statementNumber } from '../../rules/points/statement-number.ts'
import { type ConsentRow, consentOf } from '../../store/points-consents.ts'
import { keepStatement, type StatementRow, statementsByNumber } from '../../store/points-statements.ts'
import { noteLook, pointsForBank } from './bank.ts'
import { ownOrganisation, stateOf } from './consents.ts'
import { jsonDigest } from './json-digest.ts'
import { cityOfPath } from './reach.ts'

/**
 * The consent by its number, for the company that gave it or the bank that holds it, while it is in force.
 *
 * Errors: recognition.consent-not-found, .consent-withdrawn, .consent-expired.
 */
async function consentFor(ctx: Context, db: Db, id: string): Promise<{ consent: ConsentRow; isBank: boolean }> {
  const own = await ownOrganisation({ ...ctx, db })
  const consent = await consentOf(db, id, { bankId: own.id, creditCode: own.creditCode })
  if (!consent) throw new Refusal('recognition.consent-not-found')
  refuseIfOver(consent, businessDate(ctx.clock.now()))
  return { consent, isBank: consent.bank_id === own.id }
}

function refuseIfOver(
  consent: Pick<ConsentRow, 'ended_at' | 'end_reason' | 'until_day'> & { name: string },
  on: string,
): void {
  const state = stateOf(consent, on)
  if (state === 'in-force') return
  const day = state === 'withdrawn' && consent.ended_at ? businessDate(consent.ended_at) : consent.until_day
  throw new Refusal({ code: `recognition.consent-${state}`, params: { name: consent.name, day } })
}

/**
 * Issues a statement of a company's points under a consent: all that it says is frozen and covered by its digest. The same
 * again is the statement that is there.
 *
 * Permission: recognition:read-consented.
 * Writes:     recognition.points_statement, .points_look where a bank asks, the operation log.
 * Errors:     recognition.consent-not-found, .consent-withdrawn, .consent-expired, .statement-no-points.
 */
export async function issueStatement(ctx: Context, consentId: string): Promise<{ number: string }> {
  return ctx.db.tx(async (tx) => {
    const { consent, isBank } = await consentFor(ctx, tx, consentId)
    const { view, isInvented } = await pointsForBank(tx, consent, businessDate(ctx.clock.now()))
    const contents = contentsOf(view, consent, isInvented)
    const digest = jsonDigest(contents)
    const at = ctx.clock.now()
    const number = await keepStatement(tx, {
      credit_code: consent.credit_code,
      number: statementNumber(contents.year, digest),
      consent_id: consent.id,
      contents,
      digest,
      issued_at: at,
      issued_by_name: ctx.actor.name,
    })
    if (isBank) await noteLook(ctx, tx, consent, 'statement')
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.issue-points-statement',
      object: `company:${consent.credit_code}`,
      regionPath: consent.region_path,
      detail: { number, consentId },
    })
    return { number }
  })
}

/** Errors: recognition.statement-no-points. */
function contentsOf(view: ConsentedPoints, consent: ConsentRow, isInvented: boolean): StatementContents {
  const { sheet, name } = view
  if (!sheet || sheet.total === null)
    throw new Refusal({ code: 'recognition.statement-no-points', params: { name: view.name } })
  const { place } = sheet
  return {
    consentId: consent.id,
    name,
    creditCode: view.creditCode,
    bankName: consent.bank_name,
    purpose: consent.purpose,
    validUntil: consent.until_day,
    year: sheet.year,
    revision: sheet.revision,
    judgedOn: sheet.judgedOn,
    ruleTitle: sheet.ruleTitle.zh,
    ruleVersion: sheet.ruleVersion,
    isTrial: sheet.isTrial,
    isInvented,
    stage: sheet.stage?.zh ?? null,
    total: sheet.total,
    outOf: sheet.outOf,
    rank: place?.rank ?? null,
    of: place?.of ?? null,
    low: place?.low ?? null,
    high: place?.high ?? null,
    items: sheet.items.map(({ label, points, max }) => ({ label: label.zh, points, max })),
    certificates: view.certificates.map(({ title, validTo }) => ({ title: title.zh, validTo })),
    sheetDigest: sheet.digest,
  }
}

/**
 * A statement as paper, for the company and the bank that it was made for, while it is valid.
 *
 * Permission: recognition:read-consented.
 * Writes:     recognition.points_look where a bank asks.
 * Errors:     recognition.statement-unknown, .consent-withdrawn, .consent-expired.
 */
export async function statementPaper(ctx: Context, number: string): Promise<Download> {
  const own = await ownOrganisation(ctx)
  const found = await statementsByNumber(ctx.db, number)
  const row = found.find((each) => each.bank_id === own.id || each.credit_code === own.creditCode)
  if (!row || !isWhole(row)) throw new Refusal('recognition.statement-unknown')
  refuseIfOver({ ...row, name: row.contents.name }, businessDate(ctx.clock.now()))
  if (row.bank_id === own.id)
    await noteLook(ctx, ctx.db, { credit_code: row.credit_code, id: row.consent_id }, 'statement')
  const city = cityOfPath(own.regionPath)
  const cityName = (await regionNames(ctx.db, [city])).get(city) ?? ''
  const code = statementCode(row.digest)
  const body = await statementPdf({
    number,
    cityName,
    contents: row.contents,
    digest: row.digest,
    code,
    issuedAt: row.issued_at,
    address: `${ctx.publicUrl}/recognition/statements/${number}?code=${code}`,
  })
  return { fileName: `创新积分证明-${number}.pdf`, contentType: 'application/pdf', body }
}

/** Whether a stored statement says what its digest covers. */
const isWhole = ({ contents, digest }: StatementRow) => jsonDigest(contents) === digest

/**
 * What is known of a statement that somebody holds. The number alone opens nothing: the code that only the paper bears must
 * fit. Once its consent is over, only that is said.
 *
 * Permission: recognition:verify-statement (anyone).
 * Errors:     recognition.statement-unknown.
 */
export async function verifyStatement(ctx: Context, given: { number: string; code: string }) {
  const code = readStatementCode(given.code)
  const number = given.number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  const rows = await statementsByNumber(ctx.db, number)
  const row = rows.find((each) => isSame(statementCode(each.digest), code) && isWhole(each))
  if (!row) throw new Refusal('recognition.statement-unknown')
  const standing = stateOf(row, businessDate(ctx.clock.now()))
  const withdrawnOn = row.ended_at ? businessDate(row.ended_at) : null
  return {
    number,
    name: row.contents.name,
    standing,
    endedOn: standing === 'in-force' ? null : standing === 'withdrawn' ? withdrawnOn : row.until_day,
    issuedAt: row.issued_at.toISOString(),
    digest: row.digest,
    contents: standing === 'in-force' ? row.contents : null,
  }
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

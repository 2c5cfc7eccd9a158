import { organisationByCreditCode } from '#areas/accounts'
import { notify, resolveTodos } from '#areas/notices'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context, Download } from '#platform/http/route'
import type { CorrectionView } from '../contract/corrections.ts'
import { factRulesOn } from '../fact-rules.ts'
import { type FactName, factKinds } from '../rules/fact-dictionary.ts'
import { isSameValue, readFactValue } from '../rules/fact-values.ts'
import { type CompanyRow, companyByCode } from '../store/companies.ts'
import { type CorrectionRow, correctionAt, correctionsOf, insertCorrection, setDecision } from '../store/corrections.ts'
import { factsOf } from '../store/facts.ts'
import { reachOf, recorderOf } from './reach.ts'
import { codesOf, factViews } from './read-file.ts'
import { appendSaid } from './record-facts.ts'

const todo = 'enterprises.correction-asked'

/**
 * A company asks for a fact of its own file to be corrected, with evidence. The office of its region decides.
 *
 * Permission: enterprises:own.
 * Writes:     enterprises.correction, notices, the operation log.
 * Errors:     enterprises.not-found, .same-again, .correction-open, those of `readFactValue`.
 */
export async function askCorrection(
  ctx: Context,
  creditCode: string,
  said: { fact: FactName; period: string; value: string; reason: string },
  evidence: StoredFile,
): Promise<CorrectionView> {
  const { fact, period, reason } = said
  const read = readFactValue(fact, said.value)
  if ('problem' in read) throw new Refusal(read.problem)
  return ctx.db.tx(async (tx) => {
    const company = await companyWithin(ctx, tx, creditCode)
    const shownValue = await shownNow(ctx, tx, creditCode, { fact, period })
    if (shownValue !== null && isSameValue(shownValue, read.value))
      throw new Refusal({ code: 'enterprises.same-again', field: 'value' })
    const id = ctx.ids.next('cor')
    const asked = { creditCode, id, fact, period, shownValue, askedValue: read.value, reason }
    const file = { evidenceFileId: evidence.id, evidenceName: evidence.name }
    await insertCorrection(tx, { ...asked, ...file }, recorderOf(ctx))
    const isCity = company.region_path.split('/').length === 2
    const { label } = factKinds[fact]
    await notify(tx, ctx, {
      kind: 'todo',
      to: { role: isCity ? 'city-officer' : 'district-officer' },
      regionPath: company.region_path,
      title: {
        zh: `${company.name}申请更正 ${period} ${label.zh}`,
        en: `${company.name} asks for ${label.en} of ${period} to be corrected`,
      },
      link: `/enterprises/${creditCode}`,
      object: `correction:${id}`,
      reason: todo,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.ask-correction',
      object: `company:${creditCode}`,
      regionPath: company.region_path,
      detail: { fact, period, value: read.value },
    })
    return oneView(tx, creditCode, id)
  })
}

/**
 * Decides on a correction. What is accepted becomes a fact of the source 核实更正, which comes first; the company is told.
 *
 * Permission: enterprises:write.
 * Writes:     enterprises.correction, .fact, notices, the operation log.
 * Errors:     enterprises.not-found, .correction-not-found, .correction-decided, those of `recordFact`.
 */
export async function decideCorrection(
  ctx: Context,
  { creditCode, correctionId: id }: { creditCode: string; correctionId: string },
  decision: { isAccepted: boolean; note: string },
): Promise<CorrectionView> {
  return ctx.db.tx(async (tx) => {
    const company = await companyWithin(ctx, tx, creditCode)
    const asked = await correctionAt(tx, creditCode, id)
    if (!asked) throw new Refusal('enterprises.correction-not-found')
    if (!(await setDecision(tx, { creditCode, id }, decision, recorderOf(ctx))))
      throw new Refusal({ code: 'enterprises.correction-decided', params: { name: asked.decided_by_name ?? '' } })
    const { fact, period, asked_value: value, evidence_file_id: evidenceFileId } = asked
    if (decision.isAccepted) {
      const note = `${asked.reason}（${decision.note}）`.slice(0, 500)
      await appendSaid(ctx, tx, company, { fact, period, value, source: 'correction', evidenceFileId, note })
    }
    await resolveTodos(tx, ctx, `correction:${id}`, todo)
    await tell(ctx, tx, company, asked, decision.isAccepted)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'enterprises.decide-correction',
      object: `company:${creditCode}`,
      regionPath: company.region_path,
      detail: { fact, period, ...decision },
    })
    return oneView(tx, creditCode, id)
  })
}

async function tell(
  ctx: Context,
  tx: Db,
  { credit_code: creditCode, region_path: regionPath }: CompanyRow,
  { id, fact, period }: CorrectionRow,
  isAccepted: boolean,
): Promise<void> {
  const organisation = await organisationByCreditCode(tx, creditCode)
  if (!organisation) return
  const { label } = factKinds[fact]
  await notify(tx, ctx, {
    kind: 'message',
    to: { organisationId: organisation.id },
    regionPath,
    title: isAccepted
      ? { zh: `已采纳更正：${period} ${label.zh}`, en: `Corrected: ${label.en} of ${period}` }
      : { zh: `未采纳更正：${period} ${label.zh}，请看理由`, en: `Not corrected: ${label.en} of ${period}; see why` },
    link: `/enterprises/${creditCode}`,
    object: `correction:${id}`,
    reason: 'enterprises.correction-decided',
  })
}

/** Permission: enterprises:read. Errors: enterprises.not-found. */
export async function readCorrections(ctx: Context, creditCode: string): Promise<{ items: CorrectionView[] }> {
  await companyWithin(ctx, ctx.db, creditCode)
  return { items: (await correctionsOf(ctx.db, creditCode)).map(viewOf) }
}

/** Permission: enterprises:read. Errors: enterprises.not-found, .correction-not-found, files.damaged. */
export async function correctionEvidence(
  ctx: Context,
  { creditCode, correctionId }: { creditCode: string; correctionId: string },
): Promise<Download> {
  await companyWithin(ctx, ctx.db, creditCode)
  const asked = await correctionAt(ctx.db, creditCode, correctionId)
  const file = asked ? await ctx.files.get(ctx.db, asked.evidence_file_id) : null
  if (!asked || !file) throw new Refusal('enterprises.correction-not-found')
  return { fileName: asked.evidence_name, contentType: file.mediaType, body: await ctx.files.read(file) }
}

async function companyWithin(ctx: Context, db: Db, creditCode: string): Promise<CompanyRow> {
  const row = await companyByCode(db, await reachOf({ ...ctx, db }), creditCode, db === ctx.db ? null : 'update')
  if (!row) throw new Refusal('enterprises.not-found')
  return row
}

async function shownNow(
  ctx: Context,
  tx: Db,
  creditCode: string,
  { fact, period }: { fact: FactName; period: string },
): Promise<string | null> {
  const rows = await factsOf(tx, await codesOf(tx, creditCode))
  const own = rows.filter((row) => row.fact === fact && row.period === period)
  const [view] = factViews(own, factRulesOn(businessDate(ctx.clock.now())))
  return view?.value ?? null
}

async function oneView(tx: Db, creditCode: string, id: string): Promise<CorrectionView> {
  const row = await correctionAt(tx, creditCode, id)
  if (!row) throw new Error(`no correction ${id}`)
  return viewOf(row)
}

function viewOf(row: CorrectionRow): CorrectionView {
  return {
    id: row.id,
    fact: row.fact,
    period: row.period,
    shownValue: row.shown_value,
    askedValue: row.asked_value,
    reason: row.reason,
    evidenceName: row.evidence_name,
    state: row.state,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionNote: row.decision_note,
  }
}

import { organisationByCreditCode } from '#areas/accounts'
import { companyFiles, type FactName, readFactValue, sayFacts } from '#areas/enterprises'
import { notify, resolveTodos } from '#areas/notices'
import { factKinds } from '#contract/enterprises'
import type { RuleSet } from '#engines/scorecard'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { StoredFile } from '#platform/files/files'
import type { Context, Download } from '#platform/http/route'
import { insertSheets, lockYear, type SheetRow, sheetsOf } from '../../store/points.ts'
import { type AppealRow, appealAt, insertAppeal, setDecision } from '../../store/points-appeals.ts'
import { latestRanking } from '../../store/points-ranks.ts'
import { makeSheet } from './make-sheet.ts'
import { rankedSheets, rankYear } from './rank-year.ts'
import { cityOfPath, reachOf } from './reach.ts'
import { factsOfItem, sheetWithin } from './read-sheet.ts'
import { pointsRuleOf } from './rule-in-use.ts'

const todo = 'recognition.points-appeal'

export interface AppealSaid {
  revision: number
  item: string
  /** `rd_expense_wan_yuan 2024`. */
  fact?: string | undefined
  value?: string | undefined
  reason: string
}

/**
 * A company asks for a figure behind its points to be corrected, or for the points of an indicator to be reconsidered.
 *
 * Permission: recognition:own-points.
 * Writes:     recognition.points_appeal, notices, the operation log.
 * Errors:     recognition.points-none, .appeal-not-latest, .appeal-item, .appeal-fact, .appeal-no-value, .appeal-open, those
 *             of `readFactValue`.
 */
export async function askAppeal(
  ctx: Context,
  at: { creditCode: string; year: number },
  said: AppealSaid,
  evidence: StoredFile,
): Promise<{ appealId: string }> {
  return ctx.db.tx(async (tx) => {
    const { row, isLatest } = await sheetWithin({ ...ctx, db: tx }, { ...at, revision: said.revision })
    if (!isLatest) throw new Refusal('recognition.appeal-not-latest')
    const about = aboutOf(row, await pointsRuleOf(tx, row), said)
    const id = ctx.ids.next('pta')
    await insertAppeal(tx, {
      credit_code: row.credit_code,
      year: row.year,
      id,
      region_path: row.region_path,
      revision: row.revision,
      item: said.item,
      ...about,
      reason: said.reason,
      evidence_file_id: evidence.id,
      evidence_name: evidence.name,
      asked_by: ctx.actor.userId,
      asked_by_name: ctx.actor.name,
      asked_at: ctx.clock.now(),
    })
    await notify(tx, ctx, {
      kind: 'todo',
      to: { role: 'city-officer' },
      regionPath: cityOfPath(row.region_path),
      title: {
        zh: `${row.name}对 ${row.year} 年创新积分申诉`,
        en: `${row.name} appeals against its points of ${row.year}`,
      },
      link: `/recognition/points/${row.credit_code}/${row.year}`,
      object: `points-appeal:${id}`,
      reason: todo,
    })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.ask-appeal',
      object: `company:${row.credit_code}`,
      regionPath: row.region_path,
      detail: { year: row.year, item: said.item, fact: about.fact, value: about.asked_value },
    })
    return { appealId: id }
  })
}

type About = Pick<AppealRow, 'fact' | 'fact_year' | 'shown_value' | 'asked_value'>

/** Which figure an appeal is about, as the sheet shows it. */
function aboutOf(row: SheetRow, set: RuleSet, { item, fact, value }: AppealSaid): About {
  if (!row.items.some(({ id }) => id === item)) throw new Refusal({ code: 'recognition.appeal-item', field: 'item' })
  if (!fact) return { fact: null, fact_year: null, shown_value: null, asked_value: null }
  const frozen = factsOfItem(set, item).flatMap((name) => row.evidence[name] ?? [])
  const shown = frozen.find((each) => `${each.fact} ${each.year}` === fact)
  if (!shown) throw new Refusal({ code: 'recognition.appeal-fact', field: 'fact', params: { fact } })
  if (!value) throw new Refusal({ code: 'recognition.appeal-no-value', field: 'value' })
  const read = readFactValue(shown.fact as FactName, value)
  if ('problem' in read) throw new Refusal(read.problem)
  return { fact: shown.fact, fact_year: shown.year, shown_value: shown.value, asked_value: read.value }
}

/**
 * Decides on an appeal. What is accepted becomes a fact of the company's file from the source 核实更正, and the sheet is made
 * anew as of the same day by the same rules: a new revision, with a new ranking. The earlier ones stay to be read.
 *
 * Permission: recognition:decide-appeals.
 * Writes:     recognition.points_appeal, .points_sheet, .points_ranking, .points_rank, enterprises.fact, notices, the
 *             operation log.
 * Errors:     recognition.appeal-not-found, .appeal-decided, those of `sayFacts`.
 */
export async function decideAppeal(
  ctx: Context,
  { creditCode, year, appealId: id }: { creditCode: string; year: number; appealId: string },
  { isAccepted, note }: { isAccepted: boolean; note: string },
): Promise<{ newRevision: number | null }> {
  return ctx.db.tx(async (tx) => {
    const [last] = (await sheetsOf(tx, await reachOf({ ...ctx, db: tx }), creditCode)).filter(
      (row) => row.year === year,
    )
    if (!last) throw new Refusal('recognition.appeal-not-found')
    await lockYear(tx, cityOfPath(last.region_path), year)
    const appeal = await appealAt(tx, { creditCode, year, id }, 'update')
    if (!appeal) throw new Refusal('recognition.appeal-not-found')
    if (appeal.state !== 'open')
      throw new Refusal({ code: 'recognition.appeal-decided', params: { name: appeal.decided_by_name ?? '' } })
    const newRevision = isAccepted ? await accept(ctx, tx, appeal, note) : null
    const by = { by: ctx.actor.userId, byName: ctx.actor.name, at: ctx.clock.now() }
    await setDecision(tx, appeal, { isAccepted, note, newRevision, ...by })
    await resolveTodos(tx, ctx, `points-appeal:${id}`, todo)
    await tell(ctx, tx, appeal, isAccepted)
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.decide-appeal',
      object: `company:${creditCode}`,
      regionPath: appeal.region_path,
      detail: { year, item: appeal.item, isAccepted, note, newRevision },
    })
    return { newRevision }
  })
}

/** The next revision of the sheet; the same revision where the file gives the same as before. */
async function accept(ctx: Context, tx: Db, appeal: AppealRow, note: string): Promise<number> {
  const { credit_code: creditCode, year, fact, fact_year: factYear, asked_value: value } = appeal
  if (fact !== null && factYear !== null && value !== null)
    await sayFacts(tx, ctx, creditCode, [
      {
        fact: fact as FactName,
        period: String(factYear),
        value,
        source: 'correction',
        evidenceFileId: appeal.evidence_file_id,
        note: `${appeal.reason}（${note}）`.slice(0, 500),
      },
    ])
  // The latest once nobody else writes: a run may have come since the appeal.
  const everywhere = { scope: { reach: 'all' as const }, ownCode: null }
  const [last] = (await sheetsOf(tx, everywhere, creditCode)).filter((row) => row.year === year)
  const company = last && (await companyFiles(tx, { codes: [creditCode], on: last.judged_on })).get(creditCode)
  if (!last || !company) throw new Refusal('recognition.appeal-not-found')
  const { parameters, judged_on: on } = last
  const set = await pointsRuleOf(tx, last)
  const made = makeSheet(company, { set, on, year, parameters, localVersion: last.local_version })
  if (made.digest === last.digest) return last.revision
  const revision = last.revision + 1
  const at = ctx.clock.now()
  const cause = { run_id: null, appeal_id: appeal.id, computed_at: at, computed_by_name: ctx.actor.name }
  await insertSheets(tx, [{ ...made, ...cause, revision }])
  await rankAgain(tx, { ...last, revision }, { id: appeal.id, at })
  return revision
}

/** Ranks the same companies as before with the new revision of one of them. */
async function rankAgain(tx: Db, sheet: SheetRow, { id, at }: { id: string; at: Date }): Promise<void> {
  const regionPath = cityOfPath(sheet.region_path)
  const ranking = await latestRanking(tx, regionPath, sheet.year)
  if (!ranking) return
  const { sheets } = await rankedSheets(tx, ranking, { [sheet.credit_code]: sheet.revision })
  await rankYear(tx, { regionPath, year: sheet.year, id }, sheets, { on: sheet.judged_on, at })
}

async function tell(ctx: Context, tx: Db, appeal: AppealRow, isAccepted: boolean): Promise<void> {
  const organisation = await organisationByCreditCode(tx, appeal.credit_code)
  if (!organisation) return
  const { year } = appeal
  const about = appeal.fact === null ? '' : factKinds[appeal.fact as FactName].label.zh
  await notify(tx, ctx, {
    kind: 'message',
    to: { organisationId: organisation.id },
    regionPath: appeal.region_path,
    title: isAccepted
      ? {
          zh: `已采纳 ${year} 年积分申诉${about ? `（${about}）` : ''}`,
          en: `Appeal against the points of ${year} accepted`,
        }
      : { zh: `未采纳 ${year} 年积分申诉，请看理由`, en: `Appeal against the points of ${year} not accepted; see why` },
    link: `/recognition/points/${appeal.credit_code}/${year}`,
    object: `points-appeal:${appeal.id}`,
    reason: 'recognition.points-appeal-decided',
  })
}

/** Permission: recognition:read-points. Errors: recognition.points-none, .appeal-not-found, files.damaged. */
export async function appealEvidence(
  ctx: Context,
  { creditCode, year, appealId: id }: { creditCode: string; year: number; appealId: string },
): Promise<Download> {
  await sheetWithin(ctx, { creditCode, year })
  const appeal = await appealAt(ctx.db, { creditCode, year, id })
  const file = appeal ? await ctx.files.get(ctx.db, appeal.evidence_file_id) : null
  if (!appeal || !file) throw new Refusal('recognition.appeal-not-found')
  return { fileName: appeal.evidence_name, contentType: file.mediaType, body: await ctx.files.read(file) }
}

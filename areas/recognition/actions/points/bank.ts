import { companyFiles, isValidOn } from '#areas/enterprises'
import { titles } from '#contract/enterprises'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { BankItem, ConsentedLine, ConsentedPoints } from '../../contract/points-consents.ts'
import { latestSheets, type SheetRow, sheetsOf } from '../../store/points.ts'
import { type ConsentRow, consentsHeld, insertLook, latestConsent } from '../../store/points-consents.ts'
import { latestRanking, type PlaceRow, placeIn } from '../../store/points-ranks.ts'
import { ownOrganisation, stateOf } from './consents.ts'
import { recompute } from './make-sheet.ts'
import { cityOfPath } from './reach.ts'
import { placeView, stageLabels } from './read-points.ts'
import { figure, itemViews } from './read-sheet.ts'
import { pointsRules } from './rule-in-use.ts'

/** The consent must hold already: it is what reaches further than one's own organisation. */
const everywhere = { scope: { reach: 'all' as const }, ownCode: null }
const noPlace = { rank: null, of: null, low: null, high: null, districtRank: null, districtOf: null }

/** Permission: recognition:read-consented. Errors: recognition.points-no-company. */
export async function listConsented(
  ctx: Context,
  { q, page, pageSize }: { q?: string | undefined; page: number; pageSize: number },
): Promise<{ items: ConsentedLine[]; total: number }> {
  const own = await ownOrganisation(ctx)
  const on = businessDate(ctx.clock.now())
  const held = { bankId: own.id, on, q }
  const { rows, total } = await consentsHeld(ctx.db, held, { limit: pageSize, offset: (page - 1) * pageSize })
  const sheets = await latestSheets(
    ctx.db,
    rows.map(({ credit_code }) => credit_code),
  )
  const items: ConsentedLine[] = []
  const ruleOf = pointsRules(ctx.db)
  for (const row of rows) {
    const sheet = sheets.get(row.credit_code)
    const place = sheet ? await placeOf(ctx.db, sheet) : null
    items.push({
      creditCode: row.credit_code,
      name: sheet?.name ?? row.name,
      purpose: row.purpose,
      untilDay: row.until_day,
      year: sheet?.year ?? null,
      stage: sheet ? stageOf(sheet, await ruleOf(sheet)) : null,
      total: figure(sheet?.total ?? null),
      isTrial: sheet?.is_trial ?? false,
      ...(place ? placeView(place) : noPlace),
    })
  }
  return { items, total }
}

const stageOf = (sheet: SheetRow, set: RuleSet) =>
  sheet.stage === null ? null : stageLabels(set.source.facts.life_stage?.choices)(sheet.stage)

/** Where a sheet stands; null where a later ranking ranked another revision of it. */
async function placeOf(db: Db, sheet: SheetRow): Promise<PlaceRow | null> {
  const ranking = await latestRanking(db, cityOfPath(sheet.region_path), sheet.year)
  const place = ranking ? await placeIn(db, ranking, sheet.credit_code) : null
  return place?.revision === sheet.revision ? place : null
}

/**
 * The consent that a bank now holds about a company.
 *
 * Errors: recognition.consent-none, .consent-withdrawn, .consent-expired.
 */
export async function consentInForce(
  ctx: Pick<Context, 'clock' | 'scope'> & { db: Db },
  creditCode: string,
): Promise<ConsentRow> {
  const own = await ownOrganisation(ctx)
  const row = await latestConsent(ctx.db, own.id, creditCode)
  if (!row) throw new Refusal('recognition.consent-none')
  const { name } = row
  const state = stateOf(row, businessDate(ctx.clock.now()))
  if (state === 'withdrawn') {
    const day = row.ended_at ? businessDate(row.ended_at) : ''
    throw new Refusal({ code: 'recognition.consent-withdrawn', params: { name, day } })
  }
  if (state === 'expired')
    throw new Refusal({ code: 'recognition.consent-expired', params: { name, day: row.until_day } })
  return row
}

/** Everything that a bank may see of a company under a consent. */
export async function pointsForBank(
  db: Db,
  consent: ConsentRow,
  on: string,
): Promise<{ view: ConsentedPoints; isInvented: boolean }> {
  const { credit_code: creditCode } = consent
  const all = await sheetsOf(db, everywhere, creditCode)
  const [last] = all
  const company = (await companyFiles(db, { codes: [creditCode], on })).get(creditCode)
  const latestOf = new Map(all.toReversed().map((each) => [each.year, each]))
  const view: ConsentedPoints = {
    creditCode,
    name: last?.name ?? consent.name,
    consentId: consent.id,
    purpose: consent.purpose,
    untilDay: consent.until_day,
    sheet: last ? await sheetView(db, last) : null,
    history: await historyOf(db, [...latestOf.values()]),
    certificates: (company?.file.certificates ?? [])
      .filter((each) => isValidOn(each, on))
      .map(({ title, validFrom, validTo }) => ({ title: titles[title], validFrom, validTo })),
  }
  return { view, isInvented: company?.isInvented ?? false }
}

async function historyOf(db: Db, rows: SheetRow[]): Promise<ConsentedPoints['history']> {
  const ruleOf = pointsRules(db)
  const history: ConsentedPoints['history'] = []
  for (const row of rows.sort((a, b) => a.year - b.year)) {
    const stage = stageOf(row, await ruleOf(row))
    history.push({ year: row.year, stage, total: figure(row.total), isTrial: row.is_trial })
  }
  return history
}

async function sheetView(db: Db, row: SheetRow): Promise<ConsentedPoints['sheet']> {
  const set = await pointsRules(db)(row)
  const place = await placeOf(db, row)
  return {
    year: row.year,
    revision: row.revision,
    judgedOn: row.judged_on,
    frozenAt: row.computed_at.toISOString(),
    digest: row.digest,
    isReproduced: recompute(row, set).isReproduced,
    ruleTitle: set.source.title,
    ruleVersion: row.rule_version,
    isTrial: row.is_trial,
    notice: set.source.notice ?? null,
    stage: stageOf(row, set),
    total: figure(row.total),
    outOf: set.source.total?.outOf ?? null,
    place: place ? placeView(place) : null,
    // No working and no origins: they give the figures of the file.
    items: itemViews(row, set).map(
      ({ id, group, label, points, max, reason }): BankItem => ({ id, group, label, points, max, reason }),
    ),
  }
}

/** Notes for the company that its points, or a statement of them, were seen. */
export async function noteLook(
  ctx: Pick<Context, 'actor' | 'clock' | 'ids'>,
  db: Db,
  consent: { credit_code: string; id: string },
  what: 'points' | 'statement',
): Promise<void> {
  await insertLook(db, {
    creditCode: consent.credit_code,
    consentId: consent.id,
    id: ctx.ids.next('ptl'),
    what,
    userId: ctx.actor.userId ?? '',
    byName: ctx.actor.name,
    at: ctx.clock.now(),
  })
}

/**
 * The points of a company as a bank sees them under its consent. The look is noted in the same transaction: nothing is
 * shown that the company cannot see was seen.
 *
 * Permission: recognition:read-consented.
 * Writes:     recognition.points_look.
 * Errors:     those of `consentInForce`.
 */
export async function readConsented(ctx: Context, creditCode: string): Promise<ConsentedPoints> {
  return ctx.db.tx(async (tx) => {
    const consent = await consentInForce({ ...ctx, db: tx }, creditCode)
    const { view } = await pointsForBank(tx, consent, businessDate(ctx.clock.now()))
    await noteLook(ctx, tx, consent, 'points')
    return view
  })
}

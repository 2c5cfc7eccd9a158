import { companyFiles, openCompanyFile } from '#areas/enterprises'
import { resolveTodos } from '#areas/notices'
import { type Problem, Refusal } from '#kernel/refusal'
import { type EffectContext, type Outcome, settleCases } from '#platform/cases/procedure'
import type { Db } from '#platform/db/db'
import { highTech } from '../../rules/season/high-tech.ts'
import { daysBetween, stateOn } from '../../rules/season/season-day.ts'
import { holdCompany } from '../../store/applications.ts'
import { entryInSeason, entryOfCase, insertEntry, openEntriesOf, setStage } from '../../store/season-entries.ts'
import { dropRounds, roundsOf } from '../../store/season-rounds.ts'
import { type EntryRow, type SeasonRow, seasonsAt } from '../../store/seasons.ts'
import { freeze, frozenOf, scoreFrozen } from '../titles/freeze.ts'
import { verdictWords } from '../titles/shown.ts'
import { applicantOf, type TitleCase } from '../titles/title-case.ts'

/** What a procedure shows of an application, for everybody who reads the case. */
async function judgedAndShown(
  tx: Db,
  ctx: EffectContext,
  found: TitleCase,
  { moment, reason = null }: { moment: 'filed' | 'decided'; reason?: string | null },
): Promise<Outcome> {
  const { frozen, set } = await frozenOf(tx, { ruleSet: highTech, on: ctx.today, answers: found.answers })
  const result = scoreFrozen(frozen, set)
  await freeze(tx, ctx, { found, moment, reason, frozen, judged: { result } })
  const { total } = result
  const points = total === null ? null : [total].flat().join('–')
  const verdict = verdictWords(result)
  return {
    shown: [
      {
        label: { zh: '按规则评价', en: 'By the rules' },
        value: points === null ? verdict.zh : `${points} 分，${verdict.zh}`,
        valueEn: points === null ? verdict.en : `${points} points, ${verdict.en}`,
        link: `/recognition/season-cases/${found.id}`,
      },
    ],
    isShownAnew: true,
  }
}

/**
 * Takes an application into the season that is open, and judges it by the rules of the day. Handed in again it stays in its
 * season, whatever the day.
 *
 * Writes: recognition.season_entry, .judgement; enterprises.company where the company has no file yet.
 * Errors: recognition.not-an-enterprise, .company-ended, .season-none, .season-closed, .season-not-yet, .season-entered.
 */
export async function enterSeason(tx: Db, ctx: EffectContext, found: TitleCase): Promise<Outcome> {
  const company = await applicantOf(tx, found)
  await holdCompany(tx, company.creditCode, highTech)
  const earlier = await entryOfCase(tx, found.id)
  if (!earlier) {
    await openCompanyFile(tx, ctx, company)
    await checkCompany(tx, ctx, company.creditCode)
    const season = await openSeasonAt(tx, found.regionPath, ctx.today)
    const inIt = await entryInSeason(tx, season.id, company.creditCode)
    if (inIt) throw new Refusal({ code: 'recognition.season-entered', params: { number: inIt.case_number } })
    await insertEntry(tx, {
      region_path: found.regionPath,
      case_id: found.id,
      season_id: season.id,
      case_number: found.number,
      party_id: found.party.id,
      credit_code: company.creditCode,
      company_name: company.name,
      filed_on: found.filedOn,
    })
  }
  return judgedAndShown(tx, ctx, found, { moment: 'filed' })
}

async function checkCompany(tx: Db, ctx: EffectContext, creditCode: string): Promise<void> {
  const problems: Problem[] = []
  const file = (await companyFiles(tx, { codes: [creditCode], on: ctx.today })).get(creditCode)
  if (file?.endedOn) problems.push({ code: 'recognition.company-ended', params: { on: file.endedOn } })
  const going = await openEntriesOf(tx, creditCode)
  await settleCases(
    tx,
    ctx,
    going.map(({ case_id }) => case_id),
  )
  const [other] = await openEntriesOf(tx, creditCode)
  if (other) problems.push({ code: 'recognition.season-entered', params: { number: other.case_number } })
  if (problems.length > 0) throw new Refusal(problems)
}

/** The open season that closes first. Errors: recognition.season-none, .season-closed, .season-not-yet. */
async function openSeasonAt(tx: Db, regionPath: string, today: string): Promise<SeasonRow> {
  const seasons = await seasonsAt(tx, regionPath)
  const inState = (state: ReturnType<typeof stateOn>) => seasons.filter((season) => stateOn(season, today) === state)
  const [open] = inState('open').toSorted((a, b) => daysBetween(b.closes_on, a.closes_on))
  if (open) return open
  const next = inState('planned').at(-1)
  if (next)
    throw new Refusal({ code: 'recognition.season-not-yet', params: { title: next.title, from: next.opens_on } })
  const [last] = inState('closed')
  if (!last) throw new Refusal('recognition.season-none')
  const until = last.ended_at ? inChina(last.ended_at) : `${last.closes_on} 24:00`
  throw new Refusal({ code: 'recognition.season-closed', params: { title: last.title, until } })
}

const inChina = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Passes an application on to review. Writes: recognition.season_entry. */
export async function passToReview(tx: Db, ctx: EffectContext, found: TitleCase): Promise<undefined> {
  await setStage(tx, [found.id], 'reviewing', ctx.today)
}

async function refuseOpenRound(tx: Db, caseId: string): Promise<void> {
  const open = (await roundsOf(tx, caseId)).find(({ state }) => state === 'open')
  if (open) throw new Refusal({ code: 'recognition.round-open', params: { round: open.number } })
}

/** An application, locked, at least one round of which is over and none goes on. */
async function reviewed(tx: Db, found: TitleCase): Promise<EntryRow> {
  const entry = await entryOfCase(tx, found.id, 'update')
  if (!entry) throw new Refusal('recognition.season-case-not-found')
  await refuseOpenRound(tx, found.id)
  if (entry.rounds === 0) throw new Refusal('recognition.round-none')
  return entry
}

/**
 * Gives the application back to its company to be improved, with what the experts said.
 *
 * Errors: recognition.round-open, .round-none.
 */
export async function askToImprove(tx: Db, _ctx: EffectContext, found: TitleCase): Promise<undefined> {
  await reviewed(tx, found)
}

/**
 * Recommends a company. Where the last round does not predict that it passes a reason is wanted.
 *
 * Writes: recognition.season_entry, .judgement. Errors: recognition.round-open, .round-none, .reason-missing.
 */
export async function recommend(
  tx: Db,
  ctx: EffectContext,
  found: TitleCase,
  { reason }: { reason?: string | undefined },
): Promise<Outcome> {
  const entry = await reviewed(tx, found)
  if (entry.verdict !== 'pass' && !reason) throw new Refusal({ code: 'recognition.recommend-reason', field: 'reason' })
  await setStage(tx, [found.id], 'recommended', ctx.today)
  return judgedAndShown(tx, ctx, found, { moment: 'decided', reason: reason || null })
}

/** Does not recommend a company. Writes: recognition.season_entry, .judgement. Errors: recognition.round-open. */
export async function notRecommend(
  tx: Db,
  ctx: EffectContext,
  found: TitleCase,
  { reason }: { reason: string },
): Promise<Outcome> {
  await entryOfCase(tx, found.id, 'update')
  await refuseOpenRound(tx, found.id)
  await setStage(tx, [found.id], 'refused', ctx.today)
  return judgedAndShown(tx, ctx, found, { moment: 'decided', reason })
}

/** Ends an application that its company takes back, with the reviews that still go on. Writes: recognition.season_entry, .review_*. */
export async function leaveSeason(tx: Db, ctx: EffectContext, found: TitleCase): Promise<undefined> {
  await setStage(tx, [found.id], 'withdrawn', ctx.today)
  for (const { id } of await dropRounds(tx, found.id, ctx.at)) await resolveTodos(tx, ctx, `review:${id}`)
}

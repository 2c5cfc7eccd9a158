import { organisationById } from '#areas/accounts'
import { notify, resolveTodos } from '#areas/notices'
import { digestOf } from '#engines/procedure'
import { Refusal } from '#kernel/refusal'
import { membershipsOfUser, membersOn } from '#platform/auth/memberships'
import { filesOfCase } from '#platform/cases/case-files'
import { stateNamesOf } from '#platform/cases/states'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import { highTech, highTechProcedure } from '../../rules/season/high-tech.ts'
import { roundResult } from '../../rules/season/review.ts'
import { entryOfCase, entryWithin, setPrediction } from '../../store/season-entries.ts'
import {
  type AssignmentRow,
  assignmentsOf,
  dropAssignments,
  insertAssignment,
  insertRound,
  openReviews,
  type RoundRow,
  roundOf,
  roundsOf,
  setRoundClosed,
} from '../../store/season-rounds.ts'
import type { EntryRow } from '../../store/seasons.ts'
import { rulesOfVersion } from '../rule-sets.ts'
import { frozenOf, inputsOf } from '../titles/freeze.ts'
import { todayOf } from './seasons.ts'

/** An application that who asks may see. Errors: recognition.season-case-not-found. */
export async function entryAt(ctx: Pick<Context, 'db' | 'scope'>, caseId: string): Promise<EntryRow> {
  const row = await entryWithin(ctx.db, ctx.scope, caseId)
  if (!row) throw new Refusal('recognition.season-case-not-found')
  return row
}

const cityOfPath = (path: string) => `${path.split('/')[0]}/`

/** Everybody who acts as an expert of a city today, each once. */
async function expertsOf(db: Db, cityPath: string, today: string): Promise<Map<string, string>> {
  const members = await membersOn(db, today)
  const experts = members.filter(({ membership: { role, regionPath } }) => role === 'expert' && regionPath === cityPath)
  return new Map(experts.map(({ membership: { userId }, name }) => [userId, name]))
}

/** Whether somebody belongs to an organisation today, in whatever role. */
const belongsTo = async (db: Db, userId: string, organisationId: string, today: string) =>
  (await membershipsOfUser(db, userId, today)).some((each) => each.organisationId === organisationId)

/**
 * Experts of the city, with who must stay away from this application.
 *
 * Permission: recognition:assign-reviews. Errors: recognition.season-case-not-found.
 */
export async function listExperts(ctx: Context, caseId: string) {
  const entry = await entryAt(ctx, caseId)
  const today = todayOf(ctx)
  const experts = await expertsOf(ctx.db, cityOfPath(entry.region_path), today)
  const open = await openReviews(ctx.db, [...experts.keys()])
  const items = []
  for (const [userId, name] of experts) {
    const isConflicted = await belongsTo(ctx.db, userId, entry.party_id, today)
    items.push({ userId, name, isConflicted, openReviews: open.get(userId) ?? 0 })
  }
  return { items: items.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')) }
}

/**
 * Begins a round: what is declared now is frozen for the experts, who get a to-do each.
 *
 * Permission: recognition:assign-reviews.
 * Writes:     recognition.review_round, .review_assignment, notices, the operation log.
 * Errors:     recognition.season-case-not-found, .round-not-now, .round-open, .round-opened-meanwhile, .round-due,
 *             .expert-unknown, .expert-twice, .expert-conflict.
 */
export async function openRound(
  ctx: Context,
  caseId: string,
  { expertIds, dueOn }: { expertIds: readonly string[]; dueOn: string },
): Promise<{ number: number }> {
  return ctx.db.tx(async (tx) => {
    const within = await entryAt({ ...ctx, db: tx }, caseId)
    await entryOfCase(tx, caseId, 'update')
    const today = todayOf(ctx)
    if (dueOn < today) throw new Refusal({ code: 'recognition.round-due', field: 'dueOn' })
    const rounds = await roundsOf(tx, caseId)
    const open = rounds.find(({ state }) => state === 'open')
    if (open) throw new Refusal({ code: 'recognition.round-open', params: { round: open.number } })
    const experts = await chosenExperts(tx, within, expertIds, today)
    const { answers } = await reviewable(tx, ctx, within)
    const { frozen } = await frozenOf(tx, { ruleSet: highTech, on: today, answers })
    const number = (rounds.at(-1)?.number ?? 0) + 1
    const at = ctx.clock.now()
    const place = { region_path: within.region_path, case_id: caseId }
    await insertRound(tx, {
      ...{ ...place, number, due_on: dueOn, opened_at: at, opened_by_name: ctx.actor.name },
      ...{ rule_set: frozen.rule_set, version: frozen.version, answers: frozen.answers, parameters: frozen.parameters },
    })
    for (const [userId, name] of experts) {
      const id = ctx.ids.next('rev')
      await insertAssignment(tx, {
        ...{ ...place, id, round: number, expert_user_id: userId, expert_name: name },
        ...{ company_name: within.company_name, assigned_at: at },
      })
      await notify(tx, ctx, {
        kind: 'todo',
        to: { userId },
        regionPath: cityOfPath(within.region_path),
        title: {
          zh: `评审${within.company_name}的高企申报（第 ${number} 轮）`,
          en: `Review the application of ${within.company_name} (round ${number})`,
        },
        link: `/recognition/reviews/${id}`,
        object: `review:${id}`,
        reason: 'recognition.review',
        dueOn,
      })
    }
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.open-round',
      object: `case:${caseId}`,
      regionPath: within.region_path,
      detail: { number, dueOn, experts: [...experts.values()] },
    })
    return { number }
  })
}

/** What is declared, while it can be reviewed. Errors: recognition.round-not-now. */
async function reviewable(tx: Db, ctx: Context, entry: EntryRow): Promise<{ answers: Record<string, unknown> }> {
  const state = (await stateNamesOf(tx, ctx.registry, [entry.case_id])).get(entry.case_id)
  const found = await filesOfEntry({ ...ctx, db: tx }, entry.case_id)
  if (state !== 'reviewing' || !found) throw new Refusal('recognition.round-not-now')
  return { answers: found.answers }
}

async function chosenExperts(
  tx: Db,
  entry: EntryRow,
  ids: readonly string[],
  today: string,
): Promise<[string, string][]> {
  if (new Set(ids).size < ids.length) throw new Refusal({ code: 'recognition.expert-twice', field: 'expertIds' })
  const known = await expertsOf(tx, cityOfPath(entry.region_path), today)
  const chosen: [string, string][] = []
  for (const id of ids) {
    const name = known.get(id)
    if (name === undefined) throw new Refusal({ code: 'recognition.expert-unknown', field: 'expertIds' })
    if (await belongsTo(tx, id, entry.party_id, today))
      throw new Refusal({ code: 'recognition.expert-conflict', field: 'expertIds', params: { name } })
    chosen.push([id, name])
  }
  return chosen
}

/**
 * Ends a round before every expert has handed in: those who have not are left out.
 *
 * Permission: recognition:assign-reviews.
 * Writes:     recognition.review_round, .review_assignment, .season_entry, notices, the operation log.
 * Errors:     recognition.season-case-not-found, .round-over, .round-nobody.
 */
export async function closeRound(ctx: Context, at: { caseId: string; number: number }): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const entry = await entryAt({ ...ctx, db: tx }, at.caseId)
    const round = await roundOf(tx, at, 'update')
    if (round?.state !== 'open') throw new Refusal('recognition.round-over')
    await finishRound(tx, ctx, { entry, round })
    await ctx.audit.record(tx, ctx.actor, {
      action: 'recognition.close-round',
      object: `case:${at.caseId}`,
      regionPath: entry.region_path,
      detail: { number: at.number },
    })
  })
}

/** Ends a round that is locked, by the rules with what was handed in. Errors: recognition.round-nobody. */
export async function finishRound(
  tx: Db,
  ctx: Pick<Context, 'clock' | 'ids'>,
  { entry, round }: { entry: EntryRow; round: RoundRow },
): Promise<void> {
  const all = (await assignmentsOf(tx, entry.case_id)).filter((each) => each.round === round.number)
  const handed = all.filter(({ state }) => state === 'handed')
  if (handed.length === 0) throw new Refusal('recognition.round-nobody')
  for (const { id } of await dropAssignments(tx, entry.case_id)) await resolveTodos(tx, ctx, `review:${id}`)
  const set = rulesOfVersion(round.rule_set, round.version)
  const { facts, parameters } = inputsOf(round, set)
  const said = handed.map(({ scores }) => scores)
  const { result, low, high, verdict } = roundResult(facts, said, set, parameters)
  const digest = digestOf({
    rules: [round.rule_set, round.version],
    answers: round.answers,
    parameters: round.parameters,
    said,
    result,
  })
  await setRoundClosed(tx, round, { at: ctx.clock.now(), result, low, high, verdict, digest })
  await setPrediction(tx, entry.case_id, { low, high, verdict })
  await tellRoundOver(tx, ctx, { entry, round, handed })
}

async function tellRoundOver(
  tx: Db,
  ctx: Pick<Context, 'clock' | 'ids'>,
  { entry, round, handed }: { entry: EntryRow; round: RoundRow; handed: readonly AssignmentRow[] },
): Promise<void> {
  const title = {
    zh: `${entry.company_name}的高企申报第 ${round.number} 轮预评审已结束（${handed.length} 位专家）`,
    en: `Round ${round.number} of ${entry.company_name} is over (${handed.length} experts)`,
  }
  const message = {
    kind: 'message' as const,
    title,
    link: `/recognition/season-cases/${entry.case_id}`,
    object: `case:${entry.case_id}`,
    reason: 'recognition.round-over',
  }
  await notify(tx, ctx, { ...message, to: { role: 'city-officer' }, regionPath: cityOfPath(entry.region_path) })
  const company = await organisationById(tx, entry.party_id)
  if (company) await notify(tx, ctx, { ...message, to: { organisationId: company.id }, regionPath: company.regionPath })
}

/** The files of an application, and what is declared in it now; null where it is gone. */
export function filesOfEntry(ctx: Pick<Context, 'db' | 'files' | 'registry'>, caseId: string) {
  return filesOfCase(ctx, { reach: 'all' }, { procedureId: highTechProcedure, caseId, field: 'evidence' })
}

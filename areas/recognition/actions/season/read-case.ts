import { passMarkOf, type ScoreOptions } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'
import type { ReviewRound } from '../../contract/season-rounds.ts'
import { highTech } from '../../rules/season/high-tech.ts'
import { itemsToReview } from '../../rules/season/review.ts'
import { judgementsOf } from '../../store/judgements.ts'
import { type AssignmentRow, assignmentsOf, type RoundRow, roundsOf } from '../../store/season-rounds.ts'
import { seasonById } from '../../store/seasons.ts'
import { may } from '../points/reach.ts'
import { rulesOfVersion } from '../rule-sets.ts'
import { judgementView } from '../self-evaluation/view.ts'
import { frozenOf, inputsOf, scoreFrozen } from '../titles/freeze.ts'
import { numberOf } from './board.ts'
import { entryAt, filesOfEntry } from './rounds.ts'
import { todayOf } from './seasons.ts'

/**
 * How an application stands: what the rules say of it, and every round of review. The company sees rounds that are over and
 * no names.
 *
 * Permission: recognition:season-cases. Errors: recognition.season-case-not-found.
 */
export async function readSeasonCase(ctx: Context, caseId: string) {
  const entry = await entryAt(ctx, caseId)
  const season = await seasonById(ctx.db, entry.season_id)
  const isOffice = ctx.scope.reach !== 'organisation'
  const found = await filesOfEntry(ctx, caseId)
  const last = (await judgementsOf(ctx.db, caseId)).at(-1)
  const { frozen, set } = last
    ? { frozen: last, set: rulesOfVersion(last.rule_set, last.version) }
    : await frozenNow(ctx, found?.answers ?? {})
  return {
    ...{ caseId, caseNumber: entry.case_number, stage: entry.stage },
    season: { id: entry.season_id, title: season?.title ?? '' },
    company: { name: entry.company_name, creditCode: entry.credit_code },
    passMark: passMarkOf(set),
    outOf: set.source.total?.outOf ?? null,
    judgement: judgementView(set, { result: scoreFrozen(frozen, set), passMark: passMarkOf(set), ways: [] }),
    rounds: (await roundViews(ctx, caseId, { hasNames: isOffice })).filter(
      ({ state }) => isOffice || state === 'closed',
    ),
    isOwn: !isOffice,
    mayAssign: may(ctx, 'recognition:assign-reviews') && entry.stage === 'reviewing',
  }
}

const frozenNow = (ctx: Context, answers: Record<string, unknown>) =>
  frozenOf(ctx.db, { ruleSet: highTech, on: todayOf(ctx), answers })

/** Every round of a case, the first first. Scores are shown once a round is over. */
export async function roundViews(
  ctx: Pick<Context, 'db'>,
  caseId: string,
  { hasNames }: { hasNames: boolean },
): Promise<ReviewRound[]> {
  const [rounds, assignments] = [await roundsOf(ctx.db, caseId), await assignmentsOf(ctx.db, caseId)]
  return rounds.map((round) => {
    const own = assignments.filter((each) => each.round === round.number)
    return roundView(round, own, hasNames)
  })
}

function roundView(round: RoundRow, own: readonly AssignmentRow[], hasNames: boolean): ReviewRound {
  const isOver = round.state === 'closed'
  const name = (row: AssignmentRow) => (hasNames ? row.expert_name : null)
  return {
    ...{ number: round.number, state: round.state, dueOn: round.due_on, openedByName: round.opened_by_name },
    openedOn: businessDate(round.opened_at),
    closedOn: round.closed_at?.toISOString() ?? null,
    ...{ low: numberOf(round.low), high: numberOf(round.high), verdict: round.verdict },
    experts: own.map((row, index) => ({
      ...{ number: index + 1, name: name(row), state: row.state },
      low: isOver ? numberOf(row.low) : null,
      high: isOver ? numberOf(row.high) : null,
      comment: isOver ? row.comment : '',
    })),
    items: isOver ? itemsOf(round, own, name) : [],
  }
}

function itemsOf(round: RoundRow, own: readonly AssignmentRow[], name: (row: AssignmentRow) => string | null) {
  return reviewItemsOf(round).flatMap((item): ReviewRound['items'] => {
    const comments = own.flatMap((row, index) => {
      const said = row.state === 'handed' ? row.scores[item.id] : undefined
      return said && said.points !== null
        ? [{ number: index + 1, name: name(row), points: said.points, text: said.comment }]
        : []
    })
    if (comments.length === 0) return []
    const points = comments.map((each) => each.points)
    const mean = points.reduce((sum, each) => sum + each, 0) / points.length
    return [
      {
        ...item,
        mean: Math.round(mean * 100) / 100,
        lowest: Math.min(...points),
        highest: Math.max(...points),
        comments,
      },
    ]
  })
}

/** What experts score in a round, on what was frozen for it. */
export function reviewItemsOf(round: RoundRow) {
  const { set, facts, parameters } = rulesOfRound(round)
  return itemsToReview(facts, set, parameters)
}

export function rulesOfRound(round: RoundRow) {
  const set = rulesOfVersion(round.rule_set, round.version)
  const inputs: { facts: Record<string, unknown>; parameters: ScoreOptions['parameters'] } = inputsOf(round, set)
  return { set, ...inputs }
}

import { resolveTodos } from '#areas/notices'
import { inWords } from '#engines/form'
import type { RuleSet } from '#engines/scorecard'
import { businessDate } from '#kernel/clock'
import type { Localized } from '#kernel/localized'
import { Refusal } from '#kernel/refusal'
import type { Context, Download } from '#platform/http/route'
import type { ReviewLine } from '../../contract/season-rounds.ts'
import { pointsOf, rangeOf, resultWith, reviewProblems, type Said } from '../../rules/season/review.ts'
import { notesOf } from '../../store/diagnoses.ts'
import { entryOfCase } from '../../store/season-entries.ts'
import {
  type AssignmentRow,
  assignmentOf,
  assignmentsOf,
  type ReviewRow,
  type RoundRow,
  reviewsOf,
  roundOf,
  saveAssignment,
} from '../../store/season-rounds.ts'
import type { EntryRow } from '../../store/seasons.ts'
import { formOfRules } from '../self-evaluation/evaluate.ts'
import { judgementView } from '../self-evaluation/view.ts'
import { pointLabels } from './diagnosis.ts'
import { reviewItemsOf, roundViews, rulesOfRound } from './read-case.ts'
import { filesOfEntry, finishRound } from './rounds.ts'
import { todayOf } from './seasons.ts'

/** Who reviews. Errors: recognition.review-not-found. */
function expertOf({ scope }: Context): string {
  if (scope.reach !== 'self') throw new Refusal('recognition.review-not-found')
  return scope.userId
}

const lineOf = (row: ReviewRow, today: string): ReviewLine => ({
  ...{ id: row.id, companyName: row.company_name, round: row.round, dueOn: row.due_on, state: row.state },
  assignedOn: businessDate(row.assigned_at),
  isOverdue: row.state === 'open' && row.due_on < today,
})

/** Permission: recognition:review. */
export async function listReviews(
  ctx: Context,
  { state, page, pageSize }: { state?: AssignmentRow['state'] | undefined; page: number; pageSize: number },
) {
  const paging = { limit: pageSize, offset: (page - 1) * pageSize }
  const { items, total } = await reviewsOf(ctx.db, { userId: expertOf(ctx), state }, paging)
  return { items: items.map((row) => lineOf(row, todayOf(ctx))), total }
}

interface Found {
  row: AssignmentRow
  round: RoundRow
  entry: EntryRow
}

/** What is assigned to who asks. Errors: recognition.review-not-found. */
async function reviewAt(ctx: Context, id: string): Promise<Found> {
  const row = await assignmentOf(ctx.db, { id, userId: expertOf(ctx) })
  const round = row ? await roundOf(ctx.db, { caseId: row.case_id, number: row.round }) : null
  const entry = row ? await entryOfCase(ctx.db, row.case_id) : null
  if (!row || !round || !entry) throw new Refusal('recognition.review-not-found')
  return { row, round, entry }
}

/**
 * What is to be reviewed as it was frozen, what was given so far; what the others gave only once this expert has handed in.
 *
 * Permission: recognition:review. Errors: recognition.review-not-found.
 */
export async function readReview(ctx: Context, id: string) {
  const { row, round, entry } = await reviewAt(ctx, id)
  const { set, facts, parameters } = rulesOfRound(round)
  const result = resultWith(facts, pointsOf(row.scores), set, parameters)
  const files = (await filesOfEntry(ctx, row.case_id))?.files ?? []
  const labels = pointLabels(set)
  const colleagues = row.state === 'handed' ? await assignmentsOf(ctx.db, row.case_id) : []
  return {
    ...lineOf({ ...row, due_on: round.due_on }, todayOf(ctx)),
    revision: row.revision,
    isRoundOpen: round.state === 'open',
    items: reviewItemsOf(round),
    scores: row.scores,
    comment: row.comment,
    judgement: judgementView(set, { result, passMark: null, ways: [] }),
    answers: answersOf(set, round.answers),
    files: files.map((file) => ({ id: file.id, name: file.name, sizeBytes: file.sizeBytes })),
    notes: (await notesOf(ctx.db, entry.credit_code)).map(({ point, note, files: linked }) => ({
      ...{ point, note, label: labels.get(point) ?? { zh: point, en: point } },
      files: linked.map(({ name }) => name),
    })),
    others: colleagues
      .filter((each) => each.round === row.round && each.id !== row.id && each.state === 'handed')
      .map((each) => ({ name: each.expert_name, scores: each.scores, comment: each.comment })),
    earlier: (await roundViews(ctx, row.case_id, { hasNames: false })).filter(
      ({ number, state }) => number < row.round && state === 'closed',
    ),
  }
}

function answersOf(set: RuleSet, answers: Record<string, unknown>) {
  return formOfRules(set).form.fields.flatMap((field) => {
    const value = answers[field.name]
    const unit: Localized | null = field.unit ?? null
    return value === undefined ? [] : [{ label: field.label, unit, value: inWords(field, value, 'zh-CN') }]
  })
}

/**
 * Saves what an expert gives, or hands it in; then it stands, and the last to hand in ends the round.
 *
 * Permission: recognition:review.
 * Writes:     recognition.review_assignment, .review_round, .season_entry, notices, the operation log.
 * Errors:     recognition.review-not-found, .review-handed, .review-changed, .review-band, .review-item,
 *             .review-incomplete.
 */
export async function saveReview(
  ctx: Context,
  id: string,
  said: { revision: number; scores: Record<string, Said>; comment: string; isHandedIn: boolean },
): Promise<{ revision: number }> {
  return ctx.db.tx(async (tx) => {
    const { row: seen, entry } = await reviewAt({ ...ctx, db: tx }, id)
    // The round first, as whoever ends it does: the last two experts wait for each other.
    const round = await roundOf(tx, { caseId: seen.case_id, number: seen.round }, 'update')
    const row = await assignmentOf(tx, { id, userId: seen.expert_user_id }, 'update')
    if (row?.state !== 'open' || round?.state !== 'open') throw new Refusal('recognition.review-handed')
    if (row.revision !== said.revision) throw new Refusal('recognition.review-changed')
    const problems = reviewProblems(said.scores, reviewItemsOf(round), said)
    if (problems.length > 0) throw new Refusal(problems)
    const { set, facts, parameters } = rulesOfRound(round)
    const range = rangeOf(resultWith(facts, pointsOf(said.scores), set, parameters).total)
    await saveAssignment(tx, row, {
      ...{ scores: said.scores, comment: said.comment, low: range?.low ?? null, high: range?.high ?? null },
      handed_at: said.isHandedIn ? ctx.clock.now() : null,
    })
    if (said.isHandedIn) {
      await resolveTodos(tx, ctx, `review:${id}`)
      await ctx.audit.record(tx, ctx.actor, {
        action: 'recognition.hand-in-review',
        object: `review:${id}`,
        regionPath: row.region_path,
        detail: { round: row.round },
      })
      const all = await assignmentsOf(tx, row.case_id)
      const isOver = all.every((each) => each.round !== row.round || each.state !== 'open')
      if (isOver) await finishRound(tx, ctx, { entry, round })
    }
    return { revision: row.revision + 1 }
  })
}

/** Permission: recognition:review. Errors: recognition.review-not-found. */
export async function reviewFile(ctx: Context, id: string, fileId: string): Promise<Download> {
  const { row } = await reviewAt(ctx, id)
  const file = (await filesOfEntry(ctx, row.case_id))?.files.find((each) => each.id === fileId)
  if (!file) throw new Refusal('recognition.review-not-found')
  return { fileName: file.name, contentType: file.mediaType, body: await ctx.files.read(file) }
}

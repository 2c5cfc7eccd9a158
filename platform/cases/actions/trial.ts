import type { AnswerProblem, Answers } from '#engines/form'
import { type PastCase, tryVersion } from '#engines/procedure'
import { Refusal } from '#kernel/refusal'
import { checkInput } from '#platform/http/check-input'
import type { Context } from '#platform/http/route'
import { calendar } from '../calendar.ts'
import { dayOf, movingAt } from '../moving.ts'
import type { Procedure } from '../registered.ts'
import type { CaseRecord } from '../store/cases.ts'
import { type EventRecord, eventsOf } from '../store/events.ts'

/** Cases that a trial takes at most; each is replayed with its whole history. */
const most = 500
const shownDifferences = 30

/**
 * Replays the newest cases within the asking person's region on a version that is not in force: what would be refused,
 * get stuck, fall due on another day or end elsewhere. Nothing is written, no effect runs.
 *
 * Permission: ID:trial.
 * Errors:     cases.procedure-not-found.
 */
export async function tryOut(ctx: Context, procedureId: string, version: string) {
  const draft = ctx.registry.procedures.versions(procedureId).find(({ model }) => model.version === version)
  if (!draft) throw new Refusal('cases.procedure-not-found')
  const past = await pastCases(ctx, procedureId)
  const { countOf } = await movingAt(ctx.db, draft, ctx.clock.now())
  const trial = tryVersion(draft.model, past, {
    calendar,
    dayOf,
    countOf,
    check: (answers) => refusedBy(draft, answers),
  })
  return { ...trial, version, differences: trial.differences.slice(0, shownDifferences) }
}

function refusedBy({ form }: Procedure, answers: Answers): AnswerProblem[] {
  const { problems } = checkInput(form, answers)
  return (problems ?? []).map(({ field, code }) => ({ path: field ?? '', code }))
}

async function pastCases(ctx: Context, procedureId: string): Promise<PastCase[]> {
  const { scope } = ctx
  const under = scope.reach === 'region' ? scope.regionPath : scope.reach === 'all' ? '' : null
  if (under === null) return []
  const rows = await ctx.db.query<CaseRecord>(
    `select * from cases.case where procedure_id = $1 and starts_with(region_path, $2) order by filed_at desc limit $3`,
    [procedureId, under, most],
  )
  const past: PastCase[] = []
  for (const row of rows) past.push(pastCase(ctx, row, await eventsOf(ctx.db, row)))
  return past
}

function pastCase(ctx: Context, row: CaseRecord, events: readonly EventRecord[]): PastCase {
  const moved = events.filter((event) => event.kind === 'acted' || event.kind === 'deadline')
  return {
    id: row.id,
    number: row.number,
    model: ctx.registry.procedures.version(row.procedure_id, row.version).model,
    answers: answersAtFiling(row, events),
    filedAt: row.filed_at.toISOString(),
    events: moved.map((event) => ({
      action: event.kind === 'deadline' ? null : event.action,
      to: event.to_state,
      at: event.at.toISOString(),
      actor: {
        userId: event.actor_user_id,
        role: event.actor_role === 'organisation-member' ? null : event.actor_role,
        isApplicant: event.actor_role === 'organisation-member' || event.actor_user_id === row.party_id,
      },
    })),
  }
}

/** What was filed, before the corrections that the history tells of. */
function answersAtFiling(row: CaseRecord, events: readonly EventRecord[]): Answers {
  const answers = { ...row.answers }
  for (const { changes } of events.toReversed())
    for (const { path, before } of changes) {
      if (before === null) delete answers[path]
      else answers[path] = before
    }
  return answers
}

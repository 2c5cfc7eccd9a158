import type { Answers } from '#engines/form'
import {
  actionsFor,
  clockKey,
  initialState,
  isOwner,
  mayCountersign,
  needsCountersign,
  type ProcedureModel,
  pendingAction,
  runningClock,
  type StateModel,
  stateOf,
  waitingClock,
} from '#engines/procedure'
import { businessDate } from '#kernel/clock'
import type { Context } from '#platform/http/route'
import type { CaseView } from '../contract.ts'
import { engineActor } from '../doer.ts'
import { clockView, movingAt } from '../moving.ts'
import type { CaseRecord } from '../store/cases.ts'
import { openDrafts } from '../store/drafts.ts'
import { type EventRecord, eventsOf } from '../store/events.ts'
import { changeViews, eventWords, markViews } from '../words.ts'
import { attachmentViews } from './attachment-views.ts'
import { covered } from './cover.ts'
import { receiptCode } from './receipt.ts'
import { rowViews, toneOf } from './rows.ts'

/** Everything about a case that the asking person may see. */
export async function caseView(ctx: Context, row: CaseRecord): Promise<CaseView> {
  const procedure = ctx.registry.procedures.version(row.procedure_id, row.version)
  const { model } = procedure
  const { countOf } = await movingAt(ctx.db, procedure, ctx.clock.now())
  const actor = engineActor(row, ctx.actor)
  const audience = actor.isApplicant ? 'applicant' : 'staff'
  const state = stateOf(model, row.state)
  const today = businessDate(ctx.clock.now())
  const events = await eventsOf(ctx.db, row)
  const [line] = await rowViews(ctx, [row])
  if (!line) throw new Error('a case has no line')
  const { dueOn: _due, workingDaysLeft: _left, isStopped: _stopped, colour: _colour, ...shared } = line
  const { answers, paths } = covered(model.form, row.answers, audience)
  return {
    ...shared,
    partyKind: row.party_kind,
    version: row.version,
    audience,
    outcome: row.outcome,
    filedByName: row.filed_by_name,
    form: model.form,
    answers,
    covered: paths,
    prefilled: prefilledView(row),
    marks: markViews(model.form, row.marks),
    ...clocksOf(model, row, state, today),
    actions: actionsFor(model, row.standing, actor).map((action) => actionView(action, row.answers, countOf)),
    edits: actor.isApplicant ? (state.edits ?? null) : null,
    draftId: actor.isApplicant && state.edits ? await draftIdOf(ctx, row) : null,
    pending: pendingView(model, row, events, actor),
    assignee:
      audience === 'staff' && row.assignee_user_id
        ? { userId: row.assignee_user_id, name: row.assignee_name ?? '' }
        : null,
    mayAssign: audience === 'staff' && !state.final && isOwner(state, actor),
    shown: row.shown.map((shown) => ({ ...shown })),
    attachments: await attachmentViews(ctx, row),
    notice: await noticeView(ctx, row),
    timeline: events.filter((event) => isFor(event, audience)).map((event) => entryView(model, event, audience)),
    receipt: { number: row.number, code: receiptCode(row) },
  }
}

/** Reminders and work among colleagues are no news for applicants. */
const amongStaff = new Set<EventRecord['kind']>([
  ...(['proposed', 'countersigned', 'declined', 'recalled', 'assigned', 'released'] as const),
  ...(['reminded', 'escalated'] as const),
])
const isFor = (event: EventRecord, audience: 'applicant' | 'staff') =>
  audience === 'staff' || !amongStaff.has(event.kind)

function entryView(model: ProcedureModel, event: EventRecord, audience: 'applicant' | 'staff') {
  const state = model.states.find((each) => each.name === event.to_state)
  return {
    position: event.position,
    at: event.at.toISOString(),
    words: eventWords(model, event, audience),
    tone: state ? toneOf(state) : ('none' as const),
    kind: event.kind,
    marks: markViews(model.form, event.marks),
    changes: changeViews(model.form, event),
  }
}

function prefilledView(row: CaseRecord) {
  return Object.fromEntries(
    Object.entries(row.prefilled).map(([name, { fact, source, asOf }]) => [name, { fact, source, asOf }]),
  )
}

function actionView(
  action: ReturnType<typeof actionsFor>[number],
  answers: Answers,
  countOf: Parameters<typeof needsCountersign>[2],
) {
  const { name, path, label, form, marks, confirm, tone, clock } = action
  return {
    ...{ name, path, label, form, marks, confirm, tone },
    needsCountersign: needsCountersign(action, answers, countOf),
    stopsClock: clock !== undefined,
  }
}

function clocksOf(model: ProcedureModel, row: CaseRecord, state: StateModel, today: string) {
  const running = runningClock(model, row.standing)
  const waiting = waitingClock(row.standing)
  const owner = model.states.find(
    (each) => clockKey(each) !== null && row.standing.clocks[clockKey(each) ?? ''] === waiting,
  )
  return {
    clock: running ? clockView(running, state.warnBefore, today) : null,
    waiting: waiting ? clockView(waiting, (owner ?? initialState(model)).warnBefore, today) : null,
  }
}

async function draftIdOf(ctx: Context, row: CaseRecord): Promise<string | null> {
  const [open] = await openDrafts(ctx.db, row.party_id, { caseId: row.id })
  return open?.id ?? null
}

function pendingView(
  model: ProcedureModel,
  row: CaseRecord,
  events: readonly EventRecord[],
  actor: ReturnType<typeof engineActor>,
): CaseView['pending'] {
  const { pending } = row.standing
  const action = pendingAction(model, row.standing)
  if (!pending || !action || actor.isApplicant) return null
  const proposal = events.findLast((event) => event.kind === 'proposed')
  return {
    actionLabel: action.label,
    proposedByName: proposal?.actor_name ?? '',
    proposedAt: pending.proposedAt,
    form: action.form,
    input: (proposal?.input ?? {}) as Answers,
    signedCount: pending.signedBy.length,
    neededCount: action.countersign?.count ?? 1,
    mayCountersign: mayCountersign(model, row.standing, actor).length === 0,
    mayRecall: pending.proposedBy === actor.userId,
  }
}

async function noticeView(ctx: Context, row: CaseRecord): Promise<CaseView['notice']> {
  const [notice] = await ctx.db.query<{ id: string; last_day: string; open: number; all: number }>(
    `select n.id, n.last_day,
            (select count(*)::int from cases.objection o where o.party_id = n.party_id and o.case_id = n.case_id and o.decision is null) as open,
            (select count(*)::int from cases.objection o where o.party_id = n.party_id and o.case_id = n.case_id) as "all"
     from cases.public_notice n where n.party_id = $1 and n.case_id = $2 order by n.opened_at desc limit 1`,
    [row.party_id, row.id],
  )
  return notice
    ? { id: notice.id, lastDay: notice.last_day, openObjections: notice.open, objections: notice.all }
    : null
}

import { businessDate } from '#kernel/clock'
import { type Problem, Refusal } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { Context } from '#platform/http/route'
import type { MeetingInput } from '../contract/meetings.ts'
import { askedProblems, pastProblems } from '../rules/new-task.ts'
import { actingOffice, officeOf, type Unit, unitKey, unitOfKey } from '../rules/units.ts'
import { type DecisionRow, decisionsOf, findMeeting, type MeetingRow } from '../store/meetings.ts'
import { peopledAmong } from '../store/people.ts'
import {
  insertMeeting,
  replaceAttendance,
  replaceDecisions,
  setTaskOfDecision,
  updateMeeting,
} from '../store/write-meetings.ts'
import { eachOnce, knownUnits, namedUnit } from './known-units.ts'
import { openTasks } from './open-tasks.ts'
import { unitText } from './summaries.ts'

/**
 * Plans a meeting of the actor's office, with what it is to decide as far as that is known.
 *
 * Permission: tasks:meet.
 * Writes:     tasks.meeting, .attendance, .decision, the operation log.
 * Errors:     tasks.no-office, .unit-unknown, .unit-outside, .unit-twice; `field` is the place of the decision.
 */
export async function planMeeting(ctx: Context, input: MeetingInput): Promise<string> {
  const host = officeOf(ctx.actor)
  if (!host) throw new Refusal('tasks.no-office')
  return ctx.db.tx(async (tx) => {
    const ready = await readInput(tx, ctx, host, input, [])
    const id = ctx.ids.next('mtg')
    const { userId, name } = ctx.actor
    await insertMeeting(tx, { id, host, facts: input, by: { userId, name }, at: ctx.clock.now() })
    await writeParts(tx, { region_path: host.regionPath, id }, ready)
    await record(tx, ctx, 'plan-meeting', { region_path: host.regionPath, id })
    return id
  })
}

/**
 * Changes a planned meeting: its facts, its units, its decisions.
 *
 * Permission: tasks:meet; the office that holds it.
 * Writes:     as `planMeeting`.
 * Errors:     tasks.meeting-not-found, .meeting-not-yours, .meeting-changed, .meeting-over, and those of `planMeeting`.
 */
export async function changeMeeting(
  ctx: Context,
  meetingId: string,
  { revision, ...input }: MeetingInput & { revision: number },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const meeting = await loadMeeting(tx, ctx, { meetingId, revision })
    const ready = await readInput(tx, ctx, unitOfKey(meeting.host_key), input, await decisionsOf(tx, meeting))
    await updateMeeting(tx, meeting, { facts: input }, ctx.clock.now())
    await writeParts(tx, meeting, ready)
    await record(tx, ctx, 'change-meeting', meeting)
  })
}

/**
 * Issues the minutes: every decision becomes a task that the office holding the meeting asks for. From then on the
 * meeting stays as it is.
 *
 * Permission: tasks:meet; the office that holds it.
 * Writes:     tasks.meeting, .decision, and as `openTasks`.
 * Errors:     as `changeMeeting`; tasks.no-decisions, .due-past, and those of `openTasks`.
 */
export async function issueMinutes(ctx: Context, meetingId: string, revision: number): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const meeting = await loadMeeting(tx, ctx, { meetingId, revision })
    const decisions = await decisionsOf(tx, meeting)
    if (decisions.length === 0) throw new Refusal('tasks.no-decisions')
    const today = businessDate(ctx.clock.now())
    const late = decisions.flatMap((one, index) => pastProblems(one.due_on, today, `decisions.${index}.dueOn`))
    if (late.length > 0) throw new Refusal(late)
    const opened = await openTasks(
      tx,
      ctx,
      decisions.map((decision) => taskOf(meeting, decision)),
    )
    for (const [index, decision] of decisions.entries())
      await setTaskOfDecision(tx, meeting, decision.id, opened[index]?.taskId ?? '')
    const issued = { state: 'issued', issued_at: ctx.clock.now(), issued_by_name: ctx.actor.name } as const
    await updateMeeting(tx, meeting, issued, ctx.clock.now())
    await record(tx, ctx, 'issue-minutes', meeting)
  })
}

/**
 * Permission: tasks:meet; the office that holds it.
 * Writes:     tasks.meeting, the operation log.
 * Errors:     as `changeMeeting`.
 */
export async function cancelMeeting(
  ctx: Context,
  meetingId: string,
  input: { revision: number; reason: string },
): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const meeting = await loadMeeting(tx, ctx, { meetingId, revision: input.revision })
    await updateMeeting(tx, meeting, { state: 'cancelled' }, ctx.clock.now())
    await record(tx, ctx, 'cancel-meeting', meeting, { reason: input.reason })
  })
}

function taskOf(meeting: MeetingRow, decision: DecisionRow) {
  const host = unitOfKey(meeting.host_key)
  return {
    regionPath: meeting.region_path,
    asker: namedUnit(unitText(host)),
    title: decision.title,
    ...(decision.words === null ? {} : { detail: decision.words }),
    origin: {
      kind: 'meeting' as const,
      id: decision.id,
      title: meeting.title,
      quote: decision.words ?? decision.title,
      href: `/tasks/meetings/${meeting.id}`,
    },
    lead: namedUnit(unitText(decision.lead)),
    support: decision.support.map((unit) => namedUnit(unitText(unit))),
    dueOn: decision.due_on,
  }
}

interface ReadyParts {
  attendees: Unit[]
  decisions: Omit<DecisionRow, 'task_id'>[]
}

/** `before`: decisions that are there; only their ids are kept. */
async function readInput(
  tx: Db,
  ctx: Context,
  host: Unit,
  input: MeetingInput,
  before: readonly DecisionRow[],
): Promise<ReadyParts> {
  const today = businessDate(ctx.clock.now())
  const attending = await knownUnits(
    tx,
    input.attendees.map((text, index) => ({ unit: namedUnit(text), field: `attendees.${index}` })),
    today,
  )
  const problems: Problem[] = [...attending.problems]
  const decisions: ReadyParts['decisions'] = []
  for (const [index, one] of input.decisions.entries()) {
    const named = [one.lead, ...one.support].map((text) => ({
      unit: namedUnit(text),
      field: `decisions.${index}.lead`,
    }))
    const found = await knownUnits(tx, named, today)
    const [lead, ...support] = found.units
    if (found.problems.length > 0 || !lead) {
      problems.push(...found.problems)
      continue
    }
    const asked = { asker: host, lead, support, dueOn: one.dueOn, milestones: [] }
    problems.push(...askedProblems(asked, null).map((each) => ({ ...each, field: `decisions.${index}.${each.field}` })))
    const id = before.find((each) => each.id === one.id)?.id ?? ctx.ids.next('dec')
    decisions.push({ id, title: one.title, words: one.words, lead, support: eachOnce(support), due_on: one.dueOn })
  }
  if (problems.length > 0) throw new Refusal(problems)
  return { attendees: eachOnce(attending.units), decisions }
}

async function writeParts(tx: Db, meeting: { region_path: string; id: string }, ready: ReadyParts): Promise<void> {
  await replaceAttendance(tx, meeting, ready.attendees)
  await replaceDecisions(tx, meeting, ready.decisions)
}

/** Whether the actor's office holds the meeting, or acts for the one that does. */
export async function holdsMeeting(
  db: Db,
  ctx: Pick<Context, 'actor' | 'clock'>,
  meeting: MeetingRow,
): Promise<boolean> {
  const office = officeOf(ctx.actor)
  if (!office) return false
  const host = unitOfKey(meeting.host_key)
  const peopled = await peopledAmong(db, [host], businessDate(ctx.clock.now()))
  return unitKey(actingOffice(host, peopled)) === unitKey(office)
}

async function loadMeeting(
  tx: Db,
  ctx: Context,
  { meetingId, revision }: { meetingId: string; revision: number },
): Promise<MeetingRow> {
  const meeting = await findMeeting(tx, ctx.scope, meetingId, true)
  if (!meeting) throw new Refusal('tasks.meeting-not-found')
  if (!(await holdsMeeting(tx, ctx, meeting))) throw new Refusal('tasks.meeting-not-yours')
  if (meeting.revision !== revision) throw new Refusal('tasks.meeting-changed')
  if (meeting.state !== 'planned') throw new Refusal('tasks.meeting-over')
  return meeting
}

async function record(
  tx: Db,
  ctx: Context,
  action: string,
  meeting: { region_path: string; id: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  await ctx.audit.record(tx, ctx.actor, {
    action: `tasks.${action}`,
    object: `meeting:${meeting.id}`,
    regionPath: meeting.region_path,
    detail,
  })
}

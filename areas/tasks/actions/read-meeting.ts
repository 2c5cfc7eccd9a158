import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import { decide } from '#platform/auth/permission'
import type { QueryOf } from '#platform/http/endpoint'
import type { Context } from '#platform/http/route'
import type { listMeetings as listShape, MeetingDetail, MeetingSummary } from '../contract/meetings.ts'
import { permissions } from '../permissions.ts'
import { unitOfKey } from '../rules/units.ts'
import {
  attendanceOf,
  decisionsOf,
  findMeeting,
  findMeetings,
  type ListedMeeting,
  type MeetingRow,
  meetingBefore,
  meetingCounts,
  tasksToFollowUp,
} from '../store/meetings.ts'
import { findTasksById } from '../store/tasks.ts'
import { holdsMeeting } from './hold-meeting.ts'
import { myUnitKeys, summariesOf, unitView } from './summaries.ts'
import { unitNames } from './unit-names.ts'

/**
 * Permission: tasks:read.
 */
export async function listMeetings(
  ctx: Context,
  { page, pageSize, q, kind, state }: QueryOf<typeof listShape>,
): Promise<{ items: MeetingSummary[]; total: number }> {
  const filter = { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(state ? { state } : {}) }
  const today = businessDate(ctx.clock.now())
  const on = { today, limit: pageSize, offset: (page - 1) * pageSize }
  const { rows, total } = await findMeetings(ctx.db, ctx.scope, { ...filter, ...on })
  const names = await unitNames(
    ctx.db,
    rows.map((row) => unitOfKey(row.host_key)),
  )
  return { items: rows.map((row) => summaryOf(row, row, names)), total }
}

type Counts = Pick<ListedMeeting, 'decision_count' | 'closed_count' | 'overdue_count'>

function summaryOf(row: MeetingRow, counts: Counts, names: ReadonlyMap<string, string>): MeetingSummary {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    state: row.state,
    heldOn: row.held_on,
    host: unitView(unitOfKey(row.host_key), names),
    decisionCount: counts.decision_count,
    closedCount: counts.closed_count,
    overdueCount: counts.overdue_count,
  }
}

/**
 * A meeting with its decisions, and how what was decided before went.
 *
 * Permission: tasks:read.
 * Errors:     tasks.meeting-not-found.
 */
export async function readMeeting(ctx: Context, meetingId: string): Promise<MeetingDetail> {
  const { db, scope } = ctx
  const meeting = await findMeeting(db, scope, meetingId)
  if (!meeting) throw new Refusal('tasks.meeting-not-found')
  const today = businessDate(ctx.clock.now())
  const reader = { today, mine: await myUnitKeys(ctx) }
  const decisions = await decisionsOf(db, meeting)
  const attendees = await attendanceOf(db, meeting)
  const host = unitOfKey(meeting.host_key)
  const units = [host, ...attendees, ...decisions.flatMap(({ lead, support }) => [lead, ...support])]
  const names = await unitNames(db, units)
  const rows = await findTasksById(
    db,
    scope,
    decisions.flatMap(({ task_id }) => task_id ?? []),
  )
  const tasks = await summariesOf(db, rows, reader)
  const isHost = await holdsMeeting(db, ctx, meeting)
  return {
    ...summaryOf(meeting, await meetingCounts(db, meeting, today), names),
    regionPath: meeting.region_path,
    place: meeting.place,
    chair: meeting.chair,
    attendees: attendees.map((unit) => unitView(unit, names)),
    attendeesNote: meeting.attendees_note,
    agenda: meeting.agenda,
    decisions: decisions.map((decision) => ({
      id: decision.id,
      title: decision.title,
      words: decision.words,
      lead: unitView(decision.lead, names),
      support: decision.support.map((unit) => unitView(unit, names)),
      dueOn: decision.due_on,
      task: tasks.find(({ id }) => id === decision.task_id) ?? null,
    })),
    followUp: await followUpOf(ctx, meeting, reader),
    createdByName: meeting.created_by_name,
    issuedByName: meeting.issued_by_name,
    issuedAt: meeting.issued_at?.toISOString() ?? null,
    mayManage: isHost && decide(ctx.actor, permissions['tasks:meet']) !== null,
    revision: meeting.revision,
  }
}

/** Whoever attends sees of it what concerns their own unit; who holds the meeting sees all. */
async function followUpOf(
  ctx: Context,
  meeting: MeetingRow,
  reader: { today: string; mine: ReadonlySet<string> },
): Promise<MeetingDetail['followUp']> {
  const previous = await meetingBefore(ctx.db, meeting)
  if (!previous) return { previous: null, tasks: [], doneCount: 0 }
  const rows = await tasksToFollowUp(ctx.db, ctx.scope, previous)
  const tasks = await summariesOf(ctx.db, rows, reader)
  return {
    previous: { id: previous.id, title: previous.title, heldOn: previous.held_on },
    tasks,
    doneCount: tasks.filter(({ state }) => state === 'closed').length,
  }
}

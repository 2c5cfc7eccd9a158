import type { z } from 'zod'
import type { Db } from '#platform/db/db'
import type { MeetingFacts } from '../contract/meetings.ts'
import type { Unit } from '../rules/units.ts'
import type { TasksTables } from '../schema/tables.gen.ts'
import type { DecisionRow, MeetingKey, MeetingRow } from './meetings.ts'

type Facts = Omit<z.output<typeof MeetingFacts>, 'attendees'>

const columnsOf = (facts: Facts) => ({
  kind: facts.kind,
  title: facts.title,
  held_on: facts.heldOn,
  place: facts.place,
  chair: facts.chair,
  attendees_note: facts.attendeesNote,
  agenda: facts.agenda,
})

export async function insertMeeting(
  tx: Db,
  meeting: { id: string; host: Unit; facts: Facts; by: { userId: string | null; name: string }; at: Date },
): Promise<void> {
  await tx
    .as<TasksTables>()
    .insertInto('tasks.meeting')
    .values({
      region_path: meeting.host.regionPath,
      id: meeting.id,
      host_department_id: meeting.host.departmentId,
      ...columnsOf(meeting.facts),
      created_by_user_id: meeting.by.userId,
      created_by_name: meeting.by.name,
      created_at: meeting.at,
      updated_at: meeting.at,
    })
    .execute()
}

/** Writes a locked meeting: the next revision. */
export async function updateMeeting(
  tx: Db,
  meeting: MeetingRow,
  set: Partial<Pick<MeetingRow, 'state' | 'issued_at' | 'issued_by_name'>> & { facts?: Facts },
  at: Date,
): Promise<void> {
  const { facts, ...state } = set
  await tx
    .as<TasksTables>()
    .updateTable('tasks.meeting')
    .set({ ...state, ...(facts ? columnsOf(facts) : {}), revision: meeting.revision + 1, updated_at: at })
    .where('region_path', '=', meeting.region_path)
    .where('id', '=', meeting.id)
    .execute()
}

export async function replaceAttendance(tx: Db, meeting: MeetingKey, units: readonly Unit[]): Promise<void> {
  const db = tx.as<TasksTables>()
  await db
    .deleteFrom('tasks.attendance')
    .where('region_path', '=', meeting.region_path)
    .where('meeting_id', '=', meeting.id)
    .execute()
  if (units.length === 0) return
  await db
    .insertInto('tasks.attendance')
    .values(
      units.map((unit, seq) => ({
        region_path: meeting.region_path,
        meeting_id: meeting.id,
        seq,
        unit_region_path: unit.regionPath,
        unit_department_id: unit.departmentId,
      })),
    )
    .execute()
}

/** All decisions of a planned meeting anew; those with an id keep it. */
export async function replaceDecisions(
  tx: Db,
  meeting: MeetingKey,
  decisions: readonly Omit<DecisionRow, 'task_id'>[],
): Promise<void> {
  const db = tx.as<TasksTables>()
  await db
    .deleteFrom('tasks.decision')
    .where('region_path', '=', meeting.region_path)
    .where('meeting_id', '=', meeting.id)
    .execute()
  if (decisions.length === 0) return
  await db
    .insertInto('tasks.decision')
    .values(
      decisions.map((decision, seq) => ({
        region_path: meeting.region_path,
        meeting_id: meeting.id,
        id: decision.id,
        seq,
        title: decision.title,
        words: decision.words,
        lead_region_path: decision.lead.regionPath,
        lead_department_id: decision.lead.departmentId,
        support: JSON.stringify(decision.support),
        due_on: decision.due_on,
      })),
    )
    .execute()
}

export async function setTaskOfDecision(
  tx: Db,
  meeting: MeetingKey,
  decisionId: string,
  taskId: string,
): Promise<void> {
  await tx.query('update tasks.decision set task_id = $4 where region_path = $1 and meeting_id = $2 and id = $3', [
    meeting.region_path,
    meeting.id,
    decisionId,
    taskId,
  ])
}

import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { meetingKinds, meetingStates } from '../contract/meetings.ts'
import { type Unit, unitOfKey } from '../rules/units.ts'
import type { TasksTables } from '../schema/tables.gen.ts'
import { taskScope } from './scope.ts'
import type { TaskRow } from './tasks.ts'

export type MeetingRow = Omit<Selectable<TasksTables['tasks.meeting']>, 'kind' | 'state'> & {
  kind: (typeof meetingKinds)[number]
  state: (typeof meetingStates)[number]
}

export interface MeetingKey {
  region_path: string
  id: string
}

/**
 * Which meetings a scope reaches, as a condition on `tasks.meeting m`: a region those held in it, and those that one of
 * its units attends or was given a decision by; a department likewise. Before the minutes are issued only who holds it.
 */
function meetingScope(scope: Scope): RawBuilder<boolean> {
  switch (scope.reach) {
    case 'all':
      return sql<boolean>`true`
    case 'region':
      return sql<boolean>`(starts_with(m.region_path, ${scope.regionPath}) or m.state = 'issued' and (
        exists (select from tasks.attendance a where a.region_path = m.region_path and a.meeting_id = m.id
          and starts_with(a.unit_region_path, ${scope.regionPath}))
        or exists (select from tasks.decision d where d.region_path = m.region_path and d.meeting_id = m.id
          and starts_with(d.lead_region_path, ${scope.regionPath}))))`
    case 'department':
      return sql<boolean>`(m.host_department_id = ${scope.departmentId} or m.state = 'issued' and (
        exists (select from tasks.attendance a where a.region_path = m.region_path and a.meeting_id = m.id
          and a.unit_department_id = ${scope.departmentId})
        or exists (select from tasks.decision d where d.region_path = m.region_path and d.meeting_id = m.id
          and d.lead_department_id = ${scope.departmentId})))`
    case 'own-region':
    case 'organisation':
    case 'self':
    case 'public':
      return sql<boolean>`false`
  }
}

export async function findMeeting(db: Db, scope: Scope, id: string, lock = false): Promise<MeetingRow | null> {
  const found = await sql<MeetingRow>`
    select m.* from tasks.meeting m where m.id = ${id} and ${meetingScope(scope)} ${lock ? sql`for update of m` : sql``}
  `.execute(db.as<TasksTables>())
  return found.rows[0] ?? null
}

export interface ListedMeeting extends MeetingRow {
  decision_count: number
  closed_count: number
  overdue_count: number
}

const countsOf = (today: string) => sql`
  (select count(*)::int from tasks.decision d where d.region_path = m.region_path and d.meeting_id = m.id) as decision_count,
  (select count(*)::int from tasks.decision d join tasks.task t on t.region_path = d.region_path and t.id = d.task_id
    where d.region_path = m.region_path and d.meeting_id = m.id and t.state = 'closed') as closed_count,
  (select count(*)::int from tasks.decision d join tasks.task t on t.region_path = d.region_path and t.id = d.task_id
    where d.region_path = m.region_path and d.meeting_id = m.id and t.ended_on is null and t.state <> 'reported-done'
      and t.due_on < ${today}::date) as overdue_count`

export async function findMeetings(
  db: Db,
  scope: Scope,
  filter: { q?: string; kind?: string; state?: string; today: string; limit: number; offset: number },
): Promise<{ rows: ListedMeeting[]; total: number }> {
  const conditions: RawBuilder<unknown>[] = [meetingScope(scope)]
  if (filter.q) conditions.push(sql`position(${filter.q} in m.title) > 0`)
  if (filter.kind) conditions.push(sql`m.kind = ${filter.kind}`)
  if (filter.state) conditions.push(sql`m.state = ${filter.state}`)
  const where = sql.join(conditions, sql` and `)
  const found = await sql<ListedMeeting>`
    select m.*, ${countsOf(filter.today)} from tasks.meeting m where ${where}
    order by m.held_on desc, m.id desc limit ${filter.limit} offset ${filter.offset}
  `.execute(db.as<TasksTables>())
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from tasks.meeting m where ${where}
  `.execute(db.as<TasksTables>())
  return { rows: found.rows, total: counted.rows[0]?.count ?? 0 }
}

export async function meetingCounts(
  db: Db,
  meeting: MeetingKey,
  today: string,
): Promise<Pick<ListedMeeting, 'decision_count' | 'closed_count' | 'overdue_count'>> {
  const found = await sql<ListedMeeting>`
    select ${countsOf(today)} from tasks.meeting m where m.region_path = ${meeting.region_path} and m.id = ${meeting.id}
  `.execute(db.as<TasksTables>())
  return found.rows[0] ?? { decision_count: 0, closed_count: 0, overdue_count: 0 }
}

/** The last meeting of the same host and kind whose minutes were issued, before a day. */
export async function meetingBefore(db: Db, meeting: MeetingRow): Promise<MeetingRow | null> {
  const found = await sql<MeetingRow>`
    select m.* from tasks.meeting m where m.region_path = ${meeting.region_path} and m.host_key = ${meeting.host_key}
      and m.kind = ${meeting.kind} and m.state = 'issued' and m.id <> ${meeting.id}
      and (m.held_on, m.id) < (${meeting.held_on}::date, ${meeting.id})
    order by m.held_on desc, m.id desc limit 1
  `.execute(db.as<TasksTables>())
  return found.rows[0] ?? null
}

/**
 * What meetings of the same host and kind decided up to the one before, and what was open then: neither closed nor
 * cancelled before that day. What the scope reaches, in the order of the deadlines.
 */
export async function tasksToFollowUp(db: Db, scope: Scope, previous: MeetingRow): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`
    select t.* from tasks.meeting m
    join tasks.decision d on d.region_path = m.region_path and d.meeting_id = m.id
    join tasks.task t on t.region_path = d.region_path and t.id = d.task_id
    where m.region_path = ${previous.region_path} and m.host_key = ${previous.host_key} and m.kind = ${previous.kind}
      and m.state = 'issued' and (m.held_on, m.id) <= (${previous.held_on}::date, ${previous.id})
      and (t.ended_on is null or t.ended_on >= ${previous.held_on}::date) and t.state <> 'cancelled'
      and ${taskScope(scope)}
    order by t.due_on nulls last, t.id
  `.execute(db.as<TasksTables>())
  return found.rows
}

export async function attendanceOf(db: Db, meeting: MeetingKey): Promise<Unit[]> {
  const rows = await db.query<{ unit_key: string }>(
    'select unit_key from tasks.attendance where region_path = $1 and meeting_id = $2 order by seq',
    [meeting.region_path, meeting.id],
  )
  return rows.map((row) => unitOfKey(row.unit_key))
}

export interface DecisionRow {
  id: string
  title: string
  words: string | null
  lead: Unit
  support: Unit[]
  due_on: string | null
  task_id: string | null
}

export async function decisionsOf(db: Db, meeting: MeetingKey): Promise<DecisionRow[]> {
  const rows = await db
    .as<TasksTables>()
    .selectFrom('tasks.decision')
    .selectAll()
    .where('region_path', '=', meeting.region_path)
    .where('meeting_id', '=', meeting.id)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    words: row.words,
    lead: { regionPath: row.lead_region_path, departmentId: row.lead_department_id },
    support: row.support as Unit[],
    due_on: row.due_on,
    task_id: row.task_id,
  }))
}

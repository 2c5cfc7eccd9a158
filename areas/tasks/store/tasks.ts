import { type Selectable, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { TaskState } from '../rules/transitions.ts'
import { type Unit, unitOfKey } from '../rules/units.ts'
import type { TasksTables } from '../schema/tables.gen.ts'
import { taskScope } from './scope.ts'

export type TaskRow = Omit<Selectable<TasksTables['tasks.task']>, 'state' | 'priority' | 'origin_kind'> & {
  state: TaskState
  priority: 'urgent' | 'high' | 'normal'
  origin_kind: 'plan-measure' | 'finding' | 'target' | 'meeting' | 'person'
}

export interface TaskKey {
  region_path: string
  id: string
}

export const leadOf = (task: Pick<TaskRow, 'lead_key'>): Unit => unitOfKey(task.lead_key)
export const askerOf = (task: Pick<TaskRow, 'asker_key'>): Unit => unitOfKey(task.asker_key)

/** The task, when the scope reaches it; `lock` keeps it as it is until the transaction ends. */
export async function findTask(db: Db, scope: Scope, id: string, lock = false): Promise<TaskRow | null> {
  const found = await sql<TaskRow>`
    select t.* from tasks.task t where t.id = ${id} and ${taskScope(scope)} ${lock ? sql`for update of t` : sql``}
  `.execute(db.as<TasksTables>())
  return found.rows[0] ?? null
}

/** Those of these tasks that the scope reaches. */
export async function findTasksById(db: Db, scope: Scope, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return []
  const found = await sql<TaskRow>`
    select t.* from tasks.task t where t.id = any(${[...ids]}::text[]) and ${taskScope(scope)}
  `.execute(db.as<TasksTables>())
  return found.rows
}

/** By key, whoever asks. */
export async function taskAt(db: Db, key: TaskKey, lock = false): Promise<TaskRow | null> {
  const found = await sql<TaskRow>`
    select t.* from tasks.task t where t.region_path = ${key.region_path} and t.id = ${key.id} ${lock ? sql`for update of t` : sql``}
  `.execute(db.as<TasksTables>())
  return found.rows[0] ?? null
}

export interface NewTaskRow {
  id: string
  parent: TaskRow | null
  regionPath: string
  title: string
  detail: string | null
  priority: TaskRow['priority']
  origin: {
    kind: TaskRow['origin_kind']
    id: string
    planId: string | null
    title: string
    quote: string | null
    href: string | null
  }
  asker: Unit
  askedBy: { userId: string | null; name: string }
  lead: Unit
  askedOn: string
  dueOn: string | null
  reportEveryDays: number | null
  now: Date
}

/** False when an open task of the same origin is there already: then nothing is written. */
export async function insertTask(tx: Db, task: NewTaskRow): Promise<boolean> {
  const { origin, asker, lead } = task
  const rows = await tx
    .as<TasksTables>()
    .insertInto('tasks.task')
    .values({
      region_path: task.regionPath,
      id: task.id,
      parent_id: task.parent?.id ?? null,
      level: (task.parent?.level ?? 0) + 1,
      title: task.title,
      detail: task.detail,
      priority: task.priority,
      origin_kind: origin.kind,
      origin_id: origin.id,
      origin_plan_id: origin.planId,
      origin_title: origin.title,
      origin_quote: origin.quote,
      origin_href: origin.href,
      asker_region_path: asker.regionPath,
      asker_department_id: asker.departmentId,
      asked_by_user_id: task.askedBy.userId,
      asked_by_name: task.askedBy.name,
      lead_region_path: lead.regionPath,
      lead_department_id: lead.departmentId,
      asked_on: task.askedOn,
      due_on: task.dueOn,
      first_due_on: task.dueOn,
      report_every_days: task.reportEveryDays,
      waiting_since: task.askedOn,
      created_at: task.now,
      updated_at: task.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return rows.length > 0
}

/** The open task of an origin in a region, locked. */
export async function openTaskOf(
  tx: Db,
  origin: { regionPath: string; kind: string; id: string },
): Promise<TaskRow | null> {
  const found = await sql<TaskRow>`
    select t.* from tasks.task t where t.region_path = ${origin.regionPath} and t.origin_kind = ${origin.kind}
      and t.origin_id = ${origin.id} and t.parent_id is null and t.ended_on is null for update of t
  `.execute(tx.as<TasksTables>())
  return found.rows[0] ?? null
}

export async function replaceSupport(tx: Db, task: TaskKey, units: readonly Unit[]): Promise<void> {
  const db = tx.as<TasksTables>()
  await db
    .deleteFrom('tasks.support')
    .where('region_path', '=', task.region_path)
    .where('task_id', '=', task.id)
    .execute()
  if (units.length === 0) return
  await db
    .insertInto('tasks.support')
    .values(
      units.map((unit, seq) => ({
        region_path: task.region_path,
        task_id: task.id,
        seq,
        unit_region_path: unit.regionPath,
        unit_department_id: unit.departmentId,
      })),
    )
    .execute()
}

/** What an act may set. */
export type Settable = Partial<
  Pick<
    TaskRow,
    | 'title'
    | 'detail'
    | 'priority'
    | 'state'
    | 'asker_region_path'
    | 'asker_department_id'
    | 'lead_region_path'
    | 'lead_department_id'
    | 'asked_on'
    | 'due_on'
    | 'report_every_days'
    | 'waiting_since'
    | 'first_answered_on'
    | 'answered_on'
    | 'percent'
    | 'last_words'
    | 'extension_until'
    | 'extension_asked_on'
    | 'reported_on'
    | 'reported_by_user_id'
    | 'ended_on'
    | 'origin_id'
    | 'origin_title'
    | 'origin_quote'
    | 'origin_href'
  >
>

/** Writes an act about a locked task: the next revision. */
export async function updateTask(tx: Db, task: TaskRow, set: Settable, now: Date): Promise<void> {
  await tx
    .as<TasksTables>()
    .updateTable('tasks.task')
    .set({ ...set, revision: task.revision + 1, updated_at: now })
    .where('region_path', '=', task.region_path)
    .where('id', '=', task.id)
    .execute()
}

/** Parts of a task, however deep, that are not over, locked in the order of their ids. */
export async function openPartsUnder(tx: Db, task: TaskKey): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`
    with recursive part as (
      select p.id from tasks.task p where p.region_path = ${task.region_path} and p.parent_id = ${task.id}
      union all
      select q.id from tasks.task q join part on q.parent_id = part.id where q.region_path = ${task.region_path})
    select t.* from tasks.task t where t.region_path = ${task.region_path} and t.id in (select id from part)
      and t.ended_on is null order by t.id for update of t
  `.execute(tx.as<TasksTables>())
  return found.rows
}

/** How many direct parts are not over. */
export async function openPartCount(db: Db, task: TaskKey): Promise<number> {
  const [row] = await db.query<{ count: bigint }>(
    'select count(*) as count from tasks.task where region_path = $1 and parent_id = $2 and ended_on is null',
    [task.region_path, task.id],
  )
  return Number(row?.count ?? 0n)
}

/** Parts that are not over are asked by whoever leads the whole now. */
export async function setAskerOfParts(tx: Db, task: TaskKey, asker: Unit): Promise<void> {
  await tx.query(
    `update tasks.task set asker_region_path = $3, asker_department_id = $4, revision = revision + 1
     where region_path = $1 and parent_id = $2 and ended_on is null`,
    [task.region_path, task.id, asker.regionPath, asker.departmentId],
  )
}

import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { TaskFilter } from '../contract/lists.ts'
import { type Unit, unitOfKey } from '../rules/units.ts'
import type { TasksTables } from '../schema/tables.gen.ts'
import { taskScope } from './scope.ts'
import type { TaskKey, TaskRow } from './tasks.ts'

export interface ListQuery extends TaskFilter {
  today: string
  /** Keys of the units that the reader's office acts for. */
  mineKeys: readonly string[]
}

const isUndone = sql`t.ended_on is null and t.state <> 'reported-done'`

function conditionsOf(query: ListQuery): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = []
  const keys = sql`${[...query.mineKeys]}::text[]`
  if (query.q) {
    const pattern = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
    found.push(sql`(t.title ilike ${pattern} or t.origin_title ilike ${pattern})`)
  }
  if (query.state === 'open') found.push(sql`t.ended_on is null`)
  else if (query.state === 'ended') found.push(sql`t.ended_on is not null`)
  else if (query.state === 'overdue') found.push(sql`(${isUndone} and t.due_on < ${query.today}::date)`)
  else if (query.state) found.push(sql`t.state = ${query.state}`)
  if (query.mine === 'lead') found.push(sql`t.lead_key = any(${keys})`)
  if (query.mine === 'asker') found.push(sql`t.asker_key = any(${keys})`)
  if (query.mine === 'support')
    found.push(sql`exists (select from tasks.support s where s.region_path = t.region_path and s.task_id = t.id
      and s.unit_key = any(${keys}))`)
  if (query.lead)
    found.push(
      query.lead.startsWith('dep_')
        ? sql`t.lead_department_id = ${query.lead}`
        : sql`(t.lead_region_path = ${query.lead} and t.lead_department_id is null)`,
    )
  if (query.regionPath) found.push(sql`starts_with(t.lead_region_path, ${query.regionPath})`)
  if (query.origin) found.push(sql`t.origin_kind = ${query.origin}`)
  if (query.planId) found.push(sql`t.origin_plan_id = ${query.planId}`)
  if (query.priority) found.push(sql`t.priority = ${query.priority}`)
  if (query.dueFrom) found.push(sql`t.due_on >= ${query.dueFrom}::date`)
  if (query.dueTo) found.push(sql`t.due_on <= ${query.dueTo}::date`)
  return found
}

const orders: Record<string, RawBuilder<unknown>> = {
  dueOn: sql`t.due_on nulls last`,
  '-dueOn': sql`t.due_on desc nulls last`,
  updatedAt: sql`t.updated_at`,
  '-updatedAt': sql`t.updated_at desc`,
  percent: sql`t.percent`,
  '-percent': sql`t.percent desc`,
  askedOn: sql`t.asked_on`,
  '-askedOn': sql`t.asked_on desc`,
}

/** Open ones first, by deadline. */
const byUrgency = sql`t.ended_on is not null, t.due_on nulls last, t.created_at desc`

/**
 * A page of the tasks that a query finds, and how many there are in all. The keys are sorted and counted alone, and only
 * the rows of the page are read.
 */
export async function findTasks(
  db: Db,
  scope: Scope,
  query: ListQuery & { limit: number; offset: number },
): Promise<{ rows: TaskRow[]; total: number }> {
  const order = query.sort ? (orders[query.sort] ?? byUrgency) : byUrgency
  const where = sql.join([taskScope(scope), ...conditionsOf(query)], sql` and `)
  const found = await sql<TaskRow & { total: number }>`
    select t.*, k.total from (
      select t.region_path, t.id, count(*) over ()::int as total from tasks.task t where ${where}
      order by ${order}, t.id limit ${query.limit} offset ${query.offset}) k
    join tasks.task t on t.region_path = k.region_path and t.id = k.id order by ${order}, t.id
  `.execute(db.as<TasksTables>())
  const [first] = found.rows
  if (first || query.offset === 0) return { rows: found.rows, total: first?.total ?? 0 }
  const { total } = await findTasks(db, scope, { ...query, limit: 1, offset: 0 })
  return { rows: [], total }
}

/** Helping units of tasks, in their order, by the id of the task. */
export async function supportOf(db: Db, tasks: readonly TaskKey[]): Promise<Map<string, Unit[]>> {
  if (tasks.length === 0) return new Map()
  const rows = await db.query<{ task_id: string; unit_key: string }>(
    `select s.task_id, s.unit_key from unnest($1::text[], $2::text[]) as k (region_path, task_id)
     join tasks.support s using (region_path, task_id) order by s.task_id, s.seq`,
    [tasks.map((task) => task.region_path), tasks.map((task) => task.id)],
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.task_id)].map(([id, own]) => [id, own.map((row) => unitOfKey(row.unit_key))]),
  )
}

/** How many direct parts tasks have, over or not, by the id of the task. */
export async function partCounts(db: Db, tasks: readonly TaskKey[]): Promise<Map<string, number>> {
  if (tasks.length === 0) return new Map()
  const rows = await db.query<{ id: string; count: number }>(
    `select p.parent_id as id, count(*)::int as count from unnest($1::text[], $2::text[]) as k (region_path, id)
     join tasks.task p on p.region_path = k.region_path and p.parent_id = k.id group by p.parent_id`,
    [tasks.map((task) => task.region_path), tasks.map((task) => task.id)],
  )
  return new Map(rows.map((row) => [row.id, row.count]))
}

/** Direct parts of a task, over or not. */
export async function partsOf(db: Db, task: TaskKey): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`
    select t.* from tasks.task t where t.region_path = ${task.region_path} and t.parent_id = ${task.id}
    order by t.created_at, t.id
  `.execute(db.as<TasksTables>())
  return found.rows
}

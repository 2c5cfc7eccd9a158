import { sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { TasksTables } from '../schema/tables.gen.ts'
import { taskScope } from './scope.ts'
import type { TaskRow } from './tasks.ts'

export interface OriginKey {
  kind: TaskRow['origin_kind']
  id: string
}

/** Open tasks of a plan from these kinds of origins, without parts, locked in the order of their ids. */
export async function openOfPlan(tx: Db, planId: string, kinds: readonly OriginKey['kind'][]): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`
    select t.* from tasks.task t where t.origin_plan_id = ${planId} and t.origin_kind = any(${[...kinds]}::text[]) and t.parent_id is null and t.ended_on is null
    order by t.region_path, t.id for update of t
  `.execute(tx.as<TasksTables>())
  return found.rows
}

const among = (origins: readonly OriginKey[]) => sql`
  join unnest(${origins.map(({ kind }) => kind)}::text[], ${origins.map(({ id }) => id)}::text[]) as o (kind, id)
    on o.kind = t.origin_kind and o.id = t.origin_id`

/** Open tasks of these origins, without parts, locked in the order of their ids. */
export async function openOfOrigins(tx: Db, origins: readonly OriginKey[]): Promise<TaskRow[]> {
  const found = await sql<TaskRow>`
    select t.* from tasks.task t ${among(origins)} where t.parent_id is null and t.ended_on is null
    order by t.region_path, t.id for update of t
  `.execute(tx.as<TasksTables>())
  return found.rows
}

/** The newest task of each origin that the scope reaches: open ones, then those that are over; cancelled ones last, where asked for. */
export async function newestOfOrigins(
  db: Db,
  scope: Scope,
  origins: readonly OriginKey[],
  withCancelled: boolean,
): Promise<TaskRow[]> {
  if (origins.length === 0) return []
  const found = await sql<TaskRow>`
    select distinct on (t.origin_kind, t.origin_id) t.* from tasks.task t ${among(origins)}
    where t.parent_id is null and (${withCancelled} or t.state <> 'cancelled') and ${taskScope(scope)}
    order by t.origin_kind, t.origin_id, t.ended_on is not null, t.state = 'cancelled', t.created_at desc, t.id desc
  `.execute(db.as<TasksTables>())
  return found.rows
}

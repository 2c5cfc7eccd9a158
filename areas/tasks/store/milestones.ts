import type { Selectable } from 'kysely'
import type { Db } from '#platform/db/db'
import type { TasksTables } from '../schema/tables.gen.ts'
import type { TaskKey } from './tasks.ts'

export type MilestoneRow = Selectable<TasksTables['tasks.milestone']>

export interface MilestoneFacts {
  title: string
  dueOn: string
  doneOn?: string | null
}

/** All milestones of a task anew, numbered by their days. */
export async function replaceMilestones(tx: Db, task: TaskKey, milestones: readonly MilestoneFacts[]): Promise<void> {
  const db = tx.as<TasksTables>()
  await db
    .deleteFrom('tasks.milestone')
    .where('region_path', '=', task.region_path)
    .where('task_id', '=', task.id)
    .execute()
  if (milestones.length === 0) return
  await db
    .insertInto('tasks.milestone')
    .values(
      milestones
        .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
        .map(({ title, dueOn, doneOn }, seq) => ({
          region_path: task.region_path,
          task_id: task.id,
          seq,
          title,
          due_on: dueOn,
          done_on: doneOn ?? null,
        })),
    )
    .execute()
}

/** By the id of the task, each in its order. */
export async function milestonesOf(db: Db, tasks: readonly TaskKey[]): Promise<Map<string, MilestoneRow[]>> {
  if (tasks.length === 0) return new Map()
  const rows = await db.query<MilestoneRow>(
    `select m.* from unnest($1::text[], $2::text[]) as k (region_path, task_id)
     join tasks.milestone m using (region_path, task_id) order by m.task_id, m.seq`,
    [tasks.map((task) => task.region_path), tasks.map((task) => task.id)],
  )
  return Map.groupBy(rows, (row) => row.task_id)
}

/** Marks milestones as reached; those that were already stay as they are. Answers their titles. */
export async function markReached(tx: Db, task: TaskKey, seqs: readonly number[], on: string): Promise<string[]> {
  const rows = await tx.query<{ title: string }>(
    `update tasks.milestone set done_on = $4
     where region_path = $1 and task_id = $2 and seq = any($3::smallint[]) and done_on is null returning title`,
    [task.region_path, task.id, seqs, on],
  )
  return rows.map((row) => row.title)
}

import type { Selectable } from 'kysely'
import type { Db } from '#platform/db/db'
import type { Unit } from '../rules/units.ts'
import type { TasksTables } from '../schema/tables.gen.ts'
import type { TaskKey } from './tasks.ts'

/** What changed, by field. */
export type Changes = Record<string, { from: string | null; to: string | null }>

export type EntryRow = Omit<Selectable<TasksTables['tasks.entry']>, 'changes'> & { changes: Changes }

export interface NewEntry {
  id: string
  kind: string
  words: string | null
  percent: number | null
  changes: Changes
  by: { userId: string | null; name: string; unit: Unit | null }
  at: Date
}

export async function writeEntry(tx: Db, task: TaskKey, entry: NewEntry): Promise<void> {
  await tx
    .as<TasksTables>()
    .insertInto('tasks.entry')
    .values({
      region_path: task.region_path,
      task_id: task.id,
      id: entry.id,
      kind: entry.kind,
      words: entry.words,
      percent: entry.percent,
      changes: JSON.stringify(entry.changes),
      by_user_id: entry.by.userId,
      by_name: entry.by.name,
      unit_region_path: entry.by.unit?.regionPath ?? null,
      unit_department_id: entry.by.unit?.departmentId ?? null,
      at: entry.at,
    })
    .execute()
}

/** In the order in which they happened. */
export async function entriesOf(db: Db, task: TaskKey): Promise<EntryRow[]> {
  const rows = await db
    .as<TasksTables>()
    .selectFrom('tasks.entry')
    .selectAll()
    .where('region_path', '=', task.region_path)
    .where('task_id', '=', task.id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, changes: row.changes as Changes }))
}

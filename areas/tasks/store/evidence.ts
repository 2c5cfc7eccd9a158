import type { Selectable } from 'kysely'
import type { Db } from '#platform/db/db'
import type { TasksTables } from '../schema/tables.gen.ts'
import type { TaskKey } from './tasks.ts'

export type EvidenceRow = Selectable<TasksTables['tasks.evidence']>

export interface NewEvidence {
  id: string
  entryId: string | null
  fileId: string | null
  url: string | null
  title: string
  sizeBytes: number | null
  byUserId: string | null
  at: Date
}

export async function insertEvidence(tx: Db, task: TaskKey, evidence: NewEvidence): Promise<void> {
  await tx
    .as<TasksTables>()
    .insertInto('tasks.evidence')
    .values({
      region_path: task.region_path,
      task_id: task.id,
      id: evidence.id,
      entry_id: evidence.entryId,
      file_id: evidence.fileId,
      url: evidence.url,
      title: evidence.title,
      size_bytes: evidence.sizeBytes,
      added_by_user_id: evidence.byUserId,
      added_at: evidence.at,
    })
    .execute()
}

/** Sends uploads with an act: those of this person that were not sent yet. Answers how many. */
export async function attachEvidence(
  tx: Db,
  task: TaskKey,
  ids: readonly string[],
  by: { entryId: string; userId: string | null },
): Promise<number> {
  if (ids.length === 0) return 0
  const rows = await tx.query(
    `update tasks.evidence set entry_id = $4
     where region_path = $1 and task_id = $2 and id = any($3::text[]) and entry_id is null
       and added_by_user_id is not distinct from $5 returning id`,
    [task.region_path, task.id, ids, by.entryId, by.userId],
  )
  return rows.length
}

/** What was sent with the acts of a task, by the act. */
export async function evidenceOf(db: Db, task: TaskKey): Promise<Map<string, EvidenceRow[]>> {
  const rows = await db.query<EvidenceRow>(
    `select * from tasks.evidence where region_path = $1 and task_id = $2 and entry_id is not null order by added_at, id`,
    [task.region_path, task.id],
  )
  return Map.groupBy(rows, (row) => row.entry_id ?? '')
}

/** A stored file of a task: sent with an act, or uploaded by this person. */
export async function findEvidence(
  db: Db,
  task: TaskKey,
  id: string,
  userId: string | null,
): Promise<EvidenceRow | null> {
  const [row] = await db.query<EvidenceRow>(
    `select * from tasks.evidence where region_path = $1 and task_id = $2 and id = $3 and file_id is not null
       and (entry_id is not null or added_by_user_id is not distinct from $4)`,
    [task.region_path, task.id, id, userId],
  )
  return row ?? null
}

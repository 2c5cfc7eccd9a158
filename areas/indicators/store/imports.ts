import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { ImportHeaderView, ImportSummaryView } from '../contract.ts'
import type { IndicatorsTables } from '../schema/tables.gen.ts'

export interface BatchRow {
  regionPath: string
  id: string
  fileId: string
  fileName: string
  fileDigest: string
  status: ImportSummaryView['status']
  accepted: number
  asked: number
  unchanged: number
  refused: number
  skipped: number
  headers: ImportHeaderView[]
  problems: Problem[]
  written: number | null
  jobId: string | null
  uploadedBy: string
  departmentId: string
  finishedAt: Date | null
}

export type BatchCounts = Pick<BatchRow, 'accepted' | 'asked' | 'unchanged' | 'refused' | 'skipped'>

type Key = Pick<BatchRow, 'regionPath' | 'id'>

export async function insertBatch(
  tx: Db,
  batch: Pick<
    BatchRow,
    'regionPath' | 'id' | 'fileId' | 'fileName' | 'fileDigest' | 'jobId' | 'uploadedBy' | 'departmentId'
  >,
  at: Date,
): Promise<void> {
  await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.import_batch')
    .values({
      region_path: batch.regionPath,
      id: batch.id,
      file_id: batch.fileId,
      file_name: batch.fileName,
      file_digest: batch.fileDigest,
      status: 'reading',
      accepted: 0,
      unchanged: 0,
      refused: 0,
      job_id: batch.jobId,
      uploaded_by: batch.uploadedBy,
      department_id: batch.departmentId,
      created_at: at,
    })
    .execute()
}

/** The batch of a person; locked where it is about to change. */
export async function findBatch(
  db: Db,
  key: { regionPath: string; userId: string; importId: string },
  lock: boolean,
): Promise<BatchRow | null> {
  const row = await db
    .as<IndicatorsTables>()
    .selectFrom('indicators.import_batch')
    .selectAll()
    .where('region_path', '=', key.regionPath)
    .where('id', '=', key.importId)
    .where('uploaded_by', '=', key.userId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) return null
  return {
    regionPath: row.region_path,
    id: row.id,
    fileId: row.file_id,
    fileName: row.file_name,
    fileDigest: row.file_digest,
    status: row.status as BatchRow['status'],
    accepted: row.accepted,
    asked: row.asked,
    unchanged: row.unchanged,
    refused: row.refused,
    skipped: row.skipped,
    headers: row.headers as BatchRow['headers'],
    problems: row.problems as Problem[],
    written: row.written,
    jobId: row.job_id,
    uploadedBy: row.uploaded_by,
    departmentId: row.department_id,
    finishedAt: row.finished_at,
  }
}

export async function setReading(tx: Db, batch: Key, jobId: string): Promise<void> {
  await tx.query(
    `update indicators.import_batch set status = 'reading', job_id = $3, problems = '[]' where region_path = $1 and id = $2`,
    [batch.regionPath, batch.id, jobId],
  )
}

export async function setRead(
  tx: Db,
  batch: Key,
  read: { status: 'previewed' | 'unmapped' | 'unreadable'; headers: ImportHeaderView[]; problems: readonly Problem[] },
): Promise<void> {
  await tx.query(
    `update indicators.import_batch set status = $3, headers = $4, problems = $5, job_id = null
     where region_path = $1 and id = $2`,
    [batch.regionPath, batch.id, read.status, JSON.stringify(read.headers), JSON.stringify(read.problems)],
  )
}

export async function setCounts(tx: Db, batch: Key, counts: BatchCounts): Promise<void> {
  await tx.query(
    `update indicators.import_batch set accepted = $3, asked = $4, unchanged = $5, refused = $6, skipped = $7
     where region_path = $1 and id = $2`,
    [batch.regionPath, batch.id, counts.accepted, counts.asked, counts.unchanged, counts.refused, counts.skipped],
  )
}

export async function setConfirmed(tx: Db, batch: Key, jobId: string): Promise<void> {
  await tx.query(
    `update indicators.import_batch set status = 'confirmed', job_id = $3 where region_path = $1 and id = $2`,
    [batch.regionPath, batch.id, jobId],
  )
}

export async function setFinished(
  tx: Db,
  batch: Key,
  outcome: { status: 'done' | 'refused' | 'undone'; written: number; at: Date },
): Promise<void> {
  await tx.query(
    `update indicators.import_batch set status = $3, written = $4, finished_at = $5 where region_path = $1 and id = $2`,
    [batch.regionPath, batch.id, outcome.status, outcome.written, outcome.at],
  )
}

type Sender = Pick<BatchRow, 'regionPath' | 'departmentId'>

/** How a sender said that sheets with such headers are to be read. */
export async function rememberedMappings(db: Db, sender: Sender): Promise<Map<string, ImportHeaderView['mapping']>> {
  const rows = await db
    .as<IndicatorsTables>()
    .selectFrom('indicators.import_mapping')
    .select(['signature', 'mapping'])
    .where('region_path', '=', sender.regionPath)
    .where('department_id', '=', sender.departmentId)
    .execute()
  return new Map(rows.map((row) => [row.signature, row.mapping as ImportHeaderView['mapping']]))
}

export async function rememberMapping(
  tx: Db,
  sender: Sender,
  said: { signature: string; mapping: ImportHeaderView['mapping'] | null; at: Date; byName: string },
): Promise<void> {
  const key = [sender.regionPath, sender.departmentId, said.signature]
  if (said.mapping === null) {
    await tx.query(
      'delete from indicators.import_mapping where region_path = $1 and department_id = $2 and signature = $3',
      key,
    )
    return
  }
  await tx.query(
    `insert into indicators.import_mapping (region_path, department_id, signature, mapping, saved_at, saved_by_name)
     values ($1, $2, $3, $4, $5, $6) on conflict (region_path, department_id, signature)
     do update set mapping = excluded.mapping, saved_at = excluded.saved_at, saved_by_name = excluded.saved_by_name`,
    [...key, JSON.stringify(said.mapping), said.at, said.byName],
  )
}

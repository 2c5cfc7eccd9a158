import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { IndicatorsTables } from '../schema/tables.gen.ts'

export interface PreviewRow {
  sheet: string
  row: number
  outcome: 'accepted' | 'unchanged' | 'refused'
  region: string
  indicator: string
  period: string
  value: string
  unit: string
  note: string
  problems: Problem[]
}

export interface BatchRow {
  regionPath: string
  id: string
  fileId: string
  fileName: string
  fileDigest: string
  status: 'previewed' | 'confirmed' | 'done' | 'refused'
  accepted: number
  unchanged: number
  refused: number
  preview: PreviewRow[]
  written: number | null
  jobId: string | null
  uploadedBy: string
}

export async function insertBatch(tx: Db, batch: BatchRow, at: Date): Promise<void> {
  await tx
    .as<IndicatorsTables>()
    .insertInto('indicators.import_batch')
    .values({
      region_path: batch.regionPath,
      id: batch.id,
      file_id: batch.fileId,
      file_name: batch.fileName,
      file_digest: batch.fileDigest,
      status: batch.status,
      accepted: batch.accepted,
      unchanged: batch.unchanged,
      refused: batch.refused,
      preview: JSON.stringify(batch.preview),
      uploaded_by: batch.uploadedBy,
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
    unchanged: row.unchanged,
    refused: row.refused,
    preview: row.preview as PreviewRow[],
    written: row.written,
    jobId: row.job_id,
    uploadedBy: row.uploaded_by,
  }
}

type Key = Pick<BatchRow, 'regionPath' | 'id'>

export async function setConfirmed(tx: Db, batch: Key, jobId: string): Promise<void> {
  await tx.query(
    `update indicators.import_batch set status = 'confirmed', job_id = $3 where region_path = $1 and id = $2`,
    [batch.regionPath, batch.id, jobId],
  )
}

export async function setFinished(
  tx: Db,
  batch: Key,
  outcome: { status: 'done' | 'refused'; written: number; at: Date },
): Promise<void> {
  await tx.query(
    `update indicators.import_batch set status = $3, written = $4, finished_at = $5 where region_path = $1 and id = $2`,
    [batch.regionPath, batch.id, outcome.status, outcome.written, outcome.at],
  )
}

import type { Problem } from '#kernel/refusal'
import type { Db } from '#platform/db/db'
import type { FactSource } from '../codes.ts'
import type { ImportRow } from '../imports/row-of.ts'

export interface BatchKey {
  regionPath: string
  id: string
}

export interface BatchRow {
  region_path: string
  id: string
  file_id: string | null
  file_name: string
  source: FactSource
  status: 'reading' | 'unreadable' | 'previewed' | 'confirmed' | 'done' | 'undone'
  accepted: number
  unchanged: number
  refused: number
  skipped: number
  new_companies: number
  new_facts: number
  new_certificates: number
  problems: Problem[]
  job_id: string | null
  uploaded_by: string | null
  uploaded_by_name: string
  finished_at: Date | null
}

export async function insertBatch(
  tx: Db,
  batch: BatchKey & {
    fileId: string | null
    fileName: string
    source: FactSource
    uploadedBy: string | null
    uploadedByName: string
  },
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into enterprises.import_batch (region_path, id, file_id, file_name, source, status, uploaded_by,
       uploaded_by_name, created_at) values ($1, $2, $3, $4, $5, 'reading', $6, $7, $8)`,
    [
      batch.regionPath,
      batch.id,
      batch.fileId,
      batch.fileName,
      batch.source,
      batch.uploadedBy,
      batch.uploadedByName,
      at,
    ],
  )
}

/** Null when there is none of that person's; `userId` null asks for one of the command line. */
export async function findBatch(
  db: Db,
  { regionPath, id }: BatchKey,
  userId: string | null,
  lock = false,
): Promise<BatchRow | null> {
  const [row] = await db.query<BatchRow>(
    `select * from enterprises.import_batch where region_path = $1 and id = $2 and uploaded_by is not distinct from $3
     ${lock ? 'for update' : ''}`,
    [regionPath, id, userId],
  )
  return row ?? null
}

export async function setStatus(
  tx: Db,
  { regionPath, id }: BatchKey,
  status: BatchRow['status'],
  more: { jobId?: string; problems?: readonly Problem[]; finishedAt?: Date } = {},
): Promise<void> {
  await tx.query(
    `update enterprises.import_batch set status = $3, job_id = coalesce($4, job_id),
       problems = coalesce($5::jsonb, problems), finished_at = coalesce($6, finished_at)
     where region_path = $1 and id = $2`,
    [
      regionPath,
      id,
      status,
      more.jobId ?? null,
      more.problems ? JSON.stringify(more.problems) : null,
      more.finishedAt ?? null,
    ],
  )
}

export async function deleteRows(tx: Db, { regionPath, id }: BatchKey): Promise<void> {
  await tx.query('delete from enterprises.import_row where region_path = $1 and import_id = $2', [regionPath, id])
}

export async function insertRows(tx: Db, { regionPath, id }: BatchKey, rows: readonly ImportRow[]): Promise<void> {
  const records = rows.map((row) => ({
    seq: row.seq,
    sheet: row.sheet,
    row_number: row.row,
    outcome: row.outcome,
    credit_code: row.creditCode,
    name: row.name,
    company_region: row.companyRegion,
    period: row.period,
    facts: row.facts,
    certified_on: row.certifiedOn,
    certified_to: row.certifiedTo,
    flags: row.flags,
    reason: row.reason,
    detail: row.detail,
    detail_en: row.detailEn,
  }))
  await tx.query(
    `insert into enterprises.import_row (region_path, import_id, seq, sheet, row_number, outcome, credit_code, name,
       company_region, period, facts, certified_on, certified_to, flags, reason, detail, detail_en)
     select $1, $2, j.* from jsonb_to_recordset($3::jsonb) as j (seq integer, sheet text, row_number integer,
       outcome text, credit_code text, name text, company_region text, period text, facts jsonb, certified_on date,
       certified_to date, flags jsonb, reason text, detail text, detail_en text)`,
    [regionPath, id, JSON.stringify(records)],
  )
}

export async function setCounts(tx: Db, { regionPath, id }: BatchKey): Promise<void> {
  await tx.query(
    `update enterprises.import_batch b set accepted = n.accepted, unchanged = n.unchanged, refused = n.refused,
       skipped = n.skipped
     from (select count(*) filter (where outcome = 'accepted') as accepted,
         count(*) filter (where outcome = 'unchanged') as unchanged,
         count(*) filter (where outcome = 'refused') as refused,
         count(*) filter (where outcome = 'skipped') as skipped
       from enterprises.import_row where region_path = $1 and import_id = $2) n
     where b.region_path = $1 and b.id = $2`,
    [regionPath, id],
  )
}

export interface StoredRow {
  seq: number
  sheet: string
  row_number: number
  outcome: ImportRow['outcome'] | 'unchanged'
  credit_code: string | null
  name: string | null
  period: string | null
  flags: string[]
  reason: string | null
  detail: string | null
  detail_en: string | null
}

export async function pageOfRows(
  db: Db,
  { regionPath, id }: BatchKey,
  { outcome, limit, offset }: { outcome: string | null; limit: number; offset: number },
): Promise<{ rows: StoredRow[]; total: number }> {
  const rows = await db.query<StoredRow>(
    `select seq, sheet, row_number, outcome, credit_code, name, period, flags, reason, detail, detail_en
     from enterprises.import_row
     where region_path = $1 and import_id = $2 and ($3::text is null or outcome = $3) order by seq limit $4 offset $5`,
    [regionPath, id, outcome, limit, offset],
  )
  const [counted] = await db.query<{ total: bigint }>(
    `select count(*) as total from enterprises.import_row
     where region_path = $1 and import_id = $2 and ($3::text is null or outcome = $3)`,
    [regionPath, id, outcome],
  )
  return { rows, total: Number(counted?.total ?? 0n) }
}

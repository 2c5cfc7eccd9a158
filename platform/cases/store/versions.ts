import type { ProcedureModel } from '#engines/procedure'
import type { Db } from '#platform/db/db'

export interface VersionRecord {
  procedure_id: string
  version: string
  status: 'published' | 'draft'
  digest: string
  model: ProcedureModel
  recorded_at: Date
}

/** A version as it was recorded; null when it never was. */
export async function modelOfVersion(db: Db, procedureId: string, version: string): Promise<ProcedureModel | null> {
  const [row] = await db.query<VersionRecord>(
    'select * from cases.procedure_version where procedure_id = $1 and version = $2',
    [procedureId, version],
  )
  return row?.model ?? null
}

export async function recordedVersions(db: Db): Promise<VersionRecord[]> {
  return db.query<VersionRecord>('select * from cases.procedure_version order by procedure_id, version')
}

/** Notes a version as it is now; a draft may change, what is published only its wording. */
export async function recordVersion(
  tx: Db,
  { model, digest, now }: { model: ProcedureModel; digest: string; now: Date },
): Promise<void> {
  await tx.query(
    `insert into cases.procedure_version (procedure_id, version, status, digest, model, recorded_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (procedure_id, version) do update set status = excluded.status, digest = excluded.digest, model = excluded.model`,
    [model.id, model.version, model.status, digest, JSON.stringify(model), now],
  )
}

import type { Db } from '#platform/db/db'
import type { TopListMethod } from '../rules/top-list/method.ts'

export interface MethodRow {
  region_path: string
  id: string
  title: string
  document_number: string
  in_force_from: string
  content: TopListMethod
  digest: string
  proposed_at: Date
  proposed_by: string | null
  proposed_by_name: string
  is_approved: boolean | null
  decided_at: Date | null
  decided_by_name: string | null
  note: string | null
}

export async function insertMethod(
  tx: Db,
  row: Omit<MethodRow, 'is_approved' | 'decided_at' | 'decided_by_name' | 'note'>,
): Promise<void> {
  await tx.query(
    `insert into recognition.top_list_method (region_path, id, title, document_number, in_force_from, content, digest,
       proposed_at, proposed_by, proposed_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[row.region_path, row.id, row.title, row.document_number, row.in_force_from],
      ...[JSON.stringify(row.content), row.digest, row.proposed_at, row.proposed_by, row.proposed_by_name],
    ],
  )
}

/** Those of a city, what waits first, then by day in force. */
export async function methodsOf(db: Db, regionPath: string): Promise<MethodRow[]> {
  return db.query<MethodRow & Record<string, unknown>>(
    `select * from recognition.top_list_method where region_path = $1
     order by (decided_at is null) desc, in_force_from desc, proposed_at desc, id`,
    [regionPath],
  )
}

export async function methodAt(
  db: Db,
  { regionPath, id }: { regionPath: string; id: string },
  lock: 'update' | null = null,
): Promise<MethodRow | null> {
  const [row] = await db.query<MethodRow & Record<string, unknown>>(
    `select * from recognition.top_list_method where region_path = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

/** What a city has in force on a day. */
export async function methodOn(db: Db, regionPath: string, on: string): Promise<MethodRow | null> {
  const [row] = await db.query<MethodRow & Record<string, unknown>>(
    `select * from recognition.top_list_method where region_path = $1 and in_force_from <= $2 and is_approved
     order by in_force_from desc limit 1`,
    [regionPath, on],
  )
  return row ?? null
}

/** Errors: recognition.top-method-day-taken, .top-method-same-person by their constraints. */
export async function decideMethod(
  tx: Db,
  { region_path, id }: Pick<MethodRow, 'region_path' | 'id'>,
  decided: { isApproved: boolean; at: Date; by: string | null; byName: string; note: string },
): Promise<void> {
  await tx.query(
    `update recognition.top_list_method set is_approved = $3, decided_at = $4, decided_by = $5, decided_by_name = $6,
       note = $7 where region_path = $1 and id = $2`,
    [region_path, id, decided.isApproved, decided.at, decided.by, decided.byName, decided.note],
  )
}

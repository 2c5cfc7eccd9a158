import { type RawBuilder, type Selectable, sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { CasesTables } from '../schema/tables.gen.ts'

export type AttachmentRecord = Omit<Selectable<CasesTables['cases.attachment']>, 'state'> & {
  state: 'waiting' | 'complete' | 'missing'
}

const own = (scope: Scope): RawBuilder<boolean> =>
  scopeCondition(scope, { organisationId: 'a.party_id', userId: 'a.party_id' })

export async function lockAttachment(tx: Db, scope: Scope, id: string): Promise<AttachmentRecord | null> {
  const row = await tx
    .as<CasesTables>()
    .selectFrom('cases.attachment as a')
    .selectAll('a')
    .where('a.id', '=', id)
    .where(own(scope))
    .forUpdate()
    .executeTakeFirst()
  return (row as AttachmentRecord | undefined) ?? null
}

export async function attachmentAt(db: Db, scope: Scope, id: string): Promise<AttachmentRecord | null> {
  const row = await db
    .as<CasesTables>()
    .selectFrom('cases.attachment as a')
    .selectAll('a')
    .where('a.id', '=', id)
    .where(own(scope))
    .executeTakeFirst()
  return (row as AttachmentRecord | undefined) ?? null
}

export async function attachmentsOfDraft(db: Db, partyId: string, draftId: string): Promise<AttachmentRecord[]> {
  return db.query<AttachmentRecord>(
    'select * from cases.attachment where party_id = $1 and draft_id = $2 order by created_at, id',
    [partyId, draftId],
  )
}

export async function attachmentsOfCase(db: Db, partyId: string, caseId: string): Promise<AttachmentRecord[]> {
  return db.query<AttachmentRecord>(
    'select * from cases.attachment where party_id = $1 and case_id = $2 order by created_at, id',
    [partyId, caseId],
  )
}

export type NewAttachment = Pick<
  AttachmentRecord,
  'party_id' | 'id' | 'draft_id' | 'field' | 'name' | 'size_bytes' | 'sha256' | 'created_at'
>

export async function insertAttachment(tx: Db, row: NewAttachment): Promise<AttachmentRecord> {
  const stored = await tx
    .as<CasesTables>()
    .insertInto('cases.attachment')
    .values(row)
    .returningAll()
    .executeTakeFirstOrThrow()
  return stored as AttachmentRecord
}

/** Hangs the announced files of a draft on the case that it became; those named are kept, with their time limit. */
export async function attachToCase(
  tx: Db,
  input: { partyId: string; ids: readonly string[]; caseId: string; dueAt: Date | null },
): Promise<void> {
  await tx.query(
    `update cases.attachment set case_id = $3, due_at = case when state = 'waiting' then $4::timestamptz end
     where party_id = $1 and id = any($2)`,
    [input.partyId, input.ids, input.caseId, input.dueAt],
  )
}

export async function completeAttachment(tx: Db, row: AttachmentRecord, fileId: string, at: Date): Promise<void> {
  await tx.query(
    `update cases.attachment set state = 'complete', file_id = $3, completed_at = $4, due_at = null
     where party_id = $1 and id = $2`,
    [row.party_id, row.id, fileId, at],
  )
}

export async function deleteAttachment(tx: Db, row: AttachmentRecord): Promise<void> {
  await tx.query('delete from cases.attachment where party_id = $1 and id = $2 and case_id is null', [
    row.party_id,
    row.id,
  ])
}

/** Announced files of cases whose time is up, oldest first. */
export async function overdueAttachments(db: Db, now: Date, limit: number): Promise<AttachmentRecord[]> {
  const { rows } = await sql<AttachmentRecord>`
    select * from cases.attachment where state = 'waiting' and due_at <= ${now} order by due_at limit ${limit}`.execute(
    db.as(),
  )
  return rows
}

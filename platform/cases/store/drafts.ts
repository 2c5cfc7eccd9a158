import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Answers, LeftOver } from '#engines/form'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { CasesTables } from '../schema/tables.gen.ts'
import type { Prefilled } from './cases.ts'

export type DraftRecord = Omit<
  Selectable<CasesTables['cases.draft']>,
  'answers' | 'field_revisions' | 'prefilled' | 'left_over'
> & {
  answers: Answers
  field_revisions: Record<string, { revision: number; byUserId: string | null; byName: string; at: string }>
  prefilled: Prefilled
  left_over: LeftOver[]
}

const drafts = (db: Db) => db.as<CasesTables>().selectFrom('cases.draft as d').selectAll('d')
const own = (scope: Scope): RawBuilder<boolean> =>
  scopeCondition(scope, { organisationId: 'd.party_id', userId: 'd.party_id' })

/** Null when there is none that belongs to the asking party. */
export async function draftAt(db: Db, scope: Scope, id: string): Promise<DraftRecord | null> {
  const row = await drafts(db).where('d.id', '=', id).where(own(scope)).executeTakeFirst()
  return (row as DraftRecord | undefined) ?? null
}

export async function lockDraft(tx: Db, scope: Scope, id: string): Promise<DraftRecord | null> {
  const row = await drafts(tx).where('d.id', '=', id).where(own(scope)).forUpdate().executeTakeFirst()
  return (row as DraftRecord | undefined) ?? null
}

/** Open drafts of a party, the one changed last first. */
export async function openDrafts(
  db: Db,
  partyId: string,
  about: { procedureId?: string; callId?: string | null; caseId?: string | null } = {},
): Promise<DraftRecord[]> {
  const rows = await drafts(db)
    .where('d.party_id', '=', partyId)
    .where('d.filed_case_id', 'is', null)
    .$if(about.procedureId !== undefined, (query) => query.where('d.procedure_id', '=', about.procedureId ?? ''))
    .$if(about.callId !== undefined, (query) =>
      query.where(sql<boolean>`d.call_id is not distinct from ${about.callId}`),
    )
    .$if(about.caseId !== undefined, (query) =>
      query.where(sql<boolean>`d.case_id is not distinct from ${about.caseId}`),
    )
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id')
    .limit(100)
    .execute()
  return rows as DraftRecord[]
}

/** One starter of drafts of a party and procedure at a time: two presses at once open the same draft. */
export async function holdStart(tx: Db, partyId: string, procedureId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`cases.start ${partyId} ${procedureId}`])
}

export type NewDraft = Omit<DraftRecord, 'revision' | 'filed_case_id' | 'left_over'>

export async function insertDraft(tx: Db, row: NewDraft): Promise<DraftRecord> {
  const stored = await tx
    .as<CasesTables>()
    .insertInto('cases.draft')
    .values({
      ...row,
      answers: JSON.stringify(row.answers),
      field_revisions: JSON.stringify(row.field_revisions),
      prefilled: JSON.stringify(row.prefilled),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return stored as DraftRecord
}

export type DraftChange = Partial<
  Pick<
    DraftRecord,
    | 'version'
    | 'answers'
    | 'field_revisions'
    | 'left_over'
    | 'revision'
    | 'changed_at'
    | 'changed_by_user_id'
    | 'changed_by_name'
    | 'filed_case_id'
  >
>

export async function changeDraft(tx: Db, row: DraftRecord, change: DraftChange): Promise<DraftRecord> {
  const documents = Object.fromEntries(
    (['answers', 'field_revisions', 'left_over'] as const).flatMap((name) =>
      change[name] === undefined ? [] : [[name, JSON.stringify(change[name])]],
    ),
  )
  const stored = await tx
    .as<CasesTables>()
    .updateTable('cases.draft')
    .set({ ...change, ...documents } as never)
    .where('party_id', '=', row.party_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return stored as DraftRecord
}

export async function deleteDraft(tx: Db, row: DraftRecord): Promise<void> {
  await tx.query('delete from cases.draft where party_id = $1 and id = $2', [row.party_id, row.id])
}

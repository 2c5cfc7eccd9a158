import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Answers } from '#engines/form'
import type { Standing } from '#engines/procedure'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Shown } from '../case.ts'
import type { Mark } from '../contract.ts'
import type { CasesTables } from '../schema/tables.gen.ts'

/** A case as stored, its documents typed. */
export type CaseRecord = Omit<
  Selectable<CasesTables['cases.case']>,
  'standing' | 'answers' | 'prefilled' | 'marks' | 'shown' | 'party_kind' | 'outcome'
> & {
  standing: Standing
  answers: Answers
  prefilled: Prefilled
  marks: Mark[]
  shown: Shown[]
  party_kind: 'organisation' | 'person'
  outcome: 'granted' | 'refused' | 'withdrawn' | null
}

/** What a field was filled with beforehand, and from where. */
export type Prefilled = Record<
  string,
  { fact: string; value: unknown; source: { zh: string; en: string }; asOf: string | null }
>

/** Rows of cases that a permission reaches. */
export function reaches(scope: Scope): RawBuilder<boolean> {
  return scopeCondition(scope, {
    regionPath: 'c.region_path',
    organisationId: 'c.party_id',
    userId: 'c.party_id',
  })
}

const cases = (db: Db) => db.as<CasesTables>().selectFrom('cases.case as c').selectAll('c')

/** Null when there is none within the scope. */
export async function caseAt(
  db: Db,
  scope: Scope,
  at: { procedureId?: string; caseId: string },
): Promise<CaseRecord | null> {
  const row = await cases(db)
    .where('c.id', '=', at.caseId)
    .$if(at.procedureId !== undefined, (query) => query.where('c.procedure_id', '=', at.procedureId ?? ''))
    .where(reaches(scope))
    .executeTakeFirst()
  return (row as CaseRecord | undefined) ?? null
}

/** The same, held until the transaction ends: whoever comes second waits and then sees what the first has done. */
export async function lockCase(
  tx: Db,
  scope: Scope,
  at: { procedureId?: string; caseId: string },
): Promise<CaseRecord | null> {
  const row = await cases(tx)
    .where('c.id', '=', at.caseId)
    .$if(at.procedureId !== undefined, (query) => query.where('c.procedure_id', '=', at.procedureId ?? ''))
    .where(reaches(scope))
    .forUpdate()
    .executeTakeFirst()
  return (row as CaseRecord | undefined) ?? null
}

/** The case that a request with this key has made; null for a new one. */
export async function caseOfRequest(db: Db, partyId: string, key: string): Promise<CaseRecord | null> {
  const row = await cases(db).where('c.party_id', '=', partyId).where('c.request_key', '=', key).executeTakeFirst()
  return (row as CaseRecord | undefined) ?? null
}

export async function isNumberTaken(db: Db, number: string): Promise<boolean> {
  return (await db.query('select 1 from cases.case where number = $1 limit 1', [number])).length > 0
}

export type NewCase = Pick<
  CaseRecord,
  | 'party_id'
  | 'id'
  | 'party_kind'
  | 'party_name'
  | 'party_region_path'
  | 'procedure_id'
  | 'version'
  | 'call_id'
  | 'number'
  | 'region_path'
  | 'subject'
  | 'answers'
  | 'prefilled'
  | 'asked_count'
  | 'prefilled_count'
  | 'digest'
  | 'filed_at'
  | 'filed_by_user_id'
  | 'filed_by_name'
  | 'request_key'
> &
  Placed

/** What follows from the standing, kept in columns for lists and for the nightly look. */
export interface Placed {
  standing: Standing
  state: string
  entered_at: Date
  due_on: string | null
  is_due_provisional: boolean
  is_stopped: boolean
  look_on: string | null
  looked_on: string | null
  outcome: CaseRecord['outcome']
  closed_at: Date | null
}

export async function insertCase(tx: Db, row: NewCase): Promise<CaseRecord> {
  const stored = await tx
    .as<CasesTables>()
    .insertInto('cases.case')
    .values({
      ...row,
      standing: JSON.stringify(row.standing),
      answers: JSON.stringify(row.answers),
      prefilled: JSON.stringify(row.prefilled),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return stored as CaseRecord
}

export type Change = Partial<Placed> & {
  answers?: Answers
  marks?: Mark[]
  shown?: Shown[]
  subject?: string
  assignee_membership_id?: string | null
  assignee_user_id?: string | null
  assignee_name?: string | null
  assigned_at?: Date | null
}

/** Writes a change of a locked case, and answers it as it is now. */
export async function changeCase(tx: Db, row: CaseRecord, change: Change): Promise<CaseRecord> {
  const documents = Object.fromEntries(
    (['standing', 'answers', 'marks', 'shown'] as const).flatMap((name) =>
      change[name] === undefined ? [] : [[name, JSON.stringify(change[name])]],
    ),
  )
  const stored = await tx
    .as<CasesTables>()
    .updateTable('cases.case as c')
    .set({ ...change, ...documents, revision: sql`c.revision + 1` } as never)
    .where('c.party_id', '=', row.party_id)
    .where('c.id', '=', row.id)
    .returningAll('c')
    .executeTakeFirstOrThrow()
  return stored as CaseRecord
}

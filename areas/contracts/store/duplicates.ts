import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { ComparedContract, ComparedParty, DuplicateTraces } from '../rules/duplicates/duplicate-keys.ts'

/** Something filed or taken over, as the search for duplicates reads it. */
export interface FiledRow {
  region_path: string
  case_id: string
  case_number: string
  project_name: string
  content: string
  seller_code: string
  seller_name: string
  buyer_name: string
  buyers: ComparedParty[]
  signed_on: string
  contract_fen: bigint | null
  filed_on: string
  text_signature: bigint[]
  registration_id: string | null
  registration_state: 'valid' | 'cancelled' | null
}

const columns = sql`f.region_path, f.case_id, f.case_number, f.project_name, f.content, f.seller_code, f.seller_name,
  f.buyer_name, f.buyers, f.signed_on, f.contract_fen, f.filed_on, f.text_signature,
  r.id as registration_id, r.state as registration_state`

/** Taken over, a contract stands in both under the id of its registration. */
const filed = sql`contracts.filing f left join contracts.registration r on r.region_path = f.region_path
  and (r.case_id = f.case_id or r.id = f.case_id)`

/** Null when there is none within the scope. */
export async function filedContract(db: Db, scope: Scope, caseId: string): Promise<FiledRow | null> {
  const { rows } = await sql<FiledRow>`select ${columns} from ${filed}
    where f.case_id = ${caseId} and ${scopeCondition(scope, { regionPath: 'f.region_path', organisationId: 'f.party_id' })}`.execute(
    db.as(),
  )
  return rows[0] ?? null
}

/** Contracts with a common key, in all districts; those signed nearest to the day first. */
export async function candidatesOf(
  db: Db,
  asked: { keys: readonly bigint[]; signedOn: string; exceptCaseId: string; limit: number },
): Promise<FiledRow[]> {
  const { rows } = await sql<FiledRow>`select ${columns} from ${filed}
    where f.duplicate_keys && ${asked.keys.map(String)}::bigint[] and f.case_id <> ${asked.exceptCaseId}
    order by abs(f.signed_on - ${asked.signedOn}::date), f.region_path, f.case_id limit ${asked.limit}`.execute(db.as())
  return rows
}

export const comparedOf = (row: FiledRow): ComparedContract => ({
  id: row.case_id,
  regionPath: row.region_path,
  seller: { name: row.seller_name, creditCode: row.seller_code === '' ? null : row.seller_code },
  buyers: row.buyers,
  title: row.project_name,
  text: row.content,
  amountFen: row.contract_fen,
  signedOn: row.signed_on,
})

/** Traces as PostgreSQL takes them. */
export const storedTraces = ({ keys, signature }: DuplicateTraces) => ({
  duplicate_keys: keys.map(String),
  text_signature: signature.map(String),
})

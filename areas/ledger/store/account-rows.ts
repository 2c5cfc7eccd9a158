import type { Db } from '#platform/db/db'
import type { AccountKind } from '../rules/new-account.ts'

/** What an account is, without its amounts. */
export interface AccountRow {
  region_path: string
  id: string
  code: string
  name: string
  kind: AccountKind
  normal_side: 'debit' | 'credit'
  organisation_id: string | null
  budget_year: number | null
  basis: string | null
  floor_fen: bigint | null
  ceiling_fen: bigint | null
  opened_by_area: string
  opened_by_name: string
  opened_at: Date
}

const columns = `region_path, id, code, name, kind, normal_side, organisation_id, budget_year, basis, floor_fen, ceiling_fen,
  opened_by_area, opened_by_name, opened_at`

/** False when the region's books have an account of this code; two who open it at once open one. */
export async function insertAccount(tx: Db, row: AccountRow): Promise<boolean> {
  const rows = await tx.query(
    `insert into ledger.account (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (region_path, code) do nothing returning id`,
    [
      row.region_path,
      row.id,
      row.code,
      row.name,
      row.kind,
      row.normal_side,
      row.organisation_id,
      row.budget_year,
      row.basis,
      row.floor_fen,
      row.ceiling_fen,
      row.opened_by_area,
      row.opened_by_name,
      row.opened_at,
    ],
  )
  return rows.length > 0
}

/** Null when there is none. */
export async function accountByCode(db: Db, regionPath: string, code: string): Promise<AccountRow | null> {
  const [row] = await db.query<AccountRow>(
    `select ${columns} from ledger.account where region_path = $1 and code = $2`,
    [regionPath, code],
  )
  return row ?? null
}

/** Says whose money an account holds, where nobody has said it yet. */
export async function adoptOrganisation(
  tx: Db,
  account: { regionPath: string; id: string },
  organisationId: string,
): Promise<void> {
  await tx.query(
    'update ledger.account set organisation_id = $3 where region_path = $1 and id = $2 and organisation_id is null',
    [account.regionPath, account.id, organisationId],
  )
}

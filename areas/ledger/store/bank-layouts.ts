import type { Db } from '#platform/db/db'
import type { BankLayout } from '../contract.ts'

export interface LayoutRow {
  region_path: string
  layout: BankLayout
  changed_by_name: string
  changed_at: Date
  revision: number
}

/** The layout of a region, or of the nearest region above that has one. Null where none has. */
export async function layoutAt(db: Db, regionPath: string): Promise<LayoutRow | null> {
  const [row] = await db.query<LayoutRow>(
    'select * from ledger.bank_layout where starts_with($1, region_path) order by length(region_path) desc limit 1',
    [regionPath],
  )
  return row ?? null
}

/** False when somebody else has changed it since `revision` was read; 0: there was none. */
export async function saveLayout(tx: Db, row: LayoutRow): Promise<boolean> {
  const rows = await tx.query(
    `insert into ledger.bank_layout as l (region_path, layout, changed_by_name, changed_at, revision)
     select $1, $2::jsonb, $3, $4, 1 where $5 = 0 or exists (select from ledger.bank_layout where region_path = $1)
     on conflict (region_path) do update set layout = excluded.layout, changed_by_name = excluded.changed_by_name,
       changed_at = excluded.changed_at, revision = l.revision + 1 where l.revision = $5
     returning l.revision`,
    [row.region_path, JSON.stringify(row.layout), row.changed_by_name, row.changed_at, row.revision],
  )
  return rows.length > 0
}

import type { Db } from '#platform/db/db'
import type { EntryRow } from './entries.ts'
import type { PaymentRow } from './payments.ts'

export interface OriginKey {
  regionPath: string
  area: string
  id: string
}

export async function entriesOfOrigin(db: Db, { regionPath, area, id }: OriginKey): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    'select * from ledger.entry where region_path = $1 and origin_area = $2 and origin_id = $3 order by id',
    [regionPath, area, id],
  )
}

export async function paymentsOfOrigin(db: Db, { regionPath, area, id }: OriginKey): Promise<PaymentRow[]> {
  return db.query<PaymentRow>(
    'select * from ledger.payment where region_path = $1 and origin_area = $2 and origin_id = $3 order by id',
    [regionPath, area, id],
  )
}

/** Of each of many cases the payment that was asked for last. */
export async function latestPaymentsOfOrigins(
  db: Db,
  { regionPath, area, ids }: { regionPath: string; area: string; ids: readonly string[] },
): Promise<PaymentRow[]> {
  return db.query<PaymentRow>(
    `select distinct on (origin_id) * from ledger.payment
     where region_path = $1 and origin_area = $2 and origin_id = any($3) order by origin_id, id desc`,
    [regionPath, area, [...ids]],
  )
}

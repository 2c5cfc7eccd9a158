import type { Db } from '#platform/db/db'
import type { AwardLineRow } from './awards.ts'

export interface PaidLine extends AwardLineRow {
  party_name: string
  case_id: string
  case_number: string
  year: number
  wrong_reason: string | null
  recovered_fen: string
}

/**
 * Contracts for which money has gone out and whose registration was changed since, or whose award was found wrong, with
 * what of it has come back; of one contract its line is locked first, so that what has come back is counted once.
 */
export async function paidLines(db: Db, regionPath: string, registrationId: string | null): Promise<PaidLine[]> {
  if (registrationId !== null)
    await db.query('select 1 from contracts.award_line where registration_id = $1 and not is_released for update', [
      registrationId,
    ])
  return db.query<PaidLine>(
    `select l.*, a.party_name, a.case_id, a.case_number, a.year, a.wrong_reason, coalesce((select sum(r.amount_fen) from contracts.award_recovered r
         where r.region_path = l.region_path and r.registration_id = l.registration_id), 0)::text as recovered_fen
     from contracts.award a join contracts.award_line l on l.region_path = a.region_path and l.award_id = a.id
     where starts_with(a.region_path, $1) and a.state = 'paid' and l.amount_fen > 0 and not l.is_released
       and ($2::text is null or l.registration_id = $2)
       and (a.region_path, a.id) in (
         select w.region_path, w.id from contracts.award w where w.wrong_reason is not null
         union select c.region_path, c.award_id from contracts.registration g
           join contracts.award_line c on c.registration_id = g.id and not c.is_released where g.edition > 1)
     order by a.decided_at desc, l.registration_number`,
    [regionPath, registrationId],
  )
}

export interface Recovered {
  regionPath: string
  id: string
  registrationId: string
  amountFen: bigint
  receivedOn: string
  note: string
  recordedAt: Date
  recordedByName: string
  /** The entry of the books by which the money is back in its fund. */
  entryId: string
}

export async function insertRecovered(tx: Db, row: Recovered): Promise<void> {
  await tx.query(
    `insert into contracts.award_recovered (region_path, id, registration_id, amount_fen, received_on, note, recorded_at,
       recorded_by_name, entry_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.regionPath,
      row.id,
      row.registrationId,
      row.amountFen,
      row.receivedOn,
      row.note,
      row.recordedAt,
      row.recordedByName,
      row.entryId,
    ],
  )
}

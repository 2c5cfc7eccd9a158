import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { GivenAward } from '../rules/awards/share-awards.ts'

export interface AwardRow {
  region_path: string
  id: string
  case_id: string
  case_number: string
  party_id: string
  party_code: string
  party_name: string
  year: number
  amount_fen: bigint
  hold_id: string
  state: 'decided' | 'paid' | 'released' | 'taken-back'
  decided_at: Date
  decided_on: string
  decided_by_name: string
  paid_on: string | null
  payment_id: string | null
  released_on: string | null
  release_reason: string | null
  /** Why the decision was wrong, where that came out after the money had gone. */
  wrong_reason: string | null
}

export interface AwardLineRow {
  region_path: string
  award_id: string
  registration_id: string
  registration_number: string
  project_name: string
  registered_on: string
  entitled_fen: bigint
  amount_fen: bigint
  cut_by: 'party' | 'budget' | null
  working_zh: string
  working_en: string
}

/** A registered contract as awards look at it. */
export interface AwardableRow {
  id: string
  number: string
  project_name: string
  registered_on: string
  state: 'valid' | 'cancelled'
  is_amount_open: boolean
  contract_fen: bigint
  technology_fen: bigint
}

const awardable = 'id, number, project_name, registered_on, state, is_amount_open, contract_fen, technology_fen'

/** Contracts of a seller under some numbers. */
export async function contractsOfSeller(
  db: Db,
  seller: { partyId: string; creditCode: string },
  numbers: readonly string[],
): Promise<AwardableRow[]> {
  return db.query<AwardableRow>(
    `select ${awardable} from contracts.registration
     where number = any($3) and (party_id = $1 or seller_code = $2)`,
    [seller.partyId, seller.creditCode, [...numbers]],
  )
}

/** Contracts of a seller that hold, have an amount and were never awarded; the newest first. */
export async function awardableContracts(
  db: Db,
  seller: { partyId: string; creditCode: string },
  limit: number,
): Promise<AwardableRow[]> {
  return db.query<AwardableRow>(
    `select ${awardable} from contracts.registration r
     where (party_id = $1 or seller_code = $2) and state = 'valid' and not is_amount_open and not exists (
       select 1 from contracts.award_line l where l.registration_id = r.id and not l.is_released)
     order by registered_on desc, number desc limit $3`,
    [seller.partyId, seller.creditCode, limit],
  )
}

export async function contractsById(db: Db, ids: readonly string[]): Promise<AwardableRow[]> {
  return db.query<AwardableRow>(`select ${awardable} from contracts.registration where id = any($1)`, [[...ids]])
}

/** Whoever decides about a year's budget waits here for whoever decides about it already. */
export async function lockYear(tx: Db, regionPath: string, year: number): Promise<void> {
  await tx.query('insert into contracts.award_year (region_path, year) values ($1, $2) on conflict do nothing', [
    regionPath,
    year,
  ])
  await tx.query('select 1 from contracts.award_year where region_path = $1 and year = $2 for update', [
    regionPath,
    year,
  ])
}

/** What was awarded of a year's budget, and of some contracts ever; contracts by their numbers. */
export async function givenAwards(
  db: Db,
  of: { regionPath: string; year: number; numbers: readonly string[] },
): Promise<GivenAward[]> {
  const rows = await db.query<{ number: string; code: string; year: number; fen: bigint }>(
    `select l.registration_number as number, a.party_code as code, a.year, l.amount_fen as fen
     from contracts.award a join contracts.award_line l on l.region_path = a.region_path and l.award_id = a.id
     where not l.is_released and ((a.region_path = $1 and a.year = $2) or l.registration_number = any($3))`,
    [of.regionPath, of.year, [...of.numbers]],
  )
  return rows.map(({ number, code, year, fen }) => ({ contractId: number, partyCode: code, year, amountFen: fen }))
}

/** How often a case was decided: the number of the decision stands in its key. */
export async function decisionsOf(tx: Db, regionPath: string, caseId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::int as count from contracts.award where region_path = $1 and case_id = $2',
    [regionPath, caseId],
  )
  return row?.count ?? 0
}

type NewAward = Omit<AwardRow, 'state' | 'paid_on' | 'payment_id' | 'released_on' | 'release_reason' | 'wrong_reason'>

/** Errors: contracts.award-decided and .award-taken by their constraints. */
export async function insertAward(tx: Db, row: NewAward, lines: readonly AwardLineRow[]): Promise<void> {
  await tx.query(
    `insert into contracts.award (region_path, id, case_id, case_number, party_id, party_code, party_name, year,
       amount_fen, hold_id, decided_at, decided_on, decided_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      row.region_path,
      row.id,
      row.case_id,
      row.case_number,
      row.party_id,
      row.party_code,
      row.party_name,
      row.year,
      row.amount_fen,
      row.hold_id,
      row.decided_at,
      row.decided_on,
      row.decided_by_name,
    ],
  )
  const json = JSON.stringify(lines, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  await tx.query(
    `insert into contracts.award_line (region_path, award_id, registration_id, registration_number, project_name,
       registered_on, entitled_fen, amount_fen, cut_by, working_zh, working_en)
     select * from jsonb_to_recordset($1::jsonb) as l (region_path text, award_id text, registration_id text,
       registration_number text, project_name text, registered_on date, entitled_fen bigint, amount_fen bigint,
       cut_by text, working_zh text, working_en text)`,
    [json],
  )
}

/** The decision of a case that holds, locked; null when there is none. */
export async function awardOfCase(tx: Db, regionPath: string, caseId: string): Promise<AwardRow | null> {
  const [row] = await tx.query<AwardRow>(
    `select * from contracts.award where region_path = $1 and case_id = $2 and state <> 'released' for update`,
    [regionPath, caseId],
  )
  return row ?? null
}

/** An award within a region, locked; null when there is none. */
export async function awardById(tx: Db, regionPath: string, id: string): Promise<AwardRow | null> {
  const [row] = await tx.query<AwardRow>(
    'select * from contracts.award where starts_with(region_path, $1) and id = $2 for update',
    [regionPath, id],
  )
  return row ?? null
}

export async function linesOfAwards(db: Db, awardIds: readonly string[]): Promise<AwardLineRow[]> {
  return db.query<AwardLineRow>(
    'select * from contracts.award_line where award_id = any($1) order by registration_number',
    [[...awardIds]],
  )
}

export async function markPaid(tx: Db, row: AwardRow, paid: { on: string; paymentId: string }): Promise<void> {
  await tx.query(
    `update contracts.award set state = 'paid', paid_on = $3, payment_id = $4 where region_path = $1 and id = $2`,
    [row.region_path, row.id, paid.on, paid.paymentId],
  )
}

/** Its contracts are free again; `state` says whether it had gone to payment. */
export async function markReleased(
  tx: Db,
  row: AwardRow,
  why: { on: string; reason: string; state: 'released' | 'taken-back' },
): Promise<void> {
  const key = [row.region_path, row.id]
  await tx.query(
    `update contracts.award set state = $5, released_on = $3, release_reason = $4, wrong_reason = null
     where region_path = $1 and id = $2`,
    [...key, why.on, why.reason, why.state],
  )
  await tx.query('update contracts.award_line set is_released = true where region_path = $1 and award_id = $2', key)
}

/** The money has gone: what was paid is to come back. */
export async function markWrong(tx: Db, row: AwardRow, reason: string): Promise<void> {
  await tx.query('update contracts.award set wrong_reason = $3 where region_path = $1 and id = $2', [
    row.region_path,
    row.id,
    reason,
  ])
}

export interface AwardFilter {
  /** A region with everything in it. */
  regionPath: string
  year: number
  q?: string | undefined
  state?: 'decided' | 'paid' | 'taken-back' | undefined
}

const shown = ({ regionPath, year, q, state }: AwardFilter) => sql<boolean>`
  starts_with(a.region_path, ${regionPath}) and a.year = ${year} and a.state <> 'released'
  and ${state ? sql`a.state = ${state}` : sql`true`}
  and ${q ? sql`(position(${q} in a.party_name) > 0 or starts_with(a.case_number, ${q}))` : sql`true`}`

/** Decisions of a year, newest first. */
export async function findAwards(
  db: Db,
  filter: AwardFilter,
  page: { limit: number; offset: number },
): Promise<{ items: AwardRow[]; total: number }> {
  const { rows } = await sql<AwardRow>`select a.* from contracts.award a where ${shown(filter)}
    order by a.decided_at desc, a.id limit ${page.limit} offset ${page.offset}`.execute(db.as())
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from contracts.award a where ${shown(filter)}`.execute(db.as())
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}

/** What the decisions of a year come to: promised, and handed to the bank. */
export async function sumAwards(
  db: Db,
  regionPath: string,
  year: number,
): Promise<{ decidedFen: bigint; paidFen: bigint; count: number }> {
  const [row] = await db.query<{ decided: string; paid: string; count: number }>(
    `select coalesce(sum(amount_fen) filter (where state = 'decided'), 0)::text as decided,
       coalesce(sum(amount_fen) filter (where state = 'paid'), 0)::text as paid, count(*)::int as count
     from contracts.award where starts_with(region_path, $1) and year = $2 and state <> 'released'`,
    [regionPath, year],
  )
  return { decidedFen: BigInt(row?.decided ?? 0), paidFen: BigInt(row?.paid ?? 0), count: row?.count ?? 0 }
}

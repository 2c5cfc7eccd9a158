import { sql } from 'kysely'
import type { Title } from '#areas/enterprises'
import type { Db } from '#platform/db/db'
import type { RecognitionAwardFilter } from '../contract/awards.ts'
import type { Given } from '../rules/awards/propose-awards.ts'

export interface AwardRow {
  region_path: string
  id: string
  batch_id: string
  credit_code: string
  /** Of the file that carried the certificate. */
  certificate_code: string
  company_name: string
  company_region_path: string
  title: Title
  valid_from: string
  recognised_year: number
  certificate_number: string | null
  is_again: boolean
  amount_fen: bigint
  terms_since: string | null
  state: 'drawn' | 'kept' | 'handed' | 'released' | 'taken-back'
  hold_id: string | null
  payment_id: string | null
  handed_on: string | null
  bank_name: string | null
  bank_account_no: string | null
  end_reason: string | null
  ended_by_name: string | null
}

export type NewAward = Pick<
  AwardRow,
  | 'region_path'
  | 'id'
  | 'batch_id'
  | 'credit_code'
  | 'certificate_code'
  | 'company_name'
  | 'company_region_path'
  | 'title'
  | 'valid_from'
  | 'recognised_year'
  | 'certificate_number'
  | 'is_again'
  | 'amount_fen'
  | 'terms_since'
>

/** States in which an award stands: its recognition is taken. */
const standing = `('drawn', 'kept', 'handed')`

/** What some companies, and for what their files carry others, have been awarded for years of recognition, wherever. */
export async function givenTo(db: Db, creditCodes: readonly string[]): Promise<Given[]> {
  return db.query<Given & Record<string, unknown>>(
    `select code as "creditCode", title, recognised_year as "recognisedYear"
     from recognition.award, lateral (select credit_code union select certificate_code) as of (code)
     where (credit_code = any($1) or certificate_code = any($1)) and code = any($1) and state in ${standing}`,
    [[...creditCodes]],
  )
}

/** Errors: recognition.award-given-meanwhile by its constraints. */
export async function insertAwards(tx: Db, rows: readonly NewAward[]): Promise<void> {
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  await tx.query(
    `insert into recognition.award (region_path, id, batch_id, credit_code, certificate_code, company_name, company_region_path,
       title, valid_from, recognised_year, certificate_number, is_again, amount_fen, terms_since)
     select * from jsonb_to_recordset($1::jsonb) as a (region_path text, id text, batch_id text, credit_code text,
       certificate_code text, company_name text, company_region_path text, title text, valid_from date, recognised_year integer,
       certificate_number text, is_again boolean, amount_fen bigint, terms_since date)`,
    [json],
  )
}

/** Awards of a batch in one state, locked, by company; at most `limit`. */
export async function lockAwards(
  tx: Db,
  { regionPath, batchId }: { regionPath: string; batchId: string },
  { state, limit }: { state: AwardRow['state']; limit: number },
): Promise<AwardRow[]> {
  return tx.query<AwardRow & Record<string, unknown>>(
    `select * from recognition.award where region_path = $1 and batch_id = $2 and state = $3
     order by credit_code, id limit $4 for update`,
    [regionPath, batchId, state, limit],
  )
}

/** The batch of an award that lies in a region; null when there is none. */
export async function batchOfAward(db: Db, regionPath: string, id: string): Promise<string | null> {
  const [row] = await db.query<{ batch_id: string }>(
    'select batch_id from recognition.award where starts_with(region_path, $1) and id = $2',
    [regionPath, id],
  )
  return row?.batch_id ?? null
}

/** An award that lies in a region, locked; null when there is none. */
export async function lockAward(tx: Db, regionPath: string, id: string): Promise<AwardRow | null> {
  const [row] = await tx.query<AwardRow & Record<string, unknown>>(
    'select * from recognition.award where starts_with(region_path, $1) and id = $2 for update',
    [regionPath, id],
  )
  return row ?? null
}

export async function setKept(tx: Db, regionPath: string, held: readonly { id: string; holdId: string }[]) {
  await tx.query(
    `update recognition.award a set state = 'kept', hold_id = h.hold_id
     from jsonb_to_recordset($2::jsonb) as h (id text, hold_id text) where a.region_path = $1 and a.id = h.id`,
    [regionPath, JSON.stringify(held.map(({ id, holdId }) => ({ id, hold_id: holdId })))],
  )
}

export async function setHanded(
  tx: Db,
  { regionPath, on }: { regionPath: string; on: string },
  handed: readonly { id: string; paymentId: string }[],
): Promise<void> {
  await tx.query(
    `update recognition.award a set state = 'handed', handed_on = $2, payment_id = h.payment_id
     from jsonb_to_recordset($3::jsonb) as h (id text, payment_id text) where a.region_path = $1 and a.id = h.id`,
    [regionPath, on, JSON.stringify(handed.map(({ id, paymentId }) => ({ id, payment_id: paymentId })))],
  )
}

export async function setEnded(
  tx: Db,
  row: Pick<AwardRow, 'region_path' | 'id'>,
  { state, reason, byName }: { state: 'released' | 'taken-back'; reason: string; byName: string },
): Promise<void> {
  await tx.query(
    'update recognition.award set state = $3, end_reason = $4, ended_by_name = $5 where region_path = $1 and id = $2',
    [row.region_path, row.id, state, reason, byName],
  )
}

export async function releaseAll(
  tx: Db,
  { regionPath, batchId }: { regionPath: string; batchId: string },
  { reason, byName }: { reason: string; byName: string },
): Promise<void> {
  await tx.query(
    `update recognition.award set state = 'released', end_reason = $3, ended_by_name = $4
     where region_path = $1 and batch_id = $2 and state = 'drawn'`,
    [regionPath, batchId, reason, byName],
  )
}

export async function setAccount(
  tx: Db,
  row: AwardRow,
  { bankName, bankAccountNo }: { bankName: string; bankAccountNo: string },
): Promise<void> {
  await tx.query(
    'update recognition.award set bank_name = $3, bank_account_no = $4 where region_path = $1 and id = $2',
    [row.region_path, row.id, bankName, bankAccountNo],
  )
}

/** Awards of a batch, the largest first, then by company. */
export async function findAwards(
  db: Db,
  of: { regionPath: string; batchId: string },
  { q, state }: RecognitionAwardFilter,
  page: { limit: number; offset: number },
): Promise<{ items: AwardRow[]; total: number }> {
  const shown = sql<boolean>`region_path = ${of.regionPath} and batch_id = ${of.batchId}
    and ${state ? sql`state = ${state}` : sql`true`}
    and ${q ? sql`(position(${q} in company_name) > 0 or starts_with(credit_code, ${q.toUpperCase()}))` : sql`true`}`
  const { rows } = await sql<AwardRow>`select * from recognition.award where ${shown}
    order by amount_fen desc, credit_code, id limit ${page.limit} offset ${page.offset}`.execute(db.as())
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from recognition.award where ${shown}`.execute(db.as())
  return { items: rows, total: counted.rows[0]?.total ?? 0 }
}

export interface OwnAwardRow extends AwardRow {
  batch_title: string
  notice_until: string | null
}

/** What a company was awarded or is to be, once it was approved; the latest first. */
export async function awardsOfCompany(db: Db, creditCode: string): Promise<OwnAwardRow[]> {
  return db.query<OwnAwardRow & Record<string, unknown>>(
    `select a.*, b.title as batch_title, b.notice_until from recognition.award a
       join recognition.award_batch b on b.region_path = a.region_path and b.id = a.batch_id
     where a.credit_code = $1 and b.state = 'approved' and a.hold_id is not null
     order by a.valid_from desc, a.id`,
    [creditCode],
  )
}

import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Status } from '../codes.ts'
import type { FieldChange, Particulars } from '../rules/register.ts'

export interface CompanyRow {
  credit_code: string
  region_path: string
  name: string
  industry: string | null
  registered_on: string | null
  status: Status
  ended_on: string | null
  merged_into: string | null
  is_invented: boolean
  revision: number
  entered_at: Date
  changed_at: Date
}

/** How far a reader reaches: regions by their path, an organisation by its credit code. */
export interface Reach {
  scope: Scope
  /** Of the organisation that is acted for; null where there is none. */
  ownCode: string | null
}

/** Which companies a reader reaches; the query calls the company `c`. */
export function within({ scope, ownCode }: Reach) {
  if (scope.reach !== 'organisation') return scopeCondition(scope, { regionPath: 'c.region_path' })
  return sql<boolean>`c.credit_code = ${ownCode}`
}

/** Null when there is none within reach. */
export async function companyByCode(
  db: Db,
  reach: Reach,
  creditCode: string,
  lock: 'update' | null = null,
): Promise<CompanyRow | null> {
  const { rows } = await sql<CompanyRow>`select c.* from enterprises.company c
    where c.credit_code = ${creditCode} and ${within(reach)} ${lock ? sql`for update` : sql``}`.execute(db.as())
  return rows[0] ?? null
}

/** Companies whose files were merged into one. */
export async function mergedInto(db: Db, creditCode: string): Promise<CompanyRow[]> {
  return db.query<CompanyRow>('select * from enterprises.company where merged_into = $1 order by credit_code', [
    creditCode,
  ])
}

/** Those of some codes that have a file, in the order of their codes. */
export async function companiesByCode(db: Db, codes: readonly string[]): Promise<CompanyRow[]> {
  return db.query<CompanyRow>('select * from enterprises.company where credit_code = any($1) order by credit_code', [
    codes,
  ])
}

/** Companies of a region that go on, by code, from after one of them on. */
export async function companiesFrom(
  db: Db,
  { regionPath, after, limit }: { regionPath: string; after: string; limit: number },
): Promise<CompanyRow[]> {
  return db.query<CompanyRow>(
    `select * from enterprises.company where credit_code > $1 and starts_with(region_path, $2) and status = 'active'
     order by credit_code limit $3`,
    [after, regionPath, limit],
  )
}

/** The files that were merged into some others. */
export async function mergedIntoAny(
  db: Db,
  codes: readonly string[],
): Promise<{ credit_code: string; merged_into: string }[]> {
  return db.query('select credit_code, merged_into from enterprises.company where merged_into = any($1)', [codes])
}

export async function nameOf(db: Db, creditCode: string): Promise<string | null> {
  const [row] = await db.query<{ name: string }>('select name from enterprises.company where credit_code = $1', [
    creditCode,
  ])
  return row?.name ?? null
}

export interface Recorder {
  at: Date
  by: string | null
  byName: string
}

export interface NewRow extends Particulars {
  creditCode: string
  isInvented: boolean
}

/** Opens the file; false where the code has one already. */
export async function insertCompany(tx: Db, row: NewRow, recorder: Recorder, reason: string | null): Promise<boolean> {
  const inserted = await tx.query(
    `insert into enterprises.company (credit_code, region_path, name, industry, registered_on, status, ended_on,
       is_invented, revision, entered_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9) on conflict do nothing returning 1`,
    [
      row.creditCode,
      row.regionPath,
      row.name,
      row.industry,
      row.registeredOn,
      row.status,
      row.endedOn,
      row.isInvented,
      recorder.at,
    ],
  )
  if (inserted.length === 0) return false
  await insertEntry(tx, { creditCode: row.creditCode, revision: 1 }, { kind: 'entered', changes: [], reason }, recorder)
  return true
}

/** Writes what is registered now, and the entry that made it so. */
export async function updateCompany(
  tx: Db,
  before: CompanyRow,
  after: Particulars,
  entry: Entry,
  recorder: Recorder,
): Promise<void> {
  const revision = before.revision + 1
  await tx.query(
    `update enterprises.company set region_path = $2, name = $3, industry = $4, registered_on = $5, status = $6,
       ended_on = $7, revision = $8, changed_at = $9 where credit_code = $1`,
    [
      before.credit_code,
      after.regionPath,
      after.name,
      after.industry,
      after.registeredOn,
      after.status,
      after.endedOn,
      revision,
      recorder.at,
    ],
  )
  await insertEntry(tx, { creditCode: before.credit_code, revision }, entry, recorder)
}

export interface Entry {
  kind: 'entered' | 'changed' | 'merged' | 'separated'
  changes: readonly FieldChange[]
  reason: string | null
}

export async function insertEntry(
  tx: Db,
  key: { creditCode: string; revision: number },
  { kind, changes, reason }: Entry,
  { at, by, byName }: Recorder,
): Promise<void> {
  await tx.query(
    `insert into enterprises.entry (credit_code, revision, kind, recorded_at, recorded_by, recorded_by_name, reason, changes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [key.creditCode, key.revision, kind, at, by, byName, reason, JSON.stringify(changes)],
  )
}

export interface EntryRow {
  revision: number
  kind: Entry['kind']
  recorded_at: Date
  recorded_by_name: string
  reason: string | null
  changes: FieldChange[]
}

/** The newest first. */
export async function entriesOf(db: Db, creditCode: string): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    `select revision, kind, recorded_at, recorded_by_name, reason, changes from enterprises.entry
     where credit_code = $1 order by revision desc`,
    [creditCode],
  )
}

export async function addFormerName(
  tx: Db,
  former: { creditCode: string; name: string; usedUntil: string },
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into enterprises.former_name (credit_code, name, used_until, recorded_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [former.creditCode, former.name, former.usedUntil, at],
  )
}

/** Names that a company had, the latest first. */
export async function formerNamesOf(db: Db, creditCode: string): Promise<{ name: string; usedUntil: string }[]> {
  return db.query(
    `select name, used_until as "usedUntil" from enterprises.former_name where credit_code = $1
     order by used_until desc, name collate "C"`,
    [creditCode],
  )
}

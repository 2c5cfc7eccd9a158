import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { Entry } from '../rules/registry/entry.ts'

/** The register's head: what holds now. Every change lies in `contracts.entry`. */
export interface RegistrationRow {
  region_path: string
  id: string
  number: string
  case_id: string | null
  case_number: string | null
  party_id: string | null
  registered_on: string
  registered_at: Date
  regime: string
  rule_version: string
  is_invented: boolean
  /** The sheet in which it came from another register; null: registered here. */
  taken_from: string | null
  state: 'valid' | 'cancelled'
  edition: number
  project_name: string
  kind: string
  field: string
  seller_name: string
  buyer_name: string
  signed_on: string
  is_amount_open: boolean
  contract_fen: bigint
  technology_fen: bigint
  digest: string
  changed_at: Date
}

export interface NewRegistration {
  regionPath: string
  id: string
  number: string
  caseId: string | null
  caseNumber: string | null
  partyId: string | null
  registeredOn: string
  registeredAt: Date
  isInvented: boolean
}

/** The next serial number of a region in a year; two registrars at once get two, and a rollback gives it back. */
export async function nextSerial(tx: Db, regionPath: string, year: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `insert into contracts.number_counter (region_path, year, last) values ($1, $2, 1)
     on conflict (region_path, year) do update set last = number_counter.last + 1 returning last`,
    [regionPath, year],
  )
  return row?.last ?? 1
}

/** Errors: contracts.registration-taken by its constraint. */
export async function insertRegistration(
  tx: Db,
  registration: NewRegistration,
  entry: Entry & { digest: string },
): Promise<void> {
  const { particulars, working } = entry
  await tx.query(
    `insert into contracts.registration (region_path, id, number, case_id, case_number, party_id, seller_code,
       registered_on, registered_at, regime, rule_version, is_invented, project_name, kind, field, seller_name, buyer_name,
       signed_on, is_amount_open, contract_fen, technology_fen, digest, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $9)`,
    [
      registration.regionPath,
      registration.id,
      registration.number,
      registration.caseId,
      registration.caseNumber,
      registration.partyId,
      particulars.seller.creditCode,
      registration.registeredOn,
      registration.registeredAt,
      working.regime,
      working.ruleVersion,
      registration.isInvented,
      particulars.projectName,
      particulars.kind,
      particulars.field,
      particulars.seller.name,
      buyerNames(entry),
      particulars.signedOn,
      entry.isAmountOpen,
      entry.contractFen,
      entry.technologyFen,
      entry.digest,
    ],
  )
  await insertEntry(tx, registration, entry)
}

const buyerNames = ({ particulars }: Entry) => particulars.buyers.map(({ name }) => name).join('、')

async function insertEntry(
  tx: Db,
  { regionPath, id }: Pick<NewRegistration, 'regionPath' | 'id'>,
  entry: Entry & { digest: string },
): Promise<void> {
  await tx.query(
    `insert into contracts.entry (region_path, registration_id, edition, kind, recorded_at, recorded_on, recorded_by,
       recorded_by_name, reason, state, contract_kind, field, is_amount_open, contract_fen, technology_fen, particulars,
       working, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      regionPath,
      id,
      entry.edition,
      entry.kind,
      entry.recordedAt,
      entry.recordedOn,
      entry.recordedBy,
      entry.recordedByName,
      entry.reason,
      entry.state,
      entry.particulars.kind,
      entry.particulars.field,
      entry.isAmountOpen,
      entry.contractFen,
      entry.technologyFen,
      JSON.stringify(entry.particulars),
      JSON.stringify(entry.working),
      entry.digest,
    ],
  )
}

/** Writes the next entry, and what holds by it. */
export async function appendEntry(
  tx: Db,
  row: Pick<RegistrationRow, 'region_path' | 'id'>,
  entry: Entry & { digest: string },
): Promise<void> {
  const { particulars } = entry
  await tx.query(
    `update contracts.registration set edition = $3, state = $4, project_name = $5, kind = $6, field = $7,
       buyer_name = $8, signed_on = $9, is_amount_open = $10, contract_fen = $11, technology_fen = $12, digest = $13,
       changed_at = $14
     where region_path = $1 and id = $2`,
    [
      row.region_path,
      row.id,
      entry.edition,
      entry.state,
      particulars.projectName,
      particulars.kind,
      particulars.field,
      buyerNames(entry),
      particulars.signedOn,
      entry.isAmountOpen,
      entry.contractFen,
      entry.technologyFen,
      entry.digest,
      entry.recordedAt,
    ],
  )
  await insertEntry(tx, { regionPath: row.region_path, id: row.id }, entry)
}

export const inScope = (scope: Scope) =>
  scopeCondition(scope, { regionPath: 'r.region_path', organisationId: 'r.party_id' })

/** Null when there is none within the scope. */
export async function registrationById(
  db: Db,
  scope: Scope,
  id: string,
  lock: 'update' | null = null,
): Promise<RegistrationRow | null> {
  const { rows } = await sql<RegistrationRow>`select r.* from contracts.registration r
    where r.id = ${id} and ${inScope(scope)} ${lock ? sql`for update` : sql``}`.execute(db.as())
  return rows[0] ?? null
}

/** Whose number it is: for the public check of certificates, which asks for the digest too. */
export async function registrationsByNumber(db: Db, number: string): Promise<RegistrationRow[]> {
  return db.query<RegistrationRow>('select * from contracts.registration where number = $1', [number])
}

interface EntryRow {
  edition: number
  kind: Entry['kind']
  recorded_at: Date
  recorded_on: string
  recorded_by: string | null
  recorded_by_name: string
  reason: string | null
  state: Entry['state']
  is_amount_open: boolean
  contract_fen: bigint
  technology_fen: bigint
  particulars: Entry['particulars']
  working: Entry['working']
  digest: string
}

/** Every entry of a registration, the first first. */
export async function entriesOf(
  db: Db,
  { region_path, id }: Pick<RegistrationRow, 'region_path' | 'id'>,
): Promise<(Entry & { digest: string })[]> {
  const rows = await db.query<EntryRow>(
    'select * from contracts.entry where region_path = $1 and registration_id = $2 order by edition',
    [region_path, id],
  )
  return rows.map((row) => ({
    edition: row.edition,
    kind: row.kind,
    recordedAt: row.recorded_at,
    recordedOn: row.recorded_on,
    recordedBy: row.recorded_by,
    recordedByName: row.recorded_by_name,
    reason: row.reason,
    state: row.state,
    isAmountOpen: row.is_amount_open,
    contractFen: row.contract_fen,
    technologyFen: row.technology_fen,
    particulars: row.particulars,
    working: row.working,
    digest: row.digest,
  }))
}

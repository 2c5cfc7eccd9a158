import { digestOf } from '#engines/procedure'
import type { Db } from '#platform/db/db'
import type { DuplicateTraces } from '../rules/duplicates/duplicate-keys.ts'
import { certified, type Entry } from '../rules/registry/entry.ts'
import { storedTraces } from './duplicates.ts'

export interface TakenOver {
  regionPath: string
  number: string
  /** The sheet that it came in; null: made here. */
  takenFrom: string | null
  partyId: string | null
  registeredOn: string
  registeredAt: Date
  isInvented: boolean
  entry: Entry
  traces: DuplicateTraces
}

const batch = 1000

/** Writes many registrations at once, each with its first entry and as filed on the day of registration. */
export async function insertTakenOver(tx: Db, contracts: readonly TakenOver[]): Promise<void> {
  for (let start = 0; start < contracts.length; start += batch) {
    const rows = JSON.stringify(contracts.slice(start, start + batch).map(rowOf))
    await tx.query(registrations, [rows])
    await tx.query(entries, [rows])
    await tx.query(filings, [rows])
  }
}

function rowOf(taken: TakenOver) {
  const { regionPath, number, takenFrom, partyId, registeredOn, registeredAt, isInvented, entry, traces } = taken
  const id = `reg_${number}`
  const { particulars, working } = entry
  return {
    region_path: regionPath,
    id,
    number,
    party_id: partyId,
    taken_from: takenFrom,
    registered_on: registeredOn,
    at: registeredAt.toISOString(),
    regime: working.regime,
    rule_version: working.ruleVersion,
    is_invented: isInvented,
    project_name: particulars.projectName,
    kind: particulars.kind,
    field: particulars.field,
    seller_code: particulars.seller.creditCode,
    seller_name: particulars.seller.name,
    buyer_code: particulars.buyers[0]?.creditCode ?? null,
    buyer_name: particulars.buyers.map(({ name }) => name).join('、'),
    signed_on: particulars.signedOn,
    is_amount_open: entry.isAmountOpen,
    contract_fen: String(entry.contractFen),
    technology_fen: String(entry.technologyFen),
    recorded_by_name: entry.recordedByName,
    particulars,
    content: particulars.content,
    buyers: particulars.buyers.map(({ name, creditCode }) => ({ name, creditCode })),
    ...storedTraces(traces),
    working,
    digest: digestOf(certified({ id, number, regionPath, registeredOn }, entry)),
  }
}

const record = `jsonb_to_recordset($1::jsonb) as c (region_path text, id text, number text, party_id text, taken_from text, registered_on date, at timestamptz,
  regime text, rule_version text, is_invented boolean, project_name text, kind text, field text, seller_code text,
  seller_name text, buyer_code text, buyer_name text, signed_on date, is_amount_open boolean, contract_fen bigint,
  technology_fen bigint, recorded_by_name text, content text, buyers jsonb, duplicate_keys bigint[],
  text_signature bigint[], particulars jsonb, working jsonb, digest text)`

const registrations = `insert into contracts.registration (region_path, id, number, party_id, taken_from, seller_code, registered_on, registered_at,
    regime, rule_version, is_invented, project_name, kind, field, seller_name, buyer_name, signed_on, is_amount_open,
    contract_fen, technology_fen, digest, changed_at)
  select region_path, id, number, party_id, taken_from, seller_code, registered_on, at, regime, rule_version, is_invented, project_name, kind,
    field, seller_name, buyer_name, signed_on, is_amount_open, contract_fen, technology_fen, digest, at from ${record}`

const entries = `insert into contracts.entry (region_path, registration_id, edition, kind, recorded_at, recorded_on,
    recorded_by_name, state, contract_kind, field, is_amount_open, contract_fen, technology_fen, particulars, working, digest)
  select region_path, id, 1, 'registered', at, registered_on, recorded_by_name, 'valid', kind, field, is_amount_open,
    contract_fen, technology_fen, particulars, working, digest from ${record}`

const filings = `insert into contracts.filing (region_path, case_id, case_number, party_id, project_name, kind, field,
    seller_code, seller_name, buyer_code, buyer_name, signed_on, contract_fen, technology_fen, filed_on, filed_at,
    content, buyers, duplicate_keys, text_signature)
  select region_path, id, number, coalesce(party_id, ''), project_name, kind, field, coalesce(seller_code, ''), seller_name, buyer_code,
    buyer_name, signed_on, contract_fen, technology_fen, registered_on, at, content, buyers, duplicate_keys, text_signature
  from ${record}`

/** Numbers up to this one were given elsewhere: the next one that is made here lies above. */
export async function raiseSerial(tx: Db, regionPath: string, year: number, last: number): Promise<void> {
  if (last === 0) return
  await tx.query(
    `insert into contracts.number_counter (region_path, year, last) values ($1, $2, $3)
     on conflict (region_path, year) do update set last = greatest(number_counter.last, excluded.last)`,
    [regionPath, year, last],
  )
}

/** A registration as it was entered first. */
export interface FirstEntered {
  number: string
  region_path: string
  kind: string
  registered_on: string
  seller_name: string
  contract_fen: bigint
  technology_fen: bigint
}

/** Of these numbers those that are registered, as they were entered first: later changes are this register's own. */
export async function firstEntered(db: Db, numbers: readonly string[]): Promise<Map<string, FirstEntered>> {
  const rows = await db.query<FirstEntered>(
    `select r.number, r.region_path, e.contract_kind as kind, r.registered_on, r.seller_name, e.contract_fen, e.technology_fen
     from contracts.registration r
     join contracts.entry e on e.region_path = r.region_path and e.registration_id = r.id and e.edition = 1
     where r.number = any($1)`,
    [[...numbers]],
  )
  return new Map(rows.map((row) => [row.number, row]))
}

/** Two imports at once take turns, so that the second sees what the first has written. */
export async function takeImportTurn(tx: Db): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('contracts.import-register'))`)
}

/** Serial numbers that a region has used in a year go on after those taken over. */
export async function reserveSerials(tx: Db, regionPath: string, year: number, count: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `insert into contracts.number_counter (region_path, year, last) values ($1, $2, $3)
     on conflict (region_path, year) do update set last = number_counter.last + $3 returning last`,
    [regionPath, year, count],
  )
  return (row?.last ?? count) - count
}

import type { Db } from '#platform/db/db'
import type { FactSource, Title } from '../codes.ts'
import type { FactName } from '../rules/fact-dictionary.ts'
import type { Recorder } from './companies.ts'

/** A file that was kept elsewhere before, or is invented. */
export interface EarlierCompany {
  creditCode: string
  name: string
  regionPath: string
  industry: string
  registeredOn: string
  facts: { fact: FactName; period: string; value: string; source: FactSource }[]
  certificates: { title: Title; validFrom: string; validTo: string; number: string | null }[]
}

const batch = 500

/** Writes many files at once, each with its first entry; a file that is there stays as it is. */
export async function insertTakenOver(
  tx: Db,
  companies: readonly EarlierCompany[],
  { isInvented, by }: { isInvented: boolean; by: Recorder },
): Promise<void> {
  for (let start = 0; start < companies.length; start += batch) {
    const rows = JSON.stringify(companies.slice(start, start + batch))
    const given = [rows, by.at, by.by, by.byName]
    await tx.query(files, [...given, isInvented])
    await tx.query(facts, given)
    await tx.query(certificates, given)
  }
}

const files = `with given as (
    select * from jsonb_to_recordset($1::jsonb) as j ("creditCode" text, name text, "regionPath" text, industry text,
      "registeredOn" date)),
  made as (
    insert into enterprises.company (credit_code, region_path, name, industry, registered_on, status, is_invented,
      revision, entered_at, changed_at)
    select "creditCode", "regionPath", name, industry, "registeredOn", 'active', $5, 1, $2::timestamptz, $2::timestamptz
    from given on conflict do nothing returning credit_code)
  insert into enterprises.entry (credit_code, revision, kind, recorded_at, recorded_by, recorded_by_name, reason, changes)
  select credit_code, 1, 'entered', $2::timestamptz, $3, $4, null, '[]' from made`

const facts = `insert into enterprises.fact (credit_code, fact, period, source, revision, value, precision, recorded_at,
    recorded_by, recorded_by_name)
  select j."creditCode", f.fact, f.period, f.source, 1, f.value, 'exact', $2::timestamptz, $3, $4
  from jsonb_to_recordset($1::jsonb) as j ("creditCode" text, facts jsonb),
    jsonb_to_recordset(j.facts) as f (fact text, period text, value text, source text)
  on conflict do nothing`

const certificates = `insert into enterprises.certificate (credit_code, title, valid_from, revision, number, valid_to,
    source, recorded_at, recorded_by, recorded_by_name)
  select j."creditCode", t.title, t."validFrom", 1, t.number, t."validTo", 'recognition', $2::timestamptz, $3, $4
  from jsonb_to_recordset($1::jsonb) as j ("creditCode" text, certificates jsonb),
    jsonb_to_recordset(j.certificates) as t (title text, "validFrom" date, "validTo" date, number text)
  on conflict do nothing`

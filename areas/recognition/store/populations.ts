import type { Db } from '#platform/db/db'
import type { Subject } from '../rules/population/summary.ts'

export interface PopulationRow {
  region_path: string
  id: string
  rule_set: string
  rule_version: string
  judged_on: string
  job_id: string | null
  started_at: Date
  started_by_name: string
  finished_at: Date | null
}

export interface NewPopulation {
  regionPath: string
  id: string
  ruleSet: string
  ruleVersion: string
  on: string
  at: Date
  by: string | null
  byName: string
}

export async function insertPopulation(tx: Db, row: NewPopulation): Promise<void> {
  await tx.query(
    `insert into recognition.population (region_path, id, rule_set, rule_version, judged_on, started_at, started_by,
       started_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.regionPath, row.id, row.ruleSet, row.ruleVersion, row.on, row.at, row.by, row.byName],
  )
}

interface Key {
  regionPath: string
  id: string
}

export async function setPopulationJob(tx: Db, { regionPath, id }: Key, jobId: string): Promise<void> {
  await tx.query('update recognition.population set job_id = $3 where region_path = $1 and id = $2', [
    regionPath,
    id,
    jobId,
  ])
}

export async function populationAt(
  db: Db,
  { regionPath, id }: Key,
  lock: 'update' | null = null,
): Promise<PopulationRow | null> {
  const [row] = await db.query<PopulationRow>(
    `select * from recognition.population where region_path = $1 and id = $2 ${lock ? 'for update' : ''}`,
    [regionPath, id],
  )
  return row ?? null
}

/** Those of a region, the latest first. */
export async function populationsOf(db: Db, regionPath: string, limit: number): Promise<PopulationRow[]> {
  return db.query<PopulationRow>(
    'select * from recognition.population where region_path = $1 order by started_at desc, id limit $2',
    [regionPath, limit],
  )
}

export type NewSubject = Subject & { facts: string }

export async function insertSubjects(tx: Db, { regionPath, id }: Key, subjects: readonly NewSubject[]): Promise<void> {
  await tx.query(
    `insert into recognition.population_subject (region_path, population_id, credit_code, name, district, section, total,
       verdict, readiness, valid_to, gates, missing, facts)
     select $1, $2, "creditCode", name, district, section, total, verdict, readiness, "validTo", gates, missing,
       facts::jsonb
     from jsonb_to_recordset($3::jsonb) as j ("creditCode" text, name text, district text, section text, total numeric,
       verdict text, readiness text, "validTo" date, gates jsonb, missing jsonb, facts text)`,
    [regionPath, id, JSON.stringify(subjects)],
  )
}

export async function finishPopulation(tx: Db, { regionPath, id }: Key, at: Date): Promise<void> {
  await tx.query('update recognition.population set finished_at = $3 where region_path = $1 and id = $2', [
    regionPath,
    id,
    at,
  ])
}

/** Every company of a population without its facts, by points and name. */
export async function subjectsOf(db: Db, { regionPath, id }: Key): Promise<Subject[]> {
  const rows = await db.query<Omit<Subject, 'total'> & { total: string | null }>(
    `select credit_code as "creditCode", name, district, section, total, verdict, readiness, valid_to as "validTo",
       gates, missing
     from recognition.population_subject where region_path = $1 and population_id = $2
     order by total desc nulls last, credit_code collate "C"`,
    [regionPath, id],
  )
  return rows.map((row) => ({ ...row, total: row.total === null ? null : Number(row.total) }))
}

export interface FrozenSubject {
  credit_code: string
  name: string
  district: string
  valid_to: string | null
  /** As JSON text: every digit of a figure counts. */
  facts: string
}

/** The companies of a population after a code, with the facts that they were judged by. */
export async function frozenSubjects(
  db: Db,
  { regionPath, id }: Key,
  { after, limit }: { after: string; limit: number },
): Promise<FrozenSubject[]> {
  return db.query<FrozenSubject>(
    `select credit_code, name, district, valid_to, facts::text as facts from recognition.population_subject
     where region_path = $1 and population_id = $2 and credit_code collate "C" > $3
     order by credit_code collate "C" limit $4`,
    [regionPath, id, after, limit],
  )
}

import type { Db } from '#platform/db/db'
import { binWidth, type Subject, type SubjectFilter, type Summary } from '../rules/population/summary.ts'

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
  /** Null until it is finished, and of those that were finished before it was kept. */
  summary: Summary | null
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

/** What another attempt of the same job has written stays. */
export async function insertSubjects(tx: Db, { regionPath, id }: Key, subjects: readonly NewSubject[]): Promise<void> {
  await tx.query(
    `insert into recognition.population_subject (region_path, population_id, credit_code, name, district, section, total,
       verdict, readiness, valid_to, gates, missing, facts)
     select $1, $2, "creditCode", name, district, section, total, verdict, readiness, "validTo", gates, missing,
       facts::jsonb
     from jsonb_to_recordset($3::jsonb) as j ("creditCode" text, name text, district text, section text, total numeric,
       verdict text, readiness text, "validTo" date, gates jsonb, missing jsonb, facts text)
     on conflict do nothing`,
    [regionPath, id, JSON.stringify(subjects)],
  )
}

export async function finishPopulation(
  tx: Db,
  { regionPath, id }: Key,
  { at, summary }: { at: Date; summary: Summary },
): Promise<void> {
  await tx.query(
    'update recognition.population set finished_at = $3, summary = $4 where region_path = $1 and id = $2',
    [regionPath, id, at, JSON.stringify(summary)],
  )
}

/** The company that was written last: companies come by code, so all before it are there. Empty: none yet. */
export async function lastSubject(db: Db, { regionPath, id }: Key): Promise<string> {
  const [row] = await db.query<{ last: string | null }>(
    `select max(credit_code collate "C") as last from recognition.population_subject
     where region_path = $1 and population_id = $2`,
    [regionPath, id],
  )
  return row?.last ?? ''
}

const subjectColumns = `credit_code as "creditCode", name, district, section, total, verdict, readiness,
  valid_to as "validTo", gates, missing`

type SubjectRow = Omit<Subject, 'total'> & { total: string | null }

const subjectOf = ({ total, ...row }: SubjectRow): Subject => ({ ...row, total: total === null ? null : Number(total) })

/** The companies of a population that one bar stands for, by points and code. */
const isIn = `region_path = $1 and population_id = $2
  and ($3::int is null or total >= $3::int * ${binWidth} and total < ($3::int + 1) * ${binWidth})
  and ($4::text is null or coalesce(gates ->> $4, 'unknown') = $5)
  and ($6::text is null or starts_with(district, $6))
  and ($7::text is null or coalesce(section, 'unknown') = $7)
  and ($8::text is null or verdict = $8)
  and ($9::text is null or readiness = $9)
  and ($10::text is null or missing ? $10)
  and ($11::text is null or strpos(name, $11) > 0 or starts_with(credit_code, upper($11)))`

const gateWords = { yes: 'true', no: 'false', unknown: 'unknown' }

function asked({ regionPath, id }: Key, filter: SubjectFilter): unknown[] {
  const { bin, gate, gateIs, district, section, verdict, readiness, missing, q } = filter
  const values = [bin, gate, gateWords[gateIs ?? 'yes'], district, section, verdict, readiness, missing, q || undefined]
  return [regionPath, id, ...values.map((value) => value ?? null)]
}

export async function countSubjects(db: Db, key: Key, filter: SubjectFilter): Promise<number> {
  const [row] = await db.query<{ count: bigint }>(
    `select count(*) from recognition.population_subject where ${isIn}`,
    asked(key, filter),
  )
  return Number(row?.count ?? 0)
}

export async function findSubjects(
  db: Db,
  key: Key,
  { filter, limit, offset }: { filter: SubjectFilter; limit: number; offset: number },
): Promise<Subject[]> {
  const rows = await db.query<SubjectRow>(
    `select ${subjectColumns} from recognition.population_subject where ${isIn}
     order by total desc nulls last, credit_code collate "C" limit $12 offset $13`,
    [...asked(key, filter), limit, offset],
  )
  return rows.map(subjectOf)
}

/** Companies read at once. */
const piece = 1000

/** All of them, a thousand at a time. */
export async function* eachSubject(db: Db, key: Key, filter: SubjectFilter = {}): AsyncGenerator<Subject[]> {
  for (let offset = 0; ; offset += piece) {
    const subjects = await findSubjects(db, key, { filter, limit: piece, offset })
    if (subjects.length > 0) yield subjects
    if (subjects.length < piece) return
  }
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

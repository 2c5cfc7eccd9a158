import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { ContentState, MeasureFacts, MechanismFacts } from '../rules/review/content-review.ts'
import type { PlansTables } from '../schema/tables.gen.ts'
import type { VersionKey } from './items.ts'

/** What people made of a measure or mechanism. */
interface Decided<F> {
  state: ContentState
  compiled: F | null
  revision: number
  reviewed_by_name: string | null
  reviewed_at: Date | null
  changed_by_name: string | null
  last_review_id: string | null
}

export interface MeasureRow extends Decided<MeasureFacts> {
  id: string
  seq: number
  heading_path: string[]
  number: string | null
  title: string
  text_offset: number
  end_offset: number
  role: 'task' | 'review' | 'safeguard'
  units_open: boolean
  units_quote: string | null
  due_by: string | null
}

export interface ResponsibleRow {
  measure_id: string
  seq: number
  printed: string
  resolved: string
  role: 'lead' | 'responsible' | 'support'
  department_id: string | null
  department_name: string | null
  match_bps: number | null
}

export interface HeadingRow {
  level: number
  number: string | null
  title: string
  text_offset: number
}

export interface MechanismRow extends Decided<MechanismFacts> {
  id: string
  name: string
  quote: string
  text_offset: number
  type: string
}

const decidedColumns = sql`state, compiled, revision, reviewed_by_name, reviewed_at, changed_by_name, last_review_id`

const among = (ids: readonly string[] | null) => (ids === null ? sql`` : sql`and id = any(${[...ids]}::text[])`)

/** Measures in the order of the document, also those that a person said are none. */
export async function allMeasuresOf(
  db: Db,
  version: VersionKey,
  ids: readonly string[] | null = null,
): Promise<MeasureRow[]> {
  const found = await sql<MeasureRow>`
    select id, seq, heading_path, number, title, text_offset, end_offset, role, units_open, units_quote, due_by,
      ${decidedColumns}
    from plans.measure where region_path = ${version.region_path} and version_id = ${version.id} ${among(ids)}
    order by text_offset, seq
  `.execute(db.as<PlansTables>())
  return found.rows
}

/** Measures that stand. */
export async function measuresOf(db: Db, version: VersionKey): Promise<MeasureRow[]> {
  return (await allMeasuresOf(db, version)).filter(({ state }) => state !== 'rejected')
}

export async function measureIdsOf(db: Db, version: VersionKey): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select id from plans.measure where region_path = ${version.region_path} and version_id = ${version.id}
  `.execute(db.as<PlansTables>())
  return new Set(found.rows.map((row) => row.id))
}

/** Units of measures that stand: those of a rejected one answer for nothing. */
export async function responsiblesOf(db: Db, version: VersionKey): Promise<ResponsibleRow[]> {
  const found = await sql<ResponsibleRow>`
    select r.measure_id, r.seq, r.printed, r.resolved, r.role, r.department_id, r.department_name, r.match_bps
    from plans.responsible r
    join plans.measure m on m.region_path = r.region_path and m.version_id = r.version_id and m.id = r.measure_id
    where r.region_path = ${version.region_path} and r.version_id = ${version.id} and m.state <> 'rejected'
    order by r.measure_id, r.seq
  `.execute(db.as<PlansTables>())
  return found.rows
}

/** Units of these measures, or of all where none are named, whatever became of the measures. */
export async function unitsOfMeasures(
  db: Db,
  version: VersionKey,
  measureIds: readonly string[] | null,
): Promise<ResponsibleRow[]> {
  const found = await sql<ResponsibleRow>`
    select measure_id, seq, printed, resolved, role, department_id, department_name, match_bps
    from plans.responsible where region_path = ${version.region_path} and version_id = ${version.id}
      ${measureIds === null ? sql`` : sql`and measure_id = any(${[...measureIds]}::text[])`}
    order by measure_id, seq
  `.execute(db.as<PlansTables>())
  return found.rows
}

export async function headingsOf(db: Db, version: VersionKey): Promise<HeadingRow[]> {
  const found = await sql<HeadingRow>`
    select level, number, title, text_offset from plans.heading
    where region_path = ${version.region_path} and version_id = ${version.id} order by seq
  `.execute(db.as<PlansTables>())
  return found.rows
}

/** Mechanisms in the order of the document, also those that a person said are none. */
export async function allMechanismsOf(
  db: Db,
  version: VersionKey,
  ids: readonly string[] | null = null,
): Promise<MechanismRow[]> {
  const found = await sql<MechanismRow>`
    select id, name, quote, text_offset, type, ${decidedColumns} from plans.mechanism
    where region_path = ${version.region_path} and version_id = ${version.id} ${among(ids)}
    order by text_offset, seq
  `.execute(db.as<PlansTables>())
  return found.rows
}

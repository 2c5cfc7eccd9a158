import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { PlansTables } from '../schema/tables.gen.ts'
import type { VersionKey } from './items.ts'

export interface MeasureRow {
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

export interface MechanismRow {
  name: string
  quote: string
  text_offset: number
  type: string
}

export async function measuresOf(db: Db, version: VersionKey): Promise<MeasureRow[]> {
  const found = await sql<MeasureRow>`
    select id, seq, heading_path, number, title, text_offset, end_offset, role, units_open, units_quote, due_by
    from plans.measure where region_path = ${version.region_path} and version_id = ${version.id} order by seq
  `.execute(db.as<PlansTables>())
  return found.rows
}

export async function measureIdsOf(db: Db, version: VersionKey): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select id from plans.measure where region_path = ${version.region_path} and version_id = ${version.id}
  `.execute(db.as<PlansTables>())
  return new Set(found.rows.map((row) => row.id))
}

export async function responsiblesOf(db: Db, version: VersionKey): Promise<ResponsibleRow[]> {
  const found = await sql<ResponsibleRow>`
    select measure_id, seq, printed, resolved, role, department_id, department_name, match_bps
    from plans.responsible where region_path = ${version.region_path} and version_id = ${version.id}
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

export async function mechanismsOf(db: Db, version: VersionKey): Promise<MechanismRow[]> {
  const found = await sql<MechanismRow>`
    select name, quote, text_offset, type from plans.mechanism
    where region_path = ${version.region_path} and version_id = ${version.id} order by seq
  `.execute(db.as<PlansTables>())
  return found.rows
}

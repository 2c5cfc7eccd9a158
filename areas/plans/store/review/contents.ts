import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { ContentFacts, ContentState, MeasureFacts, MechanismFacts } from '../../rules/review/content-review.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import type { VersionKey } from '../items.ts'
import { allMeasuresOf, allMechanismsOf, type MeasureRow, type MechanismRow, unitsOfMeasures } from '../measures.ts'

export type ContentKind = 'measure' | 'mechanism'

/** A measure or mechanism as it was before or became by a decision; kept as JSON, so instants are text. */
export interface ContentSnapshot {
  state: ContentState
  facts: ContentFacts
  compiled: ContentFacts | null
  reviewedByName: string | null
  reviewedAt: string | null
  lastReviewId: string | null
}

export interface Content extends ContentSnapshot {
  kind: ContentKind
  id: string
  revision: number
  changedByName: string | null
}

/** Measures or mechanisms, locked until the transaction ends; in the order of their ids, so that two steps never cross. */
export async function lockContents(
  tx: Db,
  version: VersionKey,
  kind: ContentKind,
  ids: readonly string[],
): Promise<Content[]> {
  await sql`
    select id from ${table(kind)}
    where region_path = ${version.region_path} and version_id = ${version.id} and id = any(${[...ids]}::text[])
    order by id for update
  `.execute(tx.as<PlansTables>())
  if (kind === 'mechanism') return (await allMechanismsOf(tx, version, ids)).map(mechanismContent)
  const rows = await allMeasuresOf(tx, version, ids)
  const units = Map.groupBy(await unitsOfMeasures(tx, version, ids), (unit) => unit.measure_id)
  return rows.map((row) =>
    measureContent(row, {
      title: row.title,
      dueBy: row.due_by,
      units: (units.get(row.id) ?? []).map((unit) => ({
        printed: unit.printed,
        resolved: unit.resolved,
        role: unit.role,
        departmentId: unit.department_id,
        departmentName: unit.department_name,
        matchBps: unit.match_bps,
      })),
    }),
  )
}

const table = (kind: ContentKind) => sql.table(kind === 'measure' ? 'plans.measure' : 'plans.mechanism')

function measureContent(row: MeasureRow, facts: MeasureFacts): Content {
  return { kind: 'measure', id: row.id, facts, compiled: row.compiled, ...decided(row) }
}

function mechanismContent(row: MechanismRow): Content {
  const facts = { name: row.name, type: row.type }
  return { kind: 'mechanism', id: row.id, facts, compiled: row.compiled, ...decided(row) }
}

function decided(row: MeasureRow | MechanismRow) {
  return {
    state: row.state,
    revision: row.revision,
    changedByName: row.changed_by_name,
    reviewedByName: row.reviewed_by_name,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    lastReviewId: row.last_review_id,
  }
}

export function snapshotOf({
  state,
  facts,
  compiled,
  reviewedByName,
  reviewedAt,
  lastReviewId,
}: Content): ContentSnapshot {
  return { state, facts, compiled, reviewedByName, reviewedAt, lastReviewId }
}

/** Makes a measure or mechanism what a decision, or the undoing of one, says. */
export async function writeContent(
  tx: Db,
  version: VersionKey & { plan_id: string },
  content: Content,
  next: ContentSnapshot,
  by: string,
): Promise<void> {
  const { facts } = next
  const columns = {
    state: next.state,
    compiled: next.compiled && JSON.stringify(next.compiled),
    revision: content.revision + 1,
    reviewed_by_name: next.reviewedByName,
    reviewed_at: next.reviewedAt,
    changed_by_name: by,
    last_review_id: next.lastReviewId,
  }
  const db = tx.as<PlansTables>()
  if ('units' in facts) {
    await db
      .updateTable('plans.measure')
      .set({ ...columns, title: facts.title, due_by: facts.dueBy })
      .where('region_path', '=', version.region_path)
      .where('version_id', '=', version.id)
      .where('id', '=', content.id)
      .execute()
    await replaceUnits(tx, version, content.id, facts.units)
  } else
    await db
      .updateTable('plans.mechanism')
      .set({ ...columns, name: facts.name, type: facts.type })
      .where('region_path', '=', version.region_path)
      .where('version_id', '=', version.id)
      .where('id', '=', content.id)
      .execute()
}

async function replaceUnits(
  tx: Db,
  version: VersionKey & { plan_id: string },
  measureId: string,
  units: MeasureFacts['units'],
): Promise<void> {
  await sql`
    delete from plans.responsible
    where region_path = ${version.region_path} and version_id = ${version.id} and measure_id = ${measureId}
  `.execute(tx.as<PlansTables>())
  if (units.length === 0) return
  await tx
    .as<PlansTables>()
    .insertInto('plans.responsible')
    .values(
      units.map((unit, seq) => ({
        region_path: version.region_path,
        version_id: version.id,
        measure_id: measureId,
        seq,
        plan_id: version.plan_id,
        printed: unit.printed,
        resolved: unit.resolved,
        role: unit.role,
        department_id: unit.departmentId,
        department_name: unit.departmentName,
        match_bps: unit.matchBps,
      })),
    )
    .execute()
}

export interface Added {
  id: string
  offset: number
  quote: string
  headingPath: readonly string[]
  facts: MeasureFacts | MechanismFacts
}

/** Writes a measure or mechanism that a person found, as yet decided by nobody. */
export async function insertContent(tx: Db, version: VersionKey & { plan_id: string }, added: Added): Promise<void> {
  const { id, offset, quote, facts } = added
  const kind = 'units' in facts ? 'measure' : 'mechanism'
  const last = await sql<{ seq: number | null }>`
    select max(seq) as seq from ${table(kind)}
    where region_path = ${version.region_path} and version_id = ${version.id}
  `.execute(tx.as<PlansTables>())
  const row = {
    region_path: version.region_path,
    version_id: version.id,
    id,
    seq: (last.rows[0]?.seq ?? -1) + 1,
    text_offset: offset,
    state: 'added',
  }
  const db = tx.as<PlansTables>()
  if (!('units' in facts)) {
    await db
      .insertInto('plans.mechanism')
      .values({ ...row, name: facts.name, type: facts.type, quote })
      .execute()
    return
  }
  await db
    .insertInto('plans.measure')
    .values({
      ...row,
      heading_path: JSON.stringify(added.headingPath),
      title: facts.title,
      end_offset: offset + quote.length,
      role: 'task',
      units_open: false,
      due_by: facts.dueBy,
    })
    .execute()
  await replaceUnits(tx, version, id, facts.units)
}

/** Takes away what a person had added. Items must no longer belong to it. */
export async function removeContent(
  tx: Db,
  version: VersionKey & { plan_id: string },
  content: Content,
): Promise<void> {
  if (content.kind === 'measure') await replaceUnits(tx, version, content.id, [])
  await sql`
    delete from ${table(content.kind)}
    where region_path = ${version.region_path} and version_id = ${version.id} and id = ${content.id}
  `.execute(tx.as<PlansTables>())
}

/** How many items belong to a measure. */
export async function itemCountOf(tx: Db, version: VersionKey, measureId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from plans.item
    where region_path = ${version.region_path} and version_id = ${version.id} and measure_id = ${measureId}
  `.execute(tx.as<PlansTables>())
  return found.rows[0]?.count ?? 0
}

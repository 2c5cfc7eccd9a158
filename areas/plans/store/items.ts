import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { ItemFacts, ItemState } from '../rules/review/item-review.ts'
import type { PlansTables } from '../schema/tables.gen.ts'

export interface VersionKey {
  region_path: string
  id: string
}

export interface ItemRow {
  region_path: string
  version_id: string
  id: string
  seq: number
  state: ItemState
  measure_id: string | null
  indicator: string
  subject: string | null
  value: string
  value_max: string | null
  unit: string | null
  comparator: ItemFacts['comparator']
  mode: ItemFacts['mode']
  kind: ItemFacts['kind']
  deadline: string | null
  growth: string | null
  quote: string
  text_offset: number
  compiled: ItemFacts | null
  confidence_bps: number | null
  origin: 'compiler' | 'person' | 'assistant'
  /** Why the assistant proposes it. */
  reason: string | null
  rival_item_id: string | null
  value_text: string | null
  value_offset: number | null
  deadline_from: 'stated' | 'inherited' | null
  ratio_of: string | null
  part_of_item_id: string | null
  relative_to: string | null
  recurrence: 'annual' | null
  table_name: string | null
  progress_claim: string | null
  made_by: 'merge' | 'split' | null
  made_from: string[] | null
  earlier_item_id: string | null
  earlier_fields: string[] | null
  carried_from_item_id: string | null
  chosen_indicator_id: string | null
  chosen_indicator_name: string | null
  note: string | null
  revision: number
  reviewed_by_user_id: string | null
  reviewed_by_name: string | null
  reviewed_at: Date | null
  changed_by_name: string | null
  last_review_id: string | null
}

/** An item as it was before or became by a decision; kept as JSON, so instants are text. */
export interface ItemSnapshot {
  state: ItemState
  facts: ItemFacts
  note: string | null
  reviewedByUserId: string | null
  reviewedByName: string | null
  reviewedAt: string | null
  lastReviewId: string | null
  /** Absent where it was written before decisions could be carried over. */
  carriedFromItemId?: string | null
}

export interface ReviewRow {
  id: string
  batch_id: string
  item_id: string
  action: 'accept' | 'correct' | 'reject' | 'reopen' | 'add' | 'merge' | 'split' | 'carry'
  before: ItemSnapshot | null
  after: ItemSnapshot
  note: string | null
  by_name: string
  at: Date
  undone_by_name: string | null
  undone_at: Date | null
}

/** The part of a row that people decide about. */
export function factsOf(row: ItemRow): ItemFacts {
  return {
    measureId: row.measure_id,
    indicator: row.indicator,
    subject: row.subject,
    value: row.value,
    valueMax: row.value_max,
    unit: row.unit,
    comparator: row.comparator,
    mode: row.mode,
    kind: row.kind,
    deadline: row.deadline,
    growth: row.growth,
    quote: row.quote,
    offset: row.text_offset,
  }
}

export function factColumns(facts: ItemFacts) {
  return {
    measure_id: facts.measureId,
    indicator: facts.indicator,
    subject: facts.subject,
    value: facts.value,
    value_max: facts.valueMax,
    unit: facts.unit,
    comparator: facts.comparator,
    mode: facts.mode,
    kind: facts.kind,
    deadline: facts.deadline,
    growth: facts.growth,
    quote: facts.quote,
    text_offset: facts.offset,
  }
}

export function snapshotOf(row: ItemRow): ItemSnapshot {
  return {
    state: row.state,
    facts: factsOf(row),
    note: row.note,
    reviewedByUserId: row.reviewed_by_user_id,
    reviewedByName: row.reviewed_by_name,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    lastReviewId: row.last_review_id,
    carriedFromItemId: row.carried_from_item_id,
  }
}

/** All items in the order of the document. */
export async function itemsOf(db: Db, version: VersionKey): Promise<ItemRow[]> {
  const found = await sql<ItemRow>`
    select * from plans.item where region_path = ${version.region_path} and version_id = ${version.id}
    order by text_offset, seq, id
  `.execute(db.as<PlansTables>())
  return found.rows
}

/** Those of the items that are there. */
export async function itemsById(db: Db, version: VersionKey, ids: readonly string[]): Promise<ItemRow[]> {
  if (ids.length === 0) return []
  const found = await sql<ItemRow>`
    select * from plans.item
    where region_path = ${version.region_path} and version_id = ${version.id} and id = any(${[...ids]}::text[])
    order by text_offset, seq, id
  `.execute(db.as<PlansTables>())
  return found.rows
}

export async function lockItem(tx: Db, version: VersionKey, itemId: string): Promise<ItemRow | null> {
  const found = await sql<ItemRow>`
    select * from plans.item
    where region_path = ${version.region_path} and version_id = ${version.id} and id = ${itemId} for update
  `.execute(tx.as<PlansTables>())
  return found.rows[0] ?? null
}

/** Items that still wait for a decision and are at least so sure, never those of the assistant; locked in one order, so that two batches never cross. */
export async function lockSureItems(tx: Db, version: VersionKey, minConfidenceBps: number): Promise<ItemRow[]> {
  const found = await sql<ItemRow>`
    select * from plans.item
    where region_path = ${version.region_path} and version_id = ${version.id}
      and state = 'proposed' and origin <> 'assistant' and confidence_bps >= ${minConfidenceBps}
    order by id for update
  `.execute(tx.as<PlansTables>())
  return found.rows
}

export async function lockBatch(
  tx: Db,
  version: VersionKey,
  batchId: string,
): Promise<{ review: ReviewRow; item: ItemRow | null }[]> {
  const reviews = await sql<ReviewRow>`
    select * from plans.review
    where region_path = ${version.region_path} and version_id = ${version.id} and batch_id = ${batchId}
      and undone_at is null
    order by item_id for update
  `.execute(tx.as<PlansTables>())
  const ids = reviews.rows.map((review) => review.item_id)
  const items = await sql<ItemRow>`
    select * from plans.item
    where region_path = ${version.region_path} and version_id = ${version.id} and id = any(${ids}::text[])
    order by id for update
  `.execute(tx.as<PlansTables>())
  const byId = new Map(items.rows.map((item) => [item.id, item]))
  return reviews.rows.map((review) => ({ review, item: byId.get(review.item_id) ?? null }))
}

export async function reviewsOf(db: Db, version: VersionKey, itemId: string): Promise<ReviewRow[]> {
  const found = await sql<ReviewRow>`
    select * from plans.review
    where region_path = ${version.region_path} and version_id = ${version.id} and item_id = ${itemId}
    order by id desc
  `.execute(db.as<PlansTables>())
  return found.rows
}

/** Everything that was decided together, by batch. */
export async function reviewsOfBatches(
  db: Db,
  version: VersionKey,
  batchIds: readonly string[],
): Promise<Map<string, ReviewRow[]>> {
  if (batchIds.length === 0) return new Map()
  const found = await sql<ReviewRow>`
    select * from plans.review
    where region_path = ${version.region_path} and version_id = ${version.id}
      and batch_id = any(${[...batchIds]}::text[])
    order by id
  `.execute(db.as<PlansTables>())
  return Map.groupBy(found.rows, ({ batch_id }) => batch_id)
}

/** The decision that made an item what it is; null when the last step undid one, or none was taken. */
export async function lastReviewOf(tx: Db, version: VersionKey, item: ItemRow): Promise<ReviewRow | null> {
  if (item.last_review_id === null) return null
  const found = await sql<ReviewRow>`
    select * from plans.review
    where region_path = ${version.region_path} and version_id = ${version.id} and id = ${item.last_review_id}
  `.execute(tx.as<PlansTables>())
  return found.rows[0] ?? null
}

export async function countsOf(
  db: Db,
  version: VersionKey,
): Promise<{ total: number; decided: number; rejected: number }> {
  const found = await sql<{ total: number; decided: number; rejected: number }>`
    select count(*)::int as total, (count(*) filter (where state <> 'proposed'))::int as decided,
      (count(*) filter (where state = 'rejected'))::int as rejected
    from plans.item
    where region_path = ${version.region_path} and version_id = ${version.id} and state <> 'replaced'
  `.execute(db.as<PlansTables>())
  return found.rows[0] ?? { total: 0, decided: 0, rejected: 0 }
}

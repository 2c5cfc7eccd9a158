import { sql } from 'kysely'
import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Decided } from '../../rules/review/item-review.ts'
import type { Noted } from '../../rules/review/recompose.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import { factColumns, type ItemRow, type ItemSnapshot, type ReviewRow, snapshotOf, type VersionKey } from '../items.ts'
import { chunks } from '../write-compiled.ts'

export interface Decision {
  reviewId: string
  batchId: string
  action: ReviewRow['action']
  note: string | null
  actor: Actor
  at: Date
  /** The item of the version before whose decision this takes over. */
  carriedFromItemId?: string
}

/** Writes one decision: the item as it becomes, and the item before and after beside it. */
export async function writeDecision(tx: Db, row: ItemRow, next: Decided, decision: Decision): Promise<ItemRow> {
  const { actor, at } = decision
  const reopened = decision.action === 'reopen'
  const updated = await tx
    .as<PlansTables>()
    .updateTable('plans.item')
    .set({
      ...factColumns(next.facts),
      state: next.state,
      note: decision.note ?? row.note,
      revision: row.revision + 1,
      reviewed_by_user_id: reopened ? null : actor.userId,
      reviewed_by_name: reopened ? null : actor.name,
      reviewed_at: reopened ? null : at,
      changed_by_name: actor.name,
      last_review_id: decision.reviewId,
      carried_from_item_id: decision.carriedFromItemId ?? null,
    })
    .where('region_path', '=', row.region_path)
    .where('version_id', '=', row.version_id)
    .where('id', '=', row.id)
    .where('revision', '=', row.revision)
    .returningAll()
    .executeTakeFirstOrThrow()
  const after = updated as ItemRow
  await writeReview(tx, after, decision, snapshotOf(row))
  return after
}

/**
 * Lets many items stand as they are, in a few statements: of a long document thousands are accepted at once, and on one
 * connection everybody else waits meanwhile. The caller holds the rows locked.
 */
export async function writeAcceptances(
  tx: Db,
  version: VersionKey,
  rows: readonly { row: ItemRow; state: Decided['state']; reviewId: string }[],
  decision: Omit<Decision, 'reviewId'>,
): Promise<ItemRow[]> {
  const { actor, at } = decision
  const before = new Map(rows.map(({ row }) => [row.id, snapshotOf(row)]))
  const written: ItemRow[] = []
  for (const chunk of chunks(rows)) {
    const some = chunk.map(([each]) => each)
    const updated = await sql<ItemRow>`
      update plans.item i
      set state = d.state, revision = i.revision + 1, reviewed_by_user_id = ${actor.userId},
        reviewed_by_name = ${actor.name}, reviewed_at = ${at}, changed_by_name = ${actor.name},
        last_review_id = d.review_id, carried_from_item_id = null
      from unnest(${some.map(({ row }) => row.id)}::text[], ${some.map(({ state }) => state)}::text[],
        ${some.map(({ reviewId }) => reviewId)}::text[]) as d (item_id, state, review_id)
      where i.region_path = ${version.region_path} and i.version_id = ${version.id} and i.id = d.item_id
      returning i.*
    `.execute(tx.as<PlansTables>())
    const reviews = updated.rows.map((after) =>
      reviewColumns(after, { ...decision, reviewId: after.last_review_id ?? '' }, before.get(after.id) ?? null),
    )
    await tx.as<PlansTables>().insertInto('plans.review').values(reviews).execute()
    written.push(...updated.rows)
  }
  return written
}

/** Of what a person made an item, and what it keeps of that. */
export interface Made {
  by: 'merge' | 'split'
  from: readonly string[]
  noted: Noted
}

/** Writes an item that a person found, or made of others. */
export async function writeAddedItem(
  tx: Db,
  version: VersionKey,
  item: { id: string; next: Decided; decision: Decision; made?: Made },
): Promise<ItemRow> {
  const { id, next, decision, made } = item
  const db = tx.as<PlansTables>()
  const last = await db
    .selectFrom('plans.item')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('region_path', '=', version.region_path)
    .where('version_id', '=', version.id)
    .executeTakeFirst()
  const inserted = await db
    .insertInto('plans.item')
    .values({
      region_path: version.region_path,
      version_id: version.id,
      id,
      seq: (last?.seq ?? -1) + 1,
      ...factColumns(next.facts),
      state: next.state,
      origin: 'person',
      ...(made ? madeColumns(made) : {}),
      note: decision.note,
      reviewed_by_user_id: decision.actor.userId,
      reviewed_by_name: decision.actor.name,
      reviewed_at: decision.at,
      changed_by_name: decision.actor.name,
      last_review_id: decision.reviewId,
      carried_from_item_id: decision.carriedFromItemId ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const row = inserted as ItemRow
  await writeReview(tx, row, decision, null)
  return row
}

function madeColumns({ by, from, noted }: Made) {
  return {
    made_by: by,
    made_from: JSON.stringify(from),
    value_text: noted.valueText,
    value_offset: noted.valueOffset,
    deadline_from: noted.deadlineFrom,
    ratio_of: noted.ratioOf,
    part_of_item_id: noted.partOfItemId,
    relative_to: noted.relativeTo,
    recurrence: noted.recurrence,
    table_name: noted.table,
    progress_claim: noted.progressClaim,
  }
}

async function writeReview(tx: Db, after: ItemRow, decision: Decision, before: ItemSnapshot | null): Promise<void> {
  await tx
    .as<PlansTables>()
    .insertInto('plans.review')
    .values(reviewColumns(after, decision, before))
    .execute()
}

function reviewColumns(after: ItemRow, decision: Decision, before: ItemSnapshot | null) {
  return {
    region_path: after.region_path,
    version_id: after.version_id,
    id: decision.reviewId,
    batch_id: decision.batchId,
    item_id: after.id,
    action: decision.action,
    before: before && JSON.stringify(before),
    after: JSON.stringify(snapshotOf(after)),
    note: decision.note,
    by_user_id: decision.actor.userId,
    by_name: decision.actor.name,
    at: decision.at,
  }
}

/** Notes by which indicator an item is to be measured; what was decided on it stays as it is. */
export async function writeChoice(
  tx: Db,
  row: ItemRow,
  indicator: { id: string; name: string } | null,
): Promise<ItemRow> {
  const updated = await tx
    .as<PlansTables>()
    .updateTable('plans.item')
    .set({ chosen_indicator_id: indicator?.id ?? null, chosen_indicator_name: indicator?.name ?? null })
    .where('region_path', '=', row.region_path)
    .where('version_id', '=', row.version_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return updated as ItemRow
}

/** Puts an item back to what it was before its last decision; an added one goes. Null: it went. */
export async function writeUndone(
  tx: Db,
  row: ItemRow,
  review: ReviewRow,
  by: Actor,
  at: Date,
): Promise<ItemRow | null> {
  const db = tx.as<PlansTables>()
  await db
    .updateTable('plans.review')
    .set({ undone_by_name: by.name, undone_at: at })
    .where('region_path', '=', row.region_path)
    .where('version_id', '=', row.version_id)
    .where('id', '=', review.id)
    .execute()
  const { before } = review
  if (before === null) {
    await db
      .deleteFrom('plans.item')
      .where('region_path', '=', row.region_path)
      .where('version_id', '=', row.version_id)
      .where('id', '=', row.id)
      .execute()
    return null
  }
  const restored = await db
    .updateTable('plans.item')
    .set({
      ...factColumns(before.facts),
      state: before.state,
      note: before.note,
      revision: row.revision + 1,
      reviewed_by_user_id: before.reviewedByUserId,
      reviewed_by_name: before.reviewedByName,
      reviewed_at: before.reviewedAt,
      changed_by_name: by.name,
      last_review_id: before.lastReviewId,
      carried_from_item_id: before.carriedFromItemId ?? null,
    })
    .where('region_path', '=', row.region_path)
    .where('version_id', '=', row.version_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return restored as ItemRow
}

import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { PlansTables } from '../../schema/tables.gen.ts'
import type { VersionKey } from '../items.ts'
import { chunks } from '../write-compiled.ts'
import type { ContentKind, ContentSnapshot } from './contents.ts'

export interface ContentReview {
  id: string
  batch_id: string
  kind: ContentKind
  content_id: string
  action: 'correct' | 'reject' | 'restore' | 'add' | 'assign'
  before: ContentSnapshot | null
  after: ContentSnapshot
}

export interface ContentDecision {
  batchId: string
  action: ContentReview['action']
  by: { userId: string | null; name: string }
  at: Date
}

export async function insertContentReviews(
  tx: Db,
  version: VersionKey,
  { batchId, action, by, at }: ContentDecision,
  decided: readonly Pick<ContentReview, 'id' | 'kind' | 'content_id' | 'before' | 'after'>[],
): Promise<void> {
  for (const rows of chunks(decided))
    await tx
      .as<PlansTables>()
      .insertInto('plans.content_review')
      .values(
        rows.map(([each]) => ({
          region_path: version.region_path,
          version_id: version.id,
          id: each.id,
          batch_id: batchId,
          kind: each.kind,
          content_id: each.content_id,
          action,
          before: each.before && JSON.stringify(each.before),
          after: JSON.stringify(each.after),
          by_user_id: by.userId,
          by_name: by.name,
          at,
        })),
      )
      .execute()
}

/** What was decided together and has not been undone. */
export async function lockContentBatch(tx: Db, version: VersionKey, batchId: string): Promise<ContentReview[]> {
  const found = await sql<ContentReview>`
    select id, batch_id, kind, content_id, action, before, after from plans.content_review
    where region_path = ${version.region_path} and version_id = ${version.id} and batch_id = ${batchId}
      and undone_at is null
    order by content_id for update
  `.execute(tx.as<PlansTables>())
  return found.rows
}

export async function markContentUndone(
  tx: Db,
  version: VersionKey,
  batchId: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`
    update plans.content_review set undone_by_name = ${by}, undone_at = ${at}
    where region_path = ${version.region_path} and version_id = ${version.id} and batch_id = ${batchId}
      and undone_at is null
  `.execute(tx.as<PlansTables>())
}

import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { Pulse } from '../../rules/review/changed-since.ts'
import type { PlansTables } from '../../schema/tables.gen.ts'
import type { VersionKey } from '../items.ts'

/** Steps that are remembered by name; who missed more reads the version anew. */
const remembered = 20
/** A step that changed more than this is not worth a list. */
const mostItems = 200

/**
 * Counts a step of review; `null`: whoever looks on reads the version anew. To be written last in a transaction: from
 * here on other steps of the version wait for the commit, which is what keeps the counter in the order of the commits.
 */
export async function writePulse(tx: Db, version: VersionKey, itemIds: readonly string[] | null): Promise<void> {
  const step = JSON.stringify([itemIds === null || itemIds.length > mostItems ? null : itemIds])
  await sql`
    insert into plans.pulse (region_path, version_id, seq, recent)
    values (${version.region_path}, ${version.id}, 1, ${step}::jsonb)
    on conflict (region_path, version_id) do update set
      seq = pulse.seq + 1,
      recent = (
        select jsonb_agg(step order by nth) from (
          select step, nth from jsonb_array_elements(pulse.recent || excluded.recent) with ordinality as e (step, nth)
          order by nth desc limit ${remembered}) last)
  `.execute(tx.as<PlansTables>())
}

export async function pulseSeqOf(db: Db, version: VersionKey): Promise<number> {
  const found = await sql<{ seq: number }>`
    select seq from plans.pulse where region_path = ${version.region_path} and version_id = ${version.id}
  `.execute(db.as<PlansTables>())
  return found.rows[0]?.seq ?? 0
}

/** A window in which somebody has the version open. */
export interface OnlookerRow {
  userId: string
  windowId: string
  name: string
  placeId: string | null
  isEditing: boolean
}

/** Counter, steps after `seen` and who is there, in one question: it is asked again and again. */
export async function readLive(
  db: Db,
  version: VersionKey,
  { seen, aliveSince }: { seen: number; aliveSince: Date },
): Promise<{ pulse: Pulse; people: OnlookerRow[] }> {
  const found = await sql<{ pulse: Pulse | null; people: OnlookerRow[] | null }>`
    select
      (select jsonb_build_object('seq', seq, 'recent', case when seq > ${seen} then recent else '[]' end)
        from plans.pulse
        where region_path = ${version.region_path} and version_id = ${version.id}) as pulse,
      (select jsonb_agg(jsonb_build_object('userId', user_id, 'windowId', window_id, 'name', user_name,
          'placeId', place_id, 'isEditing', is_editing) order by user_name, user_id, window_id)
        from plans.presence
        where region_path = ${version.region_path} and version_id = ${version.id}
          and seen_at > ${aliveSince}) as people
  `.execute(db.as<PlansTables>())
  const row = found.rows[0]
  return { pulse: row?.pulse ?? { seq: 0, recent: [] }, people: row?.people ?? [] }
}

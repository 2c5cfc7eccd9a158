import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { PlansTables } from '../../schema/tables.gen.ts'
import type { VersionKey } from '../items.ts'

export interface Sign {
  userId: string
  name: string
  windowId: string
  placeId: string | null
  isEditing: boolean
  at: Date
}

/** Notes that somebody is there, and removes whoever in the region has not been heard of since `deadSince`. */
export async function writePresence(db: Db, version: VersionKey, sign: Sign, deadSince: Date): Promise<void> {
  await sql`
    insert into plans.presence (region_path, version_id, user_id, window_id, user_name, place_id, is_editing, seen_at)
    values (${version.region_path}, ${version.id}, ${sign.userId}, ${sign.windowId}, ${sign.name}, ${sign.placeId},
      ${sign.isEditing}, ${sign.at})
    on conflict (region_path, version_id, user_id, window_id) do update set user_name = excluded.user_name,
      place_id = excluded.place_id, is_editing = excluded.is_editing, seen_at = excluded.seen_at
  `.execute(db.as<PlansTables>())
  await sql`
    delete from plans.presence where region_path = ${version.region_path} and seen_at < ${deadSince}
  `.execute(db.as<PlansTables>())
}

export async function removePresence(
  db: Db,
  version: VersionKey,
  who: { userId: string; windowId: string },
): Promise<void> {
  await sql`
    delete from plans.presence
    where region_path = ${version.region_path} and version_id = ${version.id}
      and user_id = ${who.userId} and window_id = ${who.windowId}
  `.execute(db.as<PlansTables>())
}

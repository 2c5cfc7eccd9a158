import { sql } from 'kysely'
import type { Db } from '#platform/db/db'

export type CellStatus = 'missing' | 'submitted' | 'approved' | 'returned' | 'none'

/** Where one figure of one unit stands. */
export interface StoredCell {
  unitId: string
  indicatorId: string
  state: CellStatus
  value: string | null
  revision: number
  explanation: string | null
  /** Why it came back, or why there is none. */
  note: string | null
  evidenceFileId: string | null
}

/** Every figure that a collection asks for; the last revision of each, or what the unit answered instead. */
export async function cellsOf(db: Db, key: { regionPath: string; id: string }): Promise<StoredCell[]> {
  const { rows } = await sql<{
    unit_id: string
    indicator_id: string
    status: string | null
    value: string | null
    revision: number | null
    explanation: string | null
    decision_note: string | null
    evidence_file_id: string | null
    reason: string | null
  }>`
    select u.unit_id, a.indicator_id, o.status, o.value, o.revision, o.explanation, o.decision_note, o.evidence_file_id,
      n.reason
    from indicators.collection c
    join indicators.collection_unit u on u.region_path = c.region_path and u.collection_id = c.id
    join indicators.collection_indicator a on a.region_path = c.region_path and a.collection_id = c.id
    left join lateral (select * from indicators.observation where region_path = u.part_region_path
      and indicator_id = a.indicator_id and subject = u.subject and period = c.period
      order by revision desc limit 1) as o on true
    left join indicators.collection_answer n on n.region_path = u.region_path and n.collection_id = u.collection_id
      and n.unit_id = u.unit_id and n.indicator_id = a.indicator_id
    where c.region_path = ${key.regionPath} and c.id = ${key.id} order by u.place, a.place`.execute(db.as())
  return rows.map((row) => ({
    unitId: row.unit_id,
    indicatorId: row.indicator_id,
    // A figure says more than that there is none, unless it came back.
    state:
      row.reason !== null && (row.status === null || row.status === 'returned')
        ? 'none'
        : ((row.status ?? 'missing') as CellStatus),
    value: row.value,
    revision: row.revision ?? 0,
    explanation: row.explanation,
    note: row.reason ?? (row.status === 'returned' ? row.decision_note : null),
    evidenceFileId: row.evidence_file_id,
  }))
}

export async function answerNone(
  tx: Db,
  key: { regionPath: string; id: string; unitId: string },
  none: readonly { indicatorId: string; reason: string }[],
  by: { name: string; at: Date },
): Promise<void> {
  await tx.query(
    `insert into indicators.collection_answer
       (region_path, collection_id, unit_id, indicator_id, reason, answered_by_name, answered_at)
     select $1, $2, $3, i, r, $6, $7 from unnest($4::text[], $5::text[]) as k (i, r)
     on conflict (region_path, collection_id, unit_id, indicator_id) do update
       set reason = excluded.reason, answered_by_name = excluded.answered_by_name, answered_at = excluded.answered_at`,
    [
      ...[key.regionPath, key.id, key.unitId],
      none.map((one) => one.indicatorId),
      none.map((one) => one.reason),
      ...[by.name, by.at],
    ],
  )
}

/** A figure takes back that there is none. */
export async function takeBackNone(
  tx: Db,
  key: { regionPath: string; id: string; unitId: string },
  indicatorIds: readonly string[],
): Promise<void> {
  await tx.query(
    `delete from indicators.collection_answer
     where region_path = $1 and collection_id = $2 and unit_id = $3 and indicator_id = any($4::text[])`,
    [key.regionPath, key.id, key.unitId, [...indicatorIds]],
  )
}

export interface ReminderKey {
  regionPath: string
  collectionId: string
  unitId: string
  step: string
}

/** False when that step was taken already: two runs at once remind once. */
export async function noteStep(tx: Db, key: ReminderKey, by: { at: Date; name: string | null }): Promise<boolean> {
  const rows = await tx.query(
    `insert into indicators.collection_reminder (region_path, collection_id, unit_id, step, reminded_at, reminded_by_name)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning unit_id`,
    [key.regionPath, key.collectionId, key.unitId, key.step, by.at, by.name],
  )
  return rows.length > 0
}

/** When each unit was last reminded. */
export async function lastReminded(db: Db, key: { regionPath: string; id: string }): Promise<Map<string, Date>> {
  const rows = await db.query<{ unit_id: string; at: Date }>(
    `select unit_id, max(reminded_at) as at from indicators.collection_reminder
     where region_path = $1 and collection_id = $2 group by unit_id`,
    [key.regionPath, key.id],
  )
  return new Map(rows.map((row) => [row.unit_id, row.at]))
}

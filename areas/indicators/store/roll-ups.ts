import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { PeriodKey } from './observations.ts'

/** An approved figure of a part. */
export interface ApprovedValue {
  id: string
  value: string
}

/** The newest approved revision of each period, in the order given; null where none is approved. */
export async function approvedValues(db: Db, keys: readonly PeriodKey[]): Promise<(ApprovedValue | null)[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ id: string | null; value: string | null }>`
    select o.id, o.value from unnest(${keys.map((key) => key.regionPath)}::text[],
      ${keys.map((key) => key.indicatorId)}::text[], ${keys.map((key) => key.subject)}::text[],
      ${keys.map((key) => key.period)}::text[]) with ordinality as k (r, i, s, p, n)
    left join lateral (select * from indicators.observation o where o.region_path = k.r and o.indicator_id = k.i
      and o.subject = k.s and o.period = k.p and o.status = 'approved' order by o.revision desc limit 1) as o on true
    order by k.n`.execute(db.as())
  return rows.map((row) => (row.id === null || row.value === null ? null : { id: row.id, value: row.value }))
}

export interface RollUpPart {
  partRegionPath: string
  partObservationId: string
  value: string
  weight: string | null
}

export async function insertRollUpParts(
  tx: Db,
  of: { regionPath: string; observationId: string },
  parts: readonly RollUpPart[],
): Promise<void> {
  await tx.query(
    `insert into indicators.roll_up_part
       (region_path, observation_id, part_region_path, part_observation_id, value, weight)
     select $1, $2, p, o, v, w from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[]) as u (p, o, v, w)`,
    [
      of.regionPath,
      of.observationId,
      parts.map((part) => part.partRegionPath),
      parts.map((part) => part.partObservationId),
      parts.map((part) => part.value),
      parts.map((part) => part.weight),
    ],
  )
}

export async function rollUpParts(
  db: Db,
  of: { regionPath: string; observationId: string },
): Promise<(RollUpPart & { recordedByName: string; recordedAt: Date; revision: number })[]> {
  const rows = await db.query<{
    part_region_path: string
    part_observation_id: string
    value: string
    weight: string | null
    recorded_by_name: string
    recorded_at: Date
    revision: number
  }>(
    `select p.part_region_path, p.part_observation_id, p.value, p.weight, o.recorded_by_name, o.recorded_at, o.revision
     from indicators.roll_up_part p
     join indicators.observation o on o.region_path = p.part_region_path and o.id = p.part_observation_id
     where p.region_path = $1 and p.observation_id = $2 order by p.value desc, p.part_region_path`,
    [of.regionPath, of.observationId],
  )
  return rows.map((row) => ({
    partRegionPath: row.part_region_path,
    partObservationId: row.part_observation_id,
    value: row.value,
    weight: row.weight,
    recordedByName: row.recorded_by_name,
    recordedAt: row.recorded_at,
    revision: row.revision,
  }))
}

import type { Db } from '#platform/db/db'
import { type Unit, unitKey } from '../rules/units.ts'

/** The membership of the leader of each unit, by its key; of those who no longer work anywhere here none. */
export async function leadersOf(db: Db, units: readonly Unit[], on: string): Promise<Map<string, string>> {
  if (units.length === 0) return new Map()
  const rows = await db.query<{ unit_key: string; membership_id: string }>(
    `select l.unit_key, l.membership_id from tasks.unit_leader l
     join auth.public_membership m on m.id = l.membership_id
     join auth.public_person p on p.user_id = m.user_id
     where l.unit_key = any($1::text[]) and p.deactivated_at is null
       and m.valid_from <= $2 and (m.valid_to is null or m.valid_to >= $2)`,
    [[...new Set(units.map(unitKey))], on],
  )
  return new Map(rows.map((row) => [row.unit_key, row.membership_id]))
}

export async function writeLeader(
  tx: Db,
  unit: Unit,
  leader: { membershipId: string | null; byName: string; at: Date },
): Promise<void> {
  if (leader.membershipId === null) {
    await tx.query('delete from tasks.unit_leader where region_path = $1 and unit_key = $2', [
      unit.regionPath,
      unitKey(unit),
    ])
    return
  }
  await tx.query(
    `insert into tasks.unit_leader (region_path, unit_key, unit_department_id, membership_id, changed_by_name, changed_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (region_path, unit_key) do update set membership_id = excluded.membership_id,
       changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at`,
    [unit.regionPath, unitKey(unit), unit.departmentId, leader.membershipId, leader.byName, leader.at],
  )
}

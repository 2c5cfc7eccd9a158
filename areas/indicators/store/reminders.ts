import type { Db } from '#platform/db/db'

/** When each target's departments were last reminded. */
export async function lastReminders(
  db: Db,
  targets: readonly { regionPath: string; id: string }[],
): Promise<Map<string, Date>> {
  if (targets.length === 0) return new Map()
  const rows = await db.query<{ target_id: string; at: Date }>(
    `select r.target_id, max(r.reminded_at) as at
     from unnest($1::text[], $2::text[]) as k (region_path, target_id)
     join indicators.reminder r using (region_path, target_id) group by r.target_id`,
    [targets.map((target) => target.regionPath), targets.map((target) => target.id)],
  )
  return new Map(rows.map((row) => [row.target_id, row.at]))
}

/** Who owes a report: a department, or the officers of a region. */
export interface Debtor {
  regionPath: string
  /** Empty: the officers of the region. */
  departmentId: string
}

export interface Reminder {
  regionPath: string
  targetId: string
  period: string
  debtor: Debtor
}

/**
 * Notes that somebody is reminded of a period; false when it was already and `again` is not set.
 * The primary key makes two reminders at once one.
 */
export async function noteReminder(
  tx: Db,
  { regionPath, targetId, period, debtor }: Reminder,
  by: { at: Date; userId: string | null; again: boolean },
): Promise<boolean> {
  const part = debtor.regionPath === regionPath ? '' : debtor.regionPath
  const rows = await tx.query(
    `insert into indicators.reminder
       (region_path, target_id, period, part_region_path, department_id, reminded_at, reminded_by)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (region_path, target_id, period, part_region_path, department_id) do update
       set reminded_at = excluded.reminded_at, reminded_by = excluded.reminded_by where $8
     returning target_id`,
    [regionPath, targetId, period, part, debtor.departmentId, by.at, by.userId, by.again],
  )
  return rows.length > 0
}

/** Who in a region was reminded of which targets, its own or those of the regions above. */
export async function remindedIn(db: Db, regionPath: string): Promise<{ targetId: string; debtor: Debtor }[]> {
  const rows = await db.query<{ target_id: string; department_id: string }>(
    `select distinct target_id, department_id from indicators.reminder
     where (region_path = $1 and part_region_path = '') or part_region_path = $1`,
    [regionPath],
  )
  return rows.map((row) => ({
    targetId: row.target_id,
    debtor: { regionPath, departmentId: row.department_id },
  }))
}

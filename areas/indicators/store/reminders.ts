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

export interface Reminder {
  regionPath: string
  targetId: string
  period: string
  departmentId: string
}

/**
 * Notes that a department is reminded of a period; false when it was already and `again` is not set.
 * The primary key makes two reminders at once one.
 */
export async function noteReminder(
  tx: Db,
  reminder: Reminder,
  by: { at: Date; userId: string | null; again: boolean },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into indicators.reminder (region_path, target_id, period, department_id, reminded_at, reminded_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (region_path, target_id, period, department_id) do update
       set reminded_at = excluded.reminded_at, reminded_by = excluded.reminded_by where $7
     returning target_id`,
    [reminder.regionPath, reminder.targetId, reminder.period, reminder.departmentId, by.at, by.userId, by.again],
  )
  return rows.length > 0
}

/** Departments that were reminded of a report in a region. */
export async function remindedDepartments(db: Db, regionPath: string): Promise<string[]> {
  const rows = await db.query<{ department_id: string }>(
    'select distinct department_id from indicators.reminder where region_path = $1 order by department_id',
    [regionPath],
  )
  return rows.map((row) => row.department_id)
}

import type { Db } from '#platform/db/db'
import { defaultSettings, type Settings } from '../rules/settings.ts'
import type { TasksTables } from '../schema/tables.gen.ts'

export interface StoredSettings extends Settings {
  /** Where they were set; null: the defaults. */
  setAt: string | null
  revision: number
  changedByName: string | null
  changedAt: Date | null
}

/** The parameters that hold in a region: its own, else those of the nearest region above it, else the defaults. */
export async function settingOf(db: Db, regionPath: string): Promise<StoredSettings> {
  const row = await db
    .as<TasksTables>()
    .selectFrom('tasks.setting')
    .selectAll()
    .where((eb) => eb(eb.fn<boolean>('starts_with', [eb.val(regionPath), 'region_path']), '=', true))
    .orderBy((eb) => eb.fn('length', ['region_path']), 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { ...defaultSettings, setAt: null, revision: 0, changedByName: null, changedAt: null }
  return {
    silenceDays: row.silence_days,
    overdueDays: row.overdue_days,
    warnDays: row.warn_days,
    reportEveryDays: row.report_every_days,
    setAt: row.region_path,
    revision: row.revision,
    changedByName: row.changed_by_name,
    changedAt: row.changed_at,
  }
}

/** The row of exactly this region, locked. */
export async function lockSetting(tx: Db, regionPath: string): Promise<{ revision: number } | null> {
  const [row] = await tx.query<{ revision: number }>(
    'select revision from tasks.setting where region_path = $1 for update',
    [regionPath],
  )
  return row ?? null
}

/** False when somebody else made the first row of the region meanwhile. */
export async function writeSetting(
  tx: Db,
  regionPath: string,
  settings: Settings,
  change: { revision: number; byName: string; at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into tasks.setting as s (region_path, silence_days, overdue_days, warn_days, report_every_days, revision,
       changed_by_name, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (region_path) do update set silence_days = excluded.silence_days,
       overdue_days = excluded.overdue_days, warn_days = excluded.warn_days,
       report_every_days = excluded.report_every_days, revision = excluded.revision,
       changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at
     where s.revision = excluded.revision - 1 returning region_path`,
    [
      regionPath,
      settings.silenceDays,
      settings.overdueDays,
      settings.warnDays,
      settings.reportEveryDays,
      change.revision,
      change.byName,
      change.at,
    ],
  )
  return rows.length > 0
}

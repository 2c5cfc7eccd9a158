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

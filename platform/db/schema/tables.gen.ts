// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** 已执行的数据库升级脚本。 Migrations that have run. */
export interface MigrationTable {
  /** 业务域标识，也是其数据库模式名。 Area, which is also the name of its PostgreSQL schema. */
  area: string
  /** 脚本文件名，如 001-name.sql。 File name. */
  file: string
  /** 脚本内容的 SHA-256（64 位十六进制，换行统一为 LF）。 SHA-256 of the text, line ends as LF. */
  checksum: string
  /** 执行次序，从 1 起。 Order in which it ran, from 1. */
  recorded_order: number
  /** 执行时间。 When it ran. */
  applied_at: ColumnType<Date, Date | string | undefined, Date | string>
}

/** For `db.as<PlatformTables>()`. */
export interface PlatformTables {
  'platform.migration': MigrationTable
}

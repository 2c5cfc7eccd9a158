// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 后台任务：人能看到的状态、进度和结果；排队由 pg-boss 负责。 Background jobs as people see them; pg-boss does the queueing. */
export interface JobTable {
  /** 任务标识 job_…。 Identifier. */
  id: string
  /** 任务种类，如 plans.compile。 Kind of work. */
  name: string
  /** 状态：waiting 等待、running 运行、done 完成、refused 因业务原因未成、failed 故障。 State. */
  state: Generated<string>
  /** 任务输入，已按种类校验。 Input, checked against the kind. */
  input: ColumnType<unknown, string, string>
  /** 以谁的身份运行。 On whose behalf it runs. */
  actor: ColumnType<unknown, string, string>
  /** 提交人；定时任务为空。 Who asked for it; null for work that runs by the clock. */
  owner_user_id: string | null
  /** 队列中的对应条目（pgboss.job.id）；重新排队时更换。 Its entry in the queue; replaced when queued again. */
  queue_id: string
  /** 已开始运行的次数，次。 How often a run of it began, times. */
  attempts: Generated<number>
  /** 进度，0 到 1。 Progress from 0 to 1. */
  progress_share: Generated<number>
  /** 正在做什么，中英文。 What it is doing, in both languages. */
  step: ColumnType<unknown, string | null | undefined, string | null>
  /** 结果，JSON。 What it returned. */
  result: ColumnType<unknown, string | null | undefined, string | null>
  /** 未成的原因，错误码及参数。 Why it was refused or failed. */
  problems: ColumnType<unknown, string | null | undefined, string | null>
  /** 请求取消的时间。 When somebody asked to cancel it. */
  cancel_requested_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 提交时间。 When it was asked for. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 首次开始时间。 When its first run began. */
  started_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 结束时间。 When it ended. */
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

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
  'platform.job': JobTable
  'platform.migration': MigrationTable
}

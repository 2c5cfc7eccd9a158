// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** 单位：企业、高校、院所、载体、金融机构等，以统一社会信用代码识别。 Organisations that act here. */
export interface OrganisationTable {
  /** 标识 org_…。 Identifier. */
  id: string
  /** 统一社会信用代码（GB 32100，校验通过）。 Unified social credit code. */
  credit_code: string
  /** 名称。 Name. */
  name: string
  /** 类别。 Kind. */
  kind: string
  /** 所在区划路径。 Region where it is seated. */
  region_path: string
  /** 录入时间。 Instant of entry. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 注销或停用日；空为正常。 Day of closing; null: active. */
  closed_on: string | null
}

/** 人员：登录信息之外的资料。 What is known of a person beyond sign-in. */
export interface PersonTable {
  /** 用户标识 usr_…。 Identifier of the user. */
  user_id: string
  /** 由哪级管理员管理。 Region whose administrators look after the account. */
  region_path: string
  /** 联系电话；默认掩码显示，查看记入操作日志。 Telephone; masked, reading it is logged. */
  phone: string | null
  /** 开通时间。 Instant of creation. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 开通人；空为系统导入。 Who made the account; null: imported. */
  created_by_user_id: string | null
}

/** For `db.as<AccountsTables>()`. */
export interface AccountsTables {
  'accounts.organisation': OrganisationTable
  'accounts.person': PersonTable
}

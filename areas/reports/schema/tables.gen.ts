// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 月报：起草时取数，签发后冻结；更正是下一版 */
export interface ReportTable {
  /** 地区路径 */
  region_path: string
  /** 标识，前缀 rpt */
  id: string
  /** 月份，如 2025-05 */
  period: string
  /** 只报一份规划时的规划标识；空为全部目标 */
  plan_id: Generated<string>
  /** 该规划的标题 */
  plan_title: string | null
  /** 同一月份的第几版，更正后加一 */
  edition: number
  /** 草稿、已签发 */
  state: Generated<string>
  /** 标题 */
  title: string
  /** 发文单位 */
  issuer: string
  /** 段落：标识、所属部分、文字；文字中的数以标记绑定到 figures */
  paragraphs: ColumnType<unknown, string, string>
  /** 取到的全部数及其版本（序列、目标、指标） */
  figures: ColumnType<unknown, string, string>
  /** 取数的时刻 */
  figures_at: ColumnType<Date, Date | string, Date | string>
  /** 期号或文号，签发时填写 */
  number: string | null
  /** 签发日期 */
  issued_on: string | null
  /** 签发的时刻 */
  issued_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 签发操作人 */
  issued_by: string | null
  /** 签发操作人姓名（当时） */
  issued_by_name: string | null
  /** 签发时确认保留的、与表中数对不上的数字 */
  accepted_unbound: ColumnType<unknown, string | null | undefined, string | null>
  /** 修改次数，防止相互覆盖 */
  revision: Generated<number>
  /** 起草的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 起草人 */
  created_by: string | null
  /** 起草人姓名（当时） */
  created_by_name: string
  /** 最近修改的时刻 */
  changed_at: ColumnType<Date, Date | string, Date | string>
  /** 最近修改人姓名 */
  changed_by_name: string
}

/** For `db.as<ReportsTables>()`. */
export interface ReportsTables {
  'reports.report': ReportTable
}

// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 资质证书：任何一天是否有效由起止日和撤销日得出 */
export interface CertificateTable {
  /** 企业 */
  credit_code: string
  /** 资质名称代码 */
  title: string
  /** 发证日期，有效期的第一天 */
  valid_from: string
  /** 第几版；撤销、更正加一 */
  revision: number
  /** 证书编号；空为未知 */
  number: string | null
  /** 有效期的最后一天 */
  valid_to: string
  /** 自哪天起撤销；空为未撤销 */
  withdrawn_from: string | null
  /** 来源，同事实的来源 */
  source: string
  /** 记录的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
  /** 记录人 */
  recorded_by: string | null
  /** 记录人姓名（当时） */
  recorded_by_name: string
  /** 来自哪个导入批次 */
  batch_id: string | null
  /** 撤销或更正的理由 */
  reason: string | null
}

/** 企业：一家一档，以统一社会信用代码识别 */
export interface CompanyTable {
  /** 统一社会信用代码（GB 32100，校验通过） */
  credit_code: string
  /** 所在地区路径 */
  region_path: string
  /** 现用名称 */
  name: string
  /** 国民经济行业代码（GB/T 4754）；空为未知 */
  industry: string | null
  /** 成立日期；空为未知 */
  registered_on: string | null
  /** 存续、吊销、注销、迁出、并入他档 */
  status: string
  /** 吊销、注销、迁出或并档之日；存续为空 */
  ended_on: string | null
  /** 并入哪家企业的档案 */
  merged_into: string | null
  /** 虚构的示例企业 */
  is_invented: Generated<boolean>
  /** 第几版；每次登记一条事项加一 */
  revision: number
  /** 建档的时刻 */
  entered_at: ColumnType<Date, Date | string, Date | string>
  /** 最近一次事项的时刻 */
  changed_at: ColumnType<Date, Date | string, Date | string>
}

/** 建档、变更、并档、分档事项，只增不改，由数据库拒绝修改和删除 */
export interface EntryTable {
  /** 企业 */
  credit_code: string
  /** 第几版 */
  revision: number
  /** 建档、变更、并档、分档 */
  kind: string
  /** 记入的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
  /** 记入的人 */
  recorded_by: string | null
  /** 记入人姓名（当时） */
  recorded_by_name: string
  /** 理由；建档时可为空 */
  reason: string | null
  /** 改了哪些项：名称、改前、改后 */
  changes: ColumnType<unknown, string, string>
}

/** 企业事实：按期间和来源记录，只增不改，由数据库拒绝修改和删除；更正是下一版 */
export interface FactTable {
  /** 企业 */
  credit_code: string
  /** 事实的名称 */
  fact: string
  /** 统计期 YYYY、YYYY-Hn、YYYY-Qn、YYYY-MM */
  period: string
  /** 来源：核实更正、认定公告、税务、统计、市场监管、县区报表、企业自报 */
  source: string
  /** 同一来源的第几版 */
  revision: number
  /** 值：十进制数、yes/no 或文字；空为该来源不再主张 */
  value: string | null
  /** 准确数、约数、下限 */
  precision: string
  /** 记录的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
  /** 记录人 */
  recorded_by: string | null
  /** 记录人姓名（当时） */
  recorded_by_name: string
  /** 来自哪个导入批次 */
  batch_id: string | null
  /** 依据的文件 */
  evidence_file_id: string | null
  /** 说明 */
  note: string | null
}

/** 企业曾用名 */
export interface FormerNameTable {
  /** 企业 */
  credit_code: string
  /** 曾用名 */
  name: string
  /** 用到哪一天 */
  used_until: string
  /** 记入的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
}

/** 谁在哪天查看过企业档案；企业自己看得到 */
export interface LookTable {
  /** 企业 */
  credit_code: string
  /** 查看的日期 */
  looked_on: string
  /** 查看的人 */
  user_id: string
  /** 查看人姓名（当时） */
  name: string
  /** 以什么身份查看 */
  role: string | null
  /** 代表哪个地区 */
  region_path: string | null
  /** 当天第一次 */
  first_at: ColumnType<Date, Date | string, Date | string>
  /** 当天最近一次 */
  last_at: ColumnType<Date, Date | string, Date | string>
  /** 当天几次 */
  times: number
}

/** For `db.as<EnterprisesTables>()`. */
export interface EnterprisesTables {
  'enterprises.certificate': CertificateTable
  'enterprises.company': CompanyTable
  'enterprises.entry': EntryTable
  'enterprises.fact': FactTable
  'enterprises.former_name': FormerNameTable
  'enterprises.look': LookTable
}

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

/** 企业申请更正档案数据，附依据，由科技部门决定 */
export interface CorrectionTable {
  /** 企业 */
  credit_code: string
  /** 标识 cor_… */
  id: string
  /** 事实的名称 */
  fact: string
  /** 统计期 */
  period: string
  /** 申请时档案上的值；空为没有 */
  shown_value: string | null
  /** 企业认为应有的值 */
  asked_value: string
  /** 理由 */
  reason: string
  /** 依据的文件 */
  evidence_file_id: string
  /** 依据的文件名 */
  evidence_name: string
  /** 待决定、已采纳、未采纳 */
  state: string
  /** 申请人 */
  asked_by: string | null
  /** 申请人姓名（当时） */
  asked_by_name: string
  /** 申请的时刻 */
  asked_at: ColumnType<Date, Date | string, Date | string>
  /** 决定人 */
  decided_by: string | null
  /** 决定人姓名（当时） */
  decided_by_name: string | null
  /** 决定的时刻 */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 决定的理由 */
  decision_note: string | null
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

/** 企业数据表的导入批次 */
export interface ImportBatchTable {
  /** 导入人的地区路径 */
  region_path: string
  /** 标识 cfi_… */
  id: string
  /** 上传的文件；命令行导入为空 */
  file_id: string | null
  /** 文件名 */
  file_name: string
  /** 数据来源 */
  source: string
  /** 读取中、读不了、待确认、写入中、已写入、已撤销 */
  status: string
  /** 可写入（写入后为已写入）的行数 */
  accepted: Generated<number>
  /** 与档案相同的行数 */
  unchanged: Generated<number>
  /** 退回的行数 */
  refused: Generated<number>
  /** 合计、说明等不是数据的行数 */
  skipped: Generated<number>
  /** 新建档案数 */
  new_companies: Generated<number>
  /** 写入的事实条数 */
  new_facts: Generated<number>
  /** 写入的证书数 */
  new_certificates: Generated<number>
  /** 整个文件读不了的原因 */
  problems: ColumnType<unknown, string | undefined, string>
  /** 正在读取或写入的任务 */
  job_id: string | null
  /** 导入人 */
  uploaded_by: string | null
  /** 导入人姓名（当时） */
  uploaded_by_name: string
  /** 导入的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 写入或撤销的时刻 */
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 导入文件的逐行结果；确认后据此写入 */
export interface ImportRowTable {
  /** 导入人的地区路径 */
  region_path: string
  /** 导入批次 */
  import_id: string
  /** 文件中的次序 */
  seq: number
  /** 工作表 */
  sheet: string
  /** 行号 */
  row_number: number
  /** 可写入、与档案相同、退回、略过 */
  outcome: string
  /** 统一社会信用代码 */
  credit_code: string | null
  /** 企业名称 */
  name: string | null
  /** 所属区县的路径 */
  company_region: string | null
  /** 统计期 */
  period: string | null
  /** 读出的事实：名称对 [值, 精度] */
  facts: ColumnType<unknown, string | undefined, string>
  /** 高新技术企业认定日期 */
  certified_on: string | null
  /** 该证书有效期止 */
  certified_to: string | null
  /** 读数时作了哪些规范化 */
  flags: ColumnType<unknown, string | undefined, string>
  /** 退回或略过的原因，导入规则中的名称 */
  reason: string | null
  /** 原因，给人看的 */
  detail: string | null
  /** 原因，英文 */
  detail_en: string | null
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

/** 企业的联系人，经本人同意登记；同意撤回或到期即抹去姓名和电话 */
export interface PersonTable {
  /** 企业 */
  credit_code: string
  /** 标识 per_… */
  id: string
  /** 法定代表人、技术负责人、财务负责人、联系人 */
  duty: string
  /** 姓名；同意终止后为空 */
  name: string | null
  /** 电话；同意终止后为空 */
  phone: string | null
  /** 本人同意的日期 */
  consented_on: string
  /** 同意到哪一天 */
  consent_until: string
  /** 登记人 */
  entered_by: string | null
  /** 登记人姓名（当时） */
  entered_by_name: string
  /** 登记的时刻 */
  entered_at: ColumnType<Date, Date | string, Date | string>
  /** 同意撤回或到期的日期 */
  ended_on: string | null
  /** 由谁撤回；到期的为系统 */
  ended_by_name: string | null
}

/** 谁因何事查看过联系人的姓名和电话；企业自己看得到 */
export interface PersonLookTable {
  /** 企业 */
  credit_code: string
  /** 联系人 */
  person_id: string
  /** 标识 plk_… */
  id: string
  /** 查看的人 */
  user_id: string
  /** 查看人姓名（当时） */
  name: string
  /** 以什么身份查看 */
  role: string | null
  /** 代表哪个地区 */
  region_path: string | null
  /** 事由 */
  purpose: string
  /** 查看的时刻 */
  at: ColumnType<Date, Date | string, Date | string>
}

/** 企业分立、合并的承继关系；两份档案各自保留，数据不搬移 */
export interface SuccessionTable {
  /** 原企业 */
  from_code: string
  /** 承继的企业 */
  to_code: string
  /** 派生分立（原企业存续）、新设分立（原企业解散）、吸收合并（原企业解散） */
  kind: string
  /** 生效日期 */
  took_effect_on: string
  /** 依据 */
  basis: string
  /** 登记人 */
  recorded_by: string | null
  /** 登记人姓名（当时） */
  recorded_by_name: string
  /** 登记的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
}

/** For `db.as<EnterprisesTables>()`. */
export interface EnterprisesTables {
  'enterprises.certificate': CertificateTable
  'enterprises.company': CompanyTable
  'enterprises.correction': CorrectionTable
  'enterprises.entry': EntryTable
  'enterprises.fact': FactTable
  'enterprises.former_name': FormerNameTable
  'enterprises.import_batch': ImportBatchTable
  'enterprises.import_row': ImportRowTable
  'enterprises.look': LookTable
  'enterprises.person': PersonTable
  'enterprises.person_look': PersonLookTable
  'enterprises.succession': SuccessionTable
}

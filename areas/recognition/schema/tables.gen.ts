// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 资质申请：每个办件一份，同一企业同一资质同时只有一份在办 */
export interface ApplicationTable {
  /** 受理地区路径 */
  region_path: string
  /** 办件标识 */
  case_id: string
  /** 受理编号 */
  case_number: string
  /** 资质名称代码 */
  title: string
  /** 申报年度 */
  season: string
  /** 申请单位在平台上的标识 */
  party_id: string
  /** 统一社会信用代码 */
  credit_code: string
  /** 企业名称（当时） */
  company_name: string
  /** 提交日期 */
  filed_on: string
  /** 在办、已认定、不予认定、已撤回 */
  outcome: Generated<string>
  /** 须现场核查的情形代码；空为不须核查 */
  visit_reasons: Generated<string[]>
  /** 现场核查日期 */
  visited_on: string | null
  /** 现场核查情况 */
  visit_finding: string | null
  /** 认定后的编号 */
  certificate_number: string | null
  /** 有效期第一天 */
  valid_from: string | null
  /** 有效期最后一天 */
  valid_to: string | null
  /** 办结日期 */
  closed_on: string | null
}

/** 认定奖补：每家企业的每次认定一份；同一年度的同一资质只奖一次，由唯一索引保证 */
export interface AwardTable {
  /** 作出奖补的地区路径 */
  region_path: string
  /** 标识，前缀 rwd */
  id: string
  /** 所在批次 */
  batch_id: string
  /** 企业统一社会信用代码 */
  credit_code: string
  /** 企业名称（当时） */
  company_name: string
  /** 企业所在地区路径（当时） */
  company_region_path: string
  /** 资质名称代码 */
  title: string
  /** 证书有效期的第一天，决定适用哪一期标准 */
  valid_from: string
  /** 认定年度 */
  recognised_year: number
  /** 证书编号；空为未知 */
  certificate_number: string | null
  /** 此前取得过同一资质，按重新认定奖补 */
  is_again: boolean
  /** 奖补金额，分 */
  amount_fen: bigint
  /** 所用标准自哪天起执行；空为本市未另设、按初始值 */
  terms_since: string | null
  /** 已拟定、款项已保留、已提交拨付、已移出或撤销（拨付前）、已收回（提交拨付后款项回到资金账户） */
  state: Generated<string>
  /** 账本中为它保留的款项 */
  hold_id: string | null
  /** 账本中的付款 */
  payment_id: string | null
  /** 提交拨付的日期 */
  handed_on: string | null
  /** 企业填写的开户银行 */
  bank_name: string | null
  /** 企业填写的银行账号 */
  bank_account_no: string | null
  /** 移出、撤销、收回的理由 */
  end_reason: string | null
  /** 移出、撤销、收回的人（当时姓名） */
  ended_by_name: string | null
}

/** 认定奖补批次：某段时间内认定的企业，一人拟定、另一人核准，公示后提交拨付 */
export interface AwardBatchTable {
  /** 作出奖补的地区路径 */
  region_path: string
  /** 标识，前缀 rab */
  id: string
  /** 批次名称 */
  title: string
  /** 认定日期自 */
  from_day: string
  /** 认定日期至 */
  to_day: string
  /** 列支的预算年度 */
  year: number
  /** 已拟定、已核准（款项已保留并公示）、已作废 */
  state: string
  /** 拟定的时刻 */
  drawn_at: ColumnType<Date, Date | string, Date | string>
  /** 拟定人 */
  drawn_by_user_id: string
  /** 拟定人姓名（当时） */
  drawn_by_name: string
  /** 核准或作废的时刻 */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 核准或作废的人（当时姓名） */
  decided_by_name: string | null
  /** 公示的最后一天 */
  notice_until: string | null
  /** 作废的理由 */
  drop_reason: string | null
  /** 第几版；每改一次加一 */
  revision: Generated<number>
}

/** 申请所附证明材料的摘要，用来发现往年材料 */
export interface EvidenceTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 文件内容的 SHA-256 */
  sha256: string
  /** 办件标识 */
  case_id: string
  /** 申报年度 */
  season: string
  /** 文件名 */
  name: string
}

/** 按当日规则作出的评价，冻结规则版本、输入和结果，可随时重算；只增不改 */
export interface JudgementTable {
  /** 受理地区路径 */
  region_path: string
  /** 标识，前缀 jdg */
  id: string
  /** 办件标识 */
  case_id: string
  /** 提交、审核、决定 */
  moment: string
  /** 规则 */
  rule_set: string
  /** 规则版本：施行日期 */
  version: string
  /** 评价所依据的日期 */
  judged_on: string
  /** 评价的时刻 */
  judged_at: ColumnType<Date, Date | string, Date | string>
  /** 提交人或决定人姓名（当时） */
  judged_by_name: string
  /** 输入：申报的各项，按字段，数为文本，一位不少 */
  answers: ColumnType<unknown, string, string>
  /** 当日的本市设定，数为文本 */
  parameters: ColumnType<unknown, string, string>
  /** 结果全文：各条件、各项得分、计算过程、总分、结论 */
  result: ColumnType<unknown, string, string>
  /** 是否符合；空为无法判定 */
  pass: boolean | null
  /** 决定与规则不一致时的理由 */
  reason: string | null
  /** 规则、版本、输入、设定和结果的 SHA-256 */
  digest: string
}

/** 摸排：某一天按某一版认定规则看一遍企业档案，保存条件、规则版本和输入，可重算核对 */
export interface ScreeningTable {
  /** 摸排的地区路径 */
  region_path: string
  /** 标识，前缀 scr */
  id: string
  /** 名称 */
  title: string
  /** 规则集标识，如 high-tech-enterprise */
  rule_set: string
  /** 规则版本的施行日期 */
  rule_version: string
  /** 按哪一天判断 */
  as_of: string
  /** 要求满足的条件标识 */
  gates: string[]
  /** 要求的最低总分；空为不要求 */
  at_least: string | null
  /** 差几项以内算接近 */
  most_failed: number
  /** 只看这个地区的企业 */
  within_region: string
  /** 只看这个行业门类；空为全部 */
  section: string | null
  /** 不看当日已持有此资质的企业；空为都看 */
  not_holding: string | null
  /** 正在进行、完成 */
  state: string
  /** 后台任务 */
  job_id: string | null
  /** 看了多少家 */
  looked_at: Generated<number>
  /** 符合的家数 */
  meets: Generated<number>
  /** 接近的家数 */
  nearly: Generated<number>
  /** 缺数据、不能判断的家数 */
  undecided: Generated<number>
  /** 不符合的家数，不逐家保存 */
  fails: Generated<number>
  /** 提出的时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 提出的人（当时姓名） */
  made_by_name: string
  /** 完成的时刻 */
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 摸排到的企业：符合、接近、缺数据的各一行，附当时的依据和输入 */
export interface ScreeningHitTable {
  /** 摸排的地区路径 */
  region_path: string
  /** 摸排 */
  screening_id: string
  /** 企业统一社会信用代码 */
  credit_code: string
  /** 企业名称（当时） */
  name: string
  /** 企业所在地区路径（当时） */
  company_region_path: string
  /** 符合、接近、不能判断 */
  outcome: string
  /** 不满足的条件数 */
  failed: number
  /** 逐条：条件、依据条款、是否满足、算式 */
  criteria: ColumnType<unknown, string, string>
  /** 缺哪些数据 */
  missing: ColumnType<unknown, string, string>
  /** 用到的数据：项目、年度、数值、来源、入档日期 */
  figures: ColumnType<unknown, string, string>
  /** 交给规则的输入，可据此重算 */
  inputs: ColumnType<unknown, string, string>
}

/** For `db.as<RecognitionTables>()`. */
export interface RecognitionTables {
  'recognition.application': ApplicationTable
  'recognition.award': AwardTable
  'recognition.award_batch': AwardBatchTable
  'recognition.evidence': EvidenceTable
  'recognition.judgement': JudgementTable
  'recognition.screening': ScreeningTable
  'recognition.screening_hit': ScreeningHitTable
}

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
  /** 证书登记在哪份档案（统一社会信用代码）；并档前后、分档之后同一认定都只奖一次，由唯一索引保证 */
  certificate_code: string
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

/** 企业预诊断：按当日规则逐条对照，冻结输入和结果；只增不改 */
export interface DiagnosisTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 第几次 */
  number: number
  /** 企业所在地区路径（当时） */
  region_path: string
  /** 企业名称（当时） */
  company_name: string
  /** 规则 */
  rule_set: string
  /** 规则版本：施行日期 */
  version: string
  /** 诊断所依据的日期 */
  diagnosed_on: string
  /** 诊断的时刻 */
  diagnosed_at: ColumnType<Date, Date | string, Date | string>
  /** 诊断人姓名（当时） */
  diagnosed_by_name: string
  /** 输入：各项数据，数为文本 */
  answers: ColumnType<unknown, string, string>
  /** 当日的本市设定，数为文本 */
  parameters: ColumnType<unknown, string, string>
  /** 结果全文 */
  result: ColumnType<unknown, string, string>
  /** 最小的改进办法，好的在前 */
  ways: ColumnType<unknown, string, string>
  /** 是否符合；空为尚不能判定 */
  pass: boolean | null
  /** 规则、版本、输入、设定和结果的 SHA-256 */
  digest: string
}

/** 企业对每条条件、每个评分项的说明和佐证材料 */
export interface DiagnosisNoteTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 条件或评分项 */
  point: string
  /** 说明 */
  note: string
  /** 申报办件中的材料：[{id, name}] */
  files: ColumnType<unknown, string, string>
  /** 写明的时刻 */
  said_at: ColumnType<Date, Date | string, Date | string>
  /** 写明的人姓名（当时） */
  said_by_name: string
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

/** 入库申请：每个办件一份，提交时按入库条件评价并保存输入 */
export interface NurseryApplicationTable {
  /** 受理地区路径 */
  region_path: string
  /** 办件标识 */
  case_id: string
  /** 受理编号 */
  case_number: string
  /** 设库地区路径 */
  pool_region_path: string
  /** 培育库 */
  pool_id: string
  /** 统一社会信用代码 */
  credit_code: string
  /** 提交日期 */
  filed_on: string
  /** 所依入库条件的施行日期 */
  version_from: string
  /** 规则版本的施行日期 */
  rule_version: string
  /** 提交时按条件：符合、接近、缺数据、不符合 */
  outcome: string
  /** 提交时逐条的结果 */
  criteria: ColumnType<unknown, string, string>
  /** 提交时交给规则的输入 */
  inputs: ColumnType<unknown, string, string>
  /** 在办、同意、不同意、撤回 */
  state: Generated<string>
}

/** 培育期间的评价：保存当时的输入和规则版本，前后对照差距；只增不改 */
export interface NurseryEvaluationTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 在库记录 */
  membership_id: string
  /** 标识，前缀 nre */
  id: string
  /** 按哪一天的规则和数据 */
  judged_on: string
  /** 规则版本的施行日期 */
  rule_version: string
  /** 交给规则的输入，数为文本 */
  inputs: ColumnType<unknown, string, string>
  /** 评价的时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 评价人姓名（当时） */
  made_by_name: string
  /** 评估时本市对规则参数的设定，数为文本 */
  parameters: ColumnType<unknown, string | undefined, string>
}

/** 在库记录：一家企业一次入库到出库；同一企业在同一库同时只有一条未出库 */
export interface NurseryMembershipTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 标识，前缀 nrm */
  id: string
  /** 设库地区路径 */
  pool_region_path: string
  /** 培育库 */
  pool_id: string
  /** 培育目标：资质（规则集）标识 */
  title: string
  /** 企业名称（入库时） */
  name: string
  /** 企业所在地区路径（入库时） */
  region_path: string
  /** 入库日期 */
  entered_on: string
  /** 入库登记时刻 */
  entered_at: ColumnType<Date, Date | string, Date | string>
  /** 登记人姓名（当时） */
  entered_by_name: string
  /** 企业申请、摸排列入、直接列入、从别的库转入 */
  way: string
  /** 入库所依条件的施行日期 */
  version_from: string
  /** 入库时规则版本的施行日期 */
  rule_version: string
  /** 按条件：符合、接近、缺数据、不符合 */
  outcome: string
  /** 逐条：条件、依据条款、是否满足、算式 */
  criteria: ColumnType<unknown, string, string>
  /** 交给规则的输入，数为文本，可据此重算 */
  inputs: ColumnType<unknown, string, string>
  /** 直接列入、转入，或条件不符仍同意的理由 */
  reason: string | null
  /** 入库申请的办件 */
  case_id: string | null
  /** 由哪次摸排列入 */
  screening_id: string | null
  /** 从哪条在库记录转来 */
  moved_from: string | null
  /** 培育期最后一天（本市设定的月数） */
  stay_until: string
  /** 认定转化、培育期满、中止培育、转到别的库；空为在库 */
  exit_kind: string | null
  /** 出库日期；认定转化为证书第一天 */
  exited_on: string | null
  /** 登记出库的日期；按日回看以此为准，过去的数不再变 */
  exit_recorded_on: string | null
  /** 出库说明 */
  exit_reason: string | null
  /** 登记出库的人（当时姓名） */
  exit_by_name: string | null
  /** 认定转化的证书编号 */
  certificate_number: string | null
  /** 入库时本市对规则参数的设定，数为文本；可据此重算 */
  parameters: ColumnType<unknown, string | undefined, string>
}

/** 培育计划：一个节点一行，由差距清单生成或手工添加 */
export interface NurseryMilestoneTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 在库记录 */
  membership_id: string
  /** 标识，前缀 nrs */
  id: string
  /** 针对的条件标识；空为手工添加 */
  gate: string | null
  /** 针对的数据；空为不涉及单个数据 */
  fact: string | null
  /** 做什么（中、英） */
  label: ColumnType<unknown, string, string>
  /** 生成时的值 */
  from_value: string | null
  /** 要达到的值 */
  to_value: string | null
  /** 完成期限 */
  due_on: string
  /** 由谁做：企业、导师、科技部门 */
  who: string
  /** 列入计划的时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 列入人姓名（当时） */
  made_by_name: string
  /** 第几次修改 */
  revision: Generated<number>
  /** 完成日期；空为未完成 */
  done_on: string | null
  /** 完成依据 */
  done_note: string | null
  /** 登记完成的人（当时姓名） */
  done_by_name: string | null
  /** 撤下的日期；空为仍在计划中 */
  dropped_on: string | null
}

/** 培育库：一个地区为一种资质设的一个库；市、县区各设各的 */
export interface NurseryPoolTable {
  /** 设库地区路径 */
  region_path: string
  /** 标识，前缀 nrp */
  id: string
  /** 培育目标：资质（规则集）标识，如 high-tech-enterprise */
  title: string
  /** 名称 */
  name: string
  /** 在库企业上限，家；空为不限 */
  capacity: number | null
  /** 设库时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 设库人姓名（当时） */
  made_by_name: string
  /** 停止入库的日期；空为开放 */
  closed_on: string | null
}

/** 入库条件：一个库按日期的各版；改条件即新增一版，旧版保留 */
export interface NurseryPoolVersionTable {
  /** 设库地区路径 */
  region_path: string
  /** 培育库 */
  pool_id: string
  /** 自哪一天起入库按此条件 */
  effective_from: string
  /** 要对照的条件标识 */
  gates: string[]
  /** 最低总分；空为不要求 */
  at_least: string | null
  /** 差几项以内可以入库 */
  most_failed: number
  /** 说明、依据 */
  note: string
  /** 设定时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 设定人姓名（当时） */
  made_by_name: string
}

/** 服务记录：哪天为企业做了什么，企业可见；只增不改 */
export interface NurseryServiceTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 在库记录 */
  membership_id: string
  /** 标识，前缀 nrv */
  id: string
  /** 服务日期 */
  happened_on: string
  /** 做了什么 */
  what: string
  /** 服务人姓名（当时） */
  by_name: string
  /** 登记的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
}

/** 培育导师：谁从何时起辅导这家企业，换人留痕 */
export interface NurseryTutorTable {
  /** 统一社会信用代码 */
  credit_code: string
  /** 在库记录 */
  membership_id: string
  /** 标识，前缀 nrt */
  id: string
  /** 导师 */
  user_id: string
  /** 导师姓名（当时） */
  name: string
  /** 自何时起 */
  from_at: ColumnType<Date, Date | string, Date | string>
  /** 指派人姓名（当时） */
  by_name: string
  /** 至何时；空为现任 */
  until_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 积分申诉：企业请求更正数据或复核得分，附依据；市级决定，采纳后生成新一版积分单 */
export interface PointsAppealTable {
  /** 企业 */
  credit_code: string
  /** 积分年度 */
  year: number
  /** 标识 pta_… */
  id: string
  /** 申诉时所属地区 */
  region_path: string
  /** 对积分单的哪一版 */
  revision: number
  /** 指标 */
  item: string
  /** 请求更正的数据；空为只请求复核 */
  fact: string | null
  /** 数据的年度 */
  fact_year: number | null
  /** 申诉时档案上的值 */
  shown_value: string | null
  /** 企业认为应有的值 */
  asked_value: string | null
  /** 理由 */
  reason: string
  /** 依据的文件 */
  evidence_file_id: string
  /** 依据的文件名 */
  evidence_name: string
  /** 待决定、已采纳、未采纳 */
  state: string
  /** 申诉人 */
  asked_by: string | null
  /** 申诉人姓名（当时） */
  asked_by_name: string
  /** 申诉的时刻 */
  asked_at: ColumnType<Date, Date | string, Date | string>
  /** 决定人 */
  decided_by: string | null
  /** 决定人姓名（当时） */
  decided_by_name: string | null
  /** 决定的时刻 */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 决定的理由 */
  decision_note: string | null
  /** 采纳后的积分单版本 */
  new_revision: number | null
}

/** 企业授权一家银行查看本企业创新积分：只增不改，只能记一次结束，由数据库拒绝其他修改和删除 */
export interface PointsConsentTable {
  /** 企业 */
  credit_code: string
  /** 标识 ptc_… */
  id: string
  /** 授权时的企业名称 */
  name: string
  /** 授权时企业所属地区 */
  region_path: string
  /** 银行（单位标识） */
  bank_id: string
  /** 银行名称（授权时） */
  bank_name: string
  /** 用途 */
  purpose: string
  /** 自哪一天起 */
  from_day: string
  /** 至哪一天止（含当天） */
  until_day: string
  /** 授权的时刻 */
  given_at: ColumnType<Date, Date | string, Date | string>
  /** 授权人 */
  given_by: string | null
  /** 授权人姓名（当时） */
  given_by_name: string
  /** 撤回或到期登记的时刻；空为未结束 */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 撤回人姓名（当时）；到期的为系统 */
  ended_by_name: string | null
  /** 撤回理由；空为到期 */
  end_reason: string | null
}

/** 银行每次查看企业积分或积分证明，供企业查看；只增不改 */
export interface PointsLookTable {
  /** 企业 */
  credit_code: string
  /** 依据哪项授权 */
  consent_id: string
  /** 标识 ptl_… */
  id: string
  /** 看了什么：积分、积分证明 */
  what: string
  /** 查看人 */
  user_id: string
  /** 查看人姓名（当时） */
  by_name: string
  /** 查看的时刻 */
  looked_at: ColumnType<Date, Date | string, Date | string>
}

/** 排名中每家企业的名次；阶段或总分不明的不排名次 */
export interface PointsRankTable {
  /** 城市 */
  region_path: string
  /** 积分年度 */
  year: number
  /** 哪次排名 */
  ranking_id: string
  /** 企业 */
  credit_code: string
  /** 按积分单的第几版 */
  revision: number
  /** 在同阶段中的名次；同分同名次 */
  place: number | null
  /** 同阶段企业数 */
  place_of: number | null
  /** 名次区间：较好一端 */
  place_low: number | null
  /** 名次区间：较差一端 */
  place_high: number | null
  /** 在本区县同阶段中的名次 */
  district_place: number | null
  /** 本区县同阶段企业数 */
  district_of: number | null
}

/** 一次排名：种子、抽取次数和幅度一并冻结，可重算 */
export interface PointsRankingTable {
  /** 城市 */
  region_path: string
  /** 积分年度 */
  year: number
  /** 标识：由之而来的计算或申诉 */
  id: string
  /** 随机数的种子 */
  seed: string
  /** 权重抽取几次 */
  draws: number
  /** 权重最多浮动百分之几 */
  spread_percent: string
  /** 排名的时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
}

/** 创新积分的官方附件（权重、参考值）和本市增设指标，各有施行日期；只增不改，只能决定一次，由数据库拒绝其他修改和删除 */
export interface PointsRuleTable {
  /** 城市 */
  region_path: string
  /** 标识 pru_… */
  id: string
  /** 附件，或本市增设指标 */
  kind: string
  /** 文件标题 */
  title: string
  /** 文号 */
  document_number: string
  /** 施行日期 */
  in_force_from: string
  /** 官方，或本市设定 */
  confidence: string
  /** 全部内容 */
  content: ColumnType<unknown, string, string>
  /** 内容的 SHA-256 */
  digest: string
  /** 上传的文件名；空为在页面上填写 */
  file_name: string | null
  /** 提交的时刻 */
  proposed_at: ColumnType<Date, Date | string, Date | string>
  /** 提交人 */
  proposed_by: string | null
  /** 提交人姓名（当时） */
  proposed_by_name: string
  /** 是否施行；空为待复核 */
  is_approved: boolean | null
  /** 复核的时刻 */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 复核人，不得是提交人 */
  decided_by: string | null
  /** 复核人姓名（当时） */
  decided_by_name: string | null
  /** 复核意见 */
  note: string | null
}

/** 创新积分的一次计算：一个城市全部企业 */
export interface PointsRunTable {
  /** 城市 */
  region_path: string
  /** 标识 ptr_… */
  id: string
  /** 积分年度 */
  year: number
  /** 按哪一天的规则和数据 */
  judged_on: string
  /** 后台任务 */
  job_id: string | null
  /** 开始的时刻 */
  started_at: ColumnType<Date, Date | string, Date | string>
  /** 发起人 */
  started_by: string | null
  /** 发起人姓名（当时） */
  started_by_name: string
  /** 完成的时刻；空为未完成 */
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 企业数 */
  companies: number | null
  /** 新的积分单数；与上一版相同的不重复 */
  new_sheets: number | null
}

/** 创新积分单：输入、规则版本和结果一并冻结，只增不改，由数据库拒绝修改和删除 */
export interface PointsSheetTable {
  /** 企业 */
  credit_code: string
  /** 积分年度 */
  year: number
  /** 第几版，从 1 起 */
  revision: number
  /** 计算时所属地区 */
  region_path: string
  /** 计算时的企业名称 */
  name: string
  /** 按哪一天的规则和数据 */
  judged_on: string
  /** 规则集 */
  rule_set: string
  /** 规则集的版本（生效日） */
  rule_version: string
  /** 试算：权重不是官方的 */
  is_trial: boolean
  /** 当时本市设定的参数，按规则集里的名称 */
  parameters: ColumnType<unknown, string, string>
  /** 输入：规则集的事实及其值 */
  inputs: ColumnType<unknown, string, string>
  /** 每项输入由档案中哪些数据而来、谁说的 */
  evidence: ColumnType<unknown, string, string>
  /** 发展阶段；空为无法判断 */
  stage: string | null
  /** 总分；空为无法计算 */
  total: string | null
  /** 各指标的得分、权重和参考值占比 */
  items: ColumnType<unknown, string, string>
  /** 缺少的事实 */
  missing: ColumnType<unknown, string, string>
  /** 以上内容的 SHA-256 */
  digest: string
  /** 由哪次计算而来 */
  run_id: string | null
  /** 由哪次申诉而来 */
  appeal_id: string | null
  /** 计算的时刻 */
  computed_at: ColumnType<Date, Date | string, Date | string>
  /** 发起或决定的人（当时） */
  computed_by_name: string
  /** 本市增设指标的版本（施行日期）；空为没有增设 */
  local_version: string | null
}

/** 创新积分证明：所载内容与摘要一并冻结，凭编号和核验码公开核验 */
export interface PointsStatementTable {
  /** 企业 */
  credit_code: string
  /** 编号 */
  number: string
  /** 依据哪项授权；随授权失效 */
  consent_id: string
  /** 证明所载全部内容 */
  contents: ColumnType<unknown, string, string>
  /** 所载内容的 SHA-256 */
  digest: string
  /** 开具的时刻 */
  issued_at: ColumnType<Date, Date | string, Date | string>
  /** 开具人姓名（当时） */
  issued_by_name: string
}

/** 企业总体：一个地区全部企业按一部规则、在某一天的对照结果 */
export interface PopulationTable {
  /** 地区 */
  region_path: string
  /** 标识 pop_… */
  id: string
  /** 规则集 */
  rule_set: string
  /** 规则集的版本（生效日） */
  rule_version: string
  /** 按哪一天的规则和数据 */
  judged_on: string
  /** 后台任务 */
  job_id: string | null
  /** 开始的时刻 */
  started_at: ColumnType<Date, Date | string, Date | string>
  /** 发起人 */
  started_by: string | null
  /** 发起人姓名（当时） */
  started_by_name: string
  /** 完成的时刻；空为未完成 */
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 算完时的汇总（分布、条件、地区、行业、缺数据）；空为未算完，或在保留汇总之前算完 */
  summary: ColumnType<unknown, string | null | undefined, string | null>
}

/** 总体中的一家企业：结果和当时的事实一并留存 */
export interface PopulationSubjectTable {
  /** 总体的地区 */
  region_path: string
  /** 总体 */
  population_id: string
  /** 企业 */
  credit_code: string
  /** 当时的企业名称 */
  name: string
  /** 当时的所属地区 */
  district: string
  /** 行业门类 */
  section: string | null
  /** 总分；空为没有或无法计算 */
  total: string | null
  /** 符合、不符合、无法判定、数据矛盾 */
  verdict: string
  /** 持有且符合、可申报、差一步、将滑落；空为都不是 */
  readiness: string | null
  /** 所持证书的最后一天 */
  valid_to: string | null
  /** 各条件：true、false，空为无法判定 */
  gates: ColumnType<unknown, string, string>
  /** 缺少的事实 */
  missing: ColumnType<unknown, string, string>
  /** 当时的事实，按规则集里的名称 */
  facts: ColumnType<unknown, string, string>
}

/** 专家预评审的分工和给分；提交后不再改动 */
export interface ReviewAssignmentTable {
  /** 受理地区路径 */
  region_path: string
  /** 标识，前缀 rev */
  id: string
  /** 办件标识 */
  case_id: string
  /** 第几轮 */
  round: number
  /** 专家 */
  expert_user_id: string
  /** 专家姓名（当时） */
  expert_name: string
  /** 企业名称（当时） */
  company_name: string
  /** 指派的时刻 */
  assigned_at: ColumnType<Date, Date | string, Date | string>
  /** 待评、已提交、作废 */
  state: string
  /** 各项给分和意见：{项: {points, comment}} */
  scores: ColumnType<unknown, string | undefined, string>
  /** 总体意见 */
  comment: Generated<string>
  /** 该专家给分下的总分下限（分） */
  low: string | null
  /** 该专家给分下的总分上限（分） */
  high: string | null
  /** 提交的时刻 */
  handed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 保存次数，防止互相覆盖 */
  revision: Generated<number>
}

/** 专家预评审的一轮：材料在开始时冻结，专家都提交后按规则汇总 */
export interface ReviewRoundTable {
  /** 受理地区路径 */
  region_path: string
  /** 办件标识 */
  case_id: string
  /** 第几轮 */
  number: number
  /** 进行中、已结束、作废 */
  state: string
  /** 专家提交截止日 */
  due_on: string
  /** 开始的时刻 */
  opened_at: ColumnType<Date, Date | string, Date | string>
  /** 组织人姓名（当时） */
  opened_by_name: string
  /** 结束的时刻 */
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 规则 */
  rule_set: string
  /** 规则版本：施行日期 */
  version: string
  /** 本轮评审的填报内容，冻结 */
  answers: ColumnType<unknown, string, string>
  /** 当日的本市设定，数为文本 */
  parameters: ColumnType<unknown, string, string>
  /** 按专家平均分评价的结果全文 */
  result: ColumnType<unknown, string | null | undefined, string | null>
  /** 预测总分下限（分） */
  low: string | null
  /** 预测总分上限（分） */
  high: string | null
  /** 预测：通过、临界、不通过 */
  verdict: string | null
  /** 输入、专家给分和结果的 SHA-256 */
  digest: string | null
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
  /** 符合的企业中规模以上工业企业家数 */
  meets_above_scale: Generated<number>
  /** 本市当日对规则参数的设定，数为文本；可据此重算 */
  parameters: ColumnType<unknown, string | undefined, string>
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
  /** 是否规模以上工业企业（当时）；空为缺行业或主营业务收入，不能判断 */
  is_above_scale: boolean | null
  /** 选为推荐对象的时刻；空为没有选 */
  chosen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 选定的人 */
  chosen_by: string | null
  /** 选定的人（当时姓名） */
  chosen_by_name: string | null
}

/** 高企申报批次：一个年度可以有几批 */
export interface SeasonTable {
  /** 组织申报的地区路径 */
  region_path: string
  /** 标识，前缀 ssn */
  id: string
  /** 年度 */
  year: number
  /** 当年第几批 */
  batch: number
  /** 名称 */
  title: string
  /** 受理第一天 */
  opens_on: string
  /** 受理最后一天 */
  closes_on: string
  /** 预评审截止日；空为未定 */
  review_by: string | null
  /** 推荐截止日；空为未定 */
  recommend_by: string | null
  /** 提前截止的时刻；空为按日期截止 */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 建立的时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 建立人姓名（当时） */
  made_by_name: string
  /** 已公开的预测与结果对照，只有汇总数；空为未公开 */
  published: ColumnType<unknown, string | null | undefined, string | null>
  /** 公开的时刻 */
  published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 公开人姓名（当时） */
  published_by_name: string | null
  /** 修改次数，防止互相覆盖 */
  revision: Generated<number>
}

/** 批次中的申报企业：每个办件一行，同一企业同时只在一个批次 */
export interface SeasonEntryTable {
  /** 受理地区路径 */
  region_path: string
  /** 办件标识 */
  case_id: string
  /** 申报批次 */
  season_id: string
  /** 受理编号 */
  case_number: string
  /** 申报单位在平台上的标识 */
  party_id: string
  /** 统一社会信用代码 */
  credit_code: string
  /** 企业名称（当时） */
  company_name: string
  /** 提交日期 */
  filed_on: string
  /** 县区审核、预评审、已推荐、不推荐、已撤回 */
  stage: string
  /** 县区审核通过日期 */
  passed_on: string | null
  /** 已结束的预评审轮数 */
  rounds: Generated<number>
  /** 最近一轮的预测总分下限（分） */
  low: string | null
  /** 最近一轮的预测总分上限（分） */
  high: string | null
  /** 最近一轮的预测：通过、临界、不通过 */
  verdict: string | null
  /** 办结日期 */
  closed_on: string | null
}

/** 评审结果：上级公布后导入或录入，平台不作认定决定 */
export interface SeasonResultTable {
  /** 组织申报的地区路径 */
  region_path: string
  /** 申报批次 */
  season_id: string
  /** 统一社会信用代码 */
  credit_code: string
  /** 企业名称（当时） */
  company_name: string
  /** 企业所在地区路径（当时） */
  company_region_path: string
  /** 认定、未认定 */
  result: string
  /** 评审得分（分）；空为未知 */
  points: string | null
  /** 证书编号 */
  certificate_number: string | null
  /** 发证日期 */
  valid_from: string | null
  /** 导入、录入 */
  source: string
  /** 文件名，或录入时写明的依据 */
  source_name: string
  /** 入库的时刻 */
  said_at: ColumnType<Date, Date | string, Date | string>
  /** 导入或录入人姓名（当时） */
  said_by_name: string
}

/** 规则草案的推演：改了哪些数、当时的结果；只增不改 */
export interface SimulationDraftTable {
  /** 地区 */
  region_path: string
  /** 标识 smd_… */
  id: string
  /** 对哪次企业总体 */
  population_id: string
  /** 草案名称 */
  name: string
  /** 改动：数的位置和新值 */
  changes: ColumnType<unknown, string, string>
  /** 新通过的企业数 */
  gain: number
  /** 不再通过的企业数 */
  lose: number
  /** 原规则通过的企业数 */
  pass_before: number
  /** 草案通过的企业数 */
  pass_after: number
  /** 原规则的奖补（分） */
  cost_before_fen: bigint
  /** 草案的奖补（分） */
  cost_after_fen: bigint
  /** 保存的时刻 */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 保存人 */
  made_by: string | null
  /** 保存人姓名（当时） */
  made_by_name: string
}

/** 百强榜：一个城市一年一份；输入、办法和测算结果一并冻结，由数据库拒绝修改和删除；作废的草案留存 */
export interface TopListTable {
  /** 城市 */
  region_path: string
  /** 标识 tpl_… */
  id: string
  /** 年度 */
  year: number
  /** 按哪一天的办法和企业档案 */
  as_of: string
  /** 评价办法 */
  method_id: string
  /** 综合指数的指标说明（JSON 文本），可用命令行重算 */
  spec: string
  /** 全部候选企业的指标值（CSV 文本），与指标说明一起可重算 */
  data: string
  /** 指标说明、数据、来源和结果的 SHA-256 */
  digest: string
  /** 拟定的时刻 */
  drawn_at: ColumnType<Date, Date | string, Date | string>
  /** 拟定人 */
  drawn_by_user_id: string
  /** 拟定人姓名（当时） */
  drawn_by_name: string
  /** 待核准、公示中（含公示期满待发布）、已发布、已作废 */
  state: Generated<string>
  /** 核准的时刻 */
  approved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 核准人，不得是拟定人 */
  approved_by_user_id: string | null
  /** 核准人姓名（当时） */
  approved_by_name: string | null
  /** 公示的最后一天；有企业递补的重新计算 */
  notice_until: string | null
  /** 发布日期 */
  published_on: string | null
  /** 发布人姓名（当时） */
  published_by_name: string | null
  /** 作废的时刻 */
  dropped_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 作废人姓名（当时） */
  dropped_by_name: string | null
  /** 作废的理由 */
  drop_reason: string | null
  /** 第几次改动 */
  revision: Generated<number>
}

/** 百强申报：一家企业一年一次；同意后为当年候选企业 */
export interface TopListApplicationTable {
  /** 申报企业所在地区路径 */
  region_path: string
  /** 办件 */
  case_id: string
  /** 受理编号 */
  case_number: string
  /** 统一社会信用代码 */
  credit_code: string
  /** 申报年度 */
  year: number
  /** 受理日期 */
  filed_on: string
  /** 办理中、列为候选、不同意、撤回 */
  state: Generated<string>
}

/** 百强榜中的候选企业：数据、得分和测算名次冻结；名次随移出依次递补，不重新评分 */
export interface TopListEntryTable {
  /** 城市 */
  region_path: string
  /** 哪份榜单 */
  list_id: string
  /** 统一社会信用代码 */
  credit_code: string
  /** 企业名称（拟定时） */
  name: string
  /** 企业所在地区路径（拟定时） */
  company_region_path: string
  /** 每项数据：事实、年度、值、来源、由谁、何时 */
  figures: ColumnType<unknown, string, string>
  /** 每项指标：原始值、标准化值、权重占比、得分贡献 */
  items: ColumnType<unknown, string, string>
  /** 综合得分，0 至 100；空为数据不足，不排名 */
  score: string | null
  /** 测算名次；同分同名次 */
  rank: number | null
  /** 名次区间：较好一端 */
  rank_low: number | null
  /** 名次区间：较差一端 */
  rank_high: number | null
  /** 缺少数据的指标 */
  missing: string[]
  /** 拟定时企业已终止或并档的日期；空为存续 */
  ended_on: string | null
  /** 现名次：测算名次去掉移出的企业后依次递补；空为不排名或已移出 */
  place: number | null
  /** 是否在名额之内 */
  is_seated: boolean
  /** 移出的时刻 */
  taken_out_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 移出人姓名（当时） */
  taken_out_by_name: string | null
  /** 移出的理由 */
  taken_out_reason: string | null
  /** 发布后证书编号 */
  certificate_number: string | null
}

/** 百强榜评价办法：指标、权重、名额，本市设定，各有施行日期；只增不改，只能决定一次，由数据库拒绝其他修改和删除 */
export interface TopListMethodTable {
  /** 城市 */
  region_path: string
  /** 标识 tlm_… */
  id: string
  /** 办法名称 */
  title: string
  /** 文号 */
  document_number: string
  /** 施行日期 */
  in_force_from: string
  /** 全部内容：指标、权重、方向、标准化方法、名额、并列规则、权重浮动 */
  content: ColumnType<unknown, string, string>
  /** 内容的 SHA-256 */
  digest: string
  /** 提交的时刻 */
  proposed_at: ColumnType<Date, Date | string, Date | string>
  /** 提交人 */
  proposed_by: string | null
  /** 提交人姓名（当时） */
  proposed_by_name: string
  /** 是否施行；空为待复核 */
  is_approved: boolean | null
  /** 复核的时刻 */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 复核人，不得是提交人 */
  decided_by: string | null
  /** 复核人姓名（当时） */
  decided_by_name: string | null
  /** 复核意见 */
  note: string | null
}

/** For `db.as<RecognitionTables>()`. */
export interface RecognitionTables {
  'recognition.application': ApplicationTable
  'recognition.award': AwardTable
  'recognition.award_batch': AwardBatchTable
  'recognition.diagnosis': DiagnosisTable
  'recognition.diagnosis_note': DiagnosisNoteTable
  'recognition.evidence': EvidenceTable
  'recognition.judgement': JudgementTable
  'recognition.nursery_application': NurseryApplicationTable
  'recognition.nursery_evaluation': NurseryEvaluationTable
  'recognition.nursery_membership': NurseryMembershipTable
  'recognition.nursery_milestone': NurseryMilestoneTable
  'recognition.nursery_pool': NurseryPoolTable
  'recognition.nursery_pool_version': NurseryPoolVersionTable
  'recognition.nursery_service': NurseryServiceTable
  'recognition.nursery_tutor': NurseryTutorTable
  'recognition.points_appeal': PointsAppealTable
  'recognition.points_consent': PointsConsentTable
  'recognition.points_look': PointsLookTable
  'recognition.points_rank': PointsRankTable
  'recognition.points_ranking': PointsRankingTable
  'recognition.points_rule': PointsRuleTable
  'recognition.points_run': PointsRunTable
  'recognition.points_sheet': PointsSheetTable
  'recognition.points_statement': PointsStatementTable
  'recognition.population': PopulationTable
  'recognition.population_subject': PopulationSubjectTable
  'recognition.review_assignment': ReviewAssignmentTable
  'recognition.review_round': ReviewRoundTable
  'recognition.screening': ScreeningTable
  'recognition.screening_hit': ScreeningHitTable
  'recognition.season': SeasonTable
  'recognition.season_entry': SeasonEntryTable
  'recognition.season_result': SeasonResultTable
  'recognition.simulation_draft': SimulationDraftTable
  'recognition.top_list': TopListTable
  'recognition.top_list_application': TopListApplicationTable
  'recognition.top_list_entry': TopListEntryTable
  'recognition.top_list_method': TopListMethodTable
}

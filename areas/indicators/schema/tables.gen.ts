// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 指标别名：文件里的其他叫法 */
export interface AliasTable {
  /** 归一化后的别名，只指向一个指标 */
  alias_key: string
  /** 所指的指标 */
  indicator_id: string
  /** 别名原文 */
  alias: string
  /** 加入的时刻 */
  added_at: ColumnType<Date, Date | string, Date | string>
  /** 加入人，空为系统 */
  added_by: string | null
}

/** 目标进度评估的缓存：四个版本号都相符才有效，否则重算 */
export interface AssessmentTable {
  /** 地区路径 */
  region_path: string
  /** 目标 */
  target_id: string
  /** 评估日 */
  as_of: string
  /** 所据观测序列的版本 */
  series_version: bigint
  /** 所据目标的版本 */
  target_version: number
  /** 所据指标的版本 */
  indicator_version: number
  /** 评估方法的版本 */
  method_version: number
  /** 状态 */
  status: string
  /** 完成值，目标单位 */
  actual: string | null
  /** 数据截至 */
  data_through: string | null
  /** 完成份额，0 至 1 */
  share: string | null
  /** 时间进度，0 至 1 */
  expected_share: string | null
  /** 往年同期进度，0 至 1 */
  seasonal_share: string | null
  /** 差距，百分点，负为落后 */
  gap_points: string | null
  /** 还差，目标单位 */
  remaining: string | null
  /** 每月还需，目标单位 */
  required_per_month: string | null
  /** 预计期末值，目标单位 */
  forecast: string | null
  /** 预计能否达到：yes、no、uncertain */
  meets_target: string | null
  /** 按哪个依据判定 */
  judged_by: string
  /** 不能判定时的原因代码，如 not-started（未到起算期） */
  blocked_by: string | null
  /** 算式，中文一句 */
  working_zh: string
  /** 算式，英文一句 */
  working_en: string
  /** 注意事项 */
  reasons: ColumnType<unknown, string, string>
  /** 计算的时刻 */
  computed_at: ColumnType<Date, Date | string, Date | string>
  /** 所用完成值按哪一版口径报送 */
  card_version: number | null
  /** 同一目标期内另有按较早口径报送的数时，该口径的版本 */
  earlier_card_version: number | null
}

/** 口径卡片的版本；已生效的不改，只加新版本 */
export interface CardTable {
  /** 所属指标 */
  indicator_id: string
  /** 版本号，从 1 起 */
  version: number
  /** 计算公式或统计方法，文字 */
  formula: string
  /** 分子 */
  numerator: string | null
  /** 分母 */
  denominator: string | null
  /** 数据来源 */
  data_source: string
  /** 报送周期：月、季、半年、年 */
  cadence: string
  /** 期末之后几日内报送（自然日） */
  due_days: number
  /** 负责部门 */
  owner_department_id: string | null
  /** 负责部门名称（尚未对应到部门时） */
  owner_name: string | null
  /** 依据文件 */
  legal_basis: string | null
  /** 适用的第一天（按观测期末计） */
  effective_from: string
  /** 适用的最后一天，空为至今 */
  effective_to: string | null
  /** 较上一版改了什么 */
  change_note: string | null
  /** 写下的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 写下的人，空为系统 */
  created_by: string | null
}

/** 某人上次看驾驶舱时各目标的情形，用来说明此后有什么变化；只供本人 */
export interface CockpitVisitTable {
  /** 谁看的 */
  user_id: string
  /** 看的是哪个地区 */
  region_path: string
  /** 最近一次看到的：目标标识、状态、完成值 */
  seen: ColumnType<unknown, string, string>
  /** 最近一次看的时刻 */
  seen_at: ColumnType<Date, Date | string, Date | string>
  /** 上一次访问结束时看到的；首次访问为空 */
  before: ColumnType<unknown, string | null | undefined, string | null>
  /** 上一次访问结束的时刻 */
  before_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 报送任务：请一些单位在期限前报一期的若干指标 */
export interface CollectionTable {
  /** 派发地区 */
  region_path: string
  /** 标识，前缀 col */
  id: string
  /** 标题 */
  title: string
  /** 统计期 */
  period: string
  /** 报送期限 */
  due_on: string
  /** 填报说明 */
  note: string | null
  /** 进行中、已结束 */
  status: Generated<string>
  /** 修改次数，防止相互覆盖 */
  revision: Generated<number>
  /** 派发的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 派发人 */
  created_by: string | null
  /** 派发人姓名（当时） */
  created_by_name: string
  /** 派发人当时的身份，逾期时告知 */
  created_membership: string | null
  /** 结束的时刻 */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 单位说明本期没有这一项 */
export interface CollectionAnswerTable {
  /** 派发地区 */
  region_path: string
  /** 报送任务 */
  collection_id: string
  /** 单位 */
  unit_id: string
  /** 指标 */
  indicator_id: string
  /** 原因 */
  reason: string
  /** 填写人 */
  answered_by_name: string
  /** 填写的时刻 */
  answered_at: ColumnType<Date, Date | string, Date | string>
}

/** 报送任务要报的指标 */
export interface CollectionIndicatorTable {
  /** 派发地区 */
  region_path: string
  /** 报送任务 */
  collection_id: string
  /** 指标 */
  indicator_id: string
  /** 排列次序 */
  place: number
  /** 须附佐证材料 */
  needs_evidence: Generated<boolean>
}

/** 报送任务的催报记录：每一步只催一次，手工催报每日至多一次 */
export interface CollectionReminderTable {
  /** 派发地区 */
  region_path: string
  /** 报送任务 */
  collection_id: string
  /** 单位 */
  unit_id: string
  /** 哪一步：before、late-1、late-3、late-7，或手工催报的日期 */
  step: string
  /** 催报的时刻 */
  reminded_at: ColumnType<Date, Date | string, Date | string>
  /** 催报人，空为系统 */
  reminded_by_name: string | null
}

/** 报送任务派给的单位 */
export interface CollectionUnitTable {
  /** 派发地区 */
  region_path: string
  /** 报送任务 */
  collection_id: string
  /** 任务内的编号 */
  unit_id: string
  /** 排列次序 */
  place: number
  /** 报送地区；由本地区的部门报送时与派发地区相同 */
  part_region_path: string
  /** 报送部门，空为地区 */
  department_id: string | null
  /** 部门所报的数的限定对象；地区所报的为空 */
  subject: Generated<string>
  /** 单位名称（当时） */
  name: string
  /** 报齐的时刻；有数退回时清空 */
  done_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 报齐的人 */
  done_by_name: string | null
}

/** 规划中期评估：一份规划到某日的评估 */
export interface EvaluationTable {
  /** 地区 */
  region_path: string
  /** 标识，前缀 evl */
  id: string
  /** 标题 */
  title: string
  /** 哪份规划 */
  plan_id: string
  /** 规划标题（当时） */
  plan_title: string
  /** 评估截止日 */
  as_of: string
  /** 进行中、已定稿 */
  status: Generated<string>
  /** 修改次数，防止相互覆盖 */
  revision: Generated<number>
  /** 定稿时的全部内容，此后不再变动 */
  frozen: ColumnType<unknown, string | null | undefined, string | null>
  /** 建立的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 建立人 */
  created_by: string | null
  /** 建立人姓名（当时） */
  created_by_name: string
  /** 定稿的时刻 */
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 定稿人姓名（当时） */
  closed_by_name: string | null
}

/** 中期评估中责任单位填写的原因与建议 */
export interface EvaluationEntryTable {
  /** 地区 */
  region_path: string
  /** 评估 */
  evaluation_id: string
  /** 目标 */
  target_id: string
  /** 进展与原因分析 */
  cause: string | null
  /** 建议：保持、加快推进、调整目标、终止 */
  proposal_kind: string | null
  /** 建议的具体内容 */
  proposal: string | null
  /** 修改次数，防止相互覆盖 */
  revision: Generated<number>
  /** 填写的时刻 */
  entered_at: ColumnType<Date, Date | string, Date | string>
  /** 填写人 */
  entered_by: string | null
  /** 填写人姓名（当时） */
  entered_by_name: string
}

/** 报送时上传的佐证材料；只有上传人能把它附到报送上 */
export interface EvidenceTable {
  /** 上传人所在地区 */
  region_path: string
  /** 文件 */
  file_id: string
  /** 文件名 */
  name: string
  /** 上传人 */
  uploaded_by: string
  /** 上传的时刻 */
  uploaded_at: ColumnType<Date, Date | string, Date | string>
}

/** 导入批次：先预览，确认后一次写入 */
export interface ImportBatchTable {
  /** 导入人的地区路径 */
  region_path: string
  /** 标识，前缀 imp */
  id: string
  /** 上传的文件 */
  file_id: string
  /** 文件名 */
  file_name: string
  /** 文件摘要，识别重复上传 */
  file_digest: string
  /** 读取中、待对应列、读不了、已预览、已确认、已写入、被拒、已撤销 */
  status: string
  /** 可写入的行数 */
  accepted: number
  /** 与现有值相同、不必写入的行数 */
  unchanged: number
  /** 被拒的行数 */
  refused: number
  /** 早先版本的逐行结果；现存于 import_row */
  preview: ColumnType<unknown, string | undefined, string>
  /** 实际写入的行数 */
  written: number | null
  /** 写入作业 */
  job_id: string | null
  /** 上传人 */
  uploaded_by: string
  /** 上传的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 完成的时刻 */
  finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 要说明变动原因的行数 */
  asked: Generated<number>
  /** 合计、说明等不是数据的行数 */
  skipped: Generated<number>
  /** 各工作表的表头、样例与列对应 */
  headers: ColumnType<unknown, string | undefined, string>
  /** 整个文件读不了的原因 */
  problems: ColumnType<unknown, string | undefined, string>
  /** 上传人的部门，空为地区；列对应按报送单位记忆 */
  department_id: Generated<string>
}

/** 各报送单位的列对应：同样的表头再来时照用 */
export interface ImportMappingTable {
  /** 报送单位的地区 */
  region_path: string
  /** 报送单位的部门，空为地区 */
  department_id: string
  /** 表头的摘要 */
  signature: string
  /** 各列的含义与固定值 */
  mapping: ColumnType<unknown, string, string>
  /** 保存的时刻 */
  saved_at: ColumnType<Date, Date | string, Date | string>
  /** 保存人 */
  saved_by_name: string
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
  /** 待判断、可写入、与现有相同、待说明、未通过、略过 */
  outcome: string
  /** 地区，原文 */
  region: string
  /** 指标，原文 */
  indicator: string
  /** 统计期，原文 */
  period: string
  /** 数值，原文 */
  value: string
  /** 单位，原文 */
  unit: string
  /** 备注；待说明的行由报送人补写 */
  note: string
  /** 未通过或略过的原因，导入规则中的名称 */
  reason: string | null
  /** 读数时作了哪些规范化 */
  flags: ColumnType<unknown, string | undefined, string>
  /** 未通过的原因，或要说明的问题 */
  problems: ColumnType<unknown, string | undefined, string>
  /** 已读懂，须与现有数据比对 */
  is_understood: boolean
  /** 识别出的地区 */
  target_path: string | null
  /** 识别出的指标 */
  indicator_id: string | null
  /** 识别出的统计期 */
  target_period: string | null
  /** 识别出的数，单位为 target_unit */
  target_value: string | null
  /** 该数的单位 */
  target_unit: string | null
  /** 准确数、约数、下限 */
  precision: string | null
  /** 比对时该序列的版本；写入时仍是它才算数 */
  series_version: bigint | null
  /** 比对时备好的观测值，写入时照录 */
  ready: ColumnType<unknown, string | null | undefined, string | null>
}

/** 指标目录：一个含义一行。小表，可复制到每个节点 */
export interface IndicatorTable {
  /** 标识，前缀 ind */
  id: string
  /** 指标名称，全市唯一 */
  name: string
  /** 归一化后的名称，用于判重与匹配 */
  name_key: string
  /** 计量单位，观测值一律换算为它 */
  unit: string
  /** 性质：存量、当年、累计、比率、增长 */
  mode: string
  /** 越大越好 up，越小越好 down */
  direction: string
  /** 计数口径：家（去重）distinct，家次（人次）occurrences；不计数的为空 */
  counting: string | null
  /** 报送口径：当年累计 year-to-date，当期 each-period，开始以来累计 since-start */
  reported: Generated<string>
  /** 较上期变动超过该百分比时要求说明 */
  jump_percent: Generated<string>
  /** 判定依据：时间进度 time，往年同期曲线 seasonal */
  judge: Generated<string>
  /** 由业务记录计算时的计算项名称，人工报送的为空 */
  measure: string | null
  /** 来历：初始目录、人工建立、由规划建立、由计算项建立 */
  origin: string
  /** 公开的时刻，空为未公开 */
  published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 公开的操作人 */
  published_by: string | null
  /** 停用的时刻，空为在用 */
  retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 修改次数，防止相互覆盖，也使已缓存的评估失效 */
  version: Generated<number>
  /** 建立的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 建立人，空为系统 */
  created_by: string | null
  /** 上级数由下级数汇总的规则：合计、最高、最低、按分母加权；空为各级各报 */
  rollup: string | null
  /** 按分母加权时作分母的指标 */
  rollup_weight_id: string | null
  /** 汇总时园区与县区并列计入；园区在县区之内的指标不计，以免重复 */
  rollup_parks: Generated<boolean>
  /** 业务领域；空则按名称归类 */
  topic: string | null
  /** 自何时起由业务记录计算；由系统随业务建立的为空 */
  measure_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 由谁改为由业务记录计算（姓名，当时）；由系统随业务建立的为空 */
  measure_by_name: string | null
  /** 本市设定的月度曲线：1—12 月累计完成百分数，12 月为 100；空则按往年同期 Monthly cumulative per cent set by the city; null: earlier years give it */
  pace_curve: string[] | null
}

/** 观测值：只追加，更正是新的一行，可还原任何时刻当时所知的值 */
export interface ObservationTable {
  /** 地区路径 */
  region_path: string
  /** 标识，前缀 obs */
  id: string
  /** 指标 */
  indicator_id: string
  /** 限定对象，空为全地区 */
  subject: Generated<string>
  /** 统计期：2025、2025-H1、2025-Q1、2025-05 */
  period: string
  /** 统计期最后一天 */
  period_end: string
  /** 同一期的第几次报送，从 1 起 */
  revision: number
  /** 数值，单位为 unit */
  value: string
  /** 指标单位 */
  unit: string
  /** 报送时的原数 */
  reported_value: string
  /** 报送时的单位 */
  reported_unit: string
  /** 准确数、约数、下限（余、多、以上） */
  precision: Generated<string>
  /** 已报送、已审核、已退回 */
  status: string
  /** 来源：手工、导入、接口、文件报告、由记录计算 */
  source: string
  /** 按哪一版口径报送；空则不能公开 */
  card_version: number | null
  /** 依据原文 */
  quote: string | null
  /** 打开依据的站内链接 */
  href: string | null
  /** 佐证文件 */
  evidence_file_id: string | null
  /** 备注 */
  note: string | null
  /** 合理性检查发现的问题 */
  findings: ColumnType<unknown, string | undefined, string>
  /** 对上述问题的说明 */
  explanation: string | null
  /** 导入批次 */
  batch_id: string | null
  /** 报送人，空为系统 */
  recorded_by: string | null
  /** 报送人姓名（当时） */
  recorded_by_name: string
  /** 报送的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
  /** 审核人 */
  decided_by: string | null
  /** 审核的时刻 */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 退回原因 */
  decision_note: string | null
  /** 审核人姓名（当时）；离任后仍可读 */
  decided_by_name: string | null
}

/** 公开数据的发布者与使用许可，每个城市一行；没有则用默认值 */
export interface OpenDataSettingTable {
  /** 城市的地区路径 */
  region_path: string
  /** 发布者（中文） */
  publisher_zh: string
  /** 发布者（英文） */
  publisher_en: string
  /** 联系邮箱，空为不公开 */
  contact: string | null
  /** 使用许可名称（中文） */
  licence_zh: string
  /** 使用许可名称（英文） */
  licence_en: string
  /** 使用许可全文的网址 */
  licence_url: string
  /** 修改次数，防止相互覆盖 */
  revision: Generated<number>
  /** 修改的时刻 */
  changed_at: ColumnType<Date, Date | string, Date | string>
  /** 修改人 */
  changed_by: string | null
}

/** 催报记录：同一期对同一单位只自动催一次 */
export interface ReminderTable {
  /** 地区路径 */
  region_path: string
  /** 目标 */
  target_id: string
  /** 欠报的统计期 */
  period: string
  /** 被催的部门；空为该地区的工作人员 */
  department_id: string
  /** 催报的时刻 */
  reminded_at: ColumnType<Date, Date | string, Date | string>
  /** 催报人，空为系统 */
  reminded_by: string | null
  /** 上级数由下级汇总时，被催的下级地区；空为目标所在地区 */
  part_region_path: Generated<string>
}

/** 汇总数背后的下级数：当时用的是哪一次报送 */
export interface RollUpPartTable {
  /** 上级地区 */
  region_path: string
  /** 上级的汇总数 */
  observation_id: string
  /** 下级地区 */
  part_region_path: string
  /** 下级的报送 */
  part_observation_id: string
  /** 下级的数 */
  value: string
  /** 按分母加权时的分母 */
  weight: string | null
}

/** 一个地区一个指标的观测序列：每写一次版本加一，据此判断评估缓存是否仍然有效，并使写入排队 */
export interface SeriesTable {
  /** 地区路径 */
  region_path: string
  /** 指标 */
  indicator_id: string
  /** 写入次数 */
  version: bigint
}

/** 目标分解：一次分解一行，重新分解与撤销都留下记录 */
export interface SplitTable {
  /** 被分解目标的地区 */
  region_path: string
  /** 标识，前缀 spl */
  id: string
  /** 被分解的目标 */
  target_id: string
  /** 上下级核对规则：合计 sum、最高 max、最低 min、按分母加权 weighted-ratio */
  rule: string
  /** 分解依据：权重、历史完成、承载能力、各单位同一底线、按分母加权、现成的表 */
  method: string
  /** 步长，各单位的数是它的整数倍 */
  step: string
  /** 依据的数属于哪一期；存量与比率以它为下级目标的基期 */
  basis_period: string | null
  /** 说明，合计与上级不一致时必填 */
  note: string | null
  /** 有效、已撤销、已被重新分解替换、随规划撤销 */
  status: Generated<string>
  /** 重新分解时替换的那一次 */
  replaces: string | null
  /** 修改次数，防止相互覆盖 */
  revision: Generated<number>
  /** 确认的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 确认人 */
  created_by: string | null
  /** 确认人姓名（当时） */
  created_by_name: string
  /** 失效的时刻 */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 使其失效的人（当时姓名） */
  ended_by_name: string | null
  /** 失效原因 */
  ended_note: string | null
}

/** 一次分解中各单位所担的数 */
export interface SplitPartTable {
  /** 被分解目标的地区 */
  region_path: string
  /** 哪一次分解 */
  split_id: string
  /** 排列次序 */
  place: number
  /** 承担地区；由本地区的部门承担时与被分解目标的地区相同 */
  part_region_path: string
  /** 承担部门，空为地区 */
  department_id: string | null
  /** 承担单位名称（当时） */
  name: string
  /** 分解依据的数：权重、上年完成、承载能力 */
  basis: string | null
  /** 下限 */
  floor: string | null
  /** 上限 */
  ceiling: string | null
  /** 比率的分母 */
  denominator: string | null
  /** 比率的现值 */
  current: string | null
  /** 调整时保持不变 */
  is_locked: Generated<boolean>
  /** 承担的数，单位同被分解的目标 */
  value: string
  /** 由此产生的下级目标，地区为 part_region_path */
  child_id: string
}

/** 目标值：某地区某指标到某期限应达到的值，带着原文 */
export interface TargetTable {
  /** 地区路径，如 320800/320812/ */
  region_path: string
  /** 标识，前缀 tgt */
  id: string
  /** 指标 */
  indicator_id: string
  /** 限定对象，如“高新区”；空为全地区 */
  subject: Generated<string>
  /** 目标值，按原文单位 */
  value: string
  /** 区间上限，只用于 range */
  value_max: string | null
  /** 原文单位 */
  unit: string
  /** 比较方式 */
  comparator: string
  /** 该目标的性质，可与指标不同 */
  mode: string
  /** 每年都要达到的当年目标为 annual */
  recurrence: string | null
  /** 起算期，空则按性质推定 */
  period_start: string | null
  /** 期限，如 2027、2025-H1 */
  deadline: string
  /** 期限的最后一天 */
  deadline_end: string
  /** 基期值，按原文单位 */
  baseline_value: string | null
  /** 基期 */
  baseline_period: string | null
  /** 出自哪份规划 */
  plan_id: string | null
  /** 出自规划的哪个版本 */
  plan_version_id: string | null
  /** 规划中的条目 */
  plan_item_id: string | null
  /** 规划标题 */
  plan_title: string | null
  /** 原文引句 */
  quote: string | null
  /** 引句在原文中的位置（字符） */
  quote_offset: number | null
  /** 打开原文的站内链接 */
  href: string | null
  /** 有效、撤销、被替换 */
  status: Generated<string>
  /** 撤销或被替换的时刻 */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 替换它的目标 */
  replaced_by: string | null
  /** 修改次数，使已缓存的评估失效 */
  version: Generated<number>
  /** 建立的时刻 */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 建立人 */
  created_by: string | null
  /** 规划的第一期；只有更早的数时存量与比率无从判断，空为不限 */
  plan_start: string | null
  /** 上级目标所在地区；空为顶层目标 */
  parent_region_path: string | null
  /** 上级目标，由它分解而来；空为顶层目标 */
  parent_id: string | null
  /** 由哪一次分解产生 */
  split_id: string | null
  /** 随规划一起撤销；规划再次发布同一目标时随之恢复 */
  withdrawn_with_plan: Generated<boolean>
}

/** 目标调整：提出、批准后才生效；调整前的目标保留可查 */
export interface TargetAdjustmentTable {
  /** 目标的地区 */
  region_path: string
  /** 标识，前缀 adj */
  id: string
  /** 调整哪个目标 */
  target_id: string
  /** 待批、已批准、未批准、已撤回 */
  status: Generated<string>
  /** 调整后的目标值 */
  value: string
  /** 调整后的区间上限 */
  value_max: string | null
  /** 调整后的期限 */
  deadline: string
  /** 调整后的基期值 */
  baseline_value: string | null
  /** 调整后的基期 */
  baseline_period: string | null
  /** 调整前的目标值 */
  before_value: string
  /** 调整前的区间上限 */
  before_value_max: string | null
  /** 调整前的期限 */
  before_deadline: string
  /** 调整前的基期值 */
  before_baseline_value: string | null
  /** 调整前的基期 */
  before_baseline_period: string | null
  /** 调整理由 */
  reason: string
  /** 生效日：此前的评估仍按调整前的目标 */
  effective_from: string
  /** 提出的时刻 */
  proposed_at: ColumnType<Date, Date | string, Date | string>
  /** 提出人 */
  proposed_by: string | null
  /** 提出人姓名（当时） */
  proposed_by_name: string
  /** 批准、不批准或撤回的时刻 */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 决定人 */
  decided_by: string | null
  /** 决定人姓名（当时） */
  decided_by_name: string | null
  /** 决定意见 */
  decision_note: string | null
}

/** 目标的责任单位 */
export interface TargetDepartmentTable {
  /** 地区路径 */
  region_path: string
  /** 目标 */
  target_id: string
  /** 部门 */
  department_id: string
  /** 排列次序，0 为牵头 */
  place: number
}

/** For `db.as<IndicatorsTables>()`. */
export interface IndicatorsTables {
  'indicators.alias': AliasTable
  'indicators.assessment': AssessmentTable
  'indicators.card': CardTable
  'indicators.cockpit_visit': CockpitVisitTable
  'indicators.collection': CollectionTable
  'indicators.collection_answer': CollectionAnswerTable
  'indicators.collection_indicator': CollectionIndicatorTable
  'indicators.collection_reminder': CollectionReminderTable
  'indicators.collection_unit': CollectionUnitTable
  'indicators.evaluation': EvaluationTable
  'indicators.evaluation_entry': EvaluationEntryTable
  'indicators.evidence': EvidenceTable
  'indicators.import_batch': ImportBatchTable
  'indicators.import_mapping': ImportMappingTable
  'indicators.import_row': ImportRowTable
  'indicators.indicator': IndicatorTable
  'indicators.observation': ObservationTable
  'indicators.open_data_setting': OpenDataSettingTable
  'indicators.reminder': ReminderTable
  'indicators.roll_up_part': RollUpPartTable
  'indicators.series': SeriesTable
  'indicators.split': SplitTable
  'indicators.split_part': SplitPartTable
  'indicators.target': TargetTable
  'indicators.target_adjustment': TargetAdjustmentTable
  'indicators.target_department': TargetDepartmentTable
}

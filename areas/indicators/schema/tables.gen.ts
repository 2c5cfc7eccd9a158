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
  /** 已预览、已确认、已写入、被拒 */
  status: string
  /** 可写入的行数 */
  accepted: number
  /** 与现有值相同、不必写入的行数 */
  unchanged: number
  /** 被拒的行数 */
  refused: number
  /** 预览时逐行的结果 */
  preview: ColumnType<unknown, string, string>
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
}

/** 催报记录：同一期对同一单位只自动催一次 */
export interface ReminderTable {
  /** 地区路径 */
  region_path: string
  /** 目标 */
  target_id: string
  /** 欠报的统计期 */
  period: string
  /** 被催的部门 */
  department_id: string
  /** 催报的时刻 */
  reminded_at: ColumnType<Date, Date | string, Date | string>
  /** 催报人，空为系统 */
  reminded_by: string | null
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
  'indicators.import_batch': ImportBatchTable
  'indicators.indicator': IndicatorTable
  'indicators.observation': ObservationTable
  'indicators.reminder': ReminderTable
  'indicators.series': SeriesTable
  'indicators.target': TargetTable
  'indicators.target_department': TargetDepartmentTable
}

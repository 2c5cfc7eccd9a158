// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 技术转移奖补决定：每个办件一份；撤销后可以重新审核 */
export interface AwardTable {
  /** 作出决定的地区路径 */
  region_path: string
  /** 标识，前缀 awd */
  id: string
  /** 办件标识 */
  case_id: string
  /** 受理编号 */
  case_number: string
  /** 受奖单位在平台上的标识 */
  party_id: string
  /** 受奖单位统一社会信用代码 */
  party_code: string
  /** 受奖单位名称（当时） */
  party_name: string
  /** 列支的预算年度 */
  year: number
  /** 奖补金额合计，分 */
  amount_fen: bigint
  /** 账本中为它保留的款项 */
  hold_id: string
  /** 已决定（款项已保留）、已提交拨付、已撤销（拨付前）、已收回（提交拨付后款项回到资金账户） */
  state: Generated<string>
  /** 作出决定的时刻 */
  decided_at: ColumnType<Date, Date | string, Date | string>
  /** 作出决定的日期 */
  decided_on: string
  /** 作出决定的人（当时姓名） */
  decided_by_name: string
  /** 提交拨付的日期 */
  paid_on: string | null
  /** 账本中的付款 */
  payment_id: string | null
  /** 撤销的日期 */
  released_on: string | null
  /** 撤销的理由 */
  release_reason: string | null
  /** 款项到账后发现决定有误的理由；有理由的，已付奖补全部追回 */
  wrong_reason: string | null
}

/** 奖补决定所列的每份合同；一份合同只奖一次，由唯一索引保证 */
export interface AwardLineTable {
  /** 作出决定的地区路径 */
  region_path: string
  /** 奖补决定 */
  award_id: string
  /** 登记标识 */
  registration_id: string
  /** 合同登记编号 */
  registration_number: string
  /** 项目名称（当时） */
  project_name: string
  /** 登记日期，决定适用哪一期标准 */
  registered_on: string
  /** 按标准应得，分 */
  entitled_fen: bigint
  /** 扣减单位上限和预算后的奖补金额，分 */
  amount_fen: bigint
  /** 因单位年度上限或年度预算而减少；空为未减少 */
  cut_by: string | null
  /** 算式 */
  working_zh: string
  /** 算式（英文） */
  working_en: string
  /** 所属决定已撤销，合同可以重新申请 */
  is_released: Generated<boolean>
}

/** 追回的奖补：只增不改 */
export interface AwardRecoveredTable {
  /** 作出奖补决定的地区路径 */
  region_path: string
  /** 标识，前缀 rcv */
  id: string
  /** 登记标识 */
  registration_id: string
  /** 追回金额，分 */
  amount_fen: bigint
  /** 款项到账日期 */
  received_on: string
  /** 凭证或说明 */
  note: string
  /** 记入的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
  /** 记入的人（当时姓名） */
  recorded_by_name: string
  /** 账本中的分录：追回的款回到奖补资金；空为账本记账之前登记的 */
  entry_id: string | null
}

/** 奖补年度：作出决定时锁定本年度一行，同时作出的两个决定不会超出预算 */
export interface AwardYearTable {
  /** 作出奖补决定的地区路径 */
  region_path: string
  /** 预算年度 */
  year: number
}

/** 登记事项：登记、变更、金额更正、注销，只增不改，由数据库拒绝修改和删除；任何一天所知的数由此得出 */
export interface EntryTable {
  /** 登记地区路径 */
  region_path: string
  /** 登记标识 */
  registration_id: string
  /** 第几版 */
  edition: number
  /** 登记、变更、金额更正、注销 */
  kind: string
  /** 记入的时刻 */
  recorded_at: ColumnType<Date, Date | string, Date | string>
  /** 记入的日期 */
  recorded_on: string
  /** 登记员 */
  recorded_by: string | null
  /** 登记员姓名（当时） */
  recorded_by_name: string
  /** 理由；登记时为空 */
  reason: string | null
  /** 此后有效或已注销 */
  state: string
  /** 此后的合同类别 */
  contract_kind: string
  /** 此后的技术领域 */
  field: string
  /** 此后金额是否待定 */
  is_amount_open: boolean
  /** 此后的合同成交额，分 */
  contract_fen: bigint
  /** 此后的技术交易额，分 */
  technology_fen: bigint
  /** 此后的全部登记事项（项目、双方、日期、扣除明细等） */
  particulars: ColumnType<unknown, string, string>
  /** 技术交易额的算式、规则版本和理由 */
  working: ColumnType<unknown, string, string>
  /** 本版证明的摘要，SHA-256 */
  digest: string
}

/** 提交的技术合同：每个办件一行，补正后按最新内容；“提交”与“登记”分开统计 */
export interface FilingTable {
  /** 受理地区路径 */
  region_path: string
  /** 办件标识 */
  case_id: string
  /** 受理编号 */
  case_number: string
  /** 卖方在平台上的单位标识 */
  party_id: string
  /** 项目名称 */
  project_name: string
  /** 申报的合同类别 */
  kind: string
  /** 技术领域 */
  field: string
  /** 卖方统一社会信用代码 */
  seller_code: string
  /** 卖方名称 */
  seller_name: string
  /** 第一买方统一社会信用代码；境外买方没有 */
  buyer_code: string | null
  /** 第一买方名称 */
  buyer_name: string
  /** 合同签订日期 */
  signed_on: string
  /** 申报的合同成交额，分；金额待定时为空 */
  contract_fen: bigint | null
  /** 按规则算得的技术交易额，分；金额待定时为空 */
  technology_fen: bigint | null
  /** 提交日期 */
  filed_on: string
  /** 提交的时刻 */
  filed_at: ColumnType<Date, Date | string, Date | string>
  /** 技术内容，与项目名称一起比较文字 */
  content: Generated<string>
  /** 全部买方的名称和统一社会信用代码，用于比较当事人 */
  buyers: ColumnType<unknown, string | undefined, string>
  /** 查找疑似重复合同的键：签订月份、当事人、金额；有相同键的才比较 */
  duplicate_keys: Generated<bigint[]>
  /** 项目名称和技术内容的指纹（MinHash，64 位），用于估计文字相似程度 */
  text_signature: Generated<bigint[]>
}

/** 各登记地区每年已用到的登记流水号；登记回滚则不占号 */
export interface NumberCounterTable {
  /** 登记地区路径 */
  region_path: string
  /** 登记年份 */
  year: number
  /** 最后一个流水号 */
  last: number
}

/** 已登记的技术合同，按最新事项；每一次登记、变更、更正、注销见 contracts.entry */
export interface RegistrationTable {
  /** 登记地区（卖方所在地）路径 */
  region_path: string
  /** 标识，前缀 reg */
  id: string
  /** 合同登记编号，16 位；结构见 rules/registry/registration-number.ts */
  number: string
  /** 办件标识；示例数据没有 */
  case_id: string | null
  /** 受理编号；示例数据没有 */
  case_number: string | null
  /** 卖方在平台上的单位标识 */
  party_id: string | null
  /** 卖方统一社会信用代码；示例数据没有 */
  seller_code: string | null
  /** 登记日期，统计按此日期归月 */
  registered_on: string
  /** 登记的时刻 */
  registered_at: ColumnType<Date, Date | string, Date | string>
  /** 适用的登记制度（按申请日期） */
  regime: string
  /** 判定时所用的规则版本，如 technology-contract@2026-03-01 */
  rule_version: string
  /** 虚构的示例数据 */
  is_invented: Generated<boolean>
  /** 有效、已注销 */
  state: Generated<string>
  /** 证明的版次：登记为 1，每次变更加一；也用于防止相互覆盖 */
  edition: Generated<number>
  /** 项目名称 */
  project_name: string
  /** 认定的合同类别 */
  kind: string
  /** 技术领域 */
  field: string
  /** 卖方名称 */
  seller_name: string
  /** 买方名称，多个以顿号分隔 */
  buyer_name: string
  /** 合同签订日期 */
  signed_on: string
  /** 金额待定，以后更正 */
  is_amount_open: Generated<boolean>
  /** 合同成交额，分 */
  contract_fen: bigint
  /** 技术交易额，分 */
  technology_fen: bigint
  /** 现行版证明的摘要，SHA-256 */
  digest: string
  /** 最近一次事项的时刻 */
  changed_at: ColumnType<Date, Date | string, Date | string>
  /** 在别处登记、从导出表导入的：导入的文件名；空为本平台登记（或示例）。本平台不为它出具证明 */
  taken_from: string | null
}

/** For `db.as<ContractsTables>()`. */
export interface ContractsTables {
  'contracts.award': AwardTable
  'contracts.award_line': AwardLineTable
  'contracts.award_recovered': AwardRecoveredTable
  'contracts.award_year': AwardYearTable
  'contracts.entry': EntryTable
  'contracts.filing': FilingTable
  'contracts.number_counter': NumberCounterTable
  'contracts.registration': RegistrationTable
}

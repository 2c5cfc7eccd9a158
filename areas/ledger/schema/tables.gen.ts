// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 账户：钱在何处、归谁、还能用多少。余额只随记账变动。 Accounts with their balances and limits. */
export interface AccountTable {
  /** 账套所属区划；一笔分录只在一个区划的账套内。 Region whose books it belongs to. */
  region_path: string
  /** 标识 lac_…。 Identifier. */
  id: string
  /** 账户代码，账套内唯一，重复开户据此识别，如 fund/tech-2025。 Natural key; opening twice opens once. */
  code: string
  /** 账户名称。 Name as people read it. */
  name: string
  /** source 资金来源、fund 专项资金（资金池）、party 单位往来、transit 在途、paid 已付、clearing 区划间往来。 Kind. */
  kind: string
  /** 余额方向：debit 借方增加，credit 贷方增加。 Side on which the balance grows. */
  normal_side: string
  /** 币种，目前只有人民币。 Currency; yuan only. */
  currency: Generated<string>
  /** 归属单位（accounts），没有则空。 Organisation that the money is meant for. */
  organisation_id: string | null
  /** 预算年度：支出须发生在该年；空为不分年度。 Year in which it may be spent from; null: any. */
  budget_year: number | null
  /** 依据文号或说明。 Document that it rests on. */
  basis: string | null
  /** 余额（扣除冻结）下限，分；空为不限。 Least balance less holds, fen; null: none. */
  floor_fen: bigint | null
  /** 余额（加待入冻结）上限，分；空为不限。 Most balance with promised increases, fen; null: none. */
  ceiling_fen: bigint | null
  /** 余额，分。 Balance in fen. */
  balance_fen: Generated<bigint>
  /** 历次增加合计，分；减去余额即历次减少合计。 All that ever came in, fen; less the balance it is all that went out. */
  increased_fen: Generated<string>
  /** 冻结待减，分：已承诺、尚未记账。 Promised away by open holds, fen. */
  held_decrease_fen: Generated<bigint>
  /** 冻结待增，分。 Promised to come by open holds, fen. */
  held_increase_fen: Generated<bigint>
  /** 记账笔数，即最后一笔的序号；序号连续。 Number of postings: the last one's seq. */
  posted_count: Generated<bigint>
  /** 最后记账时间；其后的记账不早于它。 Instant of the last posting; none after it is recorded earlier. */
  last_recorded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 开户的业务模块。 Area that opened it. */
  opened_by_area: string
  /** 开户人。 Who opened it. */
  opened_by_name: string
  /** 开户时间。 Instant of opening. */
  opened_at: ColumnType<Date, Date | string, Date | string>
  /** 销户时间；空为在用。 Instant of closing; null: in use. */
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 名称、限额、销户的修改次数。 Counts changes of name, limits and closing, not of the balance. */
  revision: Generated<number>
}

/** 银行回单文件；同一文件只收一次。 Answer files of the bank; the same bytes are taken once. */
export interface BankFileTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 标识 bnk_…。 Identifier. */
  id: string
  /** 原文件。 The file as it came. */
  file_id: string
  /** 文件名。 Its name. */
  file_name: string
  /** 文件内容的 SHA-256。 SHA-256 of its bytes. */
  file_digest: string
  /** 行数。 Number of lines. */
  line_count: number
  /** 上传人。 Who uploaded it. */
  uploaded_by_name: string
  /** 上传时间。 Instant of upload. */
  uploaded_at: ColumnType<Date, Date | string, Date | string>
  /** 最近确认入账的人。 Who confirmed it last. */
  confirmed_by_name: string | null
  /** 最近确认入账的时间；空为未确认。 Instant of the latest confirmation; null: nothing booked yet. */
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 银行文件格式：导出哪些列、怎样认出回单。 How a region's bank wants its files, and what its answers look like. */
export interface BankLayoutTable {
  /** 适用区划；没有的用上级的。 Region; one without its own uses that of the region above. */
  region_path: string
  /** 付款账户、导出列、回单列与用词。 Paying account, columns out, columns and words of the answer. */
  layout: ColumnType<unknown, string, string>
  /** 最后修改人。 Who changed it last. */
  changed_by_name: string
  /** 最后修改时间。 Instant of the last change. */
  changed_at: ColumnType<Date, Date | string, Date | string>
  /** 修改次数，防止相互覆盖。 Counts changes, so that nobody overwrites another's. */
  revision: Generated<number>
}

/** 回单中的一行及其核对结果。 Lines of an answer file, and what became of them. */
export interface BankLineTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 所在文件。 File. */
  bank_file_id: string
  /** 文件内序号。 Number within the file. */
  line_no: number
  /** 工作表。 Sheet. */
  sheet: string
  /** 原表行号。 Row as the sheet shows it. */
  sheet_row: number
  /** 付款编号；没有则空。 Our reference, where the bank returned it. */
  reference: string | null
  /** 收款户名。 Payee as the bank writes it. */
  payee: string | null
  /** 收款账号。 Bank account as the bank writes it. */
  bank_account_no: string | null
  /** 金额，分；读不出则空。 Amount in fen; null: unreadable. */
  amount_fen: bigint | null
  /** 银行处理日期。 Day on which the bank dealt with it. */
  answered_on: string | null
  /** paid 成功、failed 失败或退汇。 What the bank says. */
  result: string | null
  /** 银行说明。 Why, in the bank's words. */
  reason: string | null
  /** 读不出的原因。 Why it could not be read. */
  problems: ColumnType<unknown, string | undefined, string>
  /** 核对结果：可入账、退回、已处理、金额不符、不唯一、重复、矛盾、无此付款、读不出、已说明。 What it comes to. */
  outcome: string
  /** 按编号、按金额日期户名、由人对上。 How its payment was found. */
  matched_by: string | null
  /** 对应的付款。 Payment that it answers. */
  payment_id: string | null
  /** 可能对应的付款，由人选定。 Payments that it could mean. */
  candidate_ids: Generated<string[]>
  /** 处理说明。 What a person says about it. */
  note: string | null
  /** 处理人。 Who decided about it. */
  decided_by_name: string | null
  /** 入账时间；空为未入账。 Instant at which it was booked; null: not yet. */
  booked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 拨付批次：一人编制、另一人复核后提交银行。 Payment batches: prepared by one, approved by another. */
export interface BatchTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 标识 bat_…。 Identifier. */
  id: string
  /** 编号年度。 Year of its number. */
  year: number
  /** 年度内序号。 Its number within the year. */
  ordinal: number
  /** 批次名称。 Title. */
  title: string
  /** prepared 待复核、approved 已复核、withdrawn 已退回。 State. */
  state: Generated<string>
  /** 笔数。 Number of payments. */
  payment_count: number
  /** 合计金额，分。 Sum in fen. */
  total_fen: bigint
  /** 编制人标识。 Who prepared it. */
  prepared_by_user_id: string
  /** 编制人。 Name of who prepared it. */
  prepared_by_name: string
  /** 编制时间。 Instant of preparation. */
  prepared_at: ColumnType<Date, Date | string, Date | string>
  /** 复核人标识，不能是编制人。 Who approved it; never who prepared it. */
  approved_by_user_id: string | null
  /** 复核人。 Name of who approved it. */
  approved_by_name: string | null
  /** 复核时间。 Instant of approval. */
  approved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 退回人。 Who withdrew it. */
  withdrawn_by_name: string | null
  /** 退回时间。 Instant of withdrawal. */
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 退回原因。 Why it was withdrawn. */
  withdraw_reason: string | null
  /** 最近一次导出银行文件的时间。 Instant of the latest bank file. */
  exported_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 修改次数，防止相互覆盖。 Counts changes, so that nobody decides on what has changed. */
  revision: Generated<number>
}

/** 分录：一次资金变动及其缘由。只增不改。 Journal entries: what was moved and why; append-only. */
export interface EntryTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 标识 ent_…。 Identifier. */
  id: string
  /** 请求键：同键同内容只记一次。 Idempotency key. */
  request_key: string
  /** 请求内容的 SHA-256：同键不同内容则拒绝。 Digest of what was asked. */
  request_digest: string
  /** transfer 收支、reversal 冲销、correction 更正。 Kind. */
  kind: string
  /** 借方合计（等于贷方合计），分。 Sum of its debits, which is that of its credits, fen. */
  amount_fen: bigint
  /** 摘要。 What it is for. */
  purpose: string
  /** 来源模块；手工登记为 ledger。 Area that asked for it. */
  origin_area: string
  /** 来源办件标识。 Case or record it comes from. */
  origin_id: string | null
  /** 来源的说明。 That case in words. */
  origin_label: string | null
  /** 来源页面，本站路径。 Page of this site that shows it. */
  origin_href: string | null
  /** 由哪笔冻结记账。 Hold that it posts. */
  hold_id: string | null
  /** 冲销或更正的分录。 Entry that it reverses or corrects. */
  corrects_entry_id: string | null
  /** 冲销、更正的原因。 Why it was reversed or corrected. */
  reason: string | null
  /** 发生时间（业务）。 When it happened. */
  happened_at: ColumnType<Date, Date | string, Date | string>
  /** 记账时间（系统）；同一账户内不倒退。 When it was written; never runs backwards in an account. */
  recorded_at: ColumnType<Date, Date | string, Date | string>
  /** 记账人标识；系统为空。 Who wrote it. */
  recorded_by_user_id: string | null
  /** 记账人。 Name of who wrote it. */
  recorded_by_name: string
}

/** 冻结：先留住，后记账（可部分）、解冻或到期。 Amounts kept back: posted, voided or expired later. */
export interface HoldTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 标识 hld_…。 Identifier. */
  id: string
  /** 请求键：同键同内容只冻结一次。 Idempotency key. */
  request_key: string
  /** 请求内容的 SHA-256：同键不同内容则拒绝。 Digest of what was asked. */
  request_digest: string
  /** 从哪个账户。 Account that it takes from. */
  from_account_id: string
  /** 到哪个账户；空为记账时再定。 Account that it goes to; null: said when it is posted. */
  to_account_id: string | null
  /** 冻结金额，分。 Amount in fen. */
  amount_fen: bigint
  /** 已记账金额，分。 Posted so far, fen. */
  settled_fen: Generated<bigint>
  /** open 冻结中、posted 已记账、voided 已解冻、expired 已到期。 State. */
  state: Generated<string>
  /** 用途。 What it is for. */
  purpose: string
  /** 来源模块。 Area that asked for it. */
  origin_area: string
  /** 来源办件标识。 Case or record it comes from. */
  origin_id: string | null
  /** 来源的说明。 That case in words. */
  origin_label: string | null
  /** 来源页面，本站路径。 Page of this site that shows it. */
  origin_href: string | null
  /** 到期时间：到此不能再记账；空为不到期。 Instant from which nothing more can be posted. */
  expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 冻结时间。 Instant of the hold. */
  held_at: ColumnType<Date, Date | string, Date | string>
  /** 冻结人标识；系统为空。 Who asked for it. */
  held_by_user_id: string | null
  /** 冻结人。 Name of who asked for it. */
  held_by_name: string
  /** 结束时间。 Instant of its end. */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 结束人。 Who ended it. */
  ended_by_name: string | null
  /** 解冻原因。 Why it was voided. */
  end_reason: string | null
}

/** 收款方：往来账户的户名与开户行。 Payees: to which bank account the money of an account goes. */
export interface PayeeTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 往来账户。 Account whose money it gets. */
  account_id: string
  /** 收款户名。 Name under which the bank knows it. */
  name: string
  /** 统一社会信用代码，没有则空。 Credit code, where it has one. */
  credit_code: string | null
  /** 开户行名称；空为尚未提供。 Bank; null: not known yet. */
  bank_name: string | null
  /** 开户行联行号。 Code of the bank in the payment system. */
  bank_code: string | null
  /** 银行账号。 Bank account number. */
  bank_account_no: string | null
  /** 银行信息最后修改时间。 Instant of the last change of the bank details. */
  changed_at: ColumnType<Date, Date | string, Date | string>
  /** 最后修改人标识：他不能复核付给该收款方的批次。 Who changed them last; may not approve a payment to it. */
  changed_by_user_id: string | null
  /** 最后修改人。 Name of who changed them last. */
  changed_by_name: string
  /** 修改次数，防止相互覆盖。 Counts changes, so that nobody overwrites another's. */
  revision: Generated<number>
}

/** 付款：往来账户中应付的一笔，经批次提交银行。 Payments: what an account's money is asked to be paid out. */
export interface PaymentTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 标识 pay_…。 Identifier. */
  id: string
  /** 请求键：同键同内容只付一次。 Idempotency key. */
  request_key: string
  /** 请求内容的 SHA-256。 Digest of what was asked. */
  request_digest: string
  /** 收款方的往来账户。 Account of the payee. */
  account_id: string
  /** 为它留住款项的冻结。 Hold that keeps the money for it. */
  hold_id: string
  /** 金额，分。 Amount in fen. */
  amount_fen: bigint
  /** 用途，银行可见。 Purpose, as the bank sees it. */
  purpose: string
  /** 来源模块。 Area that asked for it. */
  origin_area: string
  /** 来源办件标识。 Case or record it comes from. */
  origin_id: string | null
  /** 来源的说明。 That case in words. */
  origin_label: string | null
  /** 来源页面，本站路径。 Page of this site that shows it. */
  origin_href: string | null
  /** waiting 待拨付、batched 已编批、sent 已提交银行、paid 已付、returned 退回、cancelled 已取消。 State. */
  state: Generated<string>
  /** 所在批次。 Batch it is in. */
  batch_id: string | null
  /** 批次内行号。 Its line in the batch. */
  line_no: number | null
  /** 付款编号：银行据此回单，一经编定不再变。 Stable reference that the bank answers by. */
  reference: string | null
  /** 复核时的收款户名。 Payee's name as approved. */
  payee_name: string | null
  /** 复核时的开户行。 Bank as approved. */
  bank_name: string | null
  /** 复核时的联行号。 Bank code as approved. */
  bank_code: string | null
  /** 复核时的银行账号。 Bank account as approved. */
  bank_account_no: string | null
  /** 提出人。 Who asked for it. */
  requested_by_name: string
  /** 提出时间。 Instant of the request. */
  requested_at: ColumnType<Date, Date | string, Date | string>
  /** 提交银行（复核）时间。 Instant of approval for the bank. */
  sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 银行处理日期。 Day on which the bank dealt with it. */
  answered_on: string | null
  /** 银行退回原因。 Why the bank sent it back. */
  answer_reason: string | null
  /** 重付哪一笔退回的付款。 Returned payment that this one repeats. */
  retry_of_id: string | null
}

/** 记账：分录在一个账户一侧的金额。只增不改。 Postings: an entry's part in one account; append-only. */
export interface PostingTable {
  /** 账套所属区划。 Region of the books. */
  region_path: string
  /** 账户。 Account. */
  account_id: string
  /** 账户内序号，从 1 起连续。 Number within the account, from 1 without gaps. */
  seq: bigint
  /** 所属分录。 Entry. */
  entry_id: string
  /** debit 借方、credit 贷方。 Side. */
  side: string
  /** 金额，分，恒为正。 Amount in fen, always positive. */
  amount_fen: bigint
  /** 记账后余额，分。 Balance after it, fen. */
  balance_fen: bigint
  /** 发生时间，同分录。 When it happened, as in the entry. */
  happened_at: ColumnType<Date, Date | string, Date | string>
  /** 记账时间，同分录。 When it was written, as in the entry. */
  recorded_at: ColumnType<Date, Date | string, Date | string>
}

/** For `db.as<LedgerTables>()`. */
export interface LedgerTables {
  'ledger.account': AccountTable
  'ledger.bank_file': BankFileTable
  'ledger.bank_layout': BankLayoutTable
  'ledger.bank_line': BankLineTable
  'ledger.batch': BatchTable
  'ledger.entry': EntryTable
  'ledger.hold': HoldTable
  'ledger.payee': PayeeTable
  'ledger.payment': PaymentTable
  'ledger.posting': PostingTable
}

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
  'ledger.entry': EntryTable
  'ledger.hold': HoldTable
  'ledger.posting': PostingTable
}

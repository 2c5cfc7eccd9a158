create table ledger.account (
  region_path text not null,
  id text not null,
  code text not null,
  name text not null,
  kind text not null,
  normal_side text not null,
  currency text not null default 'CNY',
  organisation_id text,
  budget_year integer,
  basis text,
  floor_fen bigint,
  ceiling_fen bigint,
  balance_fen bigint not null default 0,
  increased_fen numeric(30, 0) not null default 0,
  held_decrease_fen bigint not null default 0,
  held_increase_fen bigint not null default 0,
  posted_count bigint not null default 0,
  last_recorded_at timestamptz,
  opened_by_area text not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  revision integer not null default 1,
  constraint account_pkey primary key (region_path, id),
  constraint account_code_once unique (region_path, code),
  constraint account_kind_known check (kind in ('source', 'fund', 'party', 'transit', 'paid', 'clearing')),
  constraint account_side_known check (normal_side in ('debit', 'credit')),
  constraint account_currency_is_yuan check (currency = 'CNY'),
  constraint account_budget_year_plausible check (budget_year between 2000 and 2200),
  constraint account_limits_in_order check (floor_fen is null or ceiling_fen is null or floor_fen <= ceiling_fen),
  constraint account_not_below_floor check (floor_fen is null or balance_fen - held_decrease_fen >= floor_fen),
  constraint account_not_above_ceiling check (ceiling_fen is null or balance_fen + held_increase_fen <= ceiling_fen),
  constraint account_holds_not_negative check (held_decrease_fen >= 0 and held_increase_fen >= 0),
  constraint account_balance_can_be_held check (balance_fen between -9000000000000000000 and 9000000000000000000),
  constraint account_closed_is_empty check (
    closed_at is null or (balance_fen = 0 and held_decrease_fen = 0 and held_increase_fen = 0))
) with (fillfactor = 60);
create index account_of_organisation on ledger.account (organisation_id) where organisation_id is not null;
comment on table ledger.account is '账户：钱在何处、归谁、还能用多少。余额只随记账变动。 Accounts with their balances and limits.';
comment on column ledger.account.region_path is '账套所属区划；一笔分录只在一个区划的账套内。 Region whose books it belongs to.';
comment on column ledger.account.id is '标识 lac_…。 Identifier.';
comment on column ledger.account.code is '账户代码，账套内唯一，重复开户据此识别，如 fund/tech-2025。 Natural key; opening twice opens once.';
comment on column ledger.account.name is '账户名称。 Name as people read it.';
comment on column ledger.account.kind is 'source 资金来源、fund 专项资金（资金池）、party 单位往来、transit 在途、paid 已付、clearing 区划间往来。 Kind.';
comment on column ledger.account.normal_side is '余额方向：debit 借方增加，credit 贷方增加。 Side on which the balance grows.';
comment on column ledger.account.currency is '币种，目前只有人民币。 Currency; yuan only.';
comment on column ledger.account.organisation_id is '归属单位（accounts），没有则空。 Organisation that the money is meant for.';
comment on column ledger.account.budget_year is '预算年度：支出须发生在该年；空为不分年度。 Year in which it may be spent from; null: any.';
comment on column ledger.account.basis is '依据文号或说明。 Document that it rests on.';
comment on column ledger.account.floor_fen is '余额（扣除冻结）下限，分；空为不限。 Least balance less holds, fen; null: none.';
comment on column ledger.account.ceiling_fen is '余额（加待入冻结）上限，分；空为不限。 Most balance with promised increases, fen; null: none.';
comment on column ledger.account.balance_fen is '余额，分。 Balance in fen.';
comment on column ledger.account.increased_fen is '历次增加合计，分；减去余额即历次减少合计。 All that ever came in, fen; less the balance it is all that went out.';
comment on column ledger.account.held_decrease_fen is '冻结待减，分：已承诺、尚未记账。 Promised away by open holds, fen.';
comment on column ledger.account.held_increase_fen is '冻结待增，分。 Promised to come by open holds, fen.';
comment on column ledger.account.posted_count is '记账笔数，即最后一笔的序号；序号连续。 Number of postings: the last one''s seq.';
comment on column ledger.account.last_recorded_at is '最后记账时间；其后的记账不早于它。 Instant of the last posting; none after it is recorded earlier.';
comment on column ledger.account.opened_by_area is '开户的业务模块。 Area that opened it.';
comment on column ledger.account.opened_by_name is '开户人。 Who opened it.';
comment on column ledger.account.opened_at is '开户时间。 Instant of opening.';
comment on column ledger.account.closed_at is '销户时间；空为在用。 Instant of closing; null: in use.';
comment on column ledger.account.revision is '名称、限额、销户的修改次数。 Counts changes of name, limits and closing, not of the balance.';

create table ledger.hold (
  region_path text not null,
  id text not null,
  request_key text not null,
  request_digest text not null,
  from_account_id text not null,
  to_account_id text,
  amount_fen bigint not null,
  settled_fen bigint not null default 0,
  state text not null default 'open',
  purpose text not null,
  origin_area text not null,
  origin_id text,
  origin_label text,
  origin_href text,
  expires_at timestamptz,
  held_at timestamptz not null,
  held_by_user_id text,
  held_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  constraint hold_pkey primary key (region_path, id),
  constraint hold_request_once unique (region_path, request_key),
  constraint hold_from foreign key (region_path, from_account_id) references ledger.account (region_path, id),
  constraint hold_to foreign key (region_path, to_account_id) references ledger.account (region_path, id),
  constraint hold_amount_positive check (amount_fen > 0),
  constraint hold_not_settled_beyond check (settled_fen between 0 and amount_fen),
  constraint hold_state_known check (state in ('open', 'posted', 'voided', 'expired')),
  constraint hold_open_is_not_over check ((state = 'open') = (ended_at is null))
);
create index hold_of_account on ledger.hold (region_path, from_account_id, id) where state = 'open';
create index hold_to_account on ledger.hold (region_path, to_account_id, id) where state = 'open';
create index hold_to_expire on ledger.hold (expires_at) where state = 'open' and expires_at is not null;
comment on table ledger.hold is '冻结：先留住，后记账（可部分）、解冻或到期。 Amounts kept back: posted, voided or expired later.';
comment on column ledger.hold.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.hold.id is '标识 hld_…。 Identifier.';
comment on column ledger.hold.request_key is '请求键：同键同内容只冻结一次。 Idempotency key.';
comment on column ledger.hold.request_digest is '请求内容的 SHA-256：同键不同内容则拒绝。 Digest of what was asked.';
comment on column ledger.hold.from_account_id is '从哪个账户。 Account that it takes from.';
comment on column ledger.hold.to_account_id is '到哪个账户；空为记账时再定。 Account that it goes to; null: said when it is posted.';
comment on column ledger.hold.amount_fen is '冻结金额，分。 Amount in fen.';
comment on column ledger.hold.settled_fen is '已记账金额，分。 Posted so far, fen.';
comment on column ledger.hold.state is 'open 冻结中、posted 已记账、voided 已解冻、expired 已到期。 State.';
comment on column ledger.hold.purpose is '用途。 What it is for.';
comment on column ledger.hold.origin_area is '来源模块。 Area that asked for it.';
comment on column ledger.hold.origin_id is '来源办件标识。 Case or record it comes from.';
comment on column ledger.hold.origin_label is '来源的说明。 That case in words.';
comment on column ledger.hold.origin_href is '来源页面，本站路径。 Page of this site that shows it.';
comment on column ledger.hold.expires_at is '到期时间：到此不能再记账；空为不到期。 Instant from which nothing more can be posted.';
comment on column ledger.hold.held_at is '冻结时间。 Instant of the hold.';
comment on column ledger.hold.held_by_user_id is '冻结人标识；系统为空。 Who asked for it.';
comment on column ledger.hold.held_by_name is '冻结人。 Name of who asked for it.';
comment on column ledger.hold.ended_at is '结束时间。 Instant of its end.';
comment on column ledger.hold.ended_by_name is '结束人。 Who ended it.';
comment on column ledger.hold.end_reason is '解冻原因。 Why it was voided.';

create table ledger.entry (
  region_path text not null,
  id text not null,
  request_key text not null,
  request_digest text not null,
  kind text not null,
  amount_fen bigint not null,
  purpose text not null,
  origin_area text not null,
  origin_id text,
  origin_label text,
  origin_href text,
  hold_id text,
  corrects_entry_id text,
  reason text,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by_user_id text,
  recorded_by_name text not null,
  constraint entry_pkey primary key (region_path, id),
  constraint entry_request_once unique (region_path, request_key),
  constraint entry_hold foreign key (region_path, hold_id) references ledger.hold (region_path, id),
  constraint entry_corrects foreign key (region_path, corrects_entry_id) references ledger.entry (region_path, id),
  constraint entry_kind_known check (kind in ('transfer', 'reversal', 'correction')),
  constraint entry_amount_positive check (amount_fen > 0),
  constraint entry_correction_explained check (
    (kind = 'transfer') = (corrects_entry_id is null) and (corrects_entry_id is null or length(trim(reason)) > 0)),
  constraint entry_happened_before_recorded check (happened_at <= recorded_at)
);
create unique index entry_reversed_once on ledger.entry (region_path, corrects_entry_id) where kind = 'reversal';
create index entry_of_correction on ledger.entry (region_path, corrects_entry_id) where corrects_entry_id is not null;
create index entry_of_origin on ledger.entry (region_path, origin_area, origin_id) where origin_id is not null;
create index entry_of_hold on ledger.entry (region_path, hold_id) where hold_id is not null;
comment on table ledger.entry is '分录：一次资金变动及其缘由。只增不改。 Journal entries: what was moved and why; append-only.';
comment on column ledger.entry.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.entry.id is '标识 ent_…。 Identifier.';
comment on column ledger.entry.request_key is '请求键：同键同内容只记一次。 Idempotency key.';
comment on column ledger.entry.request_digest is '请求内容的 SHA-256：同键不同内容则拒绝。 Digest of what was asked.';
comment on column ledger.entry.kind is 'transfer 收支、reversal 冲销、correction 更正。 Kind.';
comment on column ledger.entry.amount_fen is '借方合计（等于贷方合计），分。 Sum of its debits, which is that of its credits, fen.';
comment on column ledger.entry.purpose is '摘要。 What it is for.';
comment on column ledger.entry.origin_area is '来源模块；手工登记为 ledger。 Area that asked for it.';
comment on column ledger.entry.origin_id is '来源办件标识。 Case or record it comes from.';
comment on column ledger.entry.origin_label is '来源的说明。 That case in words.';
comment on column ledger.entry.origin_href is '来源页面，本站路径。 Page of this site that shows it.';
comment on column ledger.entry.hold_id is '由哪笔冻结记账。 Hold that it posts.';
comment on column ledger.entry.corrects_entry_id is '冲销或更正的分录。 Entry that it reverses or corrects.';
comment on column ledger.entry.reason is '冲销、更正的原因。 Why it was reversed or corrected.';
comment on column ledger.entry.happened_at is '发生时间（业务）。 When it happened.';
comment on column ledger.entry.recorded_at is '记账时间（系统）；同一账户内不倒退。 When it was written; never runs backwards in an account.';
comment on column ledger.entry.recorded_by_user_id is '记账人标识；系统为空。 Who wrote it.';
comment on column ledger.entry.recorded_by_name is '记账人。 Name of who wrote it.';

create table ledger.posting (
  region_path text not null,
  account_id text not null,
  seq bigint not null,
  entry_id text not null,
  side text not null,
  amount_fen bigint not null,
  balance_fen bigint not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  constraint posting_pkey primary key (region_path, account_id, seq),
  constraint posting_account foreign key (region_path, account_id) references ledger.account (region_path, id),
  constraint posting_entry foreign key (region_path, entry_id) references ledger.entry (region_path, id),
  constraint posting_side_known check (side in ('debit', 'credit')),
  constraint posting_amount_positive check (amount_fen > 0),
  constraint posting_seq_from_one check (seq > 0)
);
create index posting_of_entry on ledger.posting (region_path, entry_id);
create index posting_by_happening on ledger.posting (region_path, account_id, happened_at, seq) include (side, amount_fen);
comment on table ledger.posting is '记账：分录在一个账户一侧的金额。只增不改。 Postings: an entry''s part in one account; append-only.';
comment on column ledger.posting.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.posting.account_id is '账户。 Account.';
comment on column ledger.posting.seq is '账户内序号，从 1 起连续。 Number within the account, from 1 without gaps.';
comment on column ledger.posting.entry_id is '所属分录。 Entry.';
comment on column ledger.posting.side is 'debit 借方、credit 贷方。 Side.';
comment on column ledger.posting.amount_fen is '金额，分，恒为正。 Amount in fen, always positive.';
comment on column ledger.posting.balance_fen is '记账后余额，分。 Balance after it, fen.';
comment on column ledger.posting.happened_at is '发生时间，同分录。 When it happened, as in the entry.';
comment on column ledger.posting.recorded_at is '记账时间，同分录。 When it was written, as in the entry.';

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is refused: what was written stays; correct it by a new entry', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation', constraint = 'ledger_append_only', schema = tg_table_schema, table = tg_table_name;
end $$;
comment on function ledger.refuse_change() is '拒绝修改与删除账目。 Refuses what would change or remove what was written.';
create trigger append_only before update or delete or truncate on ledger.entry
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.posting
  for each statement execute function ledger.refuse_change();
create trigger stays before delete or truncate on ledger.account
  for each statement execute function ledger.refuse_change();
create trigger stays before delete or truncate on ledger.hold
  for each statement execute function ledger.refuse_change();
alter table ledger.entry enable always trigger append_only;
alter table ledger.posting enable always trigger append_only;
alter table ledger.account enable always trigger stays;
alter table ledger.hold enable always trigger stays;

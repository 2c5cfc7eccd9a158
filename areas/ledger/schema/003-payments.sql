create table ledger.payee (
  region_path text not null,
  account_id text not null,
  name text not null,
  credit_code text,
  bank_name text,
  bank_code text,
  bank_account_no text,
  changed_at timestamptz not null,
  changed_by_user_id text,
  changed_by_name text not null,
  revision integer not null default 1,
  constraint payee_pkey primary key (region_path, account_id),
  constraint payee_account foreign key (region_path, account_id) references ledger.account (region_path, id),
  constraint payee_bank_whole check ((bank_name is null) = (bank_account_no is null)),
  constraint payee_bank_account_form check (bank_account_no ~ '^[0-9]{6,32}$')
);
create index payee_by_name on ledger.payee (region_path, name);
comment on table ledger.payee is '收款方：往来账户的户名与开户行。 Payees: to which bank account the money of an account goes.';
comment on column ledger.payee.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.payee.account_id is '往来账户。 Account whose money it gets.';
comment on column ledger.payee.name is '收款户名。 Name under which the bank knows it.';
comment on column ledger.payee.credit_code is '统一社会信用代码，没有则空。 Credit code, where it has one.';
comment on column ledger.payee.bank_name is '开户行名称；空为尚未提供。 Bank; null: not known yet.';
comment on column ledger.payee.bank_code is '开户行联行号。 Code of the bank in the payment system.';
comment on column ledger.payee.bank_account_no is '银行账号。 Bank account number.';
comment on column ledger.payee.changed_at is '银行信息最后修改时间。 Instant of the last change of the bank details.';
comment on column ledger.payee.changed_by_user_id is '最后修改人标识：他不能复核付给该收款方的批次。 Who changed them last; may not approve a payment to it.';
comment on column ledger.payee.changed_by_name is '最后修改人。 Name of who changed them last.';
comment on column ledger.payee.revision is '修改次数，防止相互覆盖。 Counts changes, so that nobody overwrites another''s.';

create table ledger.batch (
  region_path text not null,
  id text not null,
  year integer not null,
  ordinal integer not null,
  title text not null,
  state text not null default 'prepared',
  payment_count integer not null,
  total_fen bigint not null,
  prepared_by_user_id text not null,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  approved_by_user_id text,
  approved_by_name text,
  approved_at timestamptz,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdraw_reason text,
  exported_at timestamptz,
  revision integer not null default 1,
  constraint batch_pkey primary key (region_path, id),
  constraint batch_number_once unique (region_path, year, ordinal),
  constraint batch_state_known check (state in ('prepared', 'approved', 'withdrawn')),
  constraint batch_approved_by_somebody check ((state = 'approved') = (approved_at is not null)),
  constraint batch_four_eyes check (approved_by_user_id is distinct from prepared_by_user_id),
  constraint batch_has_payments check (payment_count > 0 and total_fen > 0)
);
comment on table ledger.batch is '拨付批次：一人编制、另一人复核后提交银行。 Payment batches: prepared by one, approved by another.';
comment on column ledger.batch.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.batch.id is '标识 bat_…。 Identifier.';
comment on column ledger.batch.year is '编号年度。 Year of its number.';
comment on column ledger.batch.ordinal is '年度内序号。 Its number within the year.';
comment on column ledger.batch.title is '批次名称。 Title.';
comment on column ledger.batch.state is 'prepared 待复核、approved 已复核、withdrawn 已退回。 State.';
comment on column ledger.batch.payment_count is '笔数。 Number of payments.';
comment on column ledger.batch.total_fen is '合计金额，分。 Sum in fen.';
comment on column ledger.batch.prepared_by_user_id is '编制人标识。 Who prepared it.';
comment on column ledger.batch.prepared_by_name is '编制人。 Name of who prepared it.';
comment on column ledger.batch.prepared_at is '编制时间。 Instant of preparation.';
comment on column ledger.batch.approved_by_user_id is '复核人标识，不能是编制人。 Who approved it; never who prepared it.';
comment on column ledger.batch.approved_by_name is '复核人。 Name of who approved it.';
comment on column ledger.batch.approved_at is '复核时间。 Instant of approval.';
comment on column ledger.batch.withdrawn_by_name is '退回人。 Who withdrew it.';
comment on column ledger.batch.withdrawn_at is '退回时间。 Instant of withdrawal.';
comment on column ledger.batch.withdraw_reason is '退回原因。 Why it was withdrawn.';
comment on column ledger.batch.exported_at is '最近一次导出银行文件的时间。 Instant of the latest bank file.';
comment on column ledger.batch.revision is '修改次数，防止相互覆盖。 Counts changes, so that nobody decides on what has changed.';

create table ledger.payment (
  region_path text not null,
  id text not null,
  request_key text not null,
  request_digest text not null,
  account_id text not null,
  hold_id text not null,
  amount_fen bigint not null,
  purpose text not null,
  origin_area text not null,
  origin_id text,
  origin_label text,
  origin_href text,
  state text not null default 'waiting',
  batch_id text,
  line_no integer,
  reference text,
  payee_name text,
  bank_name text,
  bank_code text,
  bank_account_no text,
  requested_by_name text not null,
  requested_at timestamptz not null,
  sent_at timestamptz,
  answered_on date,
  answer_reason text,
  retry_of_id text,
  constraint payment_pkey primary key (region_path, id),
  constraint payment_request_once unique (region_path, request_key),
  constraint payment_reference_once unique (region_path, reference),
  constraint payment_retried_once unique (region_path, retry_of_id),
  constraint payment_account foreign key (region_path, account_id) references ledger.account (region_path, id),
  constraint payment_hold foreign key (region_path, hold_id) references ledger.hold (region_path, id),
  constraint payment_batch foreign key (region_path, batch_id) references ledger.batch (region_path, id),
  constraint payment_retry foreign key (region_path, retry_of_id) references ledger.payment (region_path, id),
  constraint payment_amount_positive check (amount_fen > 0),
  constraint payment_state_known check (state in ('waiting', 'batched', 'sent', 'paid', 'returned', 'cancelled')),
  constraint payment_batched_whole check (
    (state in ('waiting', 'cancelled')) = (batch_id is null) and (batch_id is null) = (reference is null)),
  constraint payment_sent_whole check (
    (state in ('sent', 'paid', 'returned')) = (sent_at is not null) and (sent_at is null or bank_account_no is not null))
);
create index payment_waiting on ledger.payment (region_path, requested_at, id) where state = 'waiting';
create index payment_sent on ledger.payment (region_path, sent_at, id) where state = 'sent';
create index payment_of_batch on ledger.payment (region_path, batch_id, line_no) where batch_id is not null;
create index payment_of_account on ledger.payment (region_path, account_id, id);
create index payment_of_origin on ledger.payment (region_path, origin_area, origin_id) where origin_id is not null;
comment on table ledger.payment is '付款：往来账户中应付的一笔，经批次提交银行。 Payments: what an account''s money is asked to be paid out.';
comment on column ledger.payment.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.payment.id is '标识 pay_…。 Identifier.';
comment on column ledger.payment.request_key is '请求键：同键同内容只付一次。 Idempotency key.';
comment on column ledger.payment.request_digest is '请求内容的 SHA-256。 Digest of what was asked.';
comment on column ledger.payment.account_id is '收款方的往来账户。 Account of the payee.';
comment on column ledger.payment.hold_id is '为它留住款项的冻结。 Hold that keeps the money for it.';
comment on column ledger.payment.amount_fen is '金额，分。 Amount in fen.';
comment on column ledger.payment.purpose is '用途，银行可见。 Purpose, as the bank sees it.';
comment on column ledger.payment.origin_area is '来源模块。 Area that asked for it.';
comment on column ledger.payment.origin_id is '来源办件标识。 Case or record it comes from.';
comment on column ledger.payment.origin_label is '来源的说明。 That case in words.';
comment on column ledger.payment.origin_href is '来源页面，本站路径。 Page of this site that shows it.';
comment on column ledger.payment.state is 'waiting 待拨付、batched 已编批、sent 已提交银行、paid 已付、returned 退回、cancelled 已取消。 State.';
comment on column ledger.payment.batch_id is '所在批次。 Batch it is in.';
comment on column ledger.payment.line_no is '批次内行号。 Its line in the batch.';
comment on column ledger.payment.reference is '付款编号：银行据此回单，一经编定不再变。 Stable reference that the bank answers by.';
comment on column ledger.payment.payee_name is '复核时的收款户名。 Payee''s name as approved.';
comment on column ledger.payment.bank_name is '复核时的开户行。 Bank as approved.';
comment on column ledger.payment.bank_code is '复核时的联行号。 Bank code as approved.';
comment on column ledger.payment.bank_account_no is '复核时的银行账号。 Bank account as approved.';
comment on column ledger.payment.requested_by_name is '提出人。 Who asked for it.';
comment on column ledger.payment.requested_at is '提出时间。 Instant of the request.';
comment on column ledger.payment.sent_at is '提交银行（复核）时间。 Instant of approval for the bank.';
comment on column ledger.payment.answered_on is '银行处理日期。 Day on which the bank dealt with it.';
comment on column ledger.payment.answer_reason is '银行退回原因。 Why the bank sent it back.';
comment on column ledger.payment.retry_of_id is '重付哪一笔退回的付款。 Returned payment that this one repeats.';

create trigger stays before delete or truncate on ledger.payee for each statement execute function ledger.refuse_change();
create trigger stays before delete or truncate on ledger.batch for each statement execute function ledger.refuse_change();
create trigger stays before delete or truncate on ledger.payment for each statement execute function ledger.refuse_change();
alter table ledger.payee enable always trigger stays;
alter table ledger.batch enable always trigger stays;
alter table ledger.payment enable always trigger stays;

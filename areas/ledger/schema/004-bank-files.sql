create table ledger.bank_layout (
  region_path text not null,
  layout jsonb not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  revision integer not null default 1,
  constraint bank_layout_pkey primary key (region_path)
);
comment on table ledger.bank_layout is '银行文件格式：导出哪些列、怎样认出回单。 How a region''s bank wants its files, and what its answers look like.';
comment on column ledger.bank_layout.region_path is '适用区划；没有的用上级的。 Region; one without its own uses that of the region above.';
comment on column ledger.bank_layout.layout is '付款账户、导出列、回单列与用词。 Paying account, columns out, columns and words of the answer.';
comment on column ledger.bank_layout.changed_by_name is '最后修改人。 Who changed it last.';
comment on column ledger.bank_layout.changed_at is '最后修改时间。 Instant of the last change.';
comment on column ledger.bank_layout.revision is '修改次数，防止相互覆盖。 Counts changes, so that nobody overwrites another''s.';

create table ledger.bank_file (
  region_path text not null,
  id text not null,
  file_id text not null,
  file_name text not null,
  file_digest text not null,
  line_count integer not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  confirmed_by_name text,
  confirmed_at timestamptz,
  constraint bank_file_pkey primary key (region_path, id),
  constraint bank_file_once unique (region_path, file_digest)
);
comment on table ledger.bank_file is '银行回单文件；同一文件只收一次。 Answer files of the bank; the same bytes are taken once.';
comment on column ledger.bank_file.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.bank_file.id is '标识 bnk_…。 Identifier.';
comment on column ledger.bank_file.file_id is '原文件。 The file as it came.';
comment on column ledger.bank_file.file_name is '文件名。 Its name.';
comment on column ledger.bank_file.file_digest is '文件内容的 SHA-256。 SHA-256 of its bytes.';
comment on column ledger.bank_file.line_count is '行数。 Number of lines.';
comment on column ledger.bank_file.uploaded_by_name is '上传人。 Who uploaded it.';
comment on column ledger.bank_file.uploaded_at is '上传时间。 Instant of upload.';
comment on column ledger.bank_file.confirmed_by_name is '最近确认入账的人。 Who confirmed it last.';
comment on column ledger.bank_file.confirmed_at is '最近确认入账的时间；空为未确认。 Instant of the latest confirmation; null: nothing booked yet.';

create table ledger.bank_line (
  region_path text not null,
  bank_file_id text not null,
  line_no integer not null,
  sheet text not null,
  sheet_row integer not null,
  reference text,
  payee text,
  bank_account_no text,
  amount_fen bigint,
  answered_on date,
  result text,
  reason text,
  problems jsonb not null default '[]',
  outcome text not null,
  matched_by text,
  payment_id text,
  candidate_ids text[] not null default '{}',
  note text,
  decided_by_name text,
  booked_at timestamptz,
  constraint bank_line_pkey primary key (region_path, bank_file_id, line_no),
  constraint bank_line_file foreign key (region_path, bank_file_id) references ledger.bank_file (region_path, id),
  constraint bank_line_payment foreign key (region_path, payment_id) references ledger.payment (region_path, id),
  constraint bank_line_result_known check (result in ('paid', 'failed')),
  constraint bank_line_outcome_known check (outcome in ('paid', 'returned', 'already', 'amount-differs', 'ambiguous',
    'repeated', 'contradicts', 'unknown', 'unreadable', 'dismissed')),
  constraint bank_line_matched_by_known check (matched_by in ('reference', 'facts', 'person'))
);
create index bank_line_of_payment on ledger.bank_line (region_path, payment_id) where payment_id is not null;
comment on table ledger.bank_line is '回单中的一行及其核对结果。 Lines of an answer file, and what became of them.';
comment on column ledger.bank_line.region_path is '账套所属区划。 Region of the books.';
comment on column ledger.bank_line.bank_file_id is '所在文件。 File.';
comment on column ledger.bank_line.line_no is '文件内序号。 Number within the file.';
comment on column ledger.bank_line.sheet is '工作表。 Sheet.';
comment on column ledger.bank_line.sheet_row is '原表行号。 Row as the sheet shows it.';
comment on column ledger.bank_line.reference is '付款编号；没有则空。 Our reference, where the bank returned it.';
comment on column ledger.bank_line.payee is '收款户名。 Payee as the bank writes it.';
comment on column ledger.bank_line.bank_account_no is '收款账号。 Bank account as the bank writes it.';
comment on column ledger.bank_line.amount_fen is '金额，分；读不出则空。 Amount in fen; null: unreadable.';
comment on column ledger.bank_line.answered_on is '银行处理日期。 Day on which the bank dealt with it.';
comment on column ledger.bank_line.result is 'paid 成功、failed 失败或退汇。 What the bank says.';
comment on column ledger.bank_line.reason is '银行说明。 Why, in the bank''s words.';
comment on column ledger.bank_line.problems is '读不出的原因。 Why it could not be read.';
comment on column ledger.bank_line.outcome is '核对结果：可入账、退回、已处理、金额不符、不唯一、重复、矛盾、无此付款、读不出、已说明。 What it comes to.';
comment on column ledger.bank_line.matched_by is '按编号、按金额日期户名、由人对上。 How its payment was found.';
comment on column ledger.bank_line.payment_id is '对应的付款。 Payment that it answers.';
comment on column ledger.bank_line.candidate_ids is '可能对应的付款，由人选定。 Payments that it could mean.';
comment on column ledger.bank_line.note is '处理说明。 What a person says about it.';
comment on column ledger.bank_line.decided_by_name is '处理人。 Who decided about it.';
comment on column ledger.bank_line.booked_at is '入账时间；空为未入账。 Instant at which it was booked; null: not yet.';

create trigger stays before delete or truncate on ledger.bank_file for each statement execute function ledger.refuse_change();
create trigger stays before delete or truncate on ledger.bank_line for each statement execute function ledger.refuse_change();
alter table ledger.bank_file enable always trigger stays;
alter table ledger.bank_line enable always trigger stays;

create table enterprises.fact (
  credit_code text not null references enterprises.company (credit_code),
  fact text not null,
  period text not null,
  source text not null constraint fact_source_known
    check (source in ('correction', 'recognition', 'tax', 'statistics', 'registry', 'office', 'company')),
  revision integer not null,
  value text,
  precision text not null constraint fact_precision_known check (precision in ('exact', 'approx', 'lower-bound')),
  recorded_at timestamptz not null,
  recorded_by text,
  recorded_by_name text not null,
  batch_id text,
  evidence_file_id text,
  note text,
  primary key (credit_code, fact, period, source, revision)
);
create index fact_of_batch on enterprises.fact (batch_id) where batch_id is not null;
comment on table enterprises.fact is '企业事实：按期间和来源记录，只增不改，由数据库拒绝修改和删除；更正是下一版';
comment on column enterprises.fact.credit_code is '企业';
comment on column enterprises.fact.fact is '事实的名称';
comment on column enterprises.fact.period is '统计期 YYYY、YYYY-Hn、YYYY-Qn、YYYY-MM';
comment on column enterprises.fact.source is '来源：核实更正、认定公告、税务、统计、市场监管、县区报表、企业自报';
comment on column enterprises.fact.revision is '同一来源的第几版';
comment on column enterprises.fact.value is '值：十进制数、yes/no 或文字；空为该来源不再主张';
comment on column enterprises.fact.precision is '准确数、约数、下限';
comment on column enterprises.fact.recorded_at is '记录的时刻';
comment on column enterprises.fact.recorded_by is '记录人';
comment on column enterprises.fact.recorded_by_name is '记录人姓名（当时）';
comment on column enterprises.fact.batch_id is '来自哪个导入批次';
comment on column enterprises.fact.evidence_file_id is '依据的文件';
comment on column enterprises.fact.note is '说明';
create trigger fact_kept before update or delete on enterprises.fact
  for each row execute function enterprises.keep();

create table enterprises.certificate (
  credit_code text not null references enterprises.company (credit_code),
  title text not null,
  valid_from date not null,
  revision integer not null,
  number text,
  valid_to date not null,
  withdrawn_from date,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text,
  recorded_by_name text not null,
  batch_id text,
  reason text,
  primary key (credit_code, title, valid_from),
  constraint certificate_days_in_order check (valid_from <= valid_to)
);
create index certificate_by_title on enterprises.certificate (title, valid_from, valid_to);
comment on table enterprises.certificate is '资质证书：任何一天是否有效由起止日和撤销日得出';
comment on column enterprises.certificate.credit_code is '企业';
comment on column enterprises.certificate.title is '资质名称代码';
comment on column enterprises.certificate.valid_from is '发证日期，有效期的第一天';
comment on column enterprises.certificate.revision is '第几版；撤销、更正加一';
comment on column enterprises.certificate.number is '证书编号；空为未知';
comment on column enterprises.certificate.valid_to is '有效期的最后一天';
comment on column enterprises.certificate.withdrawn_from is '自哪天起撤销；空为未撤销';
comment on column enterprises.certificate.source is '来源，同事实的来源';
comment on column enterprises.certificate.recorded_at is '记录的时刻';
comment on column enterprises.certificate.recorded_by is '记录人';
comment on column enterprises.certificate.recorded_by_name is '记录人姓名（当时）';
comment on column enterprises.certificate.batch_id is '来自哪个导入批次';
comment on column enterprises.certificate.reason is '撤销或更正的理由';

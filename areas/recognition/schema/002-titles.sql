create schema if not exists recognition;

create table recognition.application (
  region_path text not null,
  case_id text not null,
  case_number text not null,
  title text not null,
  season text not null,
  party_id text not null,
  credit_code text not null,
  company_name text not null,
  filed_on date not null,
  outcome text not null default 'open' constraint application_outcome_known
    check (outcome in ('open', 'granted', 'refused', 'withdrawn')),
  visit_reasons text[] not null default '{}',
  visited_on date,
  visit_finding text,
  certificate_number text,
  valid_from date,
  valid_to date,
  closed_on date,
  primary key (region_path, case_id)
);
create unique index application_open_once on recognition.application (credit_code, title) where outcome = 'open';
create index application_of_company on recognition.application (credit_code, title, season);
create index application_of_case on recognition.application (case_id);
comment on table recognition.application is '资质申请：每个办件一份，同一企业同一资质同时只有一份在办';
comment on column recognition.application.region_path is '受理地区路径';
comment on column recognition.application.case_id is '办件标识';
comment on column recognition.application.case_number is '受理编号';
comment on column recognition.application.title is '资质名称代码';
comment on column recognition.application.season is '申报年度';
comment on column recognition.application.party_id is '申请单位在平台上的标识';
comment on column recognition.application.credit_code is '统一社会信用代码';
comment on column recognition.application.company_name is '企业名称（当时）';
comment on column recognition.application.filed_on is '提交日期';
comment on column recognition.application.outcome is '在办、已认定、不予认定、已撤回';
comment on column recognition.application.visit_reasons is '须现场核查的情形代码；空为不须核查';
comment on column recognition.application.visited_on is '现场核查日期';
comment on column recognition.application.visit_finding is '现场核查情况';
comment on column recognition.application.certificate_number is '认定后的编号';
comment on column recognition.application.valid_from is '有效期第一天';
comment on column recognition.application.valid_to is '有效期最后一天';
comment on column recognition.application.closed_on is '办结日期';

create table recognition.evidence (
  credit_code text not null,
  sha256 text not null,
  case_id text not null,
  season text not null,
  name text not null,
  primary key (credit_code, sha256, case_id)
);
comment on table recognition.evidence is '申请所附证明材料的摘要，用来发现往年材料';
comment on column recognition.evidence.credit_code is '统一社会信用代码';
comment on column recognition.evidence.sha256 is '文件内容的 SHA-256';
comment on column recognition.evidence.case_id is '办件标识';
comment on column recognition.evidence.season is '申报年度';
comment on column recognition.evidence.name is '文件名';

create function recognition.keep() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'restrict_violation', constraint = 'kept';
end $$;

create table recognition.judgement (
  region_path text not null,
  id text not null,
  case_id text not null,
  moment text not null constraint judgement_moment_known check (moment in ('filed', 'examined', 'decided')),
  rule_set text not null,
  version date not null,
  judged_on date not null,
  judged_at timestamptz not null,
  judged_by_name text not null,
  answers jsonb not null,
  parameters jsonb not null,
  result jsonb not null,
  pass boolean,
  reason text,
  digest text not null,
  primary key (region_path, id)
);
create index judgement_of_case on recognition.judgement (case_id, judged_at);
comment on table recognition.judgement is '按当日规则作出的评价，冻结规则版本、输入和结果，可随时重算；只增不改';
comment on column recognition.judgement.region_path is '受理地区路径';
comment on column recognition.judgement.id is '标识，前缀 jdg';
comment on column recognition.judgement.case_id is '办件标识';
comment on column recognition.judgement.moment is '提交、审核、决定';
comment on column recognition.judgement.rule_set is '规则';
comment on column recognition.judgement.version is '规则版本：施行日期';
comment on column recognition.judgement.judged_on is '评价所依据的日期';
comment on column recognition.judgement.judged_at is '评价的时刻';
comment on column recognition.judgement.judged_by_name is '提交人或决定人姓名（当时）';
comment on column recognition.judgement.answers is '输入：申报的各项，按字段，数为文本，一位不少';
comment on column recognition.judgement.parameters is '当日的本市设定，数为文本';
comment on column recognition.judgement.result is '结果全文：各条件、各项得分、计算过程、总分、结论';
comment on column recognition.judgement.pass is '是否符合；空为无法判定';
comment on column recognition.judgement.reason is '决定与规则不一致时的理由';
comment on column recognition.judgement.digest is '规则、版本、输入、设定和结果的 SHA-256';
create trigger judgement_kept before update or delete on recognition.judgement
  for each row execute function recognition.keep();

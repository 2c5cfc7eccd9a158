create schema if not exists reports;

create table reports.report (
  region_path text not null,
  id text not null,
  period text not null,
  plan_id text not null default '',
  plan_title text,
  edition integer not null,
  state text not null default 'draft' constraint report_state_known check (state in ('draft', 'issued')),
  title text not null,
  issuer text not null,
  paragraphs jsonb not null,
  figures jsonb not null,
  figures_at timestamptz not null,
  number text,
  issued_on date,
  issued_at timestamptz,
  issued_by text,
  issued_by_name text,
  accepted_unbound jsonb,
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text,
  created_by_name text not null,
  changed_at timestamptz not null,
  changed_by_name text not null,
  primary key (region_path, id),
  constraint report_issued_whole check (
    (state = 'issued') = (number is not null and issued_on is not null and issued_at is not null)),
  constraint report_edition_once unique (region_path, period, plan_id, edition)
);
create unique index report_one_draft on reports.report (region_path, period, plan_id) where state = 'draft';
create unique index report_number_once on reports.report (region_path, number) where number is not null;
create index report_by_id on reports.report (id);
comment on table reports.report is '月报：起草时取数，签发后冻结；更正是下一版';
comment on column reports.report.region_path is '地区路径';
comment on column reports.report.id is '标识，前缀 rpt';
comment on column reports.report.period is '月份，如 2025-05';
comment on column reports.report.plan_id is '只报一份规划时的规划标识；空为全部目标';
comment on column reports.report.plan_title is '该规划的标题';
comment on column reports.report.edition is '同一月份的第几版，更正后加一';
comment on column reports.report.state is '草稿、已签发';
comment on column reports.report.title is '标题';
comment on column reports.report.issuer is '发文单位';
comment on column reports.report.paragraphs is '段落：标识、所属部分、文字；文字中的数以标记绑定到 figures';
comment on column reports.report.figures is '取到的全部数及其版本（序列、目标、指标）';
comment on column reports.report.figures_at is '取数的时刻';
comment on column reports.report.number is '期号或文号，签发时填写';
comment on column reports.report.issued_on is '签发日期';
comment on column reports.report.issued_at is '签发的时刻';
comment on column reports.report.issued_by is '签发操作人';
comment on column reports.report.issued_by_name is '签发操作人姓名（当时）';
comment on column reports.report.accepted_unbound is '签发时确认保留的、与表中数对不上的数字';
comment on column reports.report.revision is '修改次数，防止相互覆盖';
comment on column reports.report.created_at is '起草的时刻';
comment on column reports.report.created_by is '起草人';
comment on column reports.report.created_by_name is '起草人姓名（当时）';
comment on column reports.report.changed_at is '最近修改的时刻';
comment on column reports.report.changed_by_name is '最近修改人姓名';

create function reports.keep_issued() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' then
    raise exception 'an issued report is not changed, a correction is the next edition' using errcode = 'restrict_violation', constraint = 'report_issued_kept';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger report_issued_kept before update or delete on reports.report
  for each row execute function reports.keep_issued();

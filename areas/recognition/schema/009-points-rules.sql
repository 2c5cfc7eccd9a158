create table recognition.points_rule (
  region_path text not null,
  id text not null,
  kind text not null constraint points_rule_kind_known check (kind in ('annex', 'local')),
  title text not null,
  document_number text not null,
  in_force_from date not null,
  confidence text not null constraint points_rule_confidence_known check (confidence in ('official', 'city')),
  content jsonb not null,
  digest text not null,
  file_name text,
  proposed_at timestamptz not null,
  proposed_by text,
  proposed_by_name text not null,
  is_approved boolean,
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  note text,
  primary key (region_path, id),
  constraint points_rule_four_eyes check (decided_by is null or decided_by <> proposed_by),
  constraint points_rule_decision_whole check ((decided_at is null) = (is_approved is null))
);
create unique index points_rule_day_once on recognition.points_rule (region_path, kind, in_force_from) where is_approved;
comment on table recognition.points_rule is '创新积分的官方附件（权重、参考值）和本市增设指标，各有施行日期；只增不改，只能决定一次，由数据库拒绝其他修改和删除';
comment on column recognition.points_rule.region_path is '城市';
comment on column recognition.points_rule.id is '标识 pru_…';
comment on column recognition.points_rule.kind is '附件，或本市增设指标';
comment on column recognition.points_rule.title is '文件标题';
comment on column recognition.points_rule.document_number is '文号';
comment on column recognition.points_rule.in_force_from is '施行日期';
comment on column recognition.points_rule.confidence is '官方，或本市设定';
comment on column recognition.points_rule.content is '全部内容';
comment on column recognition.points_rule.digest is '内容的 SHA-256';
comment on column recognition.points_rule.file_name is '上传的文件名；空为在页面上填写';
comment on column recognition.points_rule.proposed_at is '提交的时刻';
comment on column recognition.points_rule.proposed_by is '提交人';
comment on column recognition.points_rule.proposed_by_name is '提交人姓名（当时）';
comment on column recognition.points_rule.is_approved is '是否施行；空为待复核';
comment on column recognition.points_rule.decided_at is '复核的时刻';
comment on column recognition.points_rule.decided_by is '复核人，不得是提交人';
comment on column recognition.points_rule.decided_by_name is '复核人姓名（当时）';
comment on column recognition.points_rule.note is '复核意见';

create or replace function recognition.decide_once() returns trigger language plpgsql as $$
declare
  decided constant text[] := array['is_approved', 'decided_at', 'decided_by', 'decided_by_name', 'note'];
begin
  if tg_op = 'UPDATE' and old.decided_at is null and new.decided_at is not null
    and (to_jsonb(new) - decided) = (to_jsonb(old) - decided) then
    return new;
  end if;
  raise exception '% can only be decided, once', tg_table_name using errcode = 'restrict_violation', constraint = 'kept';
end $$;
create trigger points_rule_kept before update or delete on recognition.points_rule
  for each row execute function recognition.decide_once();

alter table recognition.points_sheet add column local_version date;
comment on column recognition.points_sheet.local_version is '本市增设指标的版本（施行日期）；空为没有增设';

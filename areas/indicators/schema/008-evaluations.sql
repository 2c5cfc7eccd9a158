create table indicators.evaluation (
  region_path text not null,
  id text not null,
  title text not null,
  plan_id text not null,
  plan_title text not null,
  as_of date not null,
  status text not null default 'open' constraint evaluation_status_known check (status in ('open', 'closed')),
  revision integer not null default 1,
  frozen jsonb,
  created_at timestamptz not null,
  created_by text,
  created_by_name text not null,
  closed_at timestamptz,
  closed_by_name text,
  primary key (region_path, id),
  constraint evaluation_closed_whole check ((status = 'closed') = (frozen is not null and closed_at is not null))
);
comment on table indicators.evaluation is '规划中期评估：一份规划到某日的评估';
comment on column indicators.evaluation.region_path is '地区';
comment on column indicators.evaluation.id is '标识，前缀 evl';
comment on column indicators.evaluation.title is '标题';
comment on column indicators.evaluation.plan_id is '哪份规划';
comment on column indicators.evaluation.plan_title is '规划标题（当时）';
comment on column indicators.evaluation.as_of is '评估截止日';
comment on column indicators.evaluation.status is '进行中、已定稿';
comment on column indicators.evaluation.revision is '修改次数，防止相互覆盖';
comment on column indicators.evaluation.frozen is '定稿时的全部内容，此后不再变动';
comment on column indicators.evaluation.created_at is '建立的时刻';
comment on column indicators.evaluation.created_by is '建立人';
comment on column indicators.evaluation.created_by_name is '建立人姓名（当时）';
comment on column indicators.evaluation.closed_at is '定稿的时刻';
comment on column indicators.evaluation.closed_by_name is '定稿人姓名（当时）';
create index evaluation_of_plan on indicators.evaluation (plan_id);

create table indicators.evaluation_entry (
  region_path text not null,
  evaluation_id text not null,
  target_id text not null,
  cause text,
  proposal_kind text constraint evaluation_proposal_known check (proposal_kind in ('keep', 'speed-up', 'adjust', 'end')),
  proposal text,
  revision integer not null default 1,
  entered_at timestamptz not null,
  entered_by text,
  entered_by_name text not null,
  primary key (region_path, evaluation_id, target_id),
  foreign key (region_path, evaluation_id) references indicators.evaluation (region_path, id) on delete cascade
);
comment on table indicators.evaluation_entry is '中期评估中责任单位填写的原因与建议';
comment on column indicators.evaluation_entry.region_path is '地区';
comment on column indicators.evaluation_entry.evaluation_id is '评估';
comment on column indicators.evaluation_entry.target_id is '目标';
comment on column indicators.evaluation_entry.cause is '进展与原因分析';
comment on column indicators.evaluation_entry.proposal_kind is '建议：保持、加快推进、调整目标、终止';
comment on column indicators.evaluation_entry.proposal is '建议的具体内容';
comment on column indicators.evaluation_entry.revision is '修改次数，防止相互覆盖';
comment on column indicators.evaluation_entry.entered_at is '填写的时刻';
comment on column indicators.evaluation_entry.entered_by is '填写人';
comment on column indicators.evaluation_entry.entered_by_name is '填写人姓名（当时）';

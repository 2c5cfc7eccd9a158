create table indicators.target_adjustment (
  region_path text not null,
  id text not null,
  target_id text not null,
  status text not null default 'proposed' constraint adjustment_status_known check (status in ('proposed', 'approved', 'refused', 'withdrawn')),
  value numeric not null,
  value_max numeric,
  deadline text not null,
  baseline_value numeric,
  baseline_period text,
  before_value numeric not null,
  before_value_max numeric,
  before_deadline text not null,
  before_baseline_value numeric,
  before_baseline_period text,
  reason text not null,
  effective_from date not null,
  proposed_at timestamptz not null,
  proposed_by text,
  proposed_by_name text not null,
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  decision_note text,
  primary key (region_path, id),
  foreign key (region_path, target_id) references indicators.target (region_path, id) on delete cascade,
  constraint adjustment_decision_noted check ((status = 'proposed') = (decided_at is null))
);
comment on table indicators.target_adjustment is '目标调整：提出、批准后才生效；调整前的目标保留可查';
comment on column indicators.target_adjustment.region_path is '目标的地区';
comment on column indicators.target_adjustment.id is '标识，前缀 adj';
comment on column indicators.target_adjustment.target_id is '调整哪个目标';
comment on column indicators.target_adjustment.status is '待批、已批准、未批准、已撤回';
comment on column indicators.target_adjustment.value is '调整后的目标值';
comment on column indicators.target_adjustment.value_max is '调整后的区间上限';
comment on column indicators.target_adjustment.deadline is '调整后的期限';
comment on column indicators.target_adjustment.baseline_value is '调整后的基期值';
comment on column indicators.target_adjustment.baseline_period is '调整后的基期';
comment on column indicators.target_adjustment.before_value is '调整前的目标值';
comment on column indicators.target_adjustment.before_value_max is '调整前的区间上限';
comment on column indicators.target_adjustment.before_deadline is '调整前的期限';
comment on column indicators.target_adjustment.before_baseline_value is '调整前的基期值';
comment on column indicators.target_adjustment.before_baseline_period is '调整前的基期';
comment on column indicators.target_adjustment.reason is '调整理由';
comment on column indicators.target_adjustment.effective_from is '生效日：此前的评估仍按调整前的目标';
comment on column indicators.target_adjustment.proposed_at is '提出的时刻';
comment on column indicators.target_adjustment.proposed_by is '提出人';
comment on column indicators.target_adjustment.proposed_by_name is '提出人姓名（当时）';
comment on column indicators.target_adjustment.decided_at is '批准、不批准或撤回的时刻';
comment on column indicators.target_adjustment.decided_by is '决定人';
comment on column indicators.target_adjustment.decided_by_name is '决定人姓名（当时）';
comment on column indicators.target_adjustment.decision_note is '决定意见';
create unique index adjustment_one_open on indicators.target_adjustment (region_path, target_id) where status = 'proposed';
create index adjustment_of_target on indicators.target_adjustment (region_path, target_id, effective_from);

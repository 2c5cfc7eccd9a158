create schema if not exists indicators;

create table indicators.indicator (
  id text primary key,
  name text not null,
  name_key text not null constraint indicator_name_taken unique,
  unit text not null,
  mode text not null constraint indicator_mode_known check (mode in ('stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth')),
  direction text not null constraint indicator_direction_known check (direction in ('up', 'down')),
  counting text constraint indicator_counting_known check (counting in ('distinct', 'occurrences')),
  reported text not null default 'year-to-date' constraint indicator_reported_known check (reported in ('year-to-date', 'each-period', 'since-start')),
  jump_percent numeric not null default 50 constraint indicator_jump_positive check (jump_percent > 0),
  judge text not null default 'time' constraint indicator_judge_known check (judge in ('time', 'seasonal')),
  measure text constraint indicator_measure_taken unique,
  origin text not null constraint indicator_origin_known check (origin in ('starter', 'person', 'plan', 'measure')),
  published_at timestamptz,
  published_by text,
  retired_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text
);
comment on table indicators.indicator is '指标目录：一个含义一行。小表，可复制到每个节点';
comment on column indicators.indicator.id is '标识，前缀 ind';
comment on column indicators.indicator.name is '指标名称，全市唯一';
comment on column indicators.indicator.name_key is '归一化后的名称，用于判重与匹配';
comment on column indicators.indicator.unit is '计量单位，观测值一律换算为它';
comment on column indicators.indicator.mode is '性质：存量、当年、累计、比率、增长';
comment on column indicators.indicator.direction is '越大越好 up，越小越好 down';
comment on column indicators.indicator.counting is '计数口径：家（去重）distinct，家次（人次）occurrences；不计数的为空';
comment on column indicators.indicator.reported is '报送口径：当年累计 year-to-date，当期 each-period，开始以来累计 since-start';
comment on column indicators.indicator.jump_percent is '较上期变动超过该百分比时要求说明';
comment on column indicators.indicator.judge is '判定依据：时间进度 time，往年同期曲线 seasonal';
comment on column indicators.indicator.measure is '由业务记录计算时的计算项名称，人工报送的为空';
comment on column indicators.indicator.origin is '来历：初始目录、人工建立、由规划建立、由计算项建立';
comment on column indicators.indicator.published_at is '公开的时刻，空为未公开';
comment on column indicators.indicator.published_by is '公开的操作人';
comment on column indicators.indicator.retired_at is '停用的时刻，空为在用';
comment on column indicators.indicator.version is '修改次数，防止相互覆盖，也使已缓存的评估失效';
comment on column indicators.indicator.created_at is '建立的时刻';
comment on column indicators.indicator.created_by is '建立人，空为系统';

create table indicators.alias (
  alias_key text primary key,
  indicator_id text not null references indicators.indicator (id),
  alias text not null,
  added_at timestamptz not null,
  added_by text
);
comment on table indicators.alias is '指标别名：文件里的其他叫法';
comment on column indicators.alias.alias_key is '归一化后的别名，只指向一个指标';
comment on column indicators.alias.indicator_id is '所指的指标';
comment on column indicators.alias.alias is '别名原文';
comment on column indicators.alias.added_at is '加入的时刻';
comment on column indicators.alias.added_by is '加入人，空为系统';
create index alias_by_indicator on indicators.alias (indicator_id);

create table indicators.card (
  indicator_id text not null references indicators.indicator (id),
  version integer not null,
  formula text not null,
  numerator text,
  denominator text,
  data_source text not null,
  cadence text not null constraint card_cadence_known check (cadence in ('month', 'quarter', 'half-year', 'year')),
  due_days integer not null constraint card_due_days_range check (due_days between 0 and 366),
  owner_department_id text,
  owner_name text,
  legal_basis text,
  effective_from date not null,
  effective_to date,
  change_note text,
  created_at timestamptz not null,
  created_by text,
  primary key (indicator_id, version),
  constraint card_dates_in_order check (effective_to is null or effective_to >= effective_from)
);
comment on table indicators.card is '口径卡片的版本；已生效的不改，只加新版本';
comment on column indicators.card.indicator_id is '所属指标';
comment on column indicators.card.version is '版本号，从 1 起';
comment on column indicators.card.formula is '计算公式或统计方法，文字';
comment on column indicators.card.numerator is '分子';
comment on column indicators.card.denominator is '分母';
comment on column indicators.card.data_source is '数据来源';
comment on column indicators.card.cadence is '报送周期：月、季、半年、年';
comment on column indicators.card.due_days is '期末之后几日内报送（自然日）';
comment on column indicators.card.owner_department_id is '负责部门';
comment on column indicators.card.owner_name is '负责部门名称（尚未对应到部门时）';
comment on column indicators.card.legal_basis is '依据文件';
comment on column indicators.card.effective_from is '适用的第一天（按观测期末计）';
comment on column indicators.card.effective_to is '适用的最后一天，空为至今';
comment on column indicators.card.change_note is '较上一版改了什么';
comment on column indicators.card.created_at is '写下的时刻';
comment on column indicators.card.created_by is '写下的人，空为系统';

create table indicators.target (
  region_path text not null,
  id text not null,
  indicator_id text not null references indicators.indicator (id),
  subject text not null default '',
  value numeric not null,
  value_max numeric,
  unit text not null,
  comparator text not null constraint target_comparator_known check (comparator in ('>=', '>', '=', '<=', '<', '~', 'range')),
  mode text not null constraint target_mode_known check (mode in ('stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth')),
  recurrence text constraint target_recurrence_known check (recurrence = 'annual'),
  period_start text,
  deadline text not null,
  deadline_end date not null,
  baseline_value numeric,
  baseline_period text,
  plan_id text,
  plan_version_id text,
  plan_item_id text,
  plan_title text,
  quote text,
  quote_offset integer,
  href text,
  status text not null default 'active' constraint target_status_known check (status in ('active', 'withdrawn', 'replaced')),
  ended_at timestamptz,
  replaced_by text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text,
  primary key (region_path, id),
  constraint target_range_upright check (value_max is null or value_max >= value),
  constraint target_end_noted check ((status = 'active') = (ended_at is null))
);
comment on table indicators.target is '目标值：某地区某指标到某期限应达到的值，带着原文';
comment on column indicators.target.region_path is '地区路径，如 320800/320812/';
comment on column indicators.target.id is '标识，前缀 tgt';
comment on column indicators.target.indicator_id is '指标';
comment on column indicators.target.subject is '限定对象，如“高新区”；空为全地区';
comment on column indicators.target.value is '目标值，按原文单位';
comment on column indicators.target.value_max is '区间上限，只用于 range';
comment on column indicators.target.unit is '原文单位';
comment on column indicators.target.comparator is '比较方式';
comment on column indicators.target.mode is '该目标的性质，可与指标不同';
comment on column indicators.target.recurrence is '每年都要达到的当年目标为 annual';
comment on column indicators.target.period_start is '起算期，空则按性质推定';
comment on column indicators.target.deadline is '期限，如 2027、2025-H1';
comment on column indicators.target.deadline_end is '期限的最后一天';
comment on column indicators.target.baseline_value is '基期值，按原文单位';
comment on column indicators.target.baseline_period is '基期';
comment on column indicators.target.plan_id is '出自哪份规划';
comment on column indicators.target.plan_version_id is '出自规划的哪个版本';
comment on column indicators.target.plan_item_id is '规划中的条目';
comment on column indicators.target.plan_title is '规划标题';
comment on column indicators.target.quote is '原文引句';
comment on column indicators.target.quote_offset is '引句在原文中的位置（字符）';
comment on column indicators.target.href is '打开原文的站内链接';
comment on column indicators.target.status is '有效、撤销、被替换';
comment on column indicators.target.ended_at is '撤销或被替换的时刻';
comment on column indicators.target.replaced_by is '替换它的目标';
comment on column indicators.target.version is '修改次数，使已缓存的评估失效';
comment on column indicators.target.created_at is '建立的时刻';
comment on column indicators.target.created_by is '建立人';
create unique index target_item_bound_once on indicators.target (region_path, plan_id, plan_item_id) where status = 'active' and plan_id is not null;
create index target_by_plan on indicators.target (plan_id) where status = 'active';
create index target_by_indicator on indicators.target (indicator_id, region_path) where status = 'active';

create table indicators.target_department (
  region_path text not null,
  target_id text not null,
  department_id text not null,
  place integer not null,
  primary key (region_path, target_id, department_id),
  foreign key (region_path, target_id) references indicators.target (region_path, id) on delete cascade
);
comment on table indicators.target_department is '目标的责任单位';
comment on column indicators.target_department.region_path is '地区路径';
comment on column indicators.target_department.target_id is '目标';
comment on column indicators.target_department.department_id is '部门';
comment on column indicators.target_department.place is '排列次序，0 为牵头';
create index target_department_by_department on indicators.target_department (department_id, region_path);

create table indicators.series (
  region_path text not null,
  indicator_id text not null references indicators.indicator (id),
  version bigint not null,
  primary key (region_path, indicator_id)
);
comment on table indicators.series is '一个地区一个指标的观测序列：每写一次版本加一，据此判断评估缓存是否仍然有效，并使写入排队';
comment on column indicators.series.region_path is '地区路径';
comment on column indicators.series.indicator_id is '指标';
comment on column indicators.series.version is '写入次数';

create table indicators.observation (
  region_path text not null,
  id text not null,
  indicator_id text not null references indicators.indicator (id),
  subject text not null default '',
  period text not null,
  period_end date not null,
  revision integer not null,
  value numeric not null,
  unit text not null,
  reported_value text not null,
  reported_unit text not null,
  precision text not null default 'exact' constraint observation_precision_known check (precision in ('exact', 'approx', 'lower-bound')),
  status text not null constraint observation_status_known check (status in ('submitted', 'approved', 'returned')),
  source text not null constraint observation_source_known check (source in ('hand', 'import', 'api', 'plan-report', 'computed')),
  card_version integer,
  quote text,
  href text,
  evidence_file_id text,
  note text,
  findings jsonb not null default '[]',
  explanation text,
  batch_id text,
  recorded_by text,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  primary key (region_path, id),
  constraint observation_revision_taken unique (region_path, indicator_id, subject, period, revision),
  constraint observation_decision_noted check ((status = 'submitted') = (decided_at is null)),
  constraint observation_findings_explained check (findings = '[]'::jsonb or explanation is not null),
  foreign key (indicator_id, card_version) references indicators.card (indicator_id, version)
);
comment on table indicators.observation is '观测值：只追加，更正是新的一行，可还原任何时刻当时所知的值';
comment on column indicators.observation.region_path is '地区路径';
comment on column indicators.observation.id is '标识，前缀 obs';
comment on column indicators.observation.indicator_id is '指标';
comment on column indicators.observation.subject is '限定对象，空为全地区';
comment on column indicators.observation.period is '统计期：2025、2025-H1、2025-Q1、2025-05';
comment on column indicators.observation.period_end is '统计期最后一天';
comment on column indicators.observation.revision is '同一期的第几次报送，从 1 起';
comment on column indicators.observation.value is '数值，单位为 unit';
comment on column indicators.observation.unit is '指标单位';
comment on column indicators.observation.reported_value is '报送时的原数';
comment on column indicators.observation.reported_unit is '报送时的单位';
comment on column indicators.observation.precision is '准确数、约数、下限（余、多、以上）';
comment on column indicators.observation.status is '已报送、已审核、已退回';
comment on column indicators.observation.source is '来源：手工、导入、接口、文件报告、由记录计算';
comment on column indicators.observation.card_version is '按哪一版口径报送；空则不能公开';
comment on column indicators.observation.quote is '依据原文';
comment on column indicators.observation.href is '打开依据的站内链接';
comment on column indicators.observation.evidence_file_id is '佐证文件';
comment on column indicators.observation.note is '备注';
comment on column indicators.observation.findings is '合理性检查发现的问题';
comment on column indicators.observation.explanation is '对上述问题的说明';
comment on column indicators.observation.batch_id is '导入批次';
comment on column indicators.observation.recorded_by is '报送人，空为系统';
comment on column indicators.observation.recorded_by_name is '报送人姓名（当时）';
comment on column indicators.observation.recorded_at is '报送的时刻';
comment on column indicators.observation.decided_by is '审核人';
comment on column indicators.observation.decided_at is '审核的时刻';
comment on column indicators.observation.decision_note is '退回原因';
create index observation_newest on indicators.observation (region_path, period_end) where status <> 'returned';
create index observation_pending on indicators.observation (region_path, recorded_at) where status = 'submitted';

create function indicators.keep_observation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'observations are only appended' using errcode = 'restrict_violation', constraint = 'observation_only_appended';
  end if;
  if (to_jsonb(new) - array['status', 'decided_by', 'decided_at', 'decision_note'])
     is distinct from (to_jsonb(old) - array['status', 'decided_by', 'decided_at', 'decision_note']) then
    raise exception 'an observation is not changed, a correction is appended' using errcode = 'restrict_violation', constraint = 'observation_only_appended';
  end if;
  return new;
end $$;
create trigger observation_only_appended before update or delete on indicators.observation
  for each row execute function indicators.keep_observation();

create table indicators.assessment (
  region_path text not null,
  target_id text not null,
  as_of date not null,
  series_version bigint not null,
  target_version integer not null,
  indicator_version integer not null,
  method_version integer not null,
  status text not null,
  actual numeric,
  data_through date,
  share numeric,
  expected_share numeric,
  seasonal_share numeric,
  gap_points numeric,
  remaining numeric,
  required_per_month numeric,
  forecast numeric,
  meets_target text,
  judged_by text not null,
  blocked_by text,
  working_zh text not null,
  working_en text not null,
  reasons jsonb not null,
  computed_at timestamptz not null,
  primary key (region_path, target_id, as_of),
  foreign key (region_path, target_id) references indicators.target (region_path, id) on delete cascade
);
comment on table indicators.assessment is '目标进度评估的缓存：四个版本号都相符才有效，否则重算';
comment on column indicators.assessment.region_path is '地区路径';
comment on column indicators.assessment.target_id is '目标';
comment on column indicators.assessment.as_of is '评估日';
comment on column indicators.assessment.series_version is '所据观测序列的版本';
comment on column indicators.assessment.target_version is '所据目标的版本';
comment on column indicators.assessment.indicator_version is '所据指标的版本';
comment on column indicators.assessment.method_version is '评估方法的版本';
comment on column indicators.assessment.status is '状态';
comment on column indicators.assessment.actual is '完成值，目标单位';
comment on column indicators.assessment.data_through is '数据截至';
comment on column indicators.assessment.share is '完成份额，0 至 1';
comment on column indicators.assessment.expected_share is '时间进度，0 至 1';
comment on column indicators.assessment.seasonal_share is '往年同期进度，0 至 1';
comment on column indicators.assessment.gap_points is '差距，百分点，负为落后';
comment on column indicators.assessment.remaining is '还差，目标单位';
comment on column indicators.assessment.required_per_month is '每月还需，目标单位';
comment on column indicators.assessment.forecast is '预计期末值，目标单位';
comment on column indicators.assessment.meets_target is '预计能否达到：yes、no、uncertain';
comment on column indicators.assessment.judged_by is '按哪个依据判定';
comment on column indicators.assessment.blocked_by is '不能判定时的原因代码，如 not-started（未到起算期）';
comment on column indicators.assessment.working_zh is '算式，中文一句';
comment on column indicators.assessment.working_en is '算式，英文一句';
comment on column indicators.assessment.reasons is '注意事项';
comment on column indicators.assessment.computed_at is '计算的时刻';

create table indicators.import_batch (
  region_path text not null,
  id text not null,
  file_id text not null,
  file_name text not null,
  file_digest text not null,
  status text not null constraint import_status_known check (status in ('previewed', 'confirmed', 'done', 'refused')),
  accepted integer not null,
  unchanged integer not null,
  refused integer not null,
  preview jsonb not null,
  written integer,
  job_id text,
  uploaded_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (region_path, id)
);
comment on table indicators.import_batch is '导入批次：先预览，确认后一次写入';
comment on column indicators.import_batch.region_path is '导入人的地区路径';
comment on column indicators.import_batch.id is '标识，前缀 imp';
comment on column indicators.import_batch.file_id is '上传的文件';
comment on column indicators.import_batch.file_name is '文件名';
comment on column indicators.import_batch.file_digest is '文件摘要，识别重复上传';
comment on column indicators.import_batch.status is '已预览、已确认、已写入、被拒';
comment on column indicators.import_batch.accepted is '可写入的行数';
comment on column indicators.import_batch.unchanged is '与现有值相同、不必写入的行数';
comment on column indicators.import_batch.refused is '被拒的行数';
comment on column indicators.import_batch.preview is '预览时逐行的结果';
comment on column indicators.import_batch.written is '实际写入的行数';
comment on column indicators.import_batch.job_id is '写入作业';
comment on column indicators.import_batch.uploaded_by is '上传人';
comment on column indicators.import_batch.created_at is '上传的时刻';
comment on column indicators.import_batch.finished_at is '完成的时刻';

create table indicators.reminder (
  region_path text not null,
  target_id text not null,
  period text not null,
  department_id text not null,
  reminded_at timestamptz not null,
  reminded_by text,
  primary key (region_path, target_id, period, department_id),
  foreign key (region_path, target_id) references indicators.target (region_path, id) on delete cascade
);
comment on table indicators.reminder is '催报记录：同一期对同一单位只自动催一次';
comment on column indicators.reminder.region_path is '地区路径';
comment on column indicators.reminder.target_id is '目标';
comment on column indicators.reminder.period is '欠报的统计期';
comment on column indicators.reminder.department_id is '被催的部门';
comment on column indicators.reminder.reminded_at is '催报的时刻';
comment on column indicators.reminder.reminded_by is '催报人，空为系统';

alter table indicators.import_batch drop constraint import_status_known;
alter table indicators.import_batch add constraint import_status_known
  check (status in ('reading', 'unmapped', 'unreadable', 'previewed', 'confirmed', 'done', 'refused', 'undone'));
alter table indicators.import_batch alter column preview set default '[]';
alter table indicators.import_batch add column asked integer not null default 0;
alter table indicators.import_batch add column skipped integer not null default 0;
alter table indicators.import_batch add column headers jsonb not null default '[]';
alter table indicators.import_batch add column problems jsonb not null default '[]';
alter table indicators.import_batch add column department_id text not null default '';
comment on column indicators.import_batch.status is '读取中、待对应列、读不了、已预览、已确认、已写入、被拒、已撤销';
comment on column indicators.import_batch.preview is '早先版本的逐行结果；现存于 import_row';
comment on column indicators.import_batch.asked is '要说明变动原因的行数';
comment on column indicators.import_batch.skipped is '合计、说明等不是数据的行数';
comment on column indicators.import_batch.headers is '各工作表的表头、样例与列对应';
comment on column indicators.import_batch.problems is '整个文件读不了的原因';
comment on column indicators.import_batch.department_id is '上传人的部门，空为地区；列对应按报送单位记忆';

create table indicators.import_row (
  region_path text not null,
  import_id text not null,
  seq integer not null,
  sheet text not null,
  row_number integer not null,
  outcome text not null constraint import_row_outcome_known
    check (outcome in ('open', 'accepted', 'unchanged', 'asked', 'refused', 'skipped')),
  region text not null,
  indicator text not null,
  period text not null,
  value text not null,
  unit text not null,
  note text not null,
  reason text,
  flags jsonb not null default '[]',
  problems jsonb not null default '[]',
  is_understood boolean not null,
  target_path text,
  indicator_id text,
  target_period text,
  target_value text,
  target_unit text,
  precision text,
  series_version bigint,
  ready jsonb,
  primary key (region_path, import_id, seq),
  foreign key (region_path, import_id) references indicators.import_batch (region_path, id) on delete cascade
);
comment on table indicators.import_row is '导入文件的逐行结果；确认后据此写入';
comment on column indicators.import_row.region_path is '导入人的地区路径';
comment on column indicators.import_row.import_id is '导入批次';
comment on column indicators.import_row.seq is '文件中的次序';
comment on column indicators.import_row.sheet is '工作表';
comment on column indicators.import_row.row_number is '行号';
comment on column indicators.import_row.outcome is '待判断、可写入、与现有相同、待说明、未通过、略过';
comment on column indicators.import_row.region is '地区，原文';
comment on column indicators.import_row.indicator is '指标，原文';
comment on column indicators.import_row.period is '统计期，原文';
comment on column indicators.import_row.value is '数值，原文';
comment on column indicators.import_row.unit is '单位，原文';
comment on column indicators.import_row.note is '备注；待说明的行由报送人补写';
comment on column indicators.import_row.reason is '未通过或略过的原因，导入规则中的名称';
comment on column indicators.import_row.flags is '读数时作了哪些规范化';
comment on column indicators.import_row.problems is '未通过的原因，或要说明的问题';
comment on column indicators.import_row.is_understood is '已读懂，须与现有数据比对';
comment on column indicators.import_row.target_path is '识别出的地区';
comment on column indicators.import_row.indicator_id is '识别出的指标';
comment on column indicators.import_row.target_period is '识别出的统计期';
comment on column indicators.import_row.target_value is '识别出的数，单位为 target_unit';
comment on column indicators.import_row.target_unit is '该数的单位';
comment on column indicators.import_row.precision is '准确数、约数、下限';
comment on column indicators.import_row.series_version is '比对时该序列的版本；写入时仍是它才算数';
comment on column indicators.import_row.ready is '比对时备好的观测值，写入时照录';
create index import_row_by_series on indicators.import_row (region_path, import_id, target_path, indicator_id, target_period);
create index import_row_by_outcome on indicators.import_row (region_path, import_id, outcome, seq);
create index observation_of_batch on indicators.observation (batch_id) where batch_id is not null;

create table indicators.import_mapping (
  region_path text not null,
  department_id text not null,
  signature text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  saved_by_name text not null,
  primary key (region_path, department_id, signature)
);
comment on table indicators.import_mapping is '各报送单位的列对应：同样的表头再来时照用';
comment on column indicators.import_mapping.region_path is '报送单位的地区';
comment on column indicators.import_mapping.department_id is '报送单位的部门，空为地区';
comment on column indicators.import_mapping.signature is '表头的摘要';
comment on column indicators.import_mapping.mapping is '各列的含义与固定值';
comment on column indicators.import_mapping.saved_at is '保存的时刻';
comment on column indicators.import_mapping.saved_by_name is '保存人';

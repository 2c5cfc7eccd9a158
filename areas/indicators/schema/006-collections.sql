create table indicators.evidence (
  region_path text not null,
  file_id text not null,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (region_path, file_id)
);
comment on table indicators.evidence is '报送时上传的佐证材料；只有上传人能把它附到报送上';
comment on column indicators.evidence.region_path is '上传人所在地区';
comment on column indicators.evidence.file_id is '文件';
comment on column indicators.evidence.name is '文件名';
comment on column indicators.evidence.uploaded_by is '上传人';
comment on column indicators.evidence.uploaded_at is '上传的时刻';

create table indicators.collection (
  region_path text not null,
  id text not null,
  title text not null,
  period text not null,
  due_on date not null,
  note text,
  status text not null default 'open' constraint collection_status_known check (status in ('open', 'closed')),
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text,
  created_by_name text not null,
  created_membership text,
  ended_at timestamptz,
  primary key (region_path, id),
  constraint collection_end_noted check ((status = 'open') = (ended_at is null))
);
comment on table indicators.collection is '报送任务：请一些单位在期限前报一期的若干指标';
comment on column indicators.collection.region_path is '派发地区';
comment on column indicators.collection.id is '标识，前缀 col';
comment on column indicators.collection.title is '标题';
comment on column indicators.collection.period is '统计期';
comment on column indicators.collection.due_on is '报送期限';
comment on column indicators.collection.note is '填报说明';
comment on column indicators.collection.status is '进行中、已结束';
comment on column indicators.collection.revision is '修改次数，防止相互覆盖';
comment on column indicators.collection.created_at is '派发的时刻';
comment on column indicators.collection.created_by is '派发人';
comment on column indicators.collection.created_by_name is '派发人姓名（当时）';
comment on column indicators.collection.created_membership is '派发人当时的身份，逾期时告知';
comment on column indicators.collection.ended_at is '结束的时刻';
create index collection_open on indicators.collection (region_path, due_on) where status = 'open';

create table indicators.collection_indicator (
  region_path text not null,
  collection_id text not null,
  indicator_id text not null references indicators.indicator (id),
  place integer not null,
  needs_evidence boolean not null default false,
  primary key (region_path, collection_id, indicator_id),
  foreign key (region_path, collection_id) references indicators.collection (region_path, id) on delete cascade
);
comment on table indicators.collection_indicator is '报送任务要报的指标';
comment on column indicators.collection_indicator.region_path is '派发地区';
comment on column indicators.collection_indicator.collection_id is '报送任务';
comment on column indicators.collection_indicator.indicator_id is '指标';
comment on column indicators.collection_indicator.place is '排列次序';
comment on column indicators.collection_indicator.needs_evidence is '须附佐证材料';

create table indicators.collection_unit (
  region_path text not null,
  collection_id text not null,
  unit_id text not null,
  place integer not null,
  part_region_path text not null,
  department_id text,
  subject text not null default '',
  name text not null,
  done_at timestamptz,
  done_by_name text,
  primary key (region_path, collection_id, unit_id),
  foreign key (region_path, collection_id) references indicators.collection (region_path, id) on delete cascade
);
comment on table indicators.collection_unit is '报送任务派给的单位';
comment on column indicators.collection_unit.region_path is '派发地区';
comment on column indicators.collection_unit.collection_id is '报送任务';
comment on column indicators.collection_unit.unit_id is '任务内的编号';
comment on column indicators.collection_unit.place is '排列次序';
comment on column indicators.collection_unit.part_region_path is '报送地区；由本地区的部门报送时与派发地区相同';
comment on column indicators.collection_unit.department_id is '报送部门，空为地区';
comment on column indicators.collection_unit.subject is '部门所报的数的限定对象；地区所报的为空';
comment on column indicators.collection_unit.name is '单位名称（当时）';
comment on column indicators.collection_unit.done_at is '报齐的时刻；有数退回时清空';
comment on column indicators.collection_unit.done_by_name is '报齐的人';
create index collection_unit_by_region on indicators.collection_unit (part_region_path);
create index collection_unit_by_department on indicators.collection_unit (department_id) where department_id is not null;

create table indicators.collection_answer (
  region_path text not null,
  collection_id text not null,
  unit_id text not null,
  indicator_id text not null,
  reason text not null,
  answered_by_name text not null,
  answered_at timestamptz not null,
  primary key (region_path, collection_id, unit_id, indicator_id),
  foreign key (region_path, collection_id, unit_id) references indicators.collection_unit (region_path, collection_id, unit_id) on delete cascade
);
comment on table indicators.collection_answer is '单位说明本期没有这一项';
comment on column indicators.collection_answer.region_path is '派发地区';
comment on column indicators.collection_answer.collection_id is '报送任务';
comment on column indicators.collection_answer.unit_id is '单位';
comment on column indicators.collection_answer.indicator_id is '指标';
comment on column indicators.collection_answer.reason is '原因';
comment on column indicators.collection_answer.answered_by_name is '填写人';
comment on column indicators.collection_answer.answered_at is '填写的时刻';

create table indicators.collection_reminder (
  region_path text not null,
  collection_id text not null,
  unit_id text not null,
  step text not null,
  reminded_at timestamptz not null,
  reminded_by_name text,
  primary key (region_path, collection_id, unit_id, step),
  foreign key (region_path, collection_id, unit_id) references indicators.collection_unit (region_path, collection_id, unit_id) on delete cascade
);
comment on table indicators.collection_reminder is '报送任务的催报记录：每一步只催一次，手工催报每日至多一次';
comment on column indicators.collection_reminder.region_path is '派发地区';
comment on column indicators.collection_reminder.collection_id is '报送任务';
comment on column indicators.collection_reminder.unit_id is '单位';
comment on column indicators.collection_reminder.step is '哪一步：before、late-1、late-3、late-7，或手工催报的日期';
comment on column indicators.collection_reminder.reminded_at is '催报的时刻';
comment on column indicators.collection_reminder.reminded_by_name is '催报人，空为系统';

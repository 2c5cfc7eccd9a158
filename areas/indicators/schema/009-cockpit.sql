alter table indicators.indicator add column topic text constraint indicator_topic_known check (topic in
  ('research', 'enterprises', 'projects', 'transfer', 'platforms', 'talent', 'finance', 'industry', 'governance', 'other'));
comment on column indicators.indicator.topic is '业务领域；空则按名称归类';

create table indicators.cockpit_visit (
  user_id text not null,
  region_path text not null,
  seen jsonb not null,
  seen_at timestamptz not null,
  before jsonb,
  before_at timestamptz,
  primary key (user_id, region_path),
  constraint visit_before_whole check ((before is null) = (before_at is null))
);
comment on table indicators.cockpit_visit is '某人上次看驾驶舱时各目标的情形，用来说明此后有什么变化；只供本人';
comment on column indicators.cockpit_visit.user_id is '谁看的';
comment on column indicators.cockpit_visit.region_path is '看的是哪个地区';
comment on column indicators.cockpit_visit.seen is '最近一次看到的：目标标识、状态、完成值';
comment on column indicators.cockpit_visit.seen_at is '最近一次看的时刻';
comment on column indicators.cockpit_visit.before is '上一次访问结束时看到的；首次访问为空';
comment on column indicators.cockpit_visit.before_at is '上一次访问结束的时刻';

create table indicators.open_data_setting (
  region_path text primary key,
  publisher_zh text not null,
  publisher_en text not null,
  contact text,
  licence_zh text not null,
  licence_en text not null,
  licence_url text not null,
  revision integer not null default 1,
  changed_at timestamptz not null,
  changed_by text
);
comment on table indicators.open_data_setting is '公开数据的发布者与使用许可，每个城市一行；没有则用默认值';
comment on column indicators.open_data_setting.region_path is '城市的地区路径';
comment on column indicators.open_data_setting.publisher_zh is '发布者（中文）';
comment on column indicators.open_data_setting.publisher_en is '发布者（英文）';
comment on column indicators.open_data_setting.contact is '联系邮箱，空为不公开';
comment on column indicators.open_data_setting.licence_zh is '使用许可名称（中文）';
comment on column indicators.open_data_setting.licence_en is '使用许可名称（英文）';
comment on column indicators.open_data_setting.licence_url is '使用许可全文的网址';
comment on column indicators.open_data_setting.revision is '修改次数，防止相互覆盖';
comment on column indicators.open_data_setting.changed_at is '修改的时刻';
comment on column indicators.open_data_setting.changed_by is '修改人';

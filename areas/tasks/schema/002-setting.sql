create table tasks.setting (
  region_path text not null,
  silence_days integer[] not null,
  overdue_days integer[] not null,
  warn_days integer[] not null,
  report_every_days integer,
  revision integer not null default 1,
  changed_by_name text not null,
  changed_at timestamptz not null,
  constraint setting_pk primary key (region_path)
);
comment on table tasks.setting is '一地的督办参数；没有则用默认值。 Parameters of supervision of a region; without a row the defaults of the rules count';
comment on column tasks.setting.region_path is '区划。 The region; holds for everything in it that has no row of its own';
comment on column tasks.setting.silence_days is '无答复多少天后提醒，共四步。 Days without an answer until each of the four steps';
comment on column tasks.setting.overdue_days is '超期多少天后提醒，共四步。 Days after the deadline until each of the four steps';
comment on column tasks.setting.warn_days is '期限前多少天预警。 Days before the deadline on which to warn';
comment on column tasks.setting.report_every_days is '默认每隔多少天报一次进展；空为不要求。 Default days between progress reports; null: none asked';
comment on column tasks.setting.revision is '修订号。 Counts changes';
comment on column tasks.setting.changed_by_name is '修改人。 Who changed it last';
comment on column tasks.setting.changed_at is '修改时间。 When';

create table tasks.unit_leader (
  region_path text not null,
  unit_key text not null,
  unit_department_id text,
  membership_id text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  constraint unit_leader_pk primary key (region_path, unit_key)
);
comment on table tasks.unit_leader is '单位的分管领导：逐级提醒的第二级。 Who leads a unit: the second level of the reminders';
comment on column tasks.unit_leader.region_path is '单位所在区划。 Region of the unit';
comment on column tasks.unit_leader.unit_key is '单位键。 Region path and department as one text';
comment on column tasks.unit_leader.unit_department_id is '部门；空为该地区本身。 The department; null: the region itself';
comment on column tasks.unit_leader.membership_id is '分管领导的身份。 Membership of the leader';
comment on column tasks.unit_leader.changed_by_name is '设置人。 Who set it';
comment on column tasks.unit_leader.changed_at is '设置时间。 When';

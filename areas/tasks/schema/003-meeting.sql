create table tasks.meeting (
  region_path text not null,
  id text not null,
  kind text not null,
  title text not null,
  held_on date not null,
  place text,
  chair text,
  attendees_note text,
  agenda text[] not null default '{}',
  state text not null default 'planned',
  host_department_id text,
  host_key text not null generated always as (region_path || coalesce(host_department_id, '')) stored,
  revision integer not null default 1,
  created_by_user_id text,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  issued_at timestamptz,
  issued_by_name text,
  constraint meeting_pk primary key (region_path, id),
  constraint meeting_kind_known check (kind in ('regular', 'topic', 'dispatch')),
  constraint meeting_state_known check (state in ('planned', 'issued', 'cancelled')),
  constraint meeting_issued_with_state check ((issued_at is not null) = (state = 'issued'))
);
create index meeting_by_id on tasks.meeting (id);
create index meeting_by_day on tasks.meeting (region_path, held_on desc);
comment on table tasks.meeting is '会议：例会、专题会、调度会。 A meeting whose decisions become tasks';
comment on column tasks.meeting.region_path is '召开地区。 Region that holds it';
comment on column tasks.meeting.id is '标识 mtg_…。 Identifier';
comment on column tasks.meeting.kind is 'regular 例会、topic 专题会、dispatch 调度会。 Kind';
comment on column tasks.meeting.title is '会议名称。 Title';
comment on column tasks.meeting.held_on is '召开日期。 Business day of the meeting';
comment on column tasks.meeting.place is '地点。 Place';
comment on column tasks.meeting.chair is '主持人。 Who chairs it, as printed in the minutes';
comment on column tasks.meeting.attendees_note is '参会人员，按纪要所写。 Further attendees, as printed in the minutes';
comment on column tasks.meeting.agenda is '议题，一条一行。 Items of the agenda';
comment on column tasks.meeting.state is 'planned 筹备、issued 纪要已下达、cancelled 已取消。 State';
comment on column tasks.meeting.host_department_id is '主办部门；空为该地区主管机构。 Department that holds it; null: the office of the region itself';
comment on column tasks.meeting.host_key is '主办单位键。 Region path and department as one text';
comment on column tasks.meeting.revision is '修订号。 Counts changes';
comment on column tasks.meeting.created_by_user_id is '录入人。 Who entered it';
comment on column tasks.meeting.created_by_name is '录入人姓名（当时）。 Name at the time';
comment on column tasks.meeting.created_at is '录入时间。 When it was entered';
comment on column tasks.meeting.updated_at is '修改时间。 Last change';
comment on column tasks.meeting.issued_at is '纪要下达时间。 When its decisions became tasks';
comment on column tasks.meeting.issued_by_name is '下达人。 Who issued them';

create table tasks.attendance (
  region_path text not null,
  meeting_id text not null,
  seq smallint not null,
  unit_region_path text not null,
  unit_department_id text,
  unit_key text not null generated always as (unit_region_path || coalesce(unit_department_id, '')) stored,
  constraint attendance_pk primary key (region_path, meeting_id, seq),
  constraint attendance_of_meeting foreign key (region_path, meeting_id) references tasks.meeting (region_path, id)
);
create index attendance_by_department on tasks.attendance (unit_department_id) where unit_department_id is not null;
comment on table tasks.attendance is '参会单位。 Units that attend a meeting, and may read its minutes';
comment on column tasks.attendance.region_path is '会议所属区划。 Region of the meeting';
comment on column tasks.attendance.meeting_id is '会议。 The meeting';
comment on column tasks.attendance.seq is '次序，从 0 起。 Order, from 0';
comment on column tasks.attendance.unit_region_path is '参会单位所在区划。 Region of the unit';
comment on column tasks.attendance.unit_department_id is '参会部门；空为该地区本身。 The department; null: the region itself';
comment on column tasks.attendance.unit_key is '参会单位键。 Region path and department as one text';

create table tasks.decision (
  region_path text not null,
  meeting_id text not null,
  id text not null,
  seq smallint not null,
  title text not null,
  words text,
  lead_region_path text not null,
  lead_department_id text,
  support jsonb not null default '[]',
  due_on date,
  task_id text,
  constraint decision_pk primary key (region_path, meeting_id, id),
  constraint decision_of_meeting foreign key (region_path, meeting_id) references tasks.meeting (region_path, id),
  constraint decision_of_task foreign key (region_path, task_id) references tasks.task (region_path, id)
);
create index decision_by_lead_department on tasks.decision (lead_department_id) where lead_department_id is not null;
comment on table tasks.decision is '议定事项。 What a meeting decided; each becomes a task when the minutes are issued';
comment on column tasks.decision.region_path is '会议所属区划。 Region of the meeting';
comment on column tasks.decision.meeting_id is '会议。 The meeting';
comment on column tasks.decision.id is '标识 dec_…。 Identifier';
comment on column tasks.decision.seq is '次序，从 0 起。 Order, from 0';
comment on column tasks.decision.title is '议定事项，一行。 The decision in a line';
comment on column tasks.decision.words is '具体内容，按纪要所写。 The decision as printed in the minutes';
comment on column tasks.decision.lead_region_path is '承办单位所在区划。 Region of the unit that answers for it';
comment on column tasks.decision.lead_department_id is '承办部门；空为该地区本身。 The department; null: the region itself';
comment on column tasks.decision.support is '配合单位 [{regionPath, departmentId}]。 Units that help';
comment on column tasks.decision.due_on is '期限。 Last business day';
comment on column tasks.decision.task_id is '下达后的任务。 The task that it became; null: not issued yet';

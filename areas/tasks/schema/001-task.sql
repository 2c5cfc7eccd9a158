create table tasks.task (
  region_path text not null,
  id text not null,
  parent_id text,
  level smallint not null default 1,
  title text not null,
  detail text,
  priority text not null default 'normal',
  state text not null default 'to-accept',
  origin_kind text not null,
  origin_id text not null,
  origin_plan_id text,
  origin_title text not null,
  origin_quote text,
  origin_href text,
  asker_region_path text not null,
  asker_department_id text,
  asker_key text not null generated always as (asker_region_path || coalesce(asker_department_id, '')) stored,
  asked_by_user_id text,
  asked_by_name text not null,
  lead_region_path text not null,
  lead_department_id text,
  lead_key text not null generated always as (lead_region_path || coalesce(lead_department_id, '')) stored,
  asked_on date not null,
  due_on date,
  first_due_on date,
  report_every_days integer,
  waiting_since date not null,
  first_answered_on date,
  answered_on date,
  percent smallint not null default 0,
  last_words text,
  extension_until date,
  extension_asked_on date,
  reported_on date,
  reported_by_user_id text,
  ended_on date,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint task_pk primary key (region_path, id),
  constraint task_of_parent foreign key (region_path, parent_id) references tasks.task (region_path, id),
  constraint task_level_known check (level between 1 and 3 and (level = 1) = (parent_id is null)),
  constraint task_priority_known check (priority in ('urgent', 'high', 'normal')),
  constraint task_state_known check (state in (
    'to-accept', 'declined', 'in-progress', 'reported-done', 'returned', 'closed', 'cancelled')),
  constraint task_origin_known check (origin_kind in ('plan-measure', 'finding', 'target', 'meeting', 'person')),
  constraint task_origin_is_own check (origin_href ~ '^/([^/\\]|$)'),
  constraint task_percent_known check (percent between 0 and 100),
  constraint task_report_every_known check (report_every_days between 1 and 366),
  constraint task_extension_whole check ((extension_until is null) = (extension_asked_on is null)),
  constraint task_ended_with_state check ((ended_on is not null) = (state in ('closed', 'cancelled')))
);
create index task_by_id on tasks.task (id);
create index task_by_parent on tasks.task (region_path, parent_id) where parent_id is not null;
create index task_by_lead on tasks.task (lead_key, state);
create index task_by_asker on tasks.task (asker_key, state);
create index task_by_lead_department on tasks.task (lead_department_id) where lead_department_id is not null;
create index task_by_asker_department on tasks.task (asker_department_id) where asker_department_id is not null;
create index task_by_origin on tasks.task (origin_kind, origin_id);
create index task_by_plan on tasks.task (origin_plan_id) where origin_plan_id is not null;
create index task_open_by_due on tasks.task (region_path, due_on) where ended_on is null;
create unique index task_origin_open_once on tasks.task (region_path, origin_kind, origin_id)
  where parent_id is null and ended_on is null;

comment on table tasks.task is '任务：一件有人交办、有单位承办、有期限的事。 Something that an office asks a unit to do by a day';
comment on column tasks.task.region_path is '事项所属区划：最上级任务的交办单位所在地。 Region of the office that asked for the outermost task; its parts lie with it';
comment on column tasks.task.id is '标识 tsk_…。 Identifier';
comment on column tasks.task.parent_id is '上级任务；空为最上级。 The task that this is a part of; null: none';
comment on column tasks.task.level is '层级，1 为最上级，至多 3。 Depth, 1 for the outermost';
comment on column tasks.task.title is '任务名称。 What is to be done, in a line';
comment on column tasks.task.detail is '具体要求。 What is asked, in full';
comment on column tasks.task.priority is 'urgent 特急、high 紧急、normal 一般。 Priority';
comment on column tasks.task.state is '状态，转换见 rules/transitions.ts。 State; how it changes is in rules/transitions.ts';
comment on column tasks.task.origin_kind is '来源：规划任务、评估意见、滞后指标、会议决定、人工交办。 Where it comes from: a measure of a plan, a finding, a target that is behind, a meeting, a person';
comment on column tasks.task.origin_id is '来源标识；同一来源同时只有一件未了任务。 Identifier of the origin; one open task per origin';
comment on column tasks.task.origin_plan_id is '来源规划，用于整体撤回、按规划查看。 Plan of the origin, to withdraw and to group by';
comment on column tasks.task.origin_title is '来源名称，如文件名、会议名。 Title of the document or meeting it comes from';
comment on column tasks.task.origin_quote is '原文。 The sentence that orders it, as printed';
comment on column tasks.task.origin_href is '来源页面，本站路径。 Page of this site that shows the origin';
comment on column tasks.task.asker_region_path is '交办单位所在区划。 Region of the office that asked; only it closes the task';
comment on column tasks.task.asker_department_id is '交办部门；空为该地区主管机构。 Department that asked; null: the office of the region itself';
comment on column tasks.task.asker_key is '交办单位键。 Region path and department as one text';
comment on column tasks.task.asked_by_user_id is '交办人。 Person who asked';
comment on column tasks.task.asked_by_name is '交办人姓名（当时）。 Name of that person at the time';
comment on column tasks.task.lead_region_path is '承办单位所在区划。 Region of the unit that answers for it';
comment on column tasks.task.lead_department_id is '承办部门；空为该地区本身。 Department that answers for it; null: the region itself';
comment on column tasks.task.lead_key is '承办单位键。 Region path and department as one text';
comment on column tasks.task.asked_on is '交办日（改派则为改派日）。 Business day on which the unit was asked';
comment on column tasks.task.due_on is '办结期限。 Last business day; null: none set';
comment on column tasks.task.first_due_on is '最初的期限，延期不改变它。 Deadline as first set; extensions leave it';
comment on column tasks.task.report_every_days is '每隔多少天报一次进展；空为只看期限。 Days between progress reports; null: only the deadline counts';
comment on column tasks.task.waiting_since is '等候本环节答复的起始日。 Business day since which the present question waits for its answer';
comment on column tasks.task.first_answered_on is '承办单位首次答复日。 Business day of the first answer of the unit';
comment on column tasks.task.answered_on is '承办单位最近答复日。 Business day of its latest answer';
comment on column tasks.task.percent is '完成进度（%）。 Progress in percent, as reported';
comment on column tasks.task.last_words is '最近一次进展。 Words of the latest progress report';
comment on column tasks.task.extension_until is '申请延期至。 Day asked for in an open request for extension';
comment on column tasks.task.extension_asked_on is '延期申请日。 Business day of that request';
comment on column tasks.task.reported_on is '报办结日。 Business day on which it was last reported done';
comment on column tasks.task.reported_by_user_id is '报办结的人，不得自己确认。 Who reported it done, and may not close it';
comment on column tasks.task.ended_on is '办结或撤销日。 Business day on which it was closed or cancelled';
comment on column tasks.task.revision is '修订号，每次办理加一；办理时须与所见一致。 Counts acts; an act names the revision that it saw';
comment on column tasks.task.created_at is '建立时间。 Instant of creation';
comment on column tasks.task.updated_at is '最近变化时间。 Instant of the last act';

create table tasks.support (
  region_path text not null,
  task_id text not null,
  seq smallint not null,
  unit_region_path text not null,
  unit_department_id text,
  unit_key text not null generated always as (unit_region_path || coalesce(unit_department_id, '')) stored,
  constraint support_pk primary key (region_path, task_id, seq),
  constraint support_of_task foreign key (region_path, task_id) references tasks.task (region_path, id)
);
create index support_by_unit on tasks.support (unit_key);
create index support_by_department on tasks.support (unit_department_id) where unit_department_id is not null;
comment on table tasks.support is '配合单位。 Units that help with a task';
comment on column tasks.support.region_path is '任务所属区划。 Region of the task';
comment on column tasks.support.task_id is '任务。 The task';
comment on column tasks.support.seq is '次序，从 0 起。 Order, from 0';
comment on column tasks.support.unit_region_path is '配合单位所在区划。 Region of the unit';
comment on column tasks.support.unit_department_id is '配合部门；空为该地区本身。 The department; null: the region itself';
comment on column tasks.support.unit_key is '配合单位键。 Region path and department as one text';

create table tasks.milestone (
  region_path text not null,
  task_id text not null,
  seq smallint not null,
  title text not null,
  due_on date not null,
  done_on date,
  constraint milestone_pk primary key (region_path, task_id, seq),
  constraint milestone_of_task foreign key (region_path, task_id) references tasks.task (region_path, id)
);
comment on table tasks.milestone is '里程碑（节点）。 A step of a task with a day of its own';
comment on column tasks.milestone.region_path is '任务所属区划。 Region of the task';
comment on column tasks.milestone.task_id is '任务。 The task';
comment on column tasks.milestone.seq is '次序，从 0 起。 Order, from 0';
comment on column tasks.milestone.title is '节点内容。 What is reached';
comment on column tasks.milestone.due_on is '节点期限。 Last business day';
comment on column tasks.milestone.done_on is '完成日；空为未完成。 Business day on which it was reached; null: not yet';

create table tasks.entry (
  region_path text not null,
  task_id text not null,
  id text not null,
  kind text not null,
  words text,
  percent smallint,
  changes jsonb not null default '{}',
  by_user_id text,
  by_name text not null,
  unit_region_path text,
  unit_department_id text,
  at timestamptz not null,
  constraint entry_pk primary key (region_path, task_id, id),
  constraint entry_of_task foreign key (region_path, task_id) references tasks.task (region_path, id),
  constraint entry_percent_known check (percent between 0 and 100)
);
comment on table tasks.entry is '办理过程，只增不改。 What was done about a task, in order; only ever added to';
comment on column tasks.entry.region_path is '任务所属区划。 Region of the task';
comment on column tasks.entry.task_id is '任务。 The task';
comment on column tasks.entry.id is '标识 ent_…，按时间排序。 Identifier; sorts by time';
comment on column tasks.entry.kind is '办理动作，见 rules/transitions.ts。 The act, as named in rules/transitions.ts';
comment on column tasks.entry.words is '所填文字：进展、理由。 What was written: progress, reason';
comment on column tasks.entry.percent is '报送的进度（%）。 Progress reported with it, in percent';
comment on column tasks.entry.changes is '改了什么：{字段: {from, to}}。 What it changed, by field';
comment on column tasks.entry.by_user_id is '办理人；空为系统。 Who did it; null: the system';
comment on column tasks.entry.by_name is '办理人姓名（当时）。 Name at the time';
comment on column tasks.entry.unit_region_path is '以哪个单位的名义：所在区划。 Region of the unit acted for';
comment on column tasks.entry.unit_department_id is '以哪个部门的名义；空为该地区本身。 Department acted for; null: the region itself';
comment on column tasks.entry.at is '时间。 Instant';

create table tasks.evidence (
  region_path text not null,
  task_id text not null,
  id text not null,
  entry_id text,
  file_id text,
  url text,
  title text not null,
  size_bytes integer,
  added_by_user_id text,
  added_at timestamptz not null,
  constraint evidence_pk primary key (region_path, task_id, id),
  constraint evidence_of_task foreign key (region_path, task_id) references tasks.task (region_path, id),
  constraint evidence_one_thing check (num_nonnulls(file_id, url) = 1),
  constraint evidence_url_known check (url ~ '^https?://')
);
comment on table tasks.evidence is '佐证材料：文件或网址。 What proves a report: a file or an address';
comment on column tasks.evidence.region_path is '任务所属区划。 Region of the task';
comment on column tasks.evidence.task_id is '任务。 The task';
comment on column tasks.evidence.id is '标识 evd_…。 Identifier';
comment on column tasks.evidence.entry_id is '随哪次办理提交；空为已上传未提交，只有上传人可见。 The act it was sent with; null: uploaded, not sent yet, seen only by who uploaded it';
comment on column tasks.evidence.file_id is '文件。 Stored file';
comment on column tasks.evidence.url is '网址。 Address';
comment on column tasks.evidence.title is '名称。 Name shown';
comment on column tasks.evidence.size_bytes is '大小（字节）。 Size in bytes; null for an address';
comment on column tasks.evidence.added_by_user_id is '提交人。 Who added it';
comment on column tasks.evidence.added_at is '时间。 Instant';

create table tasks.reminder (
  region_path text not null,
  task_id text not null,
  recipient_key text not null,
  sent_on date not null,
  reason text not null,
  step smallint not null,
  audience text not null,
  since date not null,
  by_user_id text,
  by_name text,
  constraint reminder_pk primary key (region_path, task_id, recipient_key, sent_on),
  constraint reminder_of_task foreign key (region_path, task_id) references tasks.task (region_path, id),
  constraint reminder_audience_known check (audience in ('unit', 'leader', 'supervisor'))
);
comment on table tasks.reminder is '提醒与催办记录：同一任务同一对象一周至多一次。 Reminders sent; one a week to one recipient for one task at most';
comment on column tasks.reminder.region_path is '任务所属区划。 Region of the task';
comment on column tasks.reminder.task_id is '任务。 The task';
comment on column tasks.reminder.recipient_key is '对象：单位、分管领导或督查。 Who was reminded, as one text';
comment on column tasks.reminder.sent_on is '提醒日。 Business day';
comment on column tasks.reminder.reason is '为何提醒，见 rules/reminder-schedule.ts。 Why, as named in rules/reminder-schedule.ts';
comment on column tasks.reminder.step is '第几步；0 为人工催办。 Which step of the schedule; 0: a person pressed';
comment on column tasks.reminder.audience is 'unit 单位、leader 分管领导、supervisor 督查。 How far it was escalated';
comment on column tasks.reminder.since is '从哪天起算。 Business day from which the steps count';
comment on column tasks.reminder.by_user_id is '催办人；空为系统。 Who pressed; null: the schedule';
comment on column tasks.reminder.by_name is '催办人姓名（当时）。 Name at the time';

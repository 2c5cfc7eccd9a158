create table cases.procedure_version (
  procedure_id text not null,
  version text not null,
  status text not null,
  digest text not null,
  model jsonb not null,
  recorded_at timestamptz not null,
  constraint procedure_version_pkey primary key (procedure_id, version),
  constraint procedure_version_status_known check (status in ('published', 'draft'))
);
comment on table cases.procedure_version is '事项版本：已发布的版本不再改变。 Versions of procedures; a published one never changes.';
comment on column cases.procedure_version.procedure_id is '事项标识。 Procedure.';
comment on column cases.procedure_version.version is '版本，即起用日期。 Version: the first day on which it is filed under.';
comment on column cases.procedure_version.status is 'published：已发布；draft：草拟，可试办。 Published or draft.';
comment on column cases.procedure_version.digest is '规则摘要（不含文字说明）。 SHA-256 of what it decides, without its wording.';
comment on column cases.procedure_version.model is '版本全文：表单、状态、期限、角色。 The whole version as data.';
comment on column cases.procedure_version.recorded_at is '首次见到的时刻。 When it was first seen.';

create table cases.call (
  region_path text not null,
  id text not null,
  procedure_id text not null,
  title_zh text not null,
  title_en text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  created_at timestamptz not null,
  created_by_name text not null,
  revision integer not null default 1,
  constraint call_pkey primary key (region_path, id),
  constraint call_order check (closes_at > opens_at)
);
create index call_of_procedure on cases.call (procedure_id, closes_at desc);
comment on table cases.call is '申报批次：只在开放期间受理的事项。 Calls: windows in which a procedure can be filed.';
comment on column cases.call.region_path is '发布批次的地区。 Region that opened the call.';
comment on column cases.call.id is '标识 cll_…。 Identifier.';
comment on column cases.call.procedure_id is '事项。 Procedure.';
comment on column cases.call.title_zh is '批次名称（中文）。 Title in Chinese.';
comment on column cases.call.title_en is '批次名称（英文）。 Title in English.';
comment on column cases.call.opens_at is '开始受理的时刻（含）。 First instant at which it can be filed.';
comment on column cases.call.closes_at is '截止的时刻：此刻之前（毫秒）提交的算数。 First instant at which it can no longer be filed.';
comment on column cases.call.created_at is '建立的时刻。 When it was made.';
comment on column cases.call.created_by_name is '建立人。 Who made it.';
comment on column cases.call.revision is '修改次数（如延期）。 Number of changes, such as extensions.';

create table cases.case (
  party_id text not null,
  id text not null,
  party_kind text not null,
  party_name text not null,
  party_region_path text not null,
  procedure_id text not null,
  version text not null,
  call_id text,
  number text not null,
  region_path text not null,
  subject text not null,
  state text not null,
  entered_at timestamptz not null,
  standing jsonb not null,
  due_on date,
  is_due_provisional boolean not null default false,
  is_stopped boolean not null default false,
  look_on date,
  looked_on date,
  outcome text,
  closed_at timestamptz,
  answers jsonb not null,
  prefilled jsonb not null,
  asked_count integer not null,
  prefilled_count integer not null,
  marks jsonb not null default '[]',
  shown jsonb not null default '[]',
  digest text not null,
  filed_at timestamptz not null,
  filed_by_user_id text,
  filed_by_name text not null,
  request_key text,
  assignee_membership_id text,
  assignee_user_id text,
  assignee_name text,
  assigned_at timestamptz,
  revision integer not null default 1,
  event_count integer not null default 0,
  constraint case_pkey primary key (party_id, id),
  constraint case_request_once unique (party_id, request_key),
  constraint case_party_kind_known check (party_kind in ('organisation', 'person')),
  constraint case_outcome_known check (outcome in ('granted', 'refused', 'withdrawn')),
  constraint case_closed_whole check ((outcome is null) = (closed_at is null)),
  constraint case_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$')
);
create index case_by_id on cases.case (id);
create index case_by_number on cases.case (number);
create index case_of_party on cases.case (party_id, filed_at desc);
create index case_open_by_region on cases.case (region_path text_pattern_ops, procedure_id, state, due_on) where closed_at is null;
create index case_open_of_assignee on cases.case (assignee_user_id, due_on) where closed_at is null and assignee_user_id is not null;
create index case_filed_by_region on cases.case (procedure_id, region_path text_pattern_ops, filed_at desc);
create index case_to_look_at on cases.case (look_on) where look_on is not null;
comment on table cases.case is '办件：一个单位或个人申请的一件事。 Cases: what an organisation or a person applied for.';
comment on column cases.case.party_id is '申请方：单位 org_… 或个人 usr_…。 Whose case it is.';
comment on column cases.case.id is '标识 cas_…。 Identifier.';
comment on column cases.case.party_kind is '申请方类别。 Kind of party.';
comment on column cases.case.party_name is '申请方名称（提交时）。 Name of the party at filing.';
comment on column cases.case.party_region_path is '申请方所在地区（提交时）。 Region of the party at filing.';
comment on column cases.case.procedure_id is '事项。 Procedure.';
comment on column cases.case.version is '所适用的版本，不随新版本改变。 Version that it stays on.';
comment on column cases.case.call_id is '所属批次。 Call it was filed in.';
comment on column cases.case.number is '办件编号，供人使用。 Number that people use.';
comment on column cases.case.region_path is '负责办理的地区。 Region whose office is responsible.';
comment on column cases.case.subject is '列表中显示的一行。 The line by which lists name it.';
comment on column cases.case.state is '当前环节。 State.';
comment on column cases.case.entered_at is '进入当前环节的时刻。 Since when it is in this state.';
comment on column cases.case.standing is '环节、时钟、待会签的提议。 State, clocks and what waits for a countersignature, as the engine keeps them.';
comment on column cases.case.due_on is '当前环节的最后一日；停钟期间为停止时的期限。 Last day of the state; while the clock stands still, as it was.';
comment on column cases.case.is_due_provisional is '期限跨入尚未公布工作日安排的年份。 The date passes through a year whose calendar is not published.';
comment on column cases.case.is_stopped is '办理时钟停止（等待申请人）。 The clock of the office stands still.';
comment on column cases.case.look_on is '下一次需要查看（提醒、升级、到期）的日期。 Next day on which something falls due.';
comment on column cases.case.looked_on is '提醒已发到哪一天。 Day up to which reminders were sent.';
comment on column cases.case.outcome is '结果；办理中为空。 How it ended; null while open.';
comment on column cases.case.closed_at is '办结的时刻。 When it ended.';
comment on column cases.case.answers is '申请内容（当前）。 What was filed, as it stands.';
comment on column cases.case.prefilled is '由已有信息预填的栏目及来源。 Fields filled in beforehand, with their sources.';
comment on column cases.case.asked_count is '需填写的栏目数。 Number of fields that were asked for.';
comment on column cases.case.prefilled_count is '其中预填且未改的栏目数。 Of these, filled in beforehand and left as they were.';
comment on column cases.case.marks is '待补正的栏目及说明。 Fields marked for correction, with what is wrong.';
comment on column cases.case.shown is '办理结果中供查看的内容，如证书编号。 What effects showed, such as a certificate number.';
comment on column cases.case.digest is '提交内容的摘要，印在受理凭证上。 SHA-256 of what was filed, as printed on the receipt.';
comment on column cases.case.filed_at is '服务器收到的时刻，到毫秒。 Instant at which the server received it.';
comment on column cases.case.filed_by_user_id is '提交人。 Who filed it.';
comment on column cases.case.filed_by_name is '提交人姓名。 Name of who filed it.';
comment on column cases.case.request_key is '提交请求的标识：重复的请求不产生第二件。 Key of the request: repeated, it makes no second case.';
comment on column cases.case.assignee_membership_id is '承办身份；空为在池中待领。 Membership that handles it; null: in the pool.';
comment on column cases.case.assignee_user_id is '承办人。 Person who handles it.';
comment on column cases.case.assignee_name is '承办人姓名。 Name of who handles it.';
comment on column cases.case.assigned_at is '领取或交办的时刻。 When it was taken or handed over.';
comment on column cases.case.revision is '修改次数，防止相互覆盖。 Number of changes; decides who was first.';
comment on column cases.case.event_count is '历史记录条数。 Number of events.';

create table cases.event (
  party_id text not null,
  case_id text not null,
  position integer not null,
  at timestamptz not null,
  kind text not null,
  action text,
  from_state text,
  to_state text not null,
  actor_user_id text,
  actor_name text not null,
  actor_role text,
  actor_membership_id text,
  unit_zh text not null,
  unit_en text not null,
  on_behalf_of_name text,
  input jsonb not null default '{}',
  marks jsonb not null default '[]',
  changes jsonb not null default '[]',
  clock jsonb,
  note text,
  stayed_seconds bigint,
  constraint event_pkey primary key (party_id, case_id, position),
  constraint event_case foreign key (party_id, case_id) references cases.case (party_id, id),
  constraint event_kind_known check (kind in (
    'filed', 'acted', 'deadline', 'proposed', 'countersigned', 'declined', 'recalled', 'assigned', 'released',
    'files-complete', 'files-missing', 'reminded', 'escalated', 'objected', 'objection-decided'))
);
comment on table cases.event is '办件历史：只增不改。 History of cases; the database itself refuses to change it.';
comment on column cases.event.party_id is '申请方。 Party of the case.';
comment on column cases.event.case_id is '办件。 Case.';
comment on column cases.event.position is '第几条，从 1 起。 Place in the history, from 1.';
comment on column cases.event.at is '时刻，同一办件只增不减。 Instant; never before the one recorded last.';
comment on column cases.event.kind is '类别。 What happened.';
comment on column cases.event.action is '动作名称。 Action of the procedure.';
comment on column cases.event.from_state is '之前的环节。 State before.';
comment on column cases.event.to_state is '之后的环节。 State after.';
comment on column cases.event.actor_user_id is '操作人；系统为空。 Who did it; null: the system.';
comment on column cases.event.actor_name is '操作人姓名。 Name at the time.';
comment on column cases.event.actor_role is '操作人角色。 Role at the time.';
comment on column cases.event.actor_membership_id is '操作人身份。 Membership acted through.';
comment on column cases.event.unit_zh is '操作人所在单位（中文）。 Unit acted for, in Chinese.';
comment on column cases.event.unit_en is '操作人所在单位（英文）。 Unit acted for, in English.';
comment on column cases.event.on_behalf_of_name is '代谁办理。 Whose work was done by a stand-in.';
comment on column cases.event.input is '随动作填写的内容。 What was filled in with it.';
comment on column cases.event.marks is '标出的栏目及说明。 Fields marked, with what is wrong.';
comment on column cases.event.changes is '申请内容的改动：栏目、改前、改后。 What the applicant changed.';
comment on column cases.event.clock is '此后时钟：期限、剩余工作日、是否停钟。 The clock afterwards: deadline, days left, whether it stands still.';
comment on column cases.event.note is '系统或会签人的说明。 Words of the system or of a countersigner.';
comment on column cases.event.stayed_seconds is '离开环节时在其中停留的秒数。 Seconds spent in the state that was left.';
create index event_left_state on cases.event (from_state, at) where stayed_seconds is not null;

create function cases.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history of a case is appended only' using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete on cases.event for each row execute function cases.refuse_change();
create trigger event_no_truncate before truncate on cases.event for each statement execute function cases.refuse_change();

create table cases.draft (
  party_id text not null,
  id text not null,
  procedure_id text not null,
  version text not null,
  call_id text,
  case_id text,
  answers jsonb not null,
  field_revisions jsonb not null default '{}',
  prefilled jsonb not null default '{}',
  left_over jsonb not null default '[]',
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by_user_id text,
  created_by_name text not null,
  changed_at timestamptz not null,
  changed_by_user_id text,
  changed_by_name text not null,
  filed_case_id text,
  constraint draft_pkey primary key (party_id, id)
);
create index draft_by_id on cases.draft (id);
create index draft_open on cases.draft (party_id, procedure_id, changed_at desc) where filed_case_id is null;
create index draft_of_case on cases.draft (party_id, case_id) where case_id is not null and filed_case_id is null;
comment on table cases.draft is '草稿：未提交的申请，或补正中的修改。 Drafts of filings and of corrections.';
comment on column cases.draft.party_id is '申请方。 Party.';
comment on column cases.draft.id is '标识 drf_…。 Identifier.';
comment on column cases.draft.procedure_id is '事项。 Procedure.';
comment on column cases.draft.version is '上次保存时的表单版本。 Version of the form when it was last saved.';
comment on column cases.draft.call_id is '批次。 Call.';
comment on column cases.draft.case_id is '补正的办件；空为新申请。 Case that it corrects; null for a new filing.';
comment on column cases.draft.answers is '已填内容，可以不完整。 What is filled in so far.';
comment on column cases.draft.field_revisions is '每栏最后一次修改的序号，用于合并两人的修改。 Revision at which each field was changed last.';
comment on column cases.draft.prefilled is '预填的栏目、值与来源。 Fields filled in beforehand, with value and source.';
comment on column cases.draft.left_over is '表单改版后放不下的内容，留待本人查看。 What a changed form has no place for.';
comment on column cases.draft.revision is '保存次数。 Number of saves.';
comment on column cases.draft.created_at is '开始填写的时刻。 When it was begun.';
comment on column cases.draft.created_by_user_id is '开始填写的人。 Who began it.';
comment on column cases.draft.created_by_name is '开始填写的人姓名。 Name of who began it.';
comment on column cases.draft.changed_at is '最后保存的时刻。 When it was saved last.';
comment on column cases.draft.changed_by_user_id is '最后保存的人。 Who saved it last.';
comment on column cases.draft.changed_by_name is '最后保存的人姓名。 Name of who saved it last.';
comment on column cases.draft.filed_case_id is '提交后成为的办件。 Case that it became.';

create table cases.attachment (
  party_id text not null,
  id text not null,
  draft_id text not null,
  case_id text,
  field text not null,
  name text not null,
  size_bytes bigint not null,
  sha256 text not null,
  state text not null default 'waiting',
  file_id text,
  due_at timestamptz,
  created_at timestamptz not null,
  completed_at timestamptz,
  constraint attachment_pkey primary key (party_id, id),
  constraint attachment_state_known check (state in ('waiting', 'complete', 'missing')),
  constraint attachment_size_positive check (size_bytes > 0),
  constraint attachment_sha256_form check (sha256 ~ '^[0-9a-f]{64}$')
);
create index attachment_by_id on cases.attachment (id);
create index attachment_of_draft on cases.attachment (party_id, draft_id);
create index attachment_of_case on cases.attachment (party_id, case_id) where case_id is not null;
create index attachment_overdue on cases.attachment (due_at) where state = 'waiting' and due_at is not null;
comment on table cases.attachment is '附件：先报清单，内容可断点续传、稍后到齐。 Attachments: announced first, their bytes follow and can be resumed.';
comment on column cases.attachment.party_id is '申请方。 Party.';
comment on column cases.attachment.id is '标识 att_…。 Identifier.';
comment on column cases.attachment.draft_id is '所属草稿。 Draft that it was announced for.';
comment on column cases.attachment.case_id is '提交后所属办件。 Case, once filed.';
comment on column cases.attachment.field is '栏目。 Field of the form.';
comment on column cases.attachment.name is '文件名，仅供显示。 Name as the sender called it.';
comment on column cases.attachment.size_bytes is '大小（字节）。 Length in bytes.';
comment on column cases.attachment.sha256 is '内容的 SHA-256，到齐后核对。 Digest that the bytes must have.';
comment on column cases.attachment.state is 'waiting：未到齐；complete：已到齐；missing：逾期未到。 Whether the bytes are there.';
comment on column cases.attachment.file_id is '到齐后的文件。 File, once complete.';
comment on column cases.attachment.due_at is '提交后须到齐的时刻。 Until when the bytes must have come.';
comment on column cases.attachment.created_at is '报送清单的时刻。 When it was announced.';
comment on column cases.attachment.completed_at is '到齐的时刻。 When the last byte came.';

create table cases.public_notice (
  region_path text not null,
  id text not null,
  party_id text not null,
  case_id text not null,
  procedure_id text not null,
  title text not null,
  shown jsonb not null,
  opened_at timestamptz not null,
  last_day date not null,
  closed_at timestamptz,
  constraint public_notice_pkey primary key (region_path, id)
);
create index public_notice_by_id on cases.public_notice (id);
create index public_notice_open on cases.public_notice (opened_at desc) where closed_at is null;
create index public_notice_of_case on cases.public_notice (party_id, case_id);
comment on table cases.public_notice is '公示。 Public notices.';
comment on column cases.public_notice.region_path is '公示地区。 Region that gives notice.';
comment on column cases.public_notice.id is '标识 pub_…。 Identifier.';
comment on column cases.public_notice.party_id is '申请方。 Party.';
comment on column cases.public_notice.case_id is '办件。 Case.';
comment on column cases.public_notice.procedure_id is '事项。 Procedure.';
comment on column cases.public_notice.title is '公示标题。 Title.';
comment on column cases.public_notice.shown is '公示内容。 What is shown.';
comment on column cases.public_notice.opened_at is '开始公示的时刻。 When it began.';
comment on column cases.public_notice.last_day is '公示最后一日。 Last day on which anybody may object.';
comment on column cases.public_notice.closed_at is '结束的时刻。 When it ended.';

create table cases.objection (
  party_id text not null,
  case_id text not null,
  id text not null,
  notice_id text not null,
  made_at timestamptz not null,
  name text not null,
  contact text not null,
  text text not null,
  decision text,
  reason text,
  decided_at timestamptz,
  decided_by_user_id text,
  decided_by_name text,
  constraint objection_pkey primary key (party_id, case_id, id),
  constraint objection_case foreign key (party_id, case_id) references cases.case (party_id, id),
  constraint objection_decision_known check (decision in ('upheld', 'dismissed')),
  constraint objection_decided_whole check ((decision is null) = (decided_at is null))
);
create index objection_open on cases.objection (party_id, case_id) where decision is null;
comment on table cases.objection is '公示期间的异议。 Objections to a public notice.';
comment on column cases.objection.party_id is '申请方。 Party of the case.';
comment on column cases.objection.case_id is '办件。 Case.';
comment on column cases.objection.id is '标识 obj_…。 Identifier.';
comment on column cases.objection.notice_id is '公示。 Notice.';
comment on column cases.objection.made_at is '提出的时刻。 When it was made.';
comment on column cases.objection.name is '提出人（个人信息，默认掩码）。 Who made it; personal, masked.';
comment on column cases.objection.contact is '联系方式（个人信息，默认掩码）。 How to reach them; personal, masked.';
comment on column cases.objection.text is '异议内容。 What they say.';
comment on column cases.objection.decision is '处理结果：upheld 成立、dismissed 不成立；空为待处理。 Decision; null: open.';
comment on column cases.objection.reason is '处理理由。 Why it was decided so.';
comment on column cases.objection.decided_at is '处理的时刻。 When it was decided.';
comment on column cases.objection.decided_by_user_id is '处理人。 Who decided.';
comment on column cases.objection.decided_by_name is '处理人姓名。 Name of who decided.';

create table cases.stand_in (
  region_path text not null,
  id text not null,
  user_id text not null,
  user_name text not null,
  membership_id text not null,
  stand_in_user_id text not null,
  stand_in_membership_id text not null,
  stand_in_name text not null,
  from_day date not null,
  to_day date not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  constraint stand_in_pkey primary key (region_path, id),
  constraint stand_in_order check (to_day >= from_day),
  constraint stand_in_not_oneself check (stand_in_user_id <> user_id)
);
create index stand_in_of_user on cases.stand_in (stand_in_user_id, from_day, to_day) where cancelled_at is null;
comment on table cases.stand_in is '代办：外出期间由同岗同事办理名下事项；只转移工作，不转移权限。 Stand-ins: who does whose work on certain days; it gives no right.';
comment on column cases.stand_in.region_path is '地区。 Region.';
comment on column cases.stand_in.id is '标识 sti_…。 Identifier.';
comment on column cases.stand_in.user_id is '被代办人。 Whose work it is.';
comment on column cases.stand_in.user_name is '被代办人姓名。 Name of whose work it is.';
comment on column cases.stand_in.membership_id is '被代办的身份。 Membership whose work it is.';
comment on column cases.stand_in.stand_in_user_id is '代办人。 Who does it.';
comment on column cases.stand_in.stand_in_membership_id is '代办人的身份。 Membership of who does it.';
comment on column cases.stand_in.stand_in_name is '代办人姓名。 Name of who does it.';
comment on column cases.stand_in.from_day is '起始日（含）。 First day.';
comment on column cases.stand_in.to_day is '终止日（含）。 Last day.';
comment on column cases.stand_in.created_at is '设定的时刻。 When it was set.';
comment on column cases.stand_in.cancelled_at is '取消的时刻。 When it was cancelled.';

create table cases.presence (
  party_id text not null,
  subject text not null,
  user_id text not null,
  name text not null,
  seen_at timestamptz not null,
  constraint presence_pkey primary key (party_id, subject, user_id)
);
create index presence_old on cases.presence (seen_at);
comment on table cases.presence is '谁正在看同一草稿或办件；几十秒后失效。 Who is looking at the same draft or case; forgotten within a minute.';
comment on column cases.presence.party_id is '申请方。 Party.';
comment on column cases.presence.subject is '草稿或办件。 Draft or case.';
comment on column cases.presence.user_id is '谁。 Who.';
comment on column cases.presence.name is '姓名。 Name.';
comment on column cases.presence.seen_at is '最后一次出现的时刻。 When they were last there.';

create table notices.notice (
  region_path text not null,
  id text not null,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  text_zh text,
  text_en text,
  link text not null,
  object text not null,
  reason text not null,
  recipient_key text not null,
  membership_id text,
  user_id text,
  role text,
  department_id text,
  organisation_id text,
  due_on date,
  created_at timestamptz not null,
  done_at timestamptz,
  constraint notice_pkey primary key (region_path, id),
  constraint notice_kind_known check (kind in ('todo', 'message')),
  constraint notice_link_is_own check (link ~ '^/([^/\\]|$)'),
  constraint notice_one_recipient check (
    num_nonnulls(membership_id, user_id, role, department_id, organisation_id) = 1)
);
create unique index notice_open_once on notices.notice (region_path, recipient_key, object, reason) where done_at is null;
create index notice_of_membership on notices.notice (membership_id, created_at desc) where membership_id is not null;
create index notice_of_user on notices.notice (user_id, created_at desc) where user_id is not null;
create index notice_of_role on notices.notice (region_path, role, created_at desc) where role is not null;
create index notice_of_department on notices.notice (department_id, created_at desc) where department_id is not null;
create index notice_of_organisation on notices.notice (organisation_id, created_at desc) where organisation_id is not null;
create index notice_of_object on notices.notice (object) where done_at is null;
comment on table notices.notice is '待办与消息：发给一个身份、一个人、某地区的一类角色、一个部门或一个单位。 To-dos and messages.';
comment on column notices.notice.region_path is '事项所属区划路径。 Region of the matter.';
comment on column notices.notice.id is '标识 ntc_…。 Identifier.';
comment on column notices.notice.kind is 'todo：要办理，办结自动消失；message：只需知道。 What it asks of the reader.';
comment on column notices.notice.title_zh is '标题（中文）。 Title in Chinese.';
comment on column notices.notice.title_en is '标题（英文）。 Title in English.';
comment on column notices.notice.text_zh is '说明（中文）。 Text in Chinese.';
comment on column notices.notice.text_en is '说明（英文）。 Text in English.';
comment on column notices.notice.link is '办理或查看的页面，本站路径。 Page of this site where it is dealt with.';
comment on column notices.notice.object is '事项，如 report:rpt_…；办结时按此关闭。 What it is about; to-dos close with it.';
comment on column notices.notice.reason is '为何通知，如 indicators.report-due；同一事项同一原因不重复。 Why; the same reason is not told twice.';
comment on column notices.notice.recipient_key is '收件方，用于去重。 Recipient as one text, so that nothing is told twice.';
comment on column notices.notice.membership_id is '收件身份。 Recipient: one membership.';
comment on column notices.notice.user_id is '收件人。 Recipient: one person in any role.';
comment on column notices.notice.role is '收件角色，限 region_path 本级。 Recipient: everybody of this role in exactly that region.';
comment on column notices.notice.department_id is '收件部门。 Recipient: a department.';
comment on column notices.notice.organisation_id is '收件单位。 Recipient: an organisation.';
comment on column notices.notice.due_on is '办理期限。 Last business day.';
comment on column notices.notice.created_at is '发出时间。 Instant of sending.';
comment on column notices.notice.done_at is '办结时间；消息为空。 Instant when its matter was done; null for messages and open to-dos.';

create table notices.reading (
  user_id text not null,
  region_path text not null,
  notice_id text not null,
  read_at timestamptz not null,
  constraint reading_pkey primary key (user_id, region_path, notice_id),
  constraint reading_notice foreign key (region_path, notice_id) references notices.notice (region_path, id) on delete cascade
);
comment on table notices.reading is '谁读过哪条；发给多人的消息各自记录。 Who has read what.';
comment on column notices.reading.user_id is '读者。 Reader.';
comment on column notices.reading.region_path is '消息所属区划路径。 Region of the notice.';
comment on column notices.reading.notice_id is '消息。 Notice.';
comment on column notices.reading.read_at is '阅读时间。 Instant of reading.';

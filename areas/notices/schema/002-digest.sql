create table notices.digest (
  region_path text not null,
  membership_id text not null,
  week_of date not null,
  user_id text not null,
  sections jsonb not null,
  made_at timestamptz not null,
  constraint digest_pkey primary key (region_path, membership_id, week_of)
);
create index digest_of_membership on notices.digest (membership_id, week_of desc);
comment on table notices.digest is '每周摘要：每个身份每周一份，生成后不变。 The weekly digest of a membership, kept as it was made.';
comment on column notices.digest.region_path is '身份所属区划路径。 Region of the membership.';
comment on column notices.digest.membership_id is '发给哪个身份。 Whose digest.';
comment on column notices.digest.week_of is '所在周的星期一。 Monday of its week.';
comment on column notices.digest.user_id is '身份的持有人。 Person who holds the membership.';
comment on column notices.digest.sections is '各业务板块的内容；空表示本周无事。 What each area had to say; empty: nothing.';
comment on column notices.digest.made_at is '生成时间。 Instant of making.';

create table notices.mail_choice (
  user_id text not null,
  address text,
  confirmed_at timestamptz,
  wants_digest boolean not null,
  language text not null,
  token text not null,
  changed_at timestamptz not null,
  constraint mail_choice_pkey primary key (user_id),
  constraint mail_choice_token_unique unique (token),
  constraint mail_choice_language_known check (language in ('zh-CN', 'en'))
);
comment on table notices.mail_choice is '个人的邮件设置。 What a person wants by mail, and where.';
comment on column notices.mail_choice.user_id is '个人。 Person.';
comment on column notices.mail_choice.address is '邮箱；为空则不发。 Mail address; null: none.';
comment on column notices.mail_choice.confirmed_at is '收件人点击确认链接的时间；未确认不发摘要。 When the reader proved the address; nothing but the question goes out before.';
comment on column notices.mail_choice.wants_digest is '是否接收每周摘要。 Whether the weekly digest is wanted.';
comment on column notices.mail_choice.language is '邮件语言。 Language of the mails.';
comment on column notices.mail_choice.token is '确认和退订链接中的随机码；换邮箱即换。 Random secret in the links of mails; renewed with the address.';
comment on column notices.mail_choice.changed_at is '最后修改时间。 Instant of the last change.';

create table notices.mail (
  user_id text not null,
  id text not null,
  region_path text not null,
  kind text not null,
  once_key text not null,
  address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  unsubscribe_url text,
  state text not null,
  attempts integer not null,
  next_try_at timestamptz not null,
  problem text,
  created_at timestamptz not null,
  claimed_at timestamptz,
  ended_at timestamptz,
  constraint mail_pkey primary key (user_id, id),
  constraint mail_once unique (once_key),
  constraint mail_kind_known check (kind in ('digest', 'confirmation')),
  constraint mail_state_known check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'withdrawn')),
  constraint mail_attempts_not_negative check (attempts >= 0)
);
create index mail_due on notices.mail (next_try_at) where state in ('waiting', 'sending');
create index mail_undelivered on notices.mail (region_path, created_at desc) where state in ('waiting', 'failed', 'unknown');
comment on table notices.mail is '待发邮件：先写入，再由后台发出；同一事由只有一封。 Outbox of mails; each reason once.';
comment on column notices.mail.user_id is '收件人。 Whom it is for.';
comment on column notices.mail.id is '标识 mai_…，也是邮件的 Message-ID。 Identifier, also the Message-ID.';
comment on column notices.mail.region_path is '收件身份所属区划路径，供管理员查看。 Region of the membership that it is for.';
comment on column notices.mail.kind is 'digest：每周摘要；confirmation：邮箱确认。 What it is.';
comment on column notices.mail.once_key is '事由，如 digest:2025-06-02:mbr_…；不重复。 What makes it the same mail; never written twice.';
comment on column notices.mail.address is '收件邮箱。 Address it goes to.';
comment on column notices.mail.subject is '主题，不含个人信息。 Subject, without personal data.';
comment on column notices.mail.body_text is '纯文本正文。 Body as plain text.';
comment on column notices.mail.body_html is 'HTML 正文。 Body as HTML.';
comment on column notices.mail.unsubscribe_url is '退订页面。 Page on which such mails are ended.';
comment on column notices.mail.state is 'waiting 待发；sending 正在发；sent 已发；failed 发不出；unknown 不知是否送达，不自动重发；withdrawn 已撤回。 Where it stands.';
comment on column notices.mail.attempts is '已试次数。 Attempts so far.';
comment on column notices.mail.next_try_at is '下次尝试时间。 Instant from which it may be tried.';
comment on column notices.mail.problem is '邮件服务器最后一次的答复。 What the mail server said last.';
comment on column notices.mail.created_at is '写入时间。 Instant of writing.';
comment on column notices.mail.claimed_at is '开始发送的时间。 Instant at which a process took it up.';
comment on column notices.mail.ended_at is '发出或放弃的时间。 Instant at which it was sent or given up.';

create table plans.plan (
  region_path text not null,
  id text not null,
  title text not null,
  issuer text,
  number text,
  issued date,
  status text,
  kind text not null default 'plan',
  period_from text,
  period_to text,
  facts_edited boolean not null default false,
  notice_locale text not null default 'zh-CN',
  current_version_id text not null,
  published_version_id text,
  revision integer not null default 1,
  created_by_user_id text,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint plan_pk primary key (region_path, id),
  constraint plan_status_known check (status in ('draft-for-comment', 'draft-for-approval', 'issued')),
  constraint plan_kind_known check (kind in ('plan', 'report', 'interpretation')),
  constraint plan_period_in_order check (period_from is null or period_to is null or period_from <= period_to)
);
create index plan_by_id on plans.plan (id);
create index plan_by_update on plans.plan (region_path, updated_at desc);

comment on table plans.plan is 'A plan, report or interpretation of a region, whatever number of times its text was uploaded (规划文件)';
comment on column plans.plan.region_path is 'Path of the region that the plan belongs to, such as 320800/; first in every key of this area';
comment on column plans.plan.id is 'Identifier, pln_…';
comment on column plans.plan.title is 'Title as printed, or the file name until the text is read';
comment on column plans.plan.issuer is 'Issuing body as printed; null where the text does not say';
comment on column plans.plan.number is 'Document number as printed, such as 宿政办发〔2021〕59号';
comment on column plans.plan.issued is 'Date of issue';
comment on column plans.plan.status is 'draft-for-comment 征求意见稿, draft-for-approval 送审稿, issued 印发; null where the text does not say';
comment on column plans.plan.kind is 'plan, report or interpretation';
comment on column plans.plan.period_from is 'First year of the period that the plan covers';
comment on column plans.plan.period_to is 'Last year of the period that the plan covers';
comment on column plans.plan.facts_edited is 'A person corrected these facts; a new version of the text does not overwrite them';
comment on column plans.plan.notice_locale is 'Language of the notices about this plan: that of the person who uploaded it';
comment on column plans.plan.current_version_id is 'The newest version that is not discarded';
comment on column plans.plan.published_version_id is 'The version whose targets are in force; null when none is';
comment on column plans.plan.revision is 'Counts changes of the facts; a change names the revision that it saw';
comment on column plans.plan.created_by_user_id is 'User who uploaded the first version';
comment on column plans.plan.created_by_name is 'Name of that user at the time';
comment on column plans.plan.created_at is 'When the first version was uploaded';
comment on column plans.plan.updated_at is 'Last change of the plan, its versions or its items';

create table plans.version (
  region_path text not null,
  id text not null,
  plan_id text not null,
  ordinal integer not null,
  state text not null,
  file_id text not null,
  file_name text not null,
  file_digest text not null,
  media_type text not null,
  size_bytes integer not null,
  format text,
  text_content text,
  text_digest text,
  text_length integer,
  warnings jsonb not null default '[]',
  problems jsonb not null default '[]',
  job_id text,
  revision integer not null default 1,
  uploaded_by_user_id text,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  compiled_at timestamptz,
  published_by_user_id text,
  published_by_name text,
  published_at timestamptz,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  constraint version_pk primary key (region_path, id),
  constraint version_ordinal_once unique (region_path, plan_id, ordinal),
  constraint version_of_plan foreign key (region_path, plan_id) references plans.plan (region_path, id),
  constraint version_state_known check (
    state in ('compiling', 'failed', 'review', 'published', 'superseded', 'withdrawn', 'discarded')),
  constraint version_text_when_read check (
    state in ('compiling', 'failed', 'discarded') or text_content is not null)
);
create index version_by_id on plans.version (id);
-- The same bytes twice in a region are one upload; a discarded one makes room for a new try.
create unique index version_bytes_once on plans.version (region_path, file_digest) where state <> 'discarded';
create unique index version_published_once on plans.version (region_path, plan_id) where state = 'published';

comment on table plans.version is 'One uploaded text of a plan; its text is kept as read, so that every quote opens at its place';
comment on column plans.version.region_path is 'Region path of the plan';
comment on column plans.version.id is 'Identifier, plv_…';
comment on column plans.version.plan_id is 'The plan';
comment on column plans.version.ordinal is '1 for the first upload of the plan, then counting';
comment on column plans.version.state is 'compiling, failed, review, published, superseded (a newer version was published), withdrawn, discarded';
comment on column plans.version.file_id is 'The uploaded file in the file store';
comment on column plans.version.file_name is 'Name of the file as its sender called it';
comment on column plans.version.file_digest is 'SHA-256 of the bytes of the file';
comment on column plans.version.media_type is 'Media type as sniffed from the bytes';
comment on column plans.version.size_bytes is 'Size of the file in bytes';
comment on column plans.version.format is 'Format that the reader recognised, such as docx';
comment on column plans.version.text_content is 'The text as read; offsets of everything found count in it, in UTF-16 units';
comment on column plans.version.text_digest is 'SHA-256 of the text in UTF-8';
comment on column plans.version.text_length is 'Length of the text in UTF-16 units';
comment on column plans.version.warnings is 'What the reader noticed: list of {zh, en}';
comment on column plans.version.problems is 'Why reading failed: list of {code, params}';
comment on column plans.version.job_id is 'Background work that reads the version';
comment on column plans.version.revision is 'Counts changes of the state';
comment on column plans.version.uploaded_by_user_id is 'User who uploaded it';
comment on column plans.version.uploaded_by_name is 'Name of that user at the time';
comment on column plans.version.uploaded_at is 'When it was uploaded';
comment on column plans.version.compiled_at is 'When its text had been read and its targets proposed';
comment on column plans.version.published_by_user_id is 'User who published it';
comment on column plans.version.published_by_name is 'Name of that user at the time';
comment on column plans.version.published_at is 'When it was published';
comment on column plans.version.withdrawn_by_name is 'Name of the user who withdrew it';
comment on column plans.version.withdrawn_at is 'When it was withdrawn';
comment on column plans.version.withdrawal_reason is 'Why it was withdrawn, as told by that user';

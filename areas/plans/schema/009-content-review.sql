alter table plans.measure
  add column state text not null default 'read',
  add column compiled jsonb,
  add column revision integer not null default 1,
  add column reviewed_by_name text,
  add column reviewed_at timestamptz,
  add column changed_by_name text,
  add column last_review_id text,
  add constraint measure_state_known check (state in ('read', 'corrected', 'rejected', 'added'));
comment on column plans.measure.state is 'read, corrected, rejected (it is no measure: its units answer for nothing), added by a person';
comment on column plans.measure.compiled is 'Title, time limit and units as the compiler read them, once a person has changed them; null while nobody has, and for an added one';
comment on column plans.measure.revision is 'Counts changes; a decision names the revision that it saw';
comment on column plans.measure.reviewed_by_name is 'Name of the user who decided last';
comment on column plans.measure.reviewed_at is 'When it was decided last';
comment on column plans.measure.changed_by_name is 'Name of the user who touched it last, undoing included';
comment on column plans.measure.last_review_id is 'The decision that made it what it is; only that one can be undone';

alter table plans.mechanism
  add column id text,
  add column state text not null default 'read',
  add column compiled jsonb,
  add column revision integer not null default 1,
  add column reviewed_by_name text,
  add column reviewed_at timestamptz,
  add column changed_by_name text,
  add column last_review_id text,
  add constraint mechanism_state_known check (state in ('read', 'corrected', 'rejected', 'added'));
update plans.mechanism set id = 'plk_' || lpad(seq::text, 26, '0');
alter table plans.mechanism
  alter column id set not null,
  add constraint mechanism_once unique (region_path, version_id, id);
comment on column plans.mechanism.id is 'Identifier within the version, plk_…';
comment on column plans.mechanism.state is 'read, corrected, rejected (it is none), added by a person';
comment on column plans.mechanism.compiled is 'Name and type as the compiler read them, once a person has changed them; null while nobody has, and for an added one';
comment on column plans.mechanism.revision is 'Counts changes; a decision names the revision that it saw';
comment on column plans.mechanism.reviewed_by_name is 'Name of the user who decided last';
comment on column plans.mechanism.reviewed_at is 'When it was decided last';
comment on column plans.mechanism.changed_by_name is 'Name of the user who touched it last, undoing included';
comment on column plans.mechanism.last_review_id is 'The decision that made it what it is; only that one can be undone';

create table plans.content_review (
  region_path text not null,
  version_id text not null,
  id text not null,
  batch_id text not null,
  kind text not null,
  content_id text not null,
  action text not null,
  before jsonb,
  after jsonb not null,
  by_user_id text,
  by_name text not null,
  at timestamptz not null,
  undone_by_name text,
  undone_at timestamptz,
  constraint content_review_pk primary key (region_path, version_id, id),
  constraint content_review_of_version foreign key (region_path, version_id) references plans.version (region_path, id),
  constraint content_review_kind_known check (kind in ('measure', 'mechanism')),
  constraint content_review_action_known check (action in ('correct', 'reject', 'restore', 'add', 'assign'))
);
create index content_review_by_batch on plans.content_review (region_path, version_id, batch_id);
comment on table plans.content_review is 'Every decision on a measure or a mechanism, with what it was before and after; undoing one marks it and removes nothing';
comment on column plans.content_review.region_path is 'Region path of the plan';
comment on column plans.content_review.version_id is 'The version';
comment on column plans.content_review.id is 'Identifier, plr_…, sorting by time';
comment on column plans.content_review.batch_id is 'plb_…: the decisions that were taken, and are undone, together';
comment on column plans.content_review.kind is 'measure or mechanism';
comment on column plans.content_review.content_id is 'The measure or mechanism';
comment on column plans.content_review.action is 'correct, reject, restore, add; assign: a unit that it names was matched to a department';
comment on column plans.content_review.before is 'State, fields and reviewer before; null for an added one';
comment on column plans.content_review.after is 'State, fields and reviewer after';
comment on column plans.content_review.by_user_id is 'User who decided';
comment on column plans.content_review.by_name is 'Name of that user at the time';
comment on column plans.content_review.at is 'When';
comment on column plans.content_review.undone_by_name is 'Name of the user who undid it';
comment on column plans.content_review.undone_at is 'When it was undone';

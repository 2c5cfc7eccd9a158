create table plans.lint (
  region_path text not null,
  version_id text not null,
  plan_id text not null,
  linted_at timestamptz not null,
  linted_by_user_id text,
  linted_by_name text not null,
  basis jsonb not null,
  constraint lint_pk primary key (region_path, version_id),
  constraint lint_of_version foreign key (region_path, version_id) references plans.version (region_path, id)
);
comment on table plans.lint is 'The last assessment of a version against the plans in force (政策一致性评估)';
comment on column plans.lint.region_path is 'Region path of the plan';
comment on column plans.lint.version_id is 'The version that was assessed';
comment on column plans.lint.plan_id is 'Its plan';
comment on column plans.lint.linted_at is 'When';
comment on column plans.lint.linted_by_user_id is 'User who asked for it';
comment on column plans.lint.linted_by_name is 'Name of that user at the time';
comment on column plans.lint.basis is 'The plans in force that it was held against: planId, versionId, regionPath, title, number';

create table plans.finding (
  region_path text not null,
  version_id text not null,
  id text not null,
  fingerprint text not null,
  seq integer not null,
  type text not null,
  severity text not null,
  indicator text not null,
  arithmetic text not null,
  message_zh text not null,
  message_en text not null,
  ask_zh text not null,
  ask_en text not null,
  evidence jsonb not null,
  state text not null default 'open',
  note text,
  decided_by_user_id text,
  decided_by_name text,
  decided_at timestamptz,
  found_at timestamptz not null,
  gone_at timestamptz,
  revision integer not null default 1,
  constraint finding_pk primary key (region_path, version_id, id),
  constraint finding_once unique (region_path, version_id, fingerprint),
  constraint finding_of_lint foreign key (region_path, version_id) references plans.lint (region_path, version_id),
  constraint finding_severity_known check (severity in ('high', 'medium', 'low', 'info')),
  constraint finding_state_known check (state in ('open', 'answered', 'todo')),
  constraint finding_decided_by_somebody check (state = 'open' or decided_at is not null)
);
comment on table plans.finding is 'Something that an assessment would ask the authors of a version, and what a person made of it';
comment on column plans.finding.region_path is 'Region path of the plan';
comment on column plans.finding.version_id is 'The version that was assessed';
comment on column plans.finding.id is 'Identifier, plf_…';
comment on column plans.finding.fingerprint is 'Digest of type, sentences and arithmetic: the same finding of a later assessment keeps its note';
comment on column plans.finding.seq is 'Order in the assessment, most severe first';
comment on column plans.finding.type is 'conflict, already-met, weak-target, steep, behind, gap, unsupported-claim, definition, plausibility';
comment on column plans.finding.severity is 'high, medium, low or info';
comment on column plans.finding.indicator is 'Indicator that it is about';
comment on column plans.finding.arithmetic is 'The sums in one line';
comment on column plans.finding.message_zh is 'What is wrong, in Chinese';
comment on column plans.finding.message_en is 'What is wrong, in English';
comment on column plans.finding.ask_zh is 'What to ask the authors, in Chinese';
comment on column plans.finding.ask_en is 'What to ask the authors, in English';
comment on column plans.finding.evidence is 'Every sentence it rests on: planId, versionId, itemId, regionPath, title, quote, offset, before, after';
comment on column plans.finding.state is 'open, answered or todo (sent back to whoever uploaded the version)';
comment on column plans.finding.note is 'What the person said';
comment on column plans.finding.decided_by_user_id is 'User who decided last';
comment on column plans.finding.decided_by_name is 'Name of that user at the time';
comment on column plans.finding.decided_at is 'When';
comment on column plans.finding.found_at is 'When it was first found';
comment on column plans.finding.gone_at is 'When an assessment no longer found it; kept because of its note';
comment on column plans.finding.revision is 'Counts changes; a decision names the revision that it saw';

alter table plans.lint
  add column input_digest text;
comment on column plans.lint.input_digest is 'Digest of what was assessed: figures and facts of the version, and which plans were in force; null before it was noted. Another digest today means that the findings are outdated';

alter table plans.finding
  add column arithmetic_en text,
  add column reason_zh text,
  add column reason_en text;
comment on column plans.finding.arithmetic is 'The sums in one line, in Chinese';
comment on column plans.finding.arithmetic_en is 'The same in English; null in findings of before it was noted';
comment on column plans.finding.reason_zh is 'Why it weighs as much as it does, in Chinese';
comment on column plans.finding.reason_en is 'The same in English';

create table plans.lint_run (
  region_path text not null,
  version_id text not null,
  job_id text not null,
  asked_by_user_id text,
  asked_by_name text not null,
  asked_at timestamptz not null,
  constraint lint_run_pk primary key (region_path, version_id),
  constraint lint_run_of_version foreign key (region_path, version_id) references plans.version (region_path, id)
);
comment on table plans.lint_run is 'The assessment of a version that was asked for last, while it runs and after';
comment on column plans.lint_run.region_path is 'Region path of the plan';
comment on column plans.lint_run.version_id is 'The version';
comment on column plans.lint_run.job_id is 'Background work that assesses';
comment on column plans.lint_run.asked_by_user_id is 'User who asked for it';
comment on column plans.lint_run.asked_by_name is 'Name of that user at the time';
comment on column plans.lint_run.asked_at is 'When';

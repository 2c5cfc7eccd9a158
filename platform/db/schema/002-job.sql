create table platform.job (
  id text not null,
  name text not null,
  state text not null default 'waiting',
  input jsonb not null,
  actor jsonb not null,
  owner_user_id text,
  queue_id uuid not null,
  attempts integer not null default 0,
  progress_share real not null default 0,
  step jsonb,
  result jsonb,
  problems jsonb,
  cancel_requested_at timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint job_pkey primary key (id),
  constraint job_queue_id_unique unique (queue_id),
  constraint job_state_known check (state in ('waiting', 'running', 'done', 'refused', 'failed')),
  constraint job_progress_in_range check (progress_share between 0 and 1),
  constraint job_finished_when_over check ((finished_at is not null) = (state in ('done', 'refused', 'failed')))
);
create index job_open on platform.job (name) where state in ('waiting', 'running');
create index job_by_finish on platform.job (finished_at) where finished_at is not null;

comment on table platform.job is '后台任务：人能看到的状态、进度和结果；排队由 pg-boss 负责。 Background jobs as people see them; pg-boss does the queueing.';
comment on column platform.job.id is '任务标识 job_…。 Identifier.';
comment on column platform.job.name is '任务种类，如 plans.compile。 Kind of work.';
comment on column platform.job.state is '状态：waiting 等待、running 运行、done 完成、refused 因业务原因未成、failed 故障。 State.';
comment on column platform.job.input is '任务输入，已按种类校验。 Input, checked against the kind.';
comment on column platform.job.actor is '以谁的身份运行。 On whose behalf it runs.';
comment on column platform.job.owner_user_id is '提交人；定时任务为空。 Who asked for it; null for work that runs by the clock.';
comment on column platform.job.queue_id is '队列中的对应条目（pgboss.job.id）；重新排队时更换。 Its entry in the queue; replaced when queued again.';
comment on column platform.job.attempts is '已开始运行的次数，次。 How often a run of it began, times.';
comment on column platform.job.progress_share is '进度，0 到 1。 Progress from 0 to 1.';
comment on column platform.job.step is '正在做什么，中英文。 What it is doing, in both languages.';
comment on column platform.job.result is '结果，JSON。 What it returned.';
comment on column platform.job.problems is '未成的原因，错误码及参数。 Why it was refused or failed.';
comment on column platform.job.cancel_requested_at is '请求取消的时间。 When somebody asked to cancel it.';
comment on column platform.job.created_at is '提交时间。 When it was asked for.';
comment on column platform.job.started_at is '首次开始时间。 When its first run began.';
comment on column platform.job.finished_at is '结束时间。 When it ended.';

create table recognition.nursery_pool (
  region_path text not null,
  id text not null,
  title text not null,
  name text not null,
  capacity integer constraint nursery_pool_capacity_positive check (capacity > 0),
  made_at timestamptz not null,
  made_by_name text not null,
  closed_on date,
  primary key (region_path, id)
);
create unique index nursery_pool_once on recognition.nursery_pool (region_path, title) where closed_on is null;
comment on table recognition.nursery_pool is '培育库：一个地区为一种资质设的一个库；市、县区各设各的';
comment on column recognition.nursery_pool.region_path is '设库地区路径';
comment on column recognition.nursery_pool.id is '标识，前缀 nrp';
comment on column recognition.nursery_pool.title is '培育目标：资质（规则集）标识，如 high-tech-enterprise';
comment on column recognition.nursery_pool.name is '名称';
comment on column recognition.nursery_pool.capacity is '在库企业上限，家；空为不限';
comment on column recognition.nursery_pool.made_at is '设库时刻';
comment on column recognition.nursery_pool.made_by_name is '设库人姓名（当时）';
comment on column recognition.nursery_pool.closed_on is '停止入库的日期；空为开放';

create table recognition.nursery_pool_version (
  region_path text not null,
  pool_id text not null,
  effective_from date not null,
  gates text[] not null,
  at_least numeric,
  most_failed integer not null,
  note text not null,
  made_at timestamptz not null,
  made_by_name text not null,
  constraint nursery_version_once primary key (region_path, pool_id, effective_from),
  constraint nursery_version_of_pool foreign key (region_path, pool_id)
    references recognition.nursery_pool (region_path, id)
);
comment on table recognition.nursery_pool_version is '入库条件：一个库按日期的各版；改条件即新增一版，旧版保留';
comment on column recognition.nursery_pool_version.region_path is '设库地区路径';
comment on column recognition.nursery_pool_version.pool_id is '培育库';
comment on column recognition.nursery_pool_version.effective_from is '自哪一天起入库按此条件';
comment on column recognition.nursery_pool_version.gates is '要对照的条件标识';
comment on column recognition.nursery_pool_version.at_least is '最低总分；空为不要求';
comment on column recognition.nursery_pool_version.most_failed is '差几项以内可以入库';
comment on column recognition.nursery_pool_version.note is '说明、依据';
comment on column recognition.nursery_pool_version.made_at is '设定时刻';
comment on column recognition.nursery_pool_version.made_by_name is '设定人姓名（当时）';

create table recognition.nursery_membership (
  credit_code text not null,
  id text not null,
  pool_region_path text not null,
  pool_id text not null,
  title text not null,
  name text not null,
  region_path text not null,
  entered_on date not null,
  entered_at timestamptz not null,
  entered_by_name text not null,
  way text not null constraint nursery_way_known check (way in ('applied', 'screened', 'by-hand', 'moved')),
  version_from date not null,
  rule_version date not null,
  outcome text not null constraint nursery_outcome_known check (outcome in ('meets', 'nearly', 'undecided', 'fails')),
  criteria jsonb not null,
  inputs jsonb not null,
  reason text,
  case_id text,
  screening_id text,
  moved_from text,
  stay_until date not null,
  exit_kind text constraint nursery_exit_known check (exit_kind in ('converted', 'term-over', 'dropped', 'moved')),
  exited_on date,
  exit_recorded_on date,
  exit_reason text,
  exit_by_name text,
  certificate_number text,
  primary key (credit_code, id),
  constraint nursery_exit_whole check (
    (exit_kind is null) = (exited_on is null) and (exit_kind is null) = (exit_recorded_on is null))
);
create unique index nursery_open_once on recognition.nursery_membership (credit_code, pool_id) where exit_kind is null;
create index nursery_membership_of_pool on recognition.nursery_membership (pool_region_path, pool_id, entered_on, credit_code);
create index nursery_membership_of_region on recognition.nursery_membership (region_path, title, entered_on);
comment on table recognition.nursery_membership is '在库记录：一家企业一次入库到出库；同一企业在同一库同时只有一条未出库';
comment on column recognition.nursery_membership.credit_code is '统一社会信用代码';
comment on column recognition.nursery_membership.id is '标识，前缀 nrm';
comment on column recognition.nursery_membership.pool_region_path is '设库地区路径';
comment on column recognition.nursery_membership.pool_id is '培育库';
comment on column recognition.nursery_membership.title is '培育目标：资质（规则集）标识';
comment on column recognition.nursery_membership.name is '企业名称（入库时）';
comment on column recognition.nursery_membership.region_path is '企业所在地区路径（入库时）';
comment on column recognition.nursery_membership.entered_on is '入库日期';
comment on column recognition.nursery_membership.entered_at is '入库登记时刻';
comment on column recognition.nursery_membership.entered_by_name is '登记人姓名（当时）';
comment on column recognition.nursery_membership.way is '企业申请、摸排列入、直接列入、从别的库转入';
comment on column recognition.nursery_membership.version_from is '入库所依条件的施行日期';
comment on column recognition.nursery_membership.rule_version is '入库时规则版本的施行日期';
comment on column recognition.nursery_membership.outcome is '按条件：符合、接近、缺数据、不符合';
comment on column recognition.nursery_membership.criteria is '逐条：条件、依据条款、是否满足、算式';
comment on column recognition.nursery_membership.inputs is '交给规则的输入，数为文本，可据此重算';
comment on column recognition.nursery_membership.reason is '直接列入、转入，或条件不符仍同意的理由';
comment on column recognition.nursery_membership.case_id is '入库申请的办件';
comment on column recognition.nursery_membership.screening_id is '由哪次摸排列入';
comment on column recognition.nursery_membership.moved_from is '从哪条在库记录转来';
comment on column recognition.nursery_membership.stay_until is '培育期最后一天（本市设定的月数）';
comment on column recognition.nursery_membership.exit_kind is '认定转化、培育期满、中止培育、转到别的库；空为在库';
comment on column recognition.nursery_membership.exited_on is '出库日期；认定转化为证书第一天';
comment on column recognition.nursery_membership.exit_recorded_on is '登记出库的日期；按日回看以此为准，过去的数不再变';
comment on column recognition.nursery_membership.exit_reason is '出库说明';
comment on column recognition.nursery_membership.exit_by_name is '登记出库的人（当时姓名）';
comment on column recognition.nursery_membership.certificate_number is '认定转化的证书编号';

create table recognition.nursery_tutor (
  credit_code text not null,
  membership_id text not null,
  id text not null,
  user_id text not null,
  name text not null,
  from_at timestamptz not null,
  by_name text not null,
  until_at timestamptz,
  primary key (credit_code, membership_id, id),
  constraint nursery_tutor_of_membership foreign key (credit_code, membership_id)
    references recognition.nursery_membership (credit_code, id)
);
create unique index nursery_tutor_once on recognition.nursery_tutor (credit_code, membership_id) where until_at is null;
create index nursery_tutor_of_user on recognition.nursery_tutor (user_id) where until_at is null;
comment on table recognition.nursery_tutor is '培育导师：谁从何时起辅导这家企业，换人留痕';
comment on column recognition.nursery_tutor.credit_code is '统一社会信用代码';
comment on column recognition.nursery_tutor.membership_id is '在库记录';
comment on column recognition.nursery_tutor.id is '标识，前缀 nrt';
comment on column recognition.nursery_tutor.user_id is '导师';
comment on column recognition.nursery_tutor.name is '导师姓名（当时）';
comment on column recognition.nursery_tutor.from_at is '自何时起';
comment on column recognition.nursery_tutor.by_name is '指派人姓名（当时）';
comment on column recognition.nursery_tutor.until_at is '至何时；空为现任';

create table recognition.nursery_milestone (
  credit_code text not null,
  membership_id text not null,
  id text not null,
  gate text,
  fact text,
  label jsonb not null,
  from_value text,
  to_value text,
  due_on date not null,
  who text not null constraint nursery_who_known check (who in ('company', 'tutor', 'office')),
  made_at timestamptz not null,
  made_by_name text not null,
  revision integer not null default 1,
  done_on date,
  done_note text,
  done_by_name text,
  dropped_on date,
  primary key (credit_code, membership_id, id),
  constraint nursery_done_with_note check ((done_on is null) = (done_note is null)),
  constraint nursery_milestone_of_membership foreign key (credit_code, membership_id)
    references recognition.nursery_membership (credit_code, id)
);
create unique index nursery_milestone_once on recognition.nursery_milestone (credit_code, membership_id, gate, fact)
  nulls not distinct where gate is not null and done_on is null and dropped_on is null;
comment on table recognition.nursery_milestone is '培育计划：一个节点一行，由差距清单生成或手工添加';
comment on column recognition.nursery_milestone.credit_code is '统一社会信用代码';
comment on column recognition.nursery_milestone.membership_id is '在库记录';
comment on column recognition.nursery_milestone.id is '标识，前缀 nrs';
comment on column recognition.nursery_milestone.gate is '针对的条件标识；空为手工添加';
comment on column recognition.nursery_milestone.fact is '针对的数据；空为不涉及单个数据';
comment on column recognition.nursery_milestone.label is '做什么（中、英）';
comment on column recognition.nursery_milestone.from_value is '生成时的值';
comment on column recognition.nursery_milestone.to_value is '要达到的值';
comment on column recognition.nursery_milestone.due_on is '完成期限';
comment on column recognition.nursery_milestone.who is '由谁做：企业、导师、科技部门';
comment on column recognition.nursery_milestone.made_at is '列入计划的时刻';
comment on column recognition.nursery_milestone.made_by_name is '列入人姓名（当时）';
comment on column recognition.nursery_milestone.revision is '第几次修改';
comment on column recognition.nursery_milestone.done_on is '完成日期；空为未完成';
comment on column recognition.nursery_milestone.done_note is '完成依据';
comment on column recognition.nursery_milestone.done_by_name is '登记完成的人（当时姓名）';
comment on column recognition.nursery_milestone.dropped_on is '撤下的日期；空为仍在计划中';

create table recognition.nursery_evaluation (
  credit_code text not null,
  membership_id text not null,
  id text not null,
  judged_on date not null,
  rule_version date not null,
  inputs jsonb not null,
  made_at timestamptz not null,
  made_by_name text not null,
  primary key (credit_code, membership_id, id),
  constraint nursery_evaluation_of_membership foreign key (credit_code, membership_id)
    references recognition.nursery_membership (credit_code, id)
);
create trigger nursery_evaluation_kept before update or delete on recognition.nursery_evaluation
  for each row execute function recognition.keep();
comment on table recognition.nursery_evaluation is '培育期间的评价：保存当时的输入和规则版本，前后对照差距；只增不改';
comment on column recognition.nursery_evaluation.credit_code is '统一社会信用代码';
comment on column recognition.nursery_evaluation.membership_id is '在库记录';
comment on column recognition.nursery_evaluation.id is '标识，前缀 nre';
comment on column recognition.nursery_evaluation.judged_on is '按哪一天的规则和数据';
comment on column recognition.nursery_evaluation.rule_version is '规则版本的施行日期';
comment on column recognition.nursery_evaluation.inputs is '交给规则的输入，数为文本';
comment on column recognition.nursery_evaluation.made_at is '评价的时刻';
comment on column recognition.nursery_evaluation.made_by_name is '评价人姓名（当时）';

create table recognition.nursery_service (
  credit_code text not null,
  membership_id text not null,
  id text not null,
  happened_on date not null,
  what text not null,
  by_name text not null,
  recorded_at timestamptz not null,
  primary key (credit_code, membership_id, id),
  constraint nursery_service_of_membership foreign key (credit_code, membership_id)
    references recognition.nursery_membership (credit_code, id)
);
create trigger nursery_service_kept before update or delete on recognition.nursery_service
  for each row execute function recognition.keep();
comment on table recognition.nursery_service is '服务记录：哪天为企业做了什么，企业可见；只增不改';
comment on column recognition.nursery_service.credit_code is '统一社会信用代码';
comment on column recognition.nursery_service.membership_id is '在库记录';
comment on column recognition.nursery_service.id is '标识，前缀 nrv';
comment on column recognition.nursery_service.happened_on is '服务日期';
comment on column recognition.nursery_service.what is '做了什么';
comment on column recognition.nursery_service.by_name is '服务人姓名（当时）';
comment on column recognition.nursery_service.recorded_at is '登记的时刻';

create table recognition.nursery_application (
  region_path text not null,
  case_id text not null,
  case_number text not null,
  pool_region_path text not null,
  pool_id text not null,
  credit_code text not null,
  filed_on date not null,
  version_from date not null,
  rule_version date not null,
  outcome text not null,
  criteria jsonb not null,
  inputs jsonb not null,
  state text not null default 'open' constraint nursery_application_state_known
    check (state in ('open', 'accepted', 'refused', 'withdrawn')),
  primary key (region_path, case_id)
);
create unique index nursery_application_open_once on recognition.nursery_application (credit_code, pool_id) where state = 'open';
create index nursery_application_of_case on recognition.nursery_application (case_id);
comment on table recognition.nursery_application is '入库申请：每个办件一份，提交时按入库条件评价并保存输入';
comment on column recognition.nursery_application.region_path is '受理地区路径';
comment on column recognition.nursery_application.case_id is '办件标识';
comment on column recognition.nursery_application.case_number is '受理编号';
comment on column recognition.nursery_application.pool_region_path is '设库地区路径';
comment on column recognition.nursery_application.pool_id is '培育库';
comment on column recognition.nursery_application.credit_code is '统一社会信用代码';
comment on column recognition.nursery_application.filed_on is '提交日期';
comment on column recognition.nursery_application.version_from is '所依入库条件的施行日期';
comment on column recognition.nursery_application.rule_version is '规则版本的施行日期';
comment on column recognition.nursery_application.outcome is '提交时按条件：符合、接近、缺数据、不符合';
comment on column recognition.nursery_application.criteria is '提交时逐条的结果';
comment on column recognition.nursery_application.inputs is '提交时交给规则的输入';
comment on column recognition.nursery_application.state is '在办、同意、不同意、撤回';

create table recognition.screening (
  region_path text not null,
  id text not null,
  title text not null,
  rule_set text not null,
  rule_version date not null,
  as_of date not null,
  gates text[] not null,
  at_least numeric,
  most_failed integer not null,
  within_region text not null,
  section text,
  not_holding text,
  state text not null constraint screening_state_known check (state in ('running', 'done')),
  job_id text,
  looked_at integer not null default 0,
  meets integer not null default 0,
  nearly integer not null default 0,
  undecided integer not null default 0,
  fails integer not null default 0,
  made_at timestamptz not null,
  made_by_name text not null,
  finished_at timestamptz,
  primary key (region_path, id),
  constraint screening_finished_when_done check ((state = 'done') = (finished_at is not null))
);
create index screening_newest on recognition.screening (region_path, made_at desc, id);
comment on table recognition.screening is '摸排：某一天按某一版认定规则看一遍企业档案，保存条件、规则版本和输入，可重算核对';
comment on column recognition.screening.region_path is '摸排的地区路径';
comment on column recognition.screening.id is '标识，前缀 scr';
comment on column recognition.screening.title is '名称';
comment on column recognition.screening.rule_set is '规则集标识，如 high-tech-enterprise';
comment on column recognition.screening.rule_version is '规则版本的施行日期';
comment on column recognition.screening.as_of is '按哪一天判断';
comment on column recognition.screening.gates is '要求满足的条件标识';
comment on column recognition.screening.at_least is '要求的最低总分；空为不要求';
comment on column recognition.screening.most_failed is '差几项以内算接近';
comment on column recognition.screening.within_region is '只看这个地区的企业';
comment on column recognition.screening.section is '只看这个行业门类；空为全部';
comment on column recognition.screening.not_holding is '不看当日已持有此资质的企业；空为都看';
comment on column recognition.screening.state is '正在进行、完成';
comment on column recognition.screening.job_id is '后台任务';
comment on column recognition.screening.looked_at is '看了多少家';
comment on column recognition.screening.meets is '符合的家数';
comment on column recognition.screening.nearly is '接近的家数';
comment on column recognition.screening.undecided is '缺数据、不能判断的家数';
comment on column recognition.screening.fails is '不符合的家数，不逐家保存';
comment on column recognition.screening.made_at is '提出的时刻';
comment on column recognition.screening.made_by_name is '提出的人（当时姓名）';
comment on column recognition.screening.finished_at is '完成的时刻';

create table recognition.screening_hit (
  region_path text not null,
  screening_id text not null,
  credit_code text not null,
  name text not null,
  company_region_path text not null,
  outcome text not null constraint screening_hit_outcome_known check (outcome in ('meets', 'nearly', 'undecided')),
  failed integer not null,
  criteria jsonb not null,
  missing jsonb not null,
  figures jsonb not null,
  inputs jsonb not null,
  primary key (region_path, screening_id, credit_code),
  constraint screening_hit_of_screening foreign key (region_path, screening_id)
    references recognition.screening (region_path, id)
);
create index screening_hit_by_outcome on recognition.screening_hit (region_path, screening_id, outcome, failed, credit_code);
comment on table recognition.screening_hit is '摸排到的企业：符合、接近、缺数据的各一行，附当时的依据和输入';
comment on column recognition.screening_hit.region_path is '摸排的地区路径';
comment on column recognition.screening_hit.screening_id is '摸排';
comment on column recognition.screening_hit.credit_code is '企业统一社会信用代码';
comment on column recognition.screening_hit.name is '企业名称（当时）';
comment on column recognition.screening_hit.company_region_path is '企业所在地区路径（当时）';
comment on column recognition.screening_hit.outcome is '符合、接近、不能判断';
comment on column recognition.screening_hit.failed is '不满足的条件数';
comment on column recognition.screening_hit.criteria is '逐条：条件、依据条款、是否满足、算式';
comment on column recognition.screening_hit.missing is '缺哪些数据';
comment on column recognition.screening_hit.figures is '用到的数据：项目、年度、数值、来源、入档日期';
comment on column recognition.screening_hit.inputs is '交给规则的输入，可据此重算';

create table recognition.population (
  region_path text not null,
  id text not null,
  rule_set text not null,
  rule_version date not null,
  judged_on date not null,
  job_id text,
  started_at timestamptz not null,
  started_by text,
  started_by_name text not null,
  finished_at timestamptz,
  primary key (region_path, id)
);
comment on table recognition.population is '企业总体：一个地区全部企业按一部规则、在某一天的对照结果';
comment on column recognition.population.region_path is '地区';
comment on column recognition.population.id is '标识 pop_…';
comment on column recognition.population.rule_set is '规则集';
comment on column recognition.population.rule_version is '规则集的版本（生效日）';
comment on column recognition.population.judged_on is '按哪一天的规则和数据';
comment on column recognition.population.job_id is '后台任务';
comment on column recognition.population.started_at is '开始的时刻';
comment on column recognition.population.started_by is '发起人';
comment on column recognition.population.started_by_name is '发起人姓名（当时）';
comment on column recognition.population.finished_at is '完成的时刻；空为未完成';

create table recognition.population_subject (
  region_path text not null,
  population_id text not null,
  credit_code text not null,
  name text not null,
  district text not null,
  section text,
  total numeric,
  verdict text not null constraint population_verdict_known check (verdict in ('pass', 'fail', 'unknown', 'unusable')),
  readiness text constraint population_readiness_known check (readiness in ('holds', 'ready', 'near', 'slipping')),
  valid_to date,
  gates jsonb not null,
  missing jsonb not null,
  facts jsonb not null,
  primary key (region_path, population_id, credit_code),
  foreign key (region_path, population_id) references recognition.population (region_path, id)
);
comment on table recognition.population_subject is '总体中的一家企业：结果和当时的事实一并留存';
comment on column recognition.population_subject.region_path is '总体的地区';
comment on column recognition.population_subject.population_id is '总体';
comment on column recognition.population_subject.credit_code is '企业';
comment on column recognition.population_subject.name is '当时的企业名称';
comment on column recognition.population_subject.district is '当时的所属地区';
comment on column recognition.population_subject.section is '行业门类';
comment on column recognition.population_subject.total is '总分；空为没有或无法计算';
comment on column recognition.population_subject.verdict is '符合、不符合、无法判定、数据矛盾';
comment on column recognition.population_subject.readiness is '持有且符合、可申报、差一步、将滑落；空为都不是';
comment on column recognition.population_subject.valid_to is '所持证书的最后一天';
comment on column recognition.population_subject.gates is '各条件：true、false，空为无法判定';
comment on column recognition.population_subject.missing is '缺少的事实';
comment on column recognition.population_subject.facts is '当时的事实，按规则集里的名称';

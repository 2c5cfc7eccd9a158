-- Targets in a tree: a target is split over districts, parks or departments; each part is a target of its own.
alter table indicators.target add column parent_region_path text;
alter table indicators.target add column parent_id text;
alter table indicators.target add column split_id text;
alter table indicators.target add column withdrawn_with_plan boolean not null default false;
alter table indicators.target add constraint target_parent_whole check ((parent_id is null) = (parent_region_path is null));
comment on column indicators.target.parent_region_path is '上级目标所在地区；空为顶层目标';
comment on column indicators.target.parent_id is '上级目标，由它分解而来；空为顶层目标';
comment on column indicators.target.split_id is '由哪一次分解产生';
comment on column indicators.target.withdrawn_with_plan is '随规划一起撤销；规划再次发布同一目标时随之恢复';
create index target_by_parent on indicators.target (parent_region_path, parent_id) where parent_id is not null;

create table indicators.split (
  region_path text not null,
  id text not null,
  target_id text not null,
  rule text not null constraint split_rule_known check (rule in ('sum', 'max', 'min', 'weighted-ratio')),
  method text not null constraint split_method_known check (method in ('weight', 'history', 'capacity', 'same-floor', 'weighted', 'table')),
  step numeric not null constraint split_step_positive check (step > 0),
  basis_period text,
  note text,
  status text not null default 'active' constraint split_status_known check (status in ('active', 'undone', 'replaced', 'withdrawn')),
  replaces text,
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by text,
  created_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  ended_note text,
  primary key (region_path, id),
  foreign key (region_path, target_id) references indicators.target (region_path, id) on delete cascade,
  constraint split_end_noted check ((status = 'active') = (ended_at is null))
);
comment on table indicators.split is '目标分解：一次分解一行，重新分解与撤销都留下记录';
comment on column indicators.split.region_path is '被分解目标的地区';
comment on column indicators.split.id is '标识，前缀 spl';
comment on column indicators.split.target_id is '被分解的目标';
comment on column indicators.split.rule is '上下级核对规则：合计 sum、最高 max、最低 min、按分母加权 weighted-ratio';
comment on column indicators.split.method is '分解依据：权重、历史完成、承载能力、各单位同一底线、按分母加权、现成的表';
comment on column indicators.split.step is '步长，各单位的数是它的整数倍';
comment on column indicators.split.basis_period is '依据的数属于哪一期；存量与比率以它为下级目标的基期';
comment on column indicators.split.note is '说明，合计与上级不一致时必填';
comment on column indicators.split.status is '有效、已撤销、已被重新分解替换、随规划撤销';
comment on column indicators.split.replaces is '重新分解时替换的那一次';
comment on column indicators.split.revision is '修改次数，防止相互覆盖';
comment on column indicators.split.created_at is '确认的时刻';
comment on column indicators.split.created_by is '确认人';
comment on column indicators.split.created_by_name is '确认人姓名（当时）';
comment on column indicators.split.ended_at is '失效的时刻';
comment on column indicators.split.ended_by_name is '使其失效的人（当时姓名）';
comment on column indicators.split.ended_note is '失效原因';
create unique index split_one_active on indicators.split (region_path, target_id) where status = 'active';

create table indicators.split_part (
  region_path text not null,
  split_id text not null,
  place integer not null,
  part_region_path text not null,
  department_id text,
  name text not null,
  basis numeric,
  floor numeric,
  ceiling numeric,
  denominator numeric,
  current numeric,
  is_locked boolean not null default false,
  value numeric not null,
  child_id text not null,
  primary key (region_path, split_id, place),
  foreign key (region_path, split_id) references indicators.split (region_path, id) on delete cascade
);
comment on table indicators.split_part is '一次分解中各单位所担的数';
comment on column indicators.split_part.region_path is '被分解目标的地区';
comment on column indicators.split_part.split_id is '哪一次分解';
comment on column indicators.split_part.place is '排列次序';
comment on column indicators.split_part.part_region_path is '承担地区；由本地区的部门承担时与被分解目标的地区相同';
comment on column indicators.split_part.department_id is '承担部门，空为地区';
comment on column indicators.split_part.name is '承担单位名称（当时）';
comment on column indicators.split_part.basis is '分解依据的数：权重、上年完成、承载能力';
comment on column indicators.split_part.floor is '下限';
comment on column indicators.split_part.ceiling is '上限';
comment on column indicators.split_part.denominator is '比率的分母';
comment on column indicators.split_part.current is '比率的现值';
comment on column indicators.split_part.is_locked is '调整时保持不变';
comment on column indicators.split_part.value is '承担的数，单位同被分解的目标';
comment on column indicators.split_part.child_id is '由此产生的下级目标，地区为 part_region_path';

-- The figure of a region as the roll-up of its districts, by a rule of the indicator.
alter table indicators.indicator add column rollup text constraint indicator_rollup_known check (rollup in ('sum', 'max', 'min', 'weighted-ratio'));
alter table indicators.indicator add column rollup_weight_id text references indicators.indicator (id);
alter table indicators.indicator add column rollup_parks boolean not null default false;
alter table indicators.indicator add constraint indicator_rollup_weighted check (rollup is distinct from 'weighted-ratio' or rollup_weight_id is not null);
comment on column indicators.indicator.rollup is '上级数由下级数汇总的规则：合计、最高、最低、按分母加权；空为各级各报';
comment on column indicators.indicator.rollup_weight_id is '按分母加权时作分母的指标';
comment on column indicators.indicator.rollup_parks is '汇总时园区与县区并列计入；园区在县区之内的指标不计，以免重复';

alter table indicators.observation drop constraint observation_source_known;
alter table indicators.observation add constraint observation_source_known check (source in ('hand', 'import', 'api', 'plan-report', 'computed', 'roll-up'));

create table indicators.roll_up_part (
  region_path text not null,
  observation_id text not null,
  part_region_path text not null,
  part_observation_id text not null,
  value numeric not null,
  weight numeric,
  primary key (region_path, observation_id, part_region_path),
  foreign key (region_path, observation_id) references indicators.observation (region_path, id)
);
comment on table indicators.roll_up_part is '汇总数背后的下级数：当时用的是哪一次报送';
comment on column indicators.roll_up_part.region_path is '上级地区';
comment on column indicators.roll_up_part.observation_id is '上级的汇总数';
comment on column indicators.roll_up_part.part_region_path is '下级地区';
comment on column indicators.roll_up_part.part_observation_id is '下级的报送';
comment on column indicators.roll_up_part.value is '下级的数';
comment on column indicators.roll_up_part.weight is '按分母加权时的分母';

-- Under which version of the definition the value that counts was reported, and which other one its year mixes in.
alter table indicators.assessment add column card_version integer;
alter table indicators.assessment add column earlier_card_version integer;
comment on column indicators.assessment.card_version is '所用完成值按哪一版口径报送';
comment on column indicators.assessment.earlier_card_version is '同一目标期内另有按较早口径报送的数时，该口径的版本';

alter table indicators.observation add column decided_by_name text;
comment on column indicators.observation.decided_by_name is '审核人姓名（当时）；离任后仍可读';
create or replace function indicators.keep_observation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'observations are only appended' using errcode = 'restrict_violation', constraint = 'observation_only_appended';
  end if;
  if (to_jsonb(new) - array['status', 'decided_by', 'decided_by_name', 'decided_at', 'decision_note'])
     is distinct from (to_jsonb(old) - array['status', 'decided_by', 'decided_by_name', 'decided_at', 'decision_note']) then
    raise exception 'an observation is not changed, a correction is appended' using errcode = 'restrict_violation', constraint = 'observation_only_appended';
  end if;
  return new;
end $$;

create table recognition.simulation_draft (
  region_path text not null,
  id text not null,
  population_id text not null,
  name text not null,
  changes jsonb not null,
  gain integer not null,
  lose integer not null,
  pass_before integer not null,
  pass_after integer not null,
  cost_before_fen bigint not null,
  cost_after_fen bigint not null,
  made_at timestamptz not null,
  made_by text,
  made_by_name text not null,
  primary key (region_path, id),
  foreign key (region_path, population_id) references recognition.population (region_path, id)
);
create trigger simulation_draft_kept before update or delete on recognition.simulation_draft
  for each row execute function recognition.keep();
comment on table recognition.simulation_draft is '规则草案的推演：改了哪些数、当时的结果；只增不改';
comment on column recognition.simulation_draft.region_path is '地区';
comment on column recognition.simulation_draft.id is '标识 smd_…';
comment on column recognition.simulation_draft.population_id is '对哪次企业总体';
comment on column recognition.simulation_draft.name is '草案名称';
comment on column recognition.simulation_draft.changes is '改动：数的位置和新值';
comment on column recognition.simulation_draft.gain is '新通过的企业数';
comment on column recognition.simulation_draft.lose is '不再通过的企业数';
comment on column recognition.simulation_draft.pass_before is '原规则通过的企业数';
comment on column recognition.simulation_draft.pass_after is '草案通过的企业数';
comment on column recognition.simulation_draft.cost_before_fen is '原规则的奖补（分）';
comment on column recognition.simulation_draft.cost_after_fen is '草案的奖补（分）';
comment on column recognition.simulation_draft.made_at is '保存的时刻';
comment on column recognition.simulation_draft.made_by is '保存人';
comment on column recognition.simulation_draft.made_by_name is '保存人姓名（当时）';

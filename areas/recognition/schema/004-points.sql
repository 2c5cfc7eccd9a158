create or replace function recognition.keep() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'restrict_violation', constraint = 'kept';
end $$;

create table recognition.points_run (
  region_path text not null,
  id text not null,
  year integer not null,
  judged_on date not null,
  job_id text,
  started_at timestamptz not null,
  started_by text,
  started_by_name text not null,
  finished_at timestamptz,
  companies integer,
  new_sheets integer,
  primary key (region_path, id)
);
comment on table recognition.points_run is '创新积分的一次计算：一个城市全部企业';
comment on column recognition.points_run.region_path is '城市';
comment on column recognition.points_run.id is '标识 ptr_…';
comment on column recognition.points_run.year is '积分年度';
comment on column recognition.points_run.judged_on is '按哪一天的规则和数据';
comment on column recognition.points_run.job_id is '后台任务';
comment on column recognition.points_run.started_at is '开始的时刻';
comment on column recognition.points_run.started_by is '发起人';
comment on column recognition.points_run.started_by_name is '发起人姓名（当时）';
comment on column recognition.points_run.finished_at is '完成的时刻；空为未完成';
comment on column recognition.points_run.companies is '企业数';
comment on column recognition.points_run.new_sheets is '新的积分单数；与上一版相同的不重复';

create table recognition.points_sheet (
  credit_code text not null,
  year integer not null,
  revision integer not null,
  region_path text not null,
  name text not null,
  judged_on date not null,
  rule_set text not null,
  rule_version date not null,
  is_trial boolean not null,
  parameters jsonb not null,
  inputs jsonb not null,
  evidence jsonb not null,
  stage text,
  total numeric,
  items jsonb not null,
  missing jsonb not null,
  digest text not null,
  run_id text,
  appeal_id text,
  computed_at timestamptz not null,
  computed_by_name text not null,
  primary key (credit_code, year, revision),
  constraint points_sheet_has_cause check ((run_id is null) <> (appeal_id is null))
);
create trigger points_sheet_kept before update or delete on recognition.points_sheet
  for each row execute function recognition.keep();
comment on table recognition.points_sheet is '创新积分单：输入、规则版本和结果一并冻结，只增不改，由数据库拒绝修改和删除';
comment on column recognition.points_sheet.credit_code is '企业';
comment on column recognition.points_sheet.year is '积分年度';
comment on column recognition.points_sheet.revision is '第几版，从 1 起';
comment on column recognition.points_sheet.region_path is '计算时所属地区';
comment on column recognition.points_sheet.name is '计算时的企业名称';
comment on column recognition.points_sheet.judged_on is '按哪一天的规则和数据';
comment on column recognition.points_sheet.rule_set is '规则集';
comment on column recognition.points_sheet.rule_version is '规则集的版本（生效日）';
comment on column recognition.points_sheet.is_trial is '试算：权重不是官方的';
comment on column recognition.points_sheet.parameters is '当时本市设定的参数，按规则集里的名称';
comment on column recognition.points_sheet.inputs is '输入：规则集的事实及其值';
comment on column recognition.points_sheet.evidence is '每项输入由档案中哪些数据而来、谁说的';
comment on column recognition.points_sheet.stage is '发展阶段；空为无法判断';
comment on column recognition.points_sheet.total is '总分；空为无法计算';
comment on column recognition.points_sheet.items is '各指标的得分、权重和参考值占比';
comment on column recognition.points_sheet.missing is '缺少的事实';
comment on column recognition.points_sheet.digest is '以上内容的 SHA-256';
comment on column recognition.points_sheet.run_id is '由哪次计算而来';
comment on column recognition.points_sheet.appeal_id is '由哪次申诉而来';
comment on column recognition.points_sheet.computed_at is '计算的时刻';
comment on column recognition.points_sheet.computed_by_name is '发起或决定的人（当时）';

create table recognition.points_ranking (
  region_path text not null,
  year integer not null,
  id text not null,
  seed text not null,
  draws integer not null,
  spread_percent numeric not null,
  made_at timestamptz not null,
  primary key (region_path, year, id)
);
create trigger points_ranking_kept before update or delete on recognition.points_ranking
  for each row execute function recognition.keep();
comment on table recognition.points_ranking is '一次排名：种子、抽取次数和幅度一并冻结，可重算';
comment on column recognition.points_ranking.region_path is '城市';
comment on column recognition.points_ranking.year is '积分年度';
comment on column recognition.points_ranking.id is '标识：由之而来的计算或申诉';
comment on column recognition.points_ranking.seed is '随机数的种子';
comment on column recognition.points_ranking.draws is '权重抽取几次';
comment on column recognition.points_ranking.spread_percent is '权重最多浮动百分之几';
comment on column recognition.points_ranking.made_at is '排名的时刻';

create table recognition.points_rank (
  region_path text not null,
  year integer not null,
  ranking_id text not null,
  credit_code text not null,
  revision integer not null,
  place integer,
  place_of integer,
  place_low integer,
  place_high integer,
  district_place integer,
  district_of integer,
  primary key (region_path, year, ranking_id, credit_code),
  foreign key (region_path, year, ranking_id) references recognition.points_ranking (region_path, year, id),
  foreign key (credit_code, year, revision) references recognition.points_sheet (credit_code, year, revision)
);
create trigger points_rank_kept before update or delete on recognition.points_rank
  for each row execute function recognition.keep();
comment on table recognition.points_rank is '排名中每家企业的名次；阶段或总分不明的不排名次';
comment on column recognition.points_rank.region_path is '城市';
comment on column recognition.points_rank.year is '积分年度';
comment on column recognition.points_rank.ranking_id is '哪次排名';
comment on column recognition.points_rank.credit_code is '企业';
comment on column recognition.points_rank.revision is '按积分单的第几版';
comment on column recognition.points_rank.place is '在同阶段中的名次；同分同名次';
comment on column recognition.points_rank.place_of is '同阶段企业数';
comment on column recognition.points_rank.place_low is '名次区间：较好一端';
comment on column recognition.points_rank.place_high is '名次区间：较差一端';
comment on column recognition.points_rank.district_place is '在本区县同阶段中的名次';
comment on column recognition.points_rank.district_of is '本区县同阶段企业数';

create table recognition.points_appeal (
  credit_code text not null,
  year integer not null,
  id text not null,
  region_path text not null,
  revision integer not null,
  item text not null,
  fact text,
  fact_year integer,
  shown_value text,
  asked_value text,
  reason text not null,
  evidence_file_id text not null,
  evidence_name text not null,
  state text not null constraint points_appeal_state_known check (state in ('open', 'accepted', 'refused')),
  asked_by text,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text,
  new_revision integer,
  primary key (credit_code, year, id),
  foreign key (credit_code, year, revision) references recognition.points_sheet (credit_code, year, revision)
);
create unique index points_appeal_open_once on recognition.points_appeal (credit_code, year, item) where state = 'open';
comment on table recognition.points_appeal is '积分申诉：企业请求更正数据或复核得分，附依据；市级决定，采纳后生成新一版积分单';
comment on column recognition.points_appeal.credit_code is '企业';
comment on column recognition.points_appeal.year is '积分年度';
comment on column recognition.points_appeal.id is '标识 pta_…';
comment on column recognition.points_appeal.region_path is '申诉时所属地区';
comment on column recognition.points_appeal.revision is '对积分单的哪一版';
comment on column recognition.points_appeal.item is '指标';
comment on column recognition.points_appeal.fact is '请求更正的数据；空为只请求复核';
comment on column recognition.points_appeal.fact_year is '数据的年度';
comment on column recognition.points_appeal.shown_value is '申诉时档案上的值';
comment on column recognition.points_appeal.asked_value is '企业认为应有的值';
comment on column recognition.points_appeal.reason is '理由';
comment on column recognition.points_appeal.evidence_file_id is '依据的文件';
comment on column recognition.points_appeal.evidence_name is '依据的文件名';
comment on column recognition.points_appeal.state is '待决定、已采纳、未采纳';
comment on column recognition.points_appeal.asked_by is '申诉人';
comment on column recognition.points_appeal.asked_by_name is '申诉人姓名（当时）';
comment on column recognition.points_appeal.asked_at is '申诉的时刻';
comment on column recognition.points_appeal.decided_by is '决定人';
comment on column recognition.points_appeal.decided_by_name is '决定人姓名（当时）';
comment on column recognition.points_appeal.decided_at is '决定的时刻';
comment on column recognition.points_appeal.decision_note is '决定的理由';
comment on column recognition.points_appeal.new_revision is '采纳后的积分单版本';

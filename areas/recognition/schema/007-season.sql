create table recognition.season (
  region_path text not null,
  id text not null,
  year integer not null,
  batch integer not null constraint season_batch_positive check (batch between 1 and 9),
  title text not null,
  opens_on date not null,
  closes_on date not null,
  review_by date,
  recommend_by date,
  ended_at timestamptz,
  made_at timestamptz not null,
  made_by_name text not null,
  published jsonb,
  published_at timestamptz,
  published_by_name text,
  revision integer not null default 1,
  primary key (region_path, id),
  constraint season_once unique (region_path, year, batch),
  constraint season_in_order check (opens_on <= closes_on)
);
comment on table recognition.season is '高企申报批次：一个年度可以有几批';
comment on column recognition.season.region_path is '组织申报的地区路径';
comment on column recognition.season.id is '标识，前缀 ssn';
comment on column recognition.season.year is '年度';
comment on column recognition.season.batch is '当年第几批';
comment on column recognition.season.title is '名称';
comment on column recognition.season.opens_on is '受理第一天';
comment on column recognition.season.closes_on is '受理最后一天';
comment on column recognition.season.review_by is '预评审截止日；空为未定';
comment on column recognition.season.recommend_by is '推荐截止日；空为未定';
comment on column recognition.season.ended_at is '提前截止的时刻；空为按日期截止';
comment on column recognition.season.made_at is '建立的时刻';
comment on column recognition.season.made_by_name is '建立人姓名（当时）';
comment on column recognition.season.published is '已公开的预测与结果对照，只有汇总数；空为未公开';
comment on column recognition.season.published_at is '公开的时刻';
comment on column recognition.season.published_by_name is '公开人姓名（当时）';
comment on column recognition.season.revision is '修改次数，防止互相覆盖';

create table recognition.season_entry (
  region_path text not null,
  case_id text not null,
  season_id text not null,
  case_number text not null,
  party_id text not null,
  credit_code text not null,
  company_name text not null,
  filed_on date not null,
  stage text not null constraint season_entry_stage_known
    check (stage in ('checking', 'reviewing', 'recommended', 'refused', 'withdrawn')),
  passed_on date,
  rounds integer not null default 0,
  low numeric,
  high numeric,
  verdict text constraint season_entry_verdict_known check (verdict in ('pass', 'close', 'fail')),
  closed_on date,
  primary key (region_path, case_id)
);
create unique index season_entry_open_once on recognition.season_entry (credit_code) where stage in ('checking', 'reviewing');
create unique index season_entry_once on recognition.season_entry (season_id, credit_code) where stage <> 'withdrawn';
create index season_entry_of_case on recognition.season_entry (case_id);
create index season_entry_of_season on recognition.season_entry (season_id, region_path);
comment on table recognition.season_entry is '批次中的申报企业：每个办件一行，同一企业同时只在一个批次';
comment on column recognition.season_entry.region_path is '受理地区路径';
comment on column recognition.season_entry.case_id is '办件标识';
comment on column recognition.season_entry.season_id is '申报批次';
comment on column recognition.season_entry.case_number is '受理编号';
comment on column recognition.season_entry.party_id is '申报单位在平台上的标识';
comment on column recognition.season_entry.credit_code is '统一社会信用代码';
comment on column recognition.season_entry.company_name is '企业名称（当时）';
comment on column recognition.season_entry.filed_on is '提交日期';
comment on column recognition.season_entry.stage is '县区审核、预评审、已推荐、不推荐、已撤回';
comment on column recognition.season_entry.passed_on is '县区审核通过日期';
comment on column recognition.season_entry.rounds is '已结束的预评审轮数';
comment on column recognition.season_entry.low is '最近一轮的预测总分下限（分）';
comment on column recognition.season_entry.high is '最近一轮的预测总分上限（分）';
comment on column recognition.season_entry.verdict is '最近一轮的预测：通过、临界、不通过';
comment on column recognition.season_entry.closed_on is '办结日期';

create table recognition.review_round (
  region_path text not null,
  case_id text not null,
  number integer not null,
  state text not null constraint review_round_state_known check (state in ('open', 'closed', 'dropped')),
  due_on date not null,
  opened_at timestamptz not null,
  opened_by_name text not null,
  closed_at timestamptz,
  rule_set text not null,
  version date not null,
  answers jsonb not null,
  parameters jsonb not null,
  result jsonb,
  low numeric,
  high numeric,
  verdict text constraint review_round_verdict_known check (verdict in ('pass', 'close', 'fail')),
  digest text,
  primary key (region_path, case_id, number)
);
create unique index review_round_open_once on recognition.review_round (region_path, case_id) where state = 'open';
create index review_round_of_case on recognition.review_round (case_id, number);
comment on table recognition.review_round is '专家预评审的一轮：材料在开始时冻结，专家都提交后按规则汇总';
comment on column recognition.review_round.region_path is '受理地区路径';
comment on column recognition.review_round.case_id is '办件标识';
comment on column recognition.review_round.number is '第几轮';
comment on column recognition.review_round.state is '进行中、已结束、作废';
comment on column recognition.review_round.due_on is '专家提交截止日';
comment on column recognition.review_round.opened_at is '开始的时刻';
comment on column recognition.review_round.opened_by_name is '组织人姓名（当时）';
comment on column recognition.review_round.closed_at is '结束的时刻';
comment on column recognition.review_round.rule_set is '规则';
comment on column recognition.review_round.version is '规则版本：施行日期';
comment on column recognition.review_round.answers is '本轮评审的填报内容，冻结';
comment on column recognition.review_round.parameters is '当日的本市设定，数为文本';
comment on column recognition.review_round.result is '按专家平均分评价的结果全文';
comment on column recognition.review_round.low is '预测总分下限（分）';
comment on column recognition.review_round.high is '预测总分上限（分）';
comment on column recognition.review_round.verdict is '预测：通过、临界、不通过';
comment on column recognition.review_round.digest is '输入、专家给分和结果的 SHA-256';

create table recognition.review_assignment (
  region_path text not null,
  id text not null,
  case_id text not null,
  round integer not null,
  expert_user_id text not null,
  expert_name text not null,
  company_name text not null,
  assigned_at timestamptz not null,
  state text not null constraint review_assignment_state_known check (state in ('open', 'handed', 'dropped')),
  scores jsonb not null default '{}',
  comment text not null default '',
  low numeric,
  high numeric,
  handed_at timestamptz,
  revision integer not null default 1,
  primary key (region_path, id),
  constraint review_expert_once unique (region_path, case_id, round, expert_user_id),
  constraint review_handed_when check ((state = 'handed') = (handed_at is not null))
);
create index review_assignment_of_expert on recognition.review_assignment (expert_user_id, state, assigned_at);
create index review_assignment_of_case on recognition.review_assignment (case_id, round);
comment on table recognition.review_assignment is '专家预评审的分工和给分；提交后不再改动';
comment on column recognition.review_assignment.region_path is '受理地区路径';
comment on column recognition.review_assignment.id is '标识，前缀 rev';
comment on column recognition.review_assignment.case_id is '办件标识';
comment on column recognition.review_assignment.round is '第几轮';
comment on column recognition.review_assignment.expert_user_id is '专家';
comment on column recognition.review_assignment.expert_name is '专家姓名（当时）';
comment on column recognition.review_assignment.company_name is '企业名称（当时）';
comment on column recognition.review_assignment.assigned_at is '指派的时刻';
comment on column recognition.review_assignment.state is '待评、已提交、作废';
comment on column recognition.review_assignment.scores is '各项给分和意见：{项: {points, comment}}';
comment on column recognition.review_assignment.comment is '总体意见';
comment on column recognition.review_assignment.low is '该专家给分下的总分下限（分）';
comment on column recognition.review_assignment.high is '该专家给分下的总分上限（分）';
comment on column recognition.review_assignment.handed_at is '提交的时刻';
comment on column recognition.review_assignment.revision is '保存次数，防止互相覆盖';

create function recognition.keep_handed() returns trigger language plpgsql as $$
begin
  if old.state = 'handed' then
    raise exception 'a review that was handed in is kept' using errcode = 'restrict_violation', constraint = 'review_kept';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger review_kept before update or delete on recognition.review_assignment
  for each row execute function recognition.keep_handed();

create table recognition.season_result (
  region_path text not null,
  season_id text not null,
  credit_code text not null,
  company_name text not null,
  company_region_path text not null,
  result text not null constraint season_result_known check (result in ('recognised', 'not-recognised')),
  points numeric,
  certificate_number text,
  valid_from date,
  source text not null constraint season_result_source_known check (source in ('import', 'hand')),
  source_name text not null,
  said_at timestamptz not null,
  said_by_name text not null,
  primary key (region_path, season_id, credit_code),
  constraint season_result_certified check (result = 'recognised' or (certificate_number is null and valid_from is null))
);
comment on table recognition.season_result is '评审结果：上级公布后导入或录入，平台不作认定决定';
comment on column recognition.season_result.region_path is '组织申报的地区路径';
comment on column recognition.season_result.season_id is '申报批次';
comment on column recognition.season_result.credit_code is '统一社会信用代码';
comment on column recognition.season_result.company_name is '企业名称（当时）';
comment on column recognition.season_result.company_region_path is '企业所在地区路径（当时）';
comment on column recognition.season_result.result is '认定、未认定';
comment on column recognition.season_result.points is '评审得分（分）；空为未知';
comment on column recognition.season_result.certificate_number is '证书编号';
comment on column recognition.season_result.valid_from is '发证日期';
comment on column recognition.season_result.source is '导入、录入';
comment on column recognition.season_result.source_name is '文件名，或录入时写明的依据';
comment on column recognition.season_result.said_at is '入库的时刻';
comment on column recognition.season_result.said_by_name is '导入或录入人姓名（当时）';

create table recognition.diagnosis (
  credit_code text not null,
  number integer not null,
  region_path text not null,
  company_name text not null,
  rule_set text not null,
  version date not null,
  diagnosed_on date not null,
  diagnosed_at timestamptz not null,
  diagnosed_by_name text not null,
  answers jsonb not null,
  parameters jsonb not null,
  result jsonb not null,
  ways jsonb not null,
  pass boolean,
  digest text not null,
  primary key (credit_code, number)
);
comment on table recognition.diagnosis is '企业预诊断：按当日规则逐条对照，冻结输入和结果；只增不改';
comment on column recognition.diagnosis.credit_code is '统一社会信用代码';
comment on column recognition.diagnosis.number is '第几次';
comment on column recognition.diagnosis.region_path is '企业所在地区路径（当时）';
comment on column recognition.diagnosis.company_name is '企业名称（当时）';
comment on column recognition.diagnosis.rule_set is '规则';
comment on column recognition.diagnosis.version is '规则版本：施行日期';
comment on column recognition.diagnosis.diagnosed_on is '诊断所依据的日期';
comment on column recognition.diagnosis.diagnosed_at is '诊断的时刻';
comment on column recognition.diagnosis.diagnosed_by_name is '诊断人姓名（当时）';
comment on column recognition.diagnosis.answers is '输入：各项数据，数为文本';
comment on column recognition.diagnosis.parameters is '当日的本市设定，数为文本';
comment on column recognition.diagnosis.result is '结果全文';
comment on column recognition.diagnosis.ways is '最小的改进办法，好的在前';
comment on column recognition.diagnosis.pass is '是否符合；空为尚不能判定';
comment on column recognition.diagnosis.digest is '规则、版本、输入、设定和结果的 SHA-256';
create trigger diagnosis_kept before update or delete on recognition.diagnosis
  for each row execute function recognition.keep();

create table recognition.diagnosis_note (
  credit_code text not null,
  point text not null,
  note text not null,
  files jsonb not null,
  said_at timestamptz not null,
  said_by_name text not null,
  primary key (credit_code, point)
);
comment on table recognition.diagnosis_note is '企业对每条条件、每个评分项的说明和佐证材料';
comment on column recognition.diagnosis_note.credit_code is '统一社会信用代码';
comment on column recognition.diagnosis_note.point is '条件或评分项';
comment on column recognition.diagnosis_note.note is '说明';
comment on column recognition.diagnosis_note.files is '申报办件中的材料：[{id, name}]';
comment on column recognition.diagnosis_note.said_at is '写明的时刻';
comment on column recognition.diagnosis_note.said_by_name is '写明的人姓名（当时）';

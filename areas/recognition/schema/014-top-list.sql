create table recognition.top_list_method (
  region_path text not null,
  id text not null,
  title text not null,
  document_number text not null,
  in_force_from date not null,
  content jsonb not null,
  digest text not null,
  proposed_at timestamptz not null,
  proposed_by text,
  proposed_by_name text not null,
  is_approved boolean,
  decided_at timestamptz,
  decided_by text,
  decided_by_name text,
  note text,
  primary key (region_path, id),
  constraint top_list_method_four_eyes check (decided_by is null or decided_by <> proposed_by),
  constraint top_list_method_decision_whole check ((decided_at is null) = (is_approved is null))
);
create unique index top_list_method_day_once on recognition.top_list_method (region_path, in_force_from) where is_approved;
create trigger top_list_method_kept before update or delete on recognition.top_list_method
  for each row execute function recognition.decide_once();
comment on table recognition.top_list_method is '百强榜评价办法：指标、权重、名额，本市设定，各有施行日期；只增不改，只能决定一次，由数据库拒绝其他修改和删除';
comment on column recognition.top_list_method.region_path is '城市';
comment on column recognition.top_list_method.id is '标识 tlm_…';
comment on column recognition.top_list_method.title is '办法名称';
comment on column recognition.top_list_method.document_number is '文号';
comment on column recognition.top_list_method.in_force_from is '施行日期';
comment on column recognition.top_list_method.content is '全部内容：指标、权重、方向、标准化方法、名额、并列规则、权重浮动';
comment on column recognition.top_list_method.digest is '内容的 SHA-256';
comment on column recognition.top_list_method.proposed_at is '提交的时刻';
comment on column recognition.top_list_method.proposed_by is '提交人';
comment on column recognition.top_list_method.proposed_by_name is '提交人姓名（当时）';
comment on column recognition.top_list_method.is_approved is '是否施行；空为待复核';
comment on column recognition.top_list_method.decided_at is '复核的时刻';
comment on column recognition.top_list_method.decided_by is '复核人，不得是提交人';
comment on column recognition.top_list_method.decided_by_name is '复核人姓名（当时）';
comment on column recognition.top_list_method.note is '复核意见';

create table recognition.top_list_application (
  region_path text not null,
  case_id text not null,
  case_number text not null,
  credit_code text not null,
  year integer not null,
  filed_on date not null,
  state text not null default 'open'
    constraint top_list_application_state_known check (state in ('open', 'admitted', 'refused', 'withdrawn')),
  primary key (region_path, case_id)
);
create unique index top_list_application_once on recognition.top_list_application (credit_code, year)
  where state in ('open', 'admitted');
create index top_list_application_of_year on recognition.top_list_application (year, state, region_path);
comment on table recognition.top_list_application is '百强申报：一家企业一年一次；同意后为当年候选企业';
comment on column recognition.top_list_application.region_path is '申报企业所在地区路径';
comment on column recognition.top_list_application.case_id is '办件';
comment on column recognition.top_list_application.case_number is '受理编号';
comment on column recognition.top_list_application.credit_code is '统一社会信用代码';
comment on column recognition.top_list_application.year is '申报年度';
comment on column recognition.top_list_application.filed_on is '受理日期';
comment on column recognition.top_list_application.state is '办理中、列为候选、不同意、撤回';

create or replace function recognition.keep_but() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - tg_argv) = (to_jsonb(old) - tg_argv) then
    return new;
  end if;
  raise exception '% is frozen', tg_table_name using errcode = 'restrict_violation', constraint = 'kept';
end $$;

create table recognition.top_list (
  region_path text not null,
  id text not null,
  year integer not null,
  as_of date not null,
  method_id text not null,
  spec text not null,
  data text not null,
  digest text not null,
  drawn_at timestamptz not null,
  drawn_by_user_id text not null,
  drawn_by_name text not null,
  state text not null default 'drawn'
    constraint top_list_state_known check (state in ('drawn', 'notice', 'published', 'dropped')),
  approved_at timestamptz,
  approved_by_user_id text,
  approved_by_name text,
  notice_until date,
  published_on date,
  published_by_name text,
  dropped_at timestamptz,
  dropped_by_name text,
  drop_reason text,
  revision integer not null default 1,
  primary key (region_path, id),
  constraint top_list_of_method foreign key (region_path, method_id)
    references recognition.top_list_method (region_path, id),
  constraint top_list_four_eyes check (approved_by_user_id is null or approved_by_user_id <> drawn_by_user_id),
  constraint top_list_notice_whole
    check (state not in ('notice', 'published') or (approved_at is not null and notice_until is not null)),
  constraint top_list_published_whole check ((state = 'published') = (published_on is not null))
);
create unique index top_list_once on recognition.top_list (region_path, year) where state <> 'dropped';
create trigger top_list_kept before update or delete on recognition.top_list
  for each row execute function recognition.keep_but('state', 'approved_at', 'approved_by_user_id', 'approved_by_name',
    'notice_until', 'published_on', 'published_by_name', 'dropped_at', 'dropped_by_name', 'drop_reason', 'revision');
comment on table recognition.top_list is '百强榜：一个城市一年一份；输入、办法和测算结果一并冻结，由数据库拒绝修改和删除；作废的草案留存';
comment on column recognition.top_list.region_path is '城市';
comment on column recognition.top_list.id is '标识 tpl_…';
comment on column recognition.top_list.year is '年度';
comment on column recognition.top_list.as_of is '按哪一天的办法和企业档案';
comment on column recognition.top_list.method_id is '评价办法';
comment on column recognition.top_list.spec is '综合指数的指标说明（JSON 文本），可用命令行重算';
comment on column recognition.top_list.data is '全部候选企业的指标值（CSV 文本），与指标说明一起可重算';
comment on column recognition.top_list.digest is '指标说明、数据、来源和结果的 SHA-256';
comment on column recognition.top_list.drawn_at is '拟定的时刻';
comment on column recognition.top_list.drawn_by_user_id is '拟定人';
comment on column recognition.top_list.drawn_by_name is '拟定人姓名（当时）';
comment on column recognition.top_list.state is '待核准、公示中（含公示期满待发布）、已发布、已作废';
comment on column recognition.top_list.approved_at is '核准的时刻';
comment on column recognition.top_list.approved_by_user_id is '核准人，不得是拟定人';
comment on column recognition.top_list.approved_by_name is '核准人姓名（当时）';
comment on column recognition.top_list.notice_until is '公示的最后一天；有企业递补的重新计算';
comment on column recognition.top_list.published_on is '发布日期';
comment on column recognition.top_list.published_by_name is '发布人姓名（当时）';
comment on column recognition.top_list.dropped_at is '作废的时刻';
comment on column recognition.top_list.dropped_by_name is '作废人姓名（当时）';
comment on column recognition.top_list.drop_reason is '作废的理由';
comment on column recognition.top_list.revision is '第几次改动';

create table recognition.top_list_entry (
  region_path text not null,
  list_id text not null,
  credit_code text not null,
  name text not null,
  company_region_path text not null,
  figures jsonb not null,
  items jsonb not null,
  score numeric,
  rank integer,
  rank_low integer,
  rank_high integer,
  missing text[] not null,
  ended_on date,
  place integer,
  is_seated boolean not null,
  taken_out_at timestamptz,
  taken_out_by_name text,
  taken_out_reason text,
  certificate_number text,
  primary key (region_path, list_id, credit_code),
  constraint top_list_entry_of_list foreign key (region_path, list_id) references recognition.top_list (region_path, id),
  constraint top_list_entry_seat_placed check (not is_seated or place is not null),
  constraint top_list_entry_out_unplaced check (taken_out_at is null or (place is null and not is_seated))
);
create index top_list_entry_of_company on recognition.top_list_entry (credit_code);
create trigger top_list_entry_kept before update or delete on recognition.top_list_entry
  for each row execute function recognition.keep_but('place', 'is_seated', 'taken_out_at', 'taken_out_by_name',
    'taken_out_reason', 'certificate_number');
comment on table recognition.top_list_entry is '百强榜中的候选企业：数据、得分和测算名次冻结；名次随移出依次递补，不重新评分';
comment on column recognition.top_list_entry.region_path is '城市';
comment on column recognition.top_list_entry.list_id is '哪份榜单';
comment on column recognition.top_list_entry.credit_code is '统一社会信用代码';
comment on column recognition.top_list_entry.name is '企业名称（拟定时）';
comment on column recognition.top_list_entry.company_region_path is '企业所在地区路径（拟定时）';
comment on column recognition.top_list_entry.figures is '每项数据：事实、年度、值、来源、由谁、何时';
comment on column recognition.top_list_entry.items is '每项指标：原始值、标准化值、权重占比、得分贡献';
comment on column recognition.top_list_entry.score is '综合得分，0 至 100；空为数据不足，不排名';
comment on column recognition.top_list_entry.rank is '测算名次；同分同名次';
comment on column recognition.top_list_entry.rank_low is '名次区间：较好一端';
comment on column recognition.top_list_entry.rank_high is '名次区间：较差一端';
comment on column recognition.top_list_entry.missing is '缺少数据的指标';
comment on column recognition.top_list_entry.ended_on is '拟定时企业已终止或并档的日期；空为存续';
comment on column recognition.top_list_entry.place is '现名次：测算名次去掉移出的企业后依次递补；空为不排名或已移出';
comment on column recognition.top_list_entry.is_seated is '是否在名额之内';
comment on column recognition.top_list_entry.taken_out_at is '移出的时刻';
comment on column recognition.top_list_entry.taken_out_by_name is '移出人姓名（当时）';
comment on column recognition.top_list_entry.taken_out_reason is '移出的理由';
comment on column recognition.top_list_entry.certificate_number is '发布后证书编号';

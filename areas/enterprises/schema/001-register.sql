create table enterprises.company (
  credit_code text primary key,
  region_path text not null,
  name text not null,
  industry text,
  registered_on date,
  status text not null constraint company_status_known
    check (status in ('active', 'revoked', 'dissolved', 'moved-away', 'merged')),
  ended_on date,
  merged_into text constraint company_merged_into_known references enterprises.company (credit_code),
  is_invented boolean not null default false,
  revision integer not null,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  constraint company_ended_with_a_day check ((status = 'active') = (ended_on is null)),
  constraint company_merged_into_another
    check ((status = 'merged') = (merged_into is not null) and merged_into is distinct from credit_code)
);
create index company_by_region on enterprises.company (region_path, name collate "C");
create index company_by_name on enterprises.company (name collate "C", credit_code);
create index company_merged on enterprises.company (merged_into) where merged_into is not null;
comment on table enterprises.company is '企业：一家一档，以统一社会信用代码识别';
comment on column enterprises.company.credit_code is '统一社会信用代码（GB 32100，校验通过）';
comment on column enterprises.company.region_path is '所在地区路径';
comment on column enterprises.company.name is '现用名称';
comment on column enterprises.company.industry is '国民经济行业代码（GB/T 4754）；空为未知';
comment on column enterprises.company.registered_on is '成立日期；空为未知';
comment on column enterprises.company.status is '存续、吊销、注销、迁出、并入他档';
comment on column enterprises.company.ended_on is '吊销、注销、迁出或并档之日；存续为空';
comment on column enterprises.company.merged_into is '并入哪家企业的档案';
comment on column enterprises.company.is_invented is '虚构的示例企业';
comment on column enterprises.company.revision is '第几版；每次登记一条事项加一';
comment on column enterprises.company.entered_at is '建档的时刻';
comment on column enterprises.company.changed_at is '最近一次事项的时刻';

create table enterprises.former_name (
  credit_code text not null references enterprises.company (credit_code),
  name text not null,
  used_until date not null,
  recorded_at timestamptz not null,
  primary key (credit_code, name, used_until)
);
comment on table enterprises.former_name is '企业曾用名';
comment on column enterprises.former_name.credit_code is '企业';
comment on column enterprises.former_name.name is '曾用名';
comment on column enterprises.former_name.used_until is '用到哪一天';
comment on column enterprises.former_name.recorded_at is '记入的时刻';

create table enterprises.entry (
  credit_code text not null references enterprises.company (credit_code),
  revision integer not null,
  kind text not null constraint entry_kind_known check (kind in ('entered', 'changed', 'merged', 'separated')),
  recorded_at timestamptz not null,
  recorded_by text,
  recorded_by_name text not null,
  reason text,
  changes jsonb not null,
  primary key (credit_code, revision)
);
comment on table enterprises.entry is '建档、变更、并档、分档事项，只增不改，由数据库拒绝修改和删除';
comment on column enterprises.entry.credit_code is '企业';
comment on column enterprises.entry.revision is '第几版';
comment on column enterprises.entry.kind is '建档、变更、并档、分档';
comment on column enterprises.entry.recorded_at is '记入的时刻';
comment on column enterprises.entry.recorded_by is '记入的人';
comment on column enterprises.entry.recorded_by_name is '记入人姓名（当时）';
comment on column enterprises.entry.reason is '理由；建档时可为空';
comment on column enterprises.entry.changes is '改了哪些项：名称、改前、改后';

create table enterprises.look (
  credit_code text not null references enterprises.company (credit_code),
  looked_on date not null,
  user_id text not null,
  name text not null,
  role text,
  region_path text,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  primary key (credit_code, looked_on, user_id)
);
comment on table enterprises.look is '谁在哪天查看过企业档案；企业自己看得到';
comment on column enterprises.look.credit_code is '企业';
comment on column enterprises.look.looked_on is '查看的日期';
comment on column enterprises.look.user_id is '查看的人';
comment on column enterprises.look.name is '查看人姓名（当时）';
comment on column enterprises.look.role is '以什么身份查看';
comment on column enterprises.look.region_path is '代表哪个地区';
comment on column enterprises.look.first_at is '当天第一次';
comment on column enterprises.look.last_at is '当天最近一次';
comment on column enterprises.look.times is '当天几次';

create function enterprises.keep() returns trigger language plpgsql as $$
begin
  raise exception '% is only added to', tg_table_name using errcode = 'restrict_violation', constraint = 'kept';
end $$;
create trigger entry_kept before update or delete on enterprises.entry
  for each row execute function enterprises.keep();

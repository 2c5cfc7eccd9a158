create schema if not exists contracts;

create table contracts.filing (
  region_path text not null,
  case_id text not null,
  case_number text not null,
  party_id text not null,
  project_name text not null,
  kind text not null,
  field text not null,
  seller_code text not null,
  seller_name text not null,
  buyer_code text,
  buyer_name text not null,
  signed_on date not null,
  contract_fen bigint,
  technology_fen bigint,
  filed_on date not null,
  filed_at timestamptz not null,
  primary key (region_path, case_id)
);
create index filing_by_day on contracts.filing (region_path, filed_on);
create index filing_by_seller on contracts.filing (seller_code, signed_on);
comment on table contracts.filing is '提交的技术合同：每个办件一行，补正后按最新内容；“提交”与“登记”分开统计';
comment on column contracts.filing.region_path is '受理地区路径';
comment on column contracts.filing.case_id is '办件标识';
comment on column contracts.filing.case_number is '受理编号';
comment on column contracts.filing.party_id is '卖方在平台上的单位标识';
comment on column contracts.filing.project_name is '项目名称';
comment on column contracts.filing.kind is '申报的合同类别';
comment on column contracts.filing.field is '技术领域';
comment on column contracts.filing.seller_code is '卖方统一社会信用代码';
comment on column contracts.filing.seller_name is '卖方名称';
comment on column contracts.filing.buyer_code is '第一买方统一社会信用代码；境外买方没有';
comment on column contracts.filing.buyer_name is '第一买方名称';
comment on column contracts.filing.signed_on is '合同签订日期';
comment on column contracts.filing.contract_fen is '申报的合同成交额，分；金额待定时为空';
comment on column contracts.filing.technology_fen is '按规则算得的技术交易额，分；金额待定时为空';
comment on column contracts.filing.filed_on is '提交日期';
comment on column contracts.filing.filed_at is '提交的时刻';

create table contracts.number_counter (
  region_path text not null,
  year integer not null,
  last integer not null,
  primary key (region_path, year)
);
comment on table contracts.number_counter is '各登记地区每年已用到的登记流水号；登记回滚则不占号';
comment on column contracts.number_counter.region_path is '登记地区路径';
comment on column contracts.number_counter.year is '登记年份';
comment on column contracts.number_counter.last is '最后一个流水号';

create table contracts.registration (
  region_path text not null,
  id text not null,
  number text not null,
  case_id text,
  case_number text,
  party_id text,
  seller_code text,
  registered_on date not null,
  registered_at timestamptz not null,
  regime text not null,
  rule_version text not null,
  is_invented boolean not null default false,
  state text not null default 'valid' constraint registration_state_known check (state in ('valid', 'cancelled')),
  edition integer not null default 1,
  project_name text not null,
  kind text not null,
  field text not null,
  seller_name text not null,
  buyer_name text not null,
  signed_on date not null,
  is_amount_open boolean not null default false,
  contract_fen bigint not null,
  technology_fen bigint not null,
  digest text not null,
  changed_at timestamptz not null,
  primary key (region_path, id),
  constraint registration_amounts_in_order check (technology_fen between 0 and contract_fen),
  constraint registration_number_once unique (region_path, number)
);
create unique index registration_case_once on contracts.registration (region_path, case_id) where case_id is not null;
create index registration_by_day on contracts.registration (region_path, registered_on);
create index registration_by_number on contracts.registration (number);
create index registration_by_id on contracts.registration (id);
create index registration_by_party on contracts.registration (party_id) where party_id is not null;
comment on table contracts.registration is '已登记的技术合同，按最新事项；每一次登记、变更、更正、注销见 contracts.entry';
comment on column contracts.registration.region_path is '登记地区（卖方所在地）路径';
comment on column contracts.registration.id is '标识，前缀 reg';
comment on column contracts.registration.number is '合同登记编号，16 位；结构见 rules/registry/registration-number.ts';
comment on column contracts.registration.case_id is '办件标识；示例数据没有';
comment on column contracts.registration.case_number is '受理编号；示例数据没有';
comment on column contracts.registration.party_id is '卖方在平台上的单位标识';
comment on column contracts.registration.seller_code is '卖方统一社会信用代码；示例数据没有';
comment on column contracts.registration.registered_on is '登记日期，统计按此日期归月';
comment on column contracts.registration.registered_at is '登记的时刻';
comment on column contracts.registration.regime is '适用的登记制度（按申请日期）';
comment on column contracts.registration.rule_version is '判定时所用的规则版本，如 technology-contract@2026-03-01';
comment on column contracts.registration.is_invented is '虚构的示例数据';
comment on column contracts.registration.state is '有效、已注销';
comment on column contracts.registration.edition is '证明的版次：登记为 1，每次变更加一；也用于防止相互覆盖';
comment on column contracts.registration.project_name is '项目名称';
comment on column contracts.registration.kind is '认定的合同类别';
comment on column contracts.registration.field is '技术领域';
comment on column contracts.registration.seller_name is '卖方名称';
comment on column contracts.registration.buyer_name is '买方名称，多个以顿号分隔';
comment on column contracts.registration.signed_on is '合同签订日期';
comment on column contracts.registration.is_amount_open is '金额待定，以后更正';
comment on column contracts.registration.contract_fen is '合同成交额，分';
comment on column contracts.registration.technology_fen is '技术交易额，分';
comment on column contracts.registration.digest is '现行版证明的摘要，SHA-256';
comment on column contracts.registration.changed_at is '最近一次事项的时刻';

create table contracts.entry (
  region_path text not null,
  registration_id text not null,
  edition integer not null,
  kind text not null constraint entry_kind_known
    check (kind in ('registered', 'changed', 'amount-settled', 'cancelled')),
  recorded_at timestamptz not null,
  recorded_on date not null,
  recorded_by text,
  recorded_by_name text not null,
  reason text,
  state text not null,
  contract_kind text not null,
  field text not null,
  is_amount_open boolean not null,
  contract_fen bigint not null,
  technology_fen bigint not null,
  particulars jsonb not null,
  working jsonb not null,
  digest text not null,
  primary key (region_path, registration_id, edition),
  constraint entry_of_registration foreign key (region_path, registration_id)
    references contracts.registration (region_path, id)
);
create index entry_by_time on contracts.entry (region_path, recorded_at);
comment on table contracts.entry is '登记事项：登记、变更、金额更正、注销，只增不改，由数据库拒绝修改和删除；任何一天所知的数由此得出';
comment on column contracts.entry.region_path is '登记地区路径';
comment on column contracts.entry.registration_id is '登记标识';
comment on column contracts.entry.edition is '第几版';
comment on column contracts.entry.kind is '登记、变更、金额更正、注销';
comment on column contracts.entry.recorded_at is '记入的时刻';
comment on column contracts.entry.recorded_on is '记入的日期';
comment on column contracts.entry.recorded_by is '登记员';
comment on column contracts.entry.recorded_by_name is '登记员姓名（当时）';
comment on column contracts.entry.reason is '理由；登记时为空';
comment on column contracts.entry.state is '此后有效或已注销';
comment on column contracts.entry.contract_kind is '此后的合同类别';
comment on column contracts.entry.field is '此后的技术领域';
comment on column contracts.entry.is_amount_open is '此后金额是否待定';
comment on column contracts.entry.contract_fen is '此后的合同成交额，分';
comment on column contracts.entry.technology_fen is '此后的技术交易额，分';
comment on column contracts.entry.particulars is '此后的全部登记事项（项目、双方、日期、扣除明细等）';
comment on column contracts.entry.working is '技术交易额的算式、规则版本和理由';
comment on column contracts.entry.digest is '本版证明的摘要，SHA-256';

create function contracts.keep_entry() returns trigger language plpgsql as $$
begin
  raise exception 'entries of the register are never changed' using errcode = 'restrict_violation', constraint = 'entry_kept';
end $$;
create trigger entry_kept before update or delete on contracts.entry
  for each row execute function contracts.keep_entry();

create function contracts.keep_registration() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'cancelled' or
    (new.region_path, new.id, new.number, new.registered_on, new.registered_at, new.regime) is distinct from
    (old.region_path, old.id, old.number, old.registered_on, old.registered_at, old.regime) or
    new.edition <> old.edition + 1 then
    raise exception 'a registration changes by an entry only' using errcode = 'restrict_violation', constraint = 'registration_kept';
  end if;
  return new;
end $$;
create trigger registration_kept before update or delete on contracts.registration
  for each row execute function contracts.keep_registration();

create table contracts.award_year (
  region_path text not null,
  year integer not null,
  primary key (region_path, year)
);
comment on table contracts.award_year is '奖补年度：作出决定时锁定本年度一行，同时作出的两个决定不会超出预算';
comment on column contracts.award_year.region_path is '作出奖补决定的地区路径';
comment on column contracts.award_year.year is '预算年度';

create table contracts.award (
  region_path text not null,
  id text not null,
  case_id text not null,
  case_number text not null,
  party_id text not null,
  party_code text not null,
  party_name text not null,
  year integer not null,
  amount_fen bigint not null,
  hold_id text not null,
  state text not null default 'decided' constraint award_state_known check (state in ('decided', 'paid', 'released')),
  decided_at timestamptz not null,
  decided_on date not null,
  decided_by_name text not null,
  paid_on date,
  payment_id text,
  released_on date,
  release_reason text,
  primary key (region_path, id),
  constraint award_above_nothing check (amount_fen > 0),
  constraint award_paid_whole check ((state = 'paid') = (payment_id is not null) and (state = 'paid') = (paid_on is not null)),
  constraint award_released_why check ((state = 'released') = (release_reason is not null))
);
create unique index award_case_once on contracts.award (region_path, case_id) where state <> 'released';
create index award_by_year on contracts.award (region_path, year, decided_on);
comment on table contracts.award is '技术转移奖补决定：每个办件一份；撤销后可以重新审核';
comment on column contracts.award.region_path is '作出决定的地区路径';
comment on column contracts.award.id is '标识，前缀 awd';
comment on column contracts.award.case_id is '办件标识';
comment on column contracts.award.case_number is '受理编号';
comment on column contracts.award.party_id is '受奖单位在平台上的标识';
comment on column contracts.award.party_code is '受奖单位统一社会信用代码';
comment on column contracts.award.party_name is '受奖单位名称（当时）';
comment on column contracts.award.year is '列支的预算年度';
comment on column contracts.award.amount_fen is '奖补金额合计，分';
comment on column contracts.award.hold_id is '账本中为它保留的款项';
comment on column contracts.award.state is '已决定（款项已保留）、已提交拨付、已撤销';
comment on column contracts.award.decided_at is '作出决定的时刻';
comment on column contracts.award.decided_on is '作出决定的日期';
comment on column contracts.award.decided_by_name is '作出决定的人（当时姓名）';
comment on column contracts.award.paid_on is '提交拨付的日期';
comment on column contracts.award.payment_id is '账本中的付款';
comment on column contracts.award.released_on is '撤销的日期';
comment on column contracts.award.release_reason is '撤销的理由';

create table contracts.award_line (
  region_path text not null,
  award_id text not null,
  registration_id text not null,
  registration_number text not null,
  project_name text not null,
  registered_on date not null,
  entitled_fen bigint not null,
  amount_fen bigint not null,
  cut_by text constraint award_line_cut_known check (cut_by in ('party', 'budget')),
  working_zh text not null,
  working_en text not null,
  is_released boolean not null default false,
  primary key (region_path, award_id, registration_id),
  constraint award_line_of_award foreign key (region_path, award_id) references contracts.award (region_path, id),
  constraint award_line_within_entitlement check (amount_fen between 0 and entitled_fen)
);
create unique index award_contract_once on contracts.award_line (registration_id) where not is_released;
comment on table contracts.award_line is '奖补决定所列的每份合同；一份合同只奖一次，由唯一索引保证';
comment on column contracts.award_line.region_path is '作出决定的地区路径';
comment on column contracts.award_line.award_id is '奖补决定';
comment on column contracts.award_line.registration_id is '登记标识';
comment on column contracts.award_line.registration_number is '合同登记编号';
comment on column contracts.award_line.project_name is '项目名称（当时）';
comment on column contracts.award_line.registered_on is '登记日期，决定适用哪一期标准';
comment on column contracts.award_line.entitled_fen is '按标准应得，分';
comment on column contracts.award_line.amount_fen is '扣减单位上限和预算后的奖补金额，分';
comment on column contracts.award_line.cut_by is '因单位年度上限或年度预算而减少；空为未减少';
comment on column contracts.award_line.working_zh is '算式';
comment on column contracts.award_line.working_en is '算式（英文）';
comment on column contracts.award_line.is_released is '所属决定已撤销，合同可以重新申请';

create table contracts.award_recovered (
  region_path text not null,
  id text not null,
  registration_id text not null,
  amount_fen bigint not null constraint award_recovered_above_nothing check (amount_fen > 0),
  received_on date not null,
  note text not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  primary key (region_path, id)
);
create index award_recovered_by_contract on contracts.award_recovered (region_path, registration_id);
comment on table contracts.award_recovered is '追回的奖补：只增不改';
comment on column contracts.award_recovered.region_path is '作出奖补决定的地区路径';
comment on column contracts.award_recovered.id is '标识，前缀 rcv';
comment on column contracts.award_recovered.registration_id is '登记标识';
comment on column contracts.award_recovered.amount_fen is '追回金额，分';
comment on column contracts.award_recovered.received_on is '款项到账日期';
comment on column contracts.award_recovered.note is '凭证或说明';
comment on column contracts.award_recovered.recorded_at is '记入的时刻';
comment on column contracts.award_recovered.recorded_by_name is '记入的人（当时姓名）';
create function contracts.keep_recovered() returns trigger language plpgsql as $$
begin
  raise exception 'what was recovered is never changed' using errcode = 'restrict_violation', constraint = 'recovered_kept';
end $$;
create trigger recovered_kept before update or delete on contracts.award_recovered
  for each row execute function contracts.keep_recovered();

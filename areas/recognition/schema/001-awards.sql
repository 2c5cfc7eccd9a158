create table recognition.award_batch (
  region_path text not null,
  id text not null,
  title text not null,
  from_day date not null,
  to_day date not null,
  year integer not null,
  state text not null constraint award_batch_state_known check (state in ('drawn', 'approved', 'dropped')),
  drawn_at timestamptz not null,
  drawn_by_user_id text not null,
  drawn_by_name text not null,
  decided_at timestamptz,
  decided_by_name text,
  notice_until date,
  drop_reason text,
  revision integer not null default 1,
  primary key (region_path, id),
  constraint award_batch_days_in_order check (from_day <= to_day),
  constraint award_batch_decided_whole check ((state = 'drawn') = (decided_at is null) and (state = 'drawn') = (decided_by_name is null)),
  constraint award_batch_notice_when_approved check ((state = 'approved') = (notice_until is not null)),
  constraint award_batch_dropped_why check ((state = 'dropped') = (drop_reason is not null))
);
create index award_batch_newest on recognition.award_batch (region_path, drawn_at desc, id);
comment on table recognition.award_batch is '认定奖补批次：某段时间内认定的企业，一人拟定、另一人核准，公示后提交拨付';
comment on column recognition.award_batch.region_path is '作出奖补的地区路径';
comment on column recognition.award_batch.id is '标识，前缀 rab';
comment on column recognition.award_batch.title is '批次名称';
comment on column recognition.award_batch.from_day is '认定日期自';
comment on column recognition.award_batch.to_day is '认定日期至';
comment on column recognition.award_batch.year is '列支的预算年度';
comment on column recognition.award_batch.state is '已拟定、已核准（款项已保留并公示）、已作废';
comment on column recognition.award_batch.drawn_at is '拟定的时刻';
comment on column recognition.award_batch.drawn_by_user_id is '拟定人';
comment on column recognition.award_batch.drawn_by_name is '拟定人姓名（当时）';
comment on column recognition.award_batch.decided_at is '核准或作废的时刻';
comment on column recognition.award_batch.decided_by_name is '核准或作废的人（当时姓名）';
comment on column recognition.award_batch.notice_until is '公示的最后一天';
comment on column recognition.award_batch.drop_reason is '作废的理由';
comment on column recognition.award_batch.revision is '第几版；每改一次加一';

create table recognition.award (
  region_path text not null,
  id text not null,
  batch_id text not null,
  credit_code text not null,
  company_name text not null,
  company_region_path text not null,
  title text not null,
  valid_from date not null,
  recognised_year integer not null,
  certificate_number text,
  is_again boolean not null,
  amount_fen bigint not null constraint award_above_nothing check (amount_fen > 0),
  terms_since date,
  state text not null default 'drawn' constraint award_state_known
    check (state in ('drawn', 'kept', 'handed', 'released', 'taken-back')),
  hold_id text,
  payment_id text,
  handed_on date,
  bank_name text,
  bank_account_no text,
  end_reason text,
  ended_by_name text,
  primary key (region_path, id),
  constraint award_of_batch foreign key (region_path, batch_id) references recognition.award_batch (region_path, id),
  constraint award_kept_with_hold check (state not in ('kept', 'handed', 'taken-back') or hold_id is not null),
  constraint award_handed_whole check ((state in ('handed', 'taken-back')) = (payment_id is not null)
    and (payment_id is null) = (handed_on is null)),
  constraint award_ended_why check ((state in ('released', 'taken-back')) = (end_reason is not null)
    and (end_reason is null) = (ended_by_name is null)),
  constraint award_bank_whole check ((bank_name is null) = (bank_account_no is null))
);
create unique index recognised_awarded_once on recognition.award (credit_code, title, recognised_year)
  where state in ('drawn', 'kept', 'handed');
create index award_of_batch_by_company on recognition.award (region_path, batch_id, credit_code);
create index award_of_company on recognition.award (credit_code, valid_from desc);
comment on table recognition.award is '认定奖补：每家企业的每次认定一份；同一年度的同一资质只奖一次，由唯一索引保证';
comment on column recognition.award.region_path is '作出奖补的地区路径';
comment on column recognition.award.id is '标识，前缀 rwd';
comment on column recognition.award.batch_id is '所在批次';
comment on column recognition.award.credit_code is '企业统一社会信用代码';
comment on column recognition.award.company_name is '企业名称（当时）';
comment on column recognition.award.company_region_path is '企业所在地区路径（当时）';
comment on column recognition.award.title is '资质名称代码';
comment on column recognition.award.valid_from is '证书有效期的第一天，决定适用哪一期标准';
comment on column recognition.award.recognised_year is '认定年度';
comment on column recognition.award.certificate_number is '证书编号；空为未知';
comment on column recognition.award.is_again is '此前取得过同一资质，按重新认定奖补';
comment on column recognition.award.amount_fen is '奖补金额，分';
comment on column recognition.award.terms_since is '所用标准自哪天起执行；空为本市未另设、按初始值';
comment on column recognition.award.state is '已拟定、款项已保留、已提交拨付、已移出或撤销（拨付前）、已收回（提交拨付后款项回到资金账户）';
comment on column recognition.award.hold_id is '账本中为它保留的款项';
comment on column recognition.award.payment_id is '账本中的付款';
comment on column recognition.award.handed_on is '提交拨付的日期';
comment on column recognition.award.bank_name is '企业填写的开户银行';
comment on column recognition.award.bank_account_no is '企业填写的银行账号';
comment on column recognition.award.end_reason is '移出、撤销、收回的理由';
comment on column recognition.award.ended_by_name is '移出、撤销、收回的人（当时姓名）';

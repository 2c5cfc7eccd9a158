-- An award that was handed to payment can be taken back: its money while it lies in the books, else as a recovery.
alter table contracts.award
  drop constraint award_state_known,
  drop constraint award_paid_whole,
  drop constraint award_released_why,
  add column wrong_reason text,
  add constraint award_state_known check (state in ('decided', 'paid', 'released', 'taken-back')),
  add constraint award_paid_whole check ((state in ('paid', 'taken-back')) = (payment_id is not null)
    and (state in ('paid', 'taken-back')) = (paid_on is not null)),
  add constraint award_released_why check ((state in ('released', 'taken-back')) = (release_reason is not null)),
  add constraint award_wrong_when_paid check (wrong_reason is null or state = 'paid');
comment on column contracts.award.state is '已决定（款项已保留）、已提交拨付、已撤销（拨付前）、已收回（提交拨付后款项回到资金账户）';
comment on column contracts.award.wrong_reason is '款项到账后发现决定有误的理由；有理由的，已付奖补全部追回';
alter table contracts.award_recovered add column entry_id text;
comment on column contracts.award_recovered.entry_id is '账本中的分录：追回的款回到奖补资金；空为账本记账之前登记的';
-- Only what was changed or found wrong can be due: what is looked through stays small however much is awarded.
create index registration_changed on contracts.registration (id) where edition > 1;
create index award_found_wrong on contracts.award (region_path) where wrong_reason is not null;
create index award_newest on contracts.award (year, decided_at desc, id) where state <> 'released';
create index registration_newest on contracts.registration (registered_on desc, number desc);
create index registration_by_seller_code on contracts.registration (seller_code) where seller_code is not null;

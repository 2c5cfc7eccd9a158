alter table auth.membership drop constraint membership_valid_order;
alter table auth.membership add constraint membership_valid_order check (valid_to is null or valid_to >= valid_from - 1);
comment on column auth.membership.valid_to is 'Last business day; null: open; the day before valid_from: taken back before it was ever in force';

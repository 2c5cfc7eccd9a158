create table enterprises.person (
  credit_code text not null references enterprises.company (credit_code),
  id text not null,
  duty text not null constraint person_duty_known check (duty in ('legal-representative', 'technology', 'finance', 'contact')),
  name text,
  phone text,
  consented_on date not null,
  consent_until date not null,
  entered_by text,
  entered_by_name text not null,
  entered_at timestamptz not null,
  ended_on date,
  ended_by_name text,
  primary key (credit_code, id),
  constraint person_consent_in_order check (consented_on <= consent_until),
  -- Without consent nothing that says who somebody is stays here.
  constraint person_erased_when_ended check ((ended_on is null) = (name is not null) and (ended_on is null) = (phone is not null))
);
create index person_consent_over on enterprises.person (consent_until) where ended_on is null;
comment on table enterprises.person is '企业的联系人，经本人同意登记；同意撤回或到期即抹去姓名和电话';
comment on column enterprises.person.credit_code is '企业';
comment on column enterprises.person.id is '标识 per_…';
comment on column enterprises.person.duty is '法定代表人、技术负责人、财务负责人、联系人';
comment on column enterprises.person.name is '姓名；同意终止后为空';
comment on column enterprises.person.phone is '电话；同意终止后为空';
comment on column enterprises.person.consented_on is '本人同意的日期';
comment on column enterprises.person.consent_until is '同意到哪一天';
comment on column enterprises.person.entered_by is '登记人';
comment on column enterprises.person.entered_by_name is '登记人姓名（当时）';
comment on column enterprises.person.entered_at is '登记的时刻';
comment on column enterprises.person.ended_on is '同意撤回或到期的日期';
comment on column enterprises.person.ended_by_name is '由谁撤回；到期的为系统';

create table enterprises.person_look (
  credit_code text not null,
  person_id text not null,
  id text not null,
  user_id text not null,
  name text not null,
  role text,
  region_path text,
  purpose text not null,
  at timestamptz not null,
  primary key (credit_code, person_id, id),
  constraint person_look_of_person foreign key (credit_code, person_id) references enterprises.person (credit_code, id)
);
comment on table enterprises.person_look is '谁因何事查看过联系人的姓名和电话；企业自己看得到';
comment on column enterprises.person_look.credit_code is '企业';
comment on column enterprises.person_look.person_id is '联系人';
comment on column enterprises.person_look.id is '标识 plk_…';
comment on column enterprises.person_look.user_id is '查看的人';
comment on column enterprises.person_look.name is '查看人姓名（当时）';
comment on column enterprises.person_look.role is '以什么身份查看';
comment on column enterprises.person_look.region_path is '代表哪个地区';
comment on column enterprises.person_look.purpose is '事由';
comment on column enterprises.person_look.at is '查看的时刻';

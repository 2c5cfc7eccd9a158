create table accounts.organisation (
  id text not null,
  credit_code text not null,
  name text not null,
  kind text not null,
  region_path text not null,
  created_at timestamptz not null,
  closed_on date,
  constraint organisation_pkey primary key (id),
  constraint organisation_credit_code_unique unique (credit_code),
  constraint organisation_kind_known check (kind in (
    'enterprise', 'university', 'institute', 'hospital', 'carrier', 'bank', 'guarantor', 'association', 'agency', 'other'))
);
create index organisation_by_region on accounts.organisation (region_path, name);
comment on table accounts.organisation is '单位：企业、高校、院所、载体、金融机构等，以统一社会信用代码识别。 Organisations that act here.';
comment on column accounts.organisation.id is '标识 org_…。 Identifier.';
comment on column accounts.organisation.credit_code is '统一社会信用代码（GB 32100，校验通过）。 Unified social credit code.';
comment on column accounts.organisation.name is '名称。 Name.';
comment on column accounts.organisation.kind is '类别。 Kind.';
comment on column accounts.organisation.region_path is '所在区划路径。 Region where it is seated.';
comment on column accounts.organisation.created_at is '录入时间。 Instant of entry.';
comment on column accounts.organisation.closed_on is '注销或停用日；空为正常。 Day of closing; null: active.';

create table accounts.person (
  user_id text not null,
  region_path text not null,
  phone text,
  created_at timestamptz not null,
  created_by_user_id text,
  constraint person_pkey primary key (user_id),
  constraint person_phone_form check (phone ~ '^[0-9+-]{5,20}$')
);
create index person_by_region on accounts.person (region_path);
comment on table accounts.person is '人员：登录信息之外的资料。 What is known of a person beyond sign-in.';
comment on column accounts.person.user_id is '用户标识 usr_…。 Identifier of the user.';
comment on column accounts.person.region_path is '由哪级管理员管理。 Region whose administrators look after the account.';
comment on column accounts.person.phone is '联系电话；默认掩码显示，查看记入操作日志。 Telephone; masked, reading it is logged.';
comment on column accounts.person.created_at is '开通时间。 Instant of creation.';
comment on column accounts.person.created_by_user_id is '开通人；空为系统导入。 Who made the account; null: imported.';

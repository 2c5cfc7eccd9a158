create table enterprises.succession (
  from_code text not null references enterprises.company (credit_code),
  to_code text not null references enterprises.company (credit_code),
  kind text not null constraint succession_kind_known check (kind in ('split-off', 'split-up', 'absorbed')),
  took_effect_on date not null,
  basis text not null,
  recorded_by text,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  constraint succession_recorded_once primary key (from_code, to_code),
  constraint succession_of_two check (from_code <> to_code)
);
create index succession_into on enterprises.succession (to_code);
comment on table enterprises.succession is '企业分立、合并的承继关系；两份档案各自保留，数据不搬移';
comment on column enterprises.succession.from_code is '原企业';
comment on column enterprises.succession.to_code is '承继的企业';
comment on column enterprises.succession.kind is '派生分立（原企业存续）、新设分立（原企业解散）、吸收合并（原企业解散）';
comment on column enterprises.succession.took_effect_on is '生效日期';
comment on column enterprises.succession.basis is '依据';
comment on column enterprises.succession.recorded_by is '登记人';
comment on column enterprises.succession.recorded_by_name is '登记人姓名（当时）';
comment on column enterprises.succession.recorded_at is '登记的时刻';

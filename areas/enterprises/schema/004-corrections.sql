create table enterprises.correction (
  credit_code text not null references enterprises.company (credit_code),
  id text not null,
  fact text not null,
  period text not null,
  shown_value text,
  asked_value text not null,
  reason text not null,
  evidence_file_id text not null,
  evidence_name text not null,
  state text not null constraint correction_state_known check (state in ('open', 'accepted', 'refused')),
  asked_by text,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text,
  primary key (credit_code, id)
);
create unique index correction_open_once on enterprises.correction (credit_code, fact, period) where state = 'open';
comment on table enterprises.correction is '企业申请更正档案数据，附依据，由科技部门决定';
comment on column enterprises.correction.credit_code is '企业';
comment on column enterprises.correction.id is '标识 cor_…';
comment on column enterprises.correction.fact is '事实的名称';
comment on column enterprises.correction.period is '统计期';
comment on column enterprises.correction.shown_value is '申请时档案上的值；空为没有';
comment on column enterprises.correction.asked_value is '企业认为应有的值';
comment on column enterprises.correction.reason is '理由';
comment on column enterprises.correction.evidence_file_id is '依据的文件';
comment on column enterprises.correction.evidence_name is '依据的文件名';
comment on column enterprises.correction.state is '待决定、已采纳、未采纳';
comment on column enterprises.correction.asked_by is '申请人';
comment on column enterprises.correction.asked_by_name is '申请人姓名（当时）';
comment on column enterprises.correction.asked_at is '申请的时刻';
comment on column enterprises.correction.decided_by is '决定人';
comment on column enterprises.correction.decided_by_name is '决定人姓名（当时）';
comment on column enterprises.correction.decided_at is '决定的时刻';
comment on column enterprises.correction.decision_note is '决定的理由';

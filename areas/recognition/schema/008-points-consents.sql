create table recognition.points_consent (
  credit_code text not null,
  id text not null,
  name text not null,
  region_path text not null,
  bank_id text not null,
  bank_name text not null,
  purpose text not null,
  from_day date not null,
  until_day date not null,
  given_at timestamptz not null,
  given_by text,
  given_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  primary key (credit_code, id),
  constraint points_consent_days check (from_day <= until_day),
  constraint points_consent_end_whole check ((ended_at is null) = (ended_by_name is null))
);
create unique index points_consent_open_once on recognition.points_consent (credit_code, bank_id) where ended_at is null;
create index points_consent_of_bank on recognition.points_consent (bank_id, credit_code);
comment on table recognition.points_consent is '企业授权一家银行查看本企业创新积分：只增不改，只能记一次结束，由数据库拒绝其他修改和删除';
comment on column recognition.points_consent.credit_code is '企业';
comment on column recognition.points_consent.id is '标识 ptc_…';
comment on column recognition.points_consent.name is '授权时的企业名称';
comment on column recognition.points_consent.region_path is '授权时企业所属地区';
comment on column recognition.points_consent.bank_id is '银行（单位标识）';
comment on column recognition.points_consent.bank_name is '银行名称（授权时）';
comment on column recognition.points_consent.purpose is '用途';
comment on column recognition.points_consent.from_day is '自哪一天起';
comment on column recognition.points_consent.until_day is '至哪一天止（含当天）';
comment on column recognition.points_consent.given_at is '授权的时刻';
comment on column recognition.points_consent.given_by is '授权人';
comment on column recognition.points_consent.given_by_name is '授权人姓名（当时）';
comment on column recognition.points_consent.ended_at is '撤回或到期登记的时刻；空为未结束';
comment on column recognition.points_consent.ended_by_name is '撤回人姓名（当时）；到期的为系统';
comment on column recognition.points_consent.end_reason is '撤回理由；空为到期';

create or replace function recognition.end_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
    and (to_jsonb(new) - array['ended_at', 'ended_by_name', 'end_reason'])
      = (to_jsonb(old) - array['ended_at', 'ended_by_name', 'end_reason']) then
    return new;
  end if;
  raise exception '% can only be ended, once', tg_table_name using errcode = 'restrict_violation', constraint = 'kept';
end $$;
create trigger points_consent_kept before update or delete on recognition.points_consent
  for each row execute function recognition.end_once();

create table recognition.points_look (
  credit_code text not null,
  consent_id text not null,
  id text not null,
  what text not null constraint points_look_what_known check (what in ('points', 'statement')),
  user_id text not null,
  by_name text not null,
  looked_at timestamptz not null,
  primary key (credit_code, consent_id, id),
  foreign key (credit_code, consent_id) references recognition.points_consent (credit_code, id)
);
create trigger points_look_kept before update or delete on recognition.points_look
  for each row execute function recognition.keep();
comment on table recognition.points_look is '银行每次查看企业积分或积分证明，供企业查看；只增不改';
comment on column recognition.points_look.credit_code is '企业';
comment on column recognition.points_look.consent_id is '依据哪项授权';
comment on column recognition.points_look.id is '标识 ptl_…';
comment on column recognition.points_look.what is '看了什么：积分、积分证明';
comment on column recognition.points_look.user_id is '查看人';
comment on column recognition.points_look.by_name is '查看人姓名（当时）';
comment on column recognition.points_look.looked_at is '查看的时刻';

create table recognition.points_statement (
  credit_code text not null,
  number text not null,
  consent_id text not null,
  contents jsonb not null,
  digest text not null,
  issued_at timestamptz not null,
  issued_by_name text not null,
  primary key (credit_code, number),
  constraint points_statement_once unique (credit_code, consent_id, digest),
  foreign key (credit_code, consent_id) references recognition.points_consent (credit_code, id)
);
create index points_statement_by_number on recognition.points_statement (number);
create trigger points_statement_kept before update or delete on recognition.points_statement
  for each row execute function recognition.keep();
comment on table recognition.points_statement is '创新积分证明：所载内容与摘要一并冻结，凭编号和核验码公开核验';
comment on column recognition.points_statement.credit_code is '企业';
comment on column recognition.points_statement.number is '编号';
comment on column recognition.points_statement.consent_id is '依据哪项授权；随授权失效';
comment on column recognition.points_statement.contents is '证明所载全部内容';
comment on column recognition.points_statement.digest is '所载内容的 SHA-256';
comment on column recognition.points_statement.issued_at is '开具的时刻';
comment on column recognition.points_statement.issued_by_name is '开具人姓名（当时）';

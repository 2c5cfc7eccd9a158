create table sample.party (
  id text not null,
  name text not null,
  amount_fen bigint not null default 0,
  share numeric(20, 6),
  founded date,
  seen_at timestamptz,
  doc jsonb,
  raw bytea,
  tags text[],
  days date[],
  span interval,
  small real,
  wide double precision,
  valid_during daterange,
  upper_name text generated always as (upper(name)) stored,
  parent_id text,
  constraint party_pkey primary key (id),
  constraint party_parent foreign key (parent_id) references sample.party (id)
);
comment on constraint party_parent on sample.party is 'kept';

create table sample.entry (
  party_id text not null,
  number bigint generated always as identity,
  constraint entry_pkey primary key (party_id, number),
  constraint entry_party foreign key (party_id) references sample.party (id)
);

create table sample.audit (line text not null, at timestamptz not null default now());

create function sample.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'append only';
end $$;
create trigger audit_append_only before update or delete or truncate on sample.audit
  for each statement execute function sample.refuse();
create trigger party_refuses_negative before insert on sample.party
  for each row when (new.amount_fen < 0) execute function sample.refuse();

insert into sample.audit (line) values ('brought by the migration');

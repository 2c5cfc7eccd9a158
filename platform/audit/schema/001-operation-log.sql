create table audit.operation (
  id text primary key,
  at timestamptz not null,
  actor_user_id text,
  actor_name text not null,
  actor_membership_id text,
  actor_role text,
  action text not null,
  object text not null,
  region_path text,
  detail text not null,
  entry_digest text not null,
  position bigint unique,
  chain_digest text,
  constraint operation_sealed_whole check ((position is null) = (chain_digest is null))
);
create index operation_unsealed on audit.operation (at, id) where position is null;
create index operation_by_object on audit.operation (object, at desc);
create index operation_by_region on audit.operation (region_path text_pattern_ops, at desc);

comment on table audit.operation is 'Operation log: who did what to which object. Written in the transaction of the deed; appended only.';
comment on column audit.operation.id is 'op_… identifier';
comment on column audit.operation.at is 'Instant of the deed by the server clock';
comment on column audit.operation.actor_user_id is 'Who did it; null for the system and for visitors';
comment on column audit.operation.actor_name is 'Name of the person at the time, so that the log reads without other tables';
comment on column audit.operation.actor_membership_id is 'The membership that the person acted through';
comment on column audit.operation.actor_role is 'The role of that membership at the time';
comment on column audit.operation.action is 'area.verb-noun, such as plans.publish-plan';
comment on column audit.operation.object is 'kind:id of what it was done to';
comment on column audit.operation.region_path is 'Region of the object, for supervisors of a subtree; null when it has none';
comment on column audit.operation.detail is 'JSON text exactly as digested; no personal data that a reader of the log need not see';
comment on column audit.operation.entry_digest is 'SM3 of the entry''s fields, hexadecimal';
comment on column audit.operation.position is 'Place in the chain from 0; null in the moment between the deed and its sealing';
comment on column audit.operation.chain_digest is 'SM3 of the previous chain digest and this entry''s digest, hexadecimal';

create table audit.daily_root (
  day text primary key,
  size bigint not null,
  root text not null,
  chain_digest text not null,
  published_at timestamptz not null
);
comment on table audit.daily_root is 'Published once a day: the Merkle root over all entries sealed so far. Anybody who keeps one can prove later that nothing before it was changed.';
comment on column audit.daily_root.day is 'Business date YYYY-MM-DD that the root closes';
comment on column audit.daily_root.size is 'Entries in the tree';
comment on column audit.daily_root.root is 'Merkle root (SM3, RFC 6962 tree), hexadecimal';
comment on column audit.daily_root.chain_digest is 'Digest of the chain at that size, hexadecimal';
comment on column audit.daily_root.published_at is 'Instant of publication';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'operation' and old.position is null
     and (new.id, new.at, new.actor_user_id, new.actor_name, new.actor_membership_id, new.actor_role, new.action, new.object, new.region_path, new.detail, new.entry_digest)
         is not distinct from
         (old.id, old.at, old.actor_user_id, old.actor_name, old.actor_membership_id, old.actor_role, old.action, old.object, old.region_path, old.detail, old.entry_digest)
  then
    return new;
  end if;
  raise exception 'the operation log is appended only' using errcode = 'restrict_violation';
end $$;
create trigger operation_append_only before update or delete on audit.operation for each row execute function audit.refuse_change();
create trigger operation_no_truncate before truncate on audit.operation for each statement execute function audit.refuse_change();
create trigger daily_root_append_only before update or delete on audit.daily_root for each row execute function audit.refuse_change();

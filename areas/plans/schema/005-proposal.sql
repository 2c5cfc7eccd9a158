alter table plans.item
  add column origin text not null default 'compiler',
  add column reason text,
  add column rival_item_id text;
update plans.item set origin = 'person' where compiled is null;
alter table plans.item
  add constraint item_origin_known check (origin in ('compiler', 'person', 'assistant')),
  -- Whatever accepts by confidence passes over what has none.
  add constraint item_proposal_unsure check (origin <> 'assistant' or confidence_bps is null),
  add constraint item_proposal_decided_by_person check (
    origin <> 'assistant' or state in ('proposed', 'rejected') or reviewed_by_user_id is not null);
comment on column plans.item.origin is 'Who read it first: compiler, person or assistant (助手建议)';
comment on column plans.item.reason is 'Why the assistant proposes it, in its own words';
comment on column plans.item.rival_item_id is 'The item that reads the same printed number differently';
comment on column plans.item.compiled is 'The fields as the compiler or the assistant read them; null when a person added the item';

create function plans.refuse_undecided() returns trigger language plpgsql as $$
begin
  if not exists (
    select from plans.item i
    where i.region_path = new.region_path and i.version_id = new.version_id and i.id = new.item_id
      and i.state in ('accepted', 'corrected', 'added')
  ) then
    raise exception 'item % is published, but nobody has accepted it', new.item_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger published_item_accepted before insert on plans.published_item
  for each row execute function plans.refuse_undecided();

create table plans.proposal_run (
  region_path text not null,
  version_id text not null,
  id text not null,
  job_id text not null,
  asked_by_user_id text,
  asked_by_name text not null,
  asked_at timestamptz not null,
  host text not null,
  model text not null,
  ended_at timestamptz,
  chunk_count integer,
  answered_count integer,
  proposed_count integer,
  dropped jsonb,
  problem_code text,
  constraint proposal_run_pk primary key (region_path, version_id, id),
  constraint proposal_run_of_version foreign key (region_path, version_id) references plans.version (region_path, id),
  constraint proposal_run_counted check (ended_at is null or (
    chunk_count is not null and answered_count <= chunk_count and proposed_count >= 0 and dropped is not null))
);
comment on table plans.proposal_run is 'Every time the assistant was asked about a version, and what became of its answers';
comment on column plans.proposal_run.region_path is 'Region path of the plan';
comment on column plans.proposal_run.version_id is 'The version';
comment on column plans.proposal_run.id is 'Identifier, plq_…, sorting by time';
comment on column plans.proposal_run.job_id is 'Background work that asks';
comment on column plans.proposal_run.asked_by_user_id is 'User who asked for it';
comment on column plans.proposal_run.asked_by_name is 'Name of that user at the time';
comment on column plans.proposal_run.asked_at is 'When';
comment on column plans.proposal_run.host is 'Host that the text was sent to';
comment on column plans.proposal_run.model is 'Model that was asked';
comment on column plans.proposal_run.ended_at is 'When the answers were in; null while it runs, and when it failed';
comment on column plans.proposal_run.chunk_count is 'Stretches of the text';
comment on column plans.proposal_run.answered_count is 'Stretches with a usable answer';
comment on column plans.proposal_run.proposed_count is 'Proposals that became items';
comment on column plans.proposal_run.dropped is 'Proposals that did not, counted by reason: shape, quote, value, inconsistent, duplicate, decided, too-many';
comment on column plans.proposal_run.problem_code is 'Why the rest was not asked; null when everything was';

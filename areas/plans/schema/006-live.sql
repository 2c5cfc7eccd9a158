create table plans.pulse (
  region_path text not null,
  version_id text not null,
  seq integer not null,
  recent jsonb not null,
  constraint pulse_pk primary key (region_path, version_id),
  constraint pulse_of_version foreign key (region_path, version_id) references plans.version (region_path, id)
);
comment on table plans.pulse is 'One row a version: a counter that every step of its review moves on, so that whoever looks at it learns of steps by others; written last in a transaction, so that it counts in the order of the commits';
comment on column plans.pulse.region_path is 'Region path of the plan';
comment on column plans.pulse.version_id is 'The version';
comment on column plans.pulse.seq is 'Steps so far';
comment on column plans.pulse.recent is 'The last steps, oldest first: each a list of the items that it changed, or null when the version is to be read anew';

-- Who looks at what now: gone after a crash without a loss, hence unlogged.
create unlogged table plans.presence (
  region_path text not null,
  version_id text not null,
  user_id text not null,
  window_id text not null,
  user_name text not null,
  place_id text,
  is_editing boolean not null,
  seen_at timestamptz not null,
  constraint presence_pk primary key (region_path, version_id, user_id, window_id)
);
comment on table plans.presence is 'Windows in which people have a version open now; a row that is not renewed within a minute is nobody any more and is removed by the next one';
comment on column plans.presence.region_path is 'Region path of the plan';
comment on column plans.presence.version_id is 'The version';
comment on column plans.presence.user_id is 'Who';
comment on column plans.presence.window_id is 'Made up by the page, one for each time it is opened';
comment on column plans.presence.user_name is 'Name of that user';
comment on column plans.presence.place_id is 'The item, measure or mechanism looked at; null for none';
comment on column plans.presence.is_editing is 'A form is open on it';
comment on column plans.presence.seen_at is 'Last sign of life';

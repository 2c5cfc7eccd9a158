create table demo.loaded (
  at timestamptz primary key,
  version integer not null,
  finished_at timestamptz
);
comment on table demo.loaded is 'One row when this database holds the invented demo city: pages then say so, and demo accounts may sign in with one click.';
comment on column demo.loaded.at is 'Instant at which it was loaded';
comment on column demo.loaded.version is 'Version of the demo city';
comment on column demo.loaded.finished_at is 'Instant at which loading ended; null when it was broken off, and the city is not whole';

alter table demo.loaded add column shown_at timestamptz;
comment on column demo.loaded.shown_at is 'Instant that the clock of the demo city showed at `at`; it runs on from there. Null: real time';

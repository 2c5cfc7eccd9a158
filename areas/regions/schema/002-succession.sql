create table regions.succession (
  region_path text not null,
  successor_path text not null,
  from_day date not null,
  constraint succession_pkey primary key (region_path, successor_path),
  constraint succession_region foreign key (region_path) references regions.region (path),
  constraint succession_successor foreign key (successor_path) references regions.region (path),
  constraint succession_not_itself check (region_path <> successor_path)
);
create index succession_by_successor on regions.succession (successor_path);
comment on table regions.succession is '区划撤并：归入哪些区划，可以不止一个。 What a region became part of; several where it was divided.';
comment on column regions.succession.region_path is '撤并的区划。 The region that ended.';
comment on column regions.succession.successor_path is '归入的区划。 What it, or a part of it, became.';
comment on column regions.succession.from_day is '归入的第一日。 First day of belonging to it.';

insert into regions.succession (region_path, successor_path, from_day)
select path, successor_path, valid_to + 1 from regions.region where successor_path is not null and valid_to is not null;

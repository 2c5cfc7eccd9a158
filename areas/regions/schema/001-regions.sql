create table regions.region (
  path text not null,
  code text not null,
  name text not null,
  short_name text not null,
  name_en text not null,
  kind text not null,
  parent_path text,
  code_source text not null,
  position integer not null default 0,
  valid_from date,
  valid_to date,
  successor_path text,
  constraint region_pkey primary key (path),
  constraint region_code_unique unique (code),
  constraint region_parent foreign key (parent_path) references regions.region (path),
  constraint region_successor foreign key (successor_path) references regions.region (path),
  constraint region_kind_known check (kind in ('city', 'district', 'park', 'town')),
  constraint region_code_source_known check (code_source in ('official', 'local')),
  constraint region_path_ends_in_code check (path = coalesce(parent_path, '') || code || '/'),
  constraint region_valid_order check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index region_by_parent on regions.region (parent_path, position);
comment on table regions.region is '行政区划与园区：市、县区、园区、镇街。 Regions as a tree; a subtree is a prefix of path.';
comment on column regions.region.path is '从市到本级的代码路径，如 320800/320812/。 Codes from the city down; never changes once used.';
comment on column regions.region.code is '代码：官方行政区划代码，或本地自编。 Official or local code, see code_source.';
comment on column regions.region.name is '全称。 Full name.';
comment on column regions.region.short_name is '简称，表格中使用。 Short name for tables.';
comment on column regions.region.name_en is '英文名。 English name.';
comment on column regions.region.kind is '类别：市、县区、园区、镇街。 Kind.';
comment on column regions.region.parent_path is '上级路径。 Path of the region above.';
comment on column regions.region.code_source is 'official：国家行政区划代码（6、9、12 位）；local：本地自编（10 位，与官方代码不会相同）。 Who gave the code.';
comment on column regions.region.position is '在上级内的显示顺序。 Order among its siblings.';
comment on column regions.region.valid_from is '设立日；空为一直存在。 First day; null: as long as anybody remembers.';
comment on column regions.region.valid_to is '撤销前最后一日；空为现存。 Last day; null: still there.';
comment on column regions.region.successor_path is '撤并后归入的区划。 What it became part of.';

create table regions.former_name (
  region_path text not null,
  name text not null,
  valid_to date not null,
  constraint former_name_pkey primary key (region_path, name),
  constraint former_name_region foreign key (region_path) references regions.region (path)
);
comment on table regions.former_name is '区划曾用名，供识别旧文件。 Names a region had before, by which older documents call it.';
comment on column regions.former_name.region_path is '区划。 Region.';
comment on column regions.former_name.name is '曾用名。 Former name.';
comment on column regions.former_name.valid_to is '使用到的最后一日。 Last day of use.';

create table regions.department (
  region_path text not null,
  id text not null,
  name text not null,
  aliases text[] not null default '{}',
  position integer not null default 0,
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null,
  constraint department_pkey primary key (region_path, id),
  constraint department_id_unique unique (id),
  constraint department_name_once unique (region_path, name),
  constraint department_region foreign key (region_path) references regions.region (path),
  constraint department_valid_order check (valid_to is null or valid_to >= valid_from)
);
comment on table regions.department is '各级部门（责任单位）。 Departments of a region, which answer for tasks and report figures.';
comment on column regions.department.region_path is '所属区划。 Region that it belongs to.';
comment on column regions.department.id is '标识 dep_…。 Identifier.';
comment on column regions.department.name is '常用名称，如 市科技局。 Name as people use it.';
comment on column regions.department.aliases is '文件中的其他写法，如 市科学技术局。 Other names by which documents call it.';
comment on column regions.department.position is '在本级内的显示顺序。 Order within its region.';
comment on column regions.department.valid_from is '设立日。 First day.';
comment on column regions.department.valid_to is '撤销前最后一日；空为现存。 Last day; null: still there.';
comment on column regions.department.created_at is '录入时间。 Instant of entry.';

comment on schema platform is '平台自身的表：升级记录、后台任务、操作日志、文件。 Tables of the platform itself.';

create table platform.migration (
  area text not null,
  file text not null,
  checksum text not null,
  recorded_order integer not null,
  applied_at timestamptz not null default now(),
  constraint migration_pkey primary key (area, file),
  constraint migration_order_unique unique (recorded_order)
);

comment on table platform.migration is '已执行的数据库升级脚本。 Migrations that have run.';
comment on column platform.migration.area is '业务域标识，也是其数据库模式名。 Area, which is also the name of its PostgreSQL schema.';
comment on column platform.migration.file is '脚本文件名，如 001-name.sql。 File name.';
comment on column platform.migration.checksum is '脚本内容的 SHA-256（64 位十六进制，换行统一为 LF）。 SHA-256 of the text, line ends as LF.';
comment on column platform.migration.recorded_order is '执行次序，从 1 起。 Order in which it ran, from 1.';
comment on column platform.migration.applied_at is '执行时间。 When it ran.';

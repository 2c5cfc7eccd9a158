create table enterprises.import_batch (
  region_path text not null,
  id text not null,
  file_id text,
  file_name text not null,
  source text not null,
  status text not null constraint import_status_known
    check (status in ('reading', 'unreadable', 'previewed', 'confirmed', 'done', 'undone')),
  accepted integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  skipped integer not null default 0,
  new_companies integer not null default 0,
  new_facts integer not null default 0,
  new_certificates integer not null default 0,
  problems jsonb not null default '[]',
  job_id text,
  uploaded_by text,
  uploaded_by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (region_path, id)
);
create index import_batch_of_person on enterprises.import_batch (region_path, uploaded_by, created_at);
comment on table enterprises.import_batch is '企业数据表的导入批次';
comment on column enterprises.import_batch.region_path is '导入人的地区路径';
comment on column enterprises.import_batch.id is '标识 cfi_…';
comment on column enterprises.import_batch.file_id is '上传的文件；命令行导入为空';
comment on column enterprises.import_batch.file_name is '文件名';
comment on column enterprises.import_batch.source is '数据来源';
comment on column enterprises.import_batch.status is '读取中、读不了、待确认、写入中、已写入、已撤销';
comment on column enterprises.import_batch.accepted is '可写入（写入后为已写入）的行数';
comment on column enterprises.import_batch.unchanged is '与档案相同的行数';
comment on column enterprises.import_batch.refused is '退回的行数';
comment on column enterprises.import_batch.skipped is '合计、说明等不是数据的行数';
comment on column enterprises.import_batch.new_companies is '新建档案数';
comment on column enterprises.import_batch.new_facts is '写入的事实条数';
comment on column enterprises.import_batch.new_certificates is '写入的证书数';
comment on column enterprises.import_batch.problems is '整个文件读不了的原因';
comment on column enterprises.import_batch.job_id is '正在读取或写入的任务';
comment on column enterprises.import_batch.uploaded_by is '导入人';
comment on column enterprises.import_batch.uploaded_by_name is '导入人姓名（当时）';
comment on column enterprises.import_batch.created_at is '导入的时刻';
comment on column enterprises.import_batch.finished_at is '写入或撤销的时刻';

create table enterprises.import_row (
  region_path text not null,
  import_id text not null,
  seq integer not null,
  sheet text not null,
  row_number integer not null,
  outcome text not null constraint import_outcome_known check (outcome in ('accepted', 'unchanged', 'refused', 'skipped')),
  credit_code text,
  name text,
  company_region text,
  period text,
  facts jsonb not null default '{}',
  certified_on date,
  certified_to date,
  flags jsonb not null default '[]',
  reason text,
  detail text,
  detail_en text,
  primary key (region_path, import_id, seq),
  foreign key (region_path, import_id) references enterprises.import_batch (region_path, id) on delete cascade
);
create index import_row_by_outcome on enterprises.import_row (region_path, import_id, outcome, seq);
comment on table enterprises.import_row is '导入文件的逐行结果；确认后据此写入';
comment on column enterprises.import_row.region_path is '导入人的地区路径';
comment on column enterprises.import_row.import_id is '导入批次';
comment on column enterprises.import_row.seq is '文件中的次序';
comment on column enterprises.import_row.sheet is '工作表';
comment on column enterprises.import_row.row_number is '行号';
comment on column enterprises.import_row.outcome is '可写入、与档案相同、退回、略过';
comment on column enterprises.import_row.credit_code is '统一社会信用代码';
comment on column enterprises.import_row.name is '企业名称';
comment on column enterprises.import_row.company_region is '所属区县的路径';
comment on column enterprises.import_row.period is '统计期';
comment on column enterprises.import_row.facts is '读出的事实：名称对 [值, 精度]';
comment on column enterprises.import_row.certified_on is '高新技术企业认定日期';
comment on column enterprises.import_row.certified_to is '该证书有效期止';
comment on column enterprises.import_row.flags is '读数时作了哪些规范化';
comment on column enterprises.import_row.reason is '退回或略过的原因，导入规则中的名称';
comment on column enterprises.import_row.detail is '原因，给人看的';
comment on column enterprises.import_row.detail_en is '原因，英文';

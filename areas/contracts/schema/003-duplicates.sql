alter table contracts.filing
  add column content text not null default '',
  add column buyers jsonb not null default '[]',
  add column duplicate_keys bigint[] not null default '{}',
  add column text_signature bigint[] not null default '{}';
create index filing_by_duplicate_keys on contracts.filing using gin (duplicate_keys);
comment on column contracts.filing.content is '技术内容，与项目名称一起比较文字';
comment on column contracts.filing.buyers is '全部买方的名称和统一社会信用代码，用于比较当事人';
comment on column contracts.filing.duplicate_keys is '查找疑似重复合同的键：签订月份、当事人、金额；有相同键的才比较';
comment on column contracts.filing.text_signature is '项目名称和技术内容的指纹（MinHash，64 位），用于估计文字相似程度';

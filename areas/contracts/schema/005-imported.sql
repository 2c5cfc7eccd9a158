alter table contracts.registration add column taken_from text;
comment on column contracts.registration.taken_from is '在别处登记、从导出表导入的：导入的文件名；空为本平台登记（或示例）。本平台不为它出具证明';

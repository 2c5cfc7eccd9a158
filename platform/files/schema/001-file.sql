create table files.file (
  id text primary key,
  digest text not null,
  name text not null,
  size_bytes bigint not null,
  media_type text not null,
  uploaded_by text,
  uploaded_at timestamptz not null,
  constraint file_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
  constraint file_size_not_negative check (size_bytes >= 0)
);
create index file_by_digest on files.file (digest);

comment on table files.file is 'Uploaded files. The bytes lie in the data folder under their digest; a row gives them a name and an owner.';
comment on column files.file.id is 'fil_… identifier';
comment on column files.file.digest is 'SHA-256 of the bytes, hexadecimal';
comment on column files.file.name is 'Name given by the sender, shown to people, never used as a path';
comment on column files.file.size_bytes is 'Length in bytes';
comment on column files.file.media_type is 'Media type as sniffed from the bytes';
comment on column files.file.uploaded_by is 'User id of the sender; null for demo data and the system';
comment on column files.file.uploaded_at is 'Instant of the upload';

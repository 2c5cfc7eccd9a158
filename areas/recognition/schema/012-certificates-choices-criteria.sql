-- The file that carried the certificate: merged into another and separated again, it is awarded once all the same. Of awards of
-- before it is not known; nearly all were drawn up for the file that carried it.
alter table recognition.award add column certificate_code text;
update recognition.award set certificate_code = credit_code;
alter table recognition.award alter column certificate_code set not null;
create unique index certificate_awarded_once on recognition.award (certificate_code, title, recognised_year)
  where state in ('drawn', 'kept', 'handed');
comment on column recognition.award.certificate_code is '证书登记在哪份档案（统一社会信用代码）；并档前后、分档之后同一认定都只奖一次，由唯一索引保证';

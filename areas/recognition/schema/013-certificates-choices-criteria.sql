-- The file that carried the certificate: merged into another and separated again, it is awarded once all the same. Of awards of
-- before it is not known; nearly all were drawn up for the file that carried it.
alter table recognition.award add column certificate_code text;
update recognition.award set certificate_code = credit_code;
alter table recognition.award alter column certificate_code set not null;
create unique index certificate_awarded_once on recognition.award (certificate_code, title, recognised_year)
  where state in ('drawn', 'kept', 'handed');
comment on column recognition.award.certificate_code is '证书登记在哪份档案（统一社会信用代码）；并档前后、分档之后同一认定都只奖一次，由唯一索引保证';

-- Companies that officers chose among what a screening found.
alter table recognition.screening_hit
  add column chosen_at timestamptz, add column chosen_by text, add column chosen_by_name text,
  add constraint screening_hit_chosen_whole check ((chosen_at is null) = (chosen_by_name is null)
    and (chosen_by is null or chosen_at is not null));
comment on column recognition.screening_hit.chosen_at is '选为推荐对象的时刻；空为没有选';
comment on column recognition.screening_hit.chosen_by is '选定的人';
comment on column recognition.screening_hit.chosen_by_name is '选定的人（当时姓名）';

-- What the city had set for the parameters of a rule, as of the day that something was judged.
alter table recognition.screening add column parameters jsonb not null default '{}';
alter table recognition.nursery_membership add column parameters jsonb not null default '{}';
alter table recognition.nursery_evaluation add column parameters jsonb not null default '{}';
comment on column recognition.screening.parameters is '本市当日对规则参数的设定，数为文本；可据此重算';
comment on column recognition.nursery_membership.parameters is '入库时本市对规则参数的设定，数为文本；可据此重算';
comment on column recognition.nursery_evaluation.parameters is '评估时本市对规则参数的设定，数为文本';

-- Which of the companies that a screening found are industry above the designated size: those are asked first.
alter table recognition.screening add column meets_above_scale integer not null default 0;
comment on column recognition.screening.meets_above_scale is '符合的企业中规模以上工业企业家数';
alter table recognition.screening_hit add column is_above_scale boolean;
comment on column recognition.screening_hit.is_above_scale is '是否规模以上工业企业（当时）；空为缺行业或主营业务收入，不能判断';

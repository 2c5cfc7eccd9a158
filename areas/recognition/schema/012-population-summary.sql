alter table recognition.population add column summary jsonb;
comment on column recognition.population.summary is '算完时的汇总（分布、条件、地区、行业、缺数据）；空为未算完，或在保留汇总之前算完';

-- Lists are read by points, a page at a time.
create index population_subject_by_points on recognition.population_subject
  (region_path, population_id, total desc nulls last, credit_code collate "C");

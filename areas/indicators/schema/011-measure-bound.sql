alter table indicators.indicator add column measure_since timestamptz, add column measure_by_name text;
comment on column indicators.indicator.measure_since is '自何时起由业务记录计算；由系统随业务建立的为空';
comment on column indicators.indicator.measure_by_name is '由谁改为由业务记录计算（姓名，当时）；由系统随业务建立的为空';

alter table indicators.indicator add column pace_curve numeric(7, 4)[]
  constraint indicator_curve_of_a_year check (pace_curve is null or cardinality(pace_curve) = 12);
comment on column indicators.indicator.pace_curve is '本市设定的月度曲线：1—12 月累计完成百分数，12 月为 100；空则按往年同期 Monthly cumulative per cent set by the city; null: earlier years give it';

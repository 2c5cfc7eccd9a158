drop index indicators.observation_newest;
create index observation_by_series on indicators.observation (region_path, indicator_id, subject, period_end)
  where status <> 'returned';

-- 驾驶舱每次都要找出被退回、尚未重报的数据；没有这个索引，要读遍每个指标的全部历史。
create index observation_returned on indicators.observation (region_path, indicator_id, subject) where status = 'returned';

alter table indicators.target add column plan_start text;
comment on column indicators.target.plan_start is '规划的第一期；只有更早的数时存量与比率无从判断，空为不限';

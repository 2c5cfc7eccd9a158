alter table indicators.reminder add column part_region_path text not null default '';
alter table indicators.reminder drop constraint reminder_pkey;
alter table indicators.reminder add primary key (region_path, target_id, period, part_region_path, department_id);
comment on column indicators.reminder.part_region_path is '上级数由下级汇总时，被催的下级地区；空为目标所在地区';
comment on column indicators.reminder.department_id is '被催的部门；空为该地区的工作人员';
create index reminder_by_part on indicators.reminder (part_region_path) where part_region_path <> '';

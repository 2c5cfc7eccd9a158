create table parameters.value (
  key text not null,
  effective_from date not null,
  value numeric not null,
  note text not null,
  set_at timestamptz not null,
  set_by_user_id text,
  set_by_name text not null,
  constraint parameter_value_day primary key (key, effective_from)
);
comment on table parameters.value is '本市设定的数值，按生效日期分段；未设定时用办理事项声明的初始值。 Values that the city sets for itself, by the day from which they hold.';
comment on column parameters.value.key is '参数标识，如 contracts.registration-limit。 Key of the parameter.';
comment on column parameters.value.effective_from is '生效日期（含当日）。 First day on which it holds.';
comment on column parameters.value.value is '数值，单位见参数声明。 The value; its unit stands in the declaration.';
comment on column parameters.value.note is '设定依据或说明。 Why it was set so.';
comment on column parameters.value.set_at is '设定的时刻。 When it was set.';
comment on column parameters.value.set_by_user_id is '设定人；系统导入为空。 Who set it; null when imported.';
comment on column parameters.value.set_by_name is '设定人姓名。 Name of who set it, at the time.';

create function parameters.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a value that the city has set is never changed: set another one from a later day' using errcode = 'restrict_violation';
end $$;
create trigger value_append_only before update or delete on parameters.value for each row execute function parameters.refuse_change();

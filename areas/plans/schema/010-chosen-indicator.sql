alter table plans.item
  add column chosen_indicator_id text,
  add column chosen_indicator_name text,
  add constraint item_choice_named check ((chosen_indicator_id is null) = (chosen_indicator_name is null));
comment on column plans.item.chosen_indicator_id is 'The indicator that a reviewer chose for it, offered first when the version is published; null: nobody did';
comment on column plans.item.chosen_indicator_name is 'Name of that indicator at the time';

alter table plans.version add column earlier_version_id text;
comment on column plans.version.earlier_version_id is 'The version before that people had decided on when this one was read, with whose items it was compared';
alter table plans.item
  add column earlier_item_id text,
  add column earlier_fields jsonb,
  add column carried_from_item_id text,
  add constraint item_earlier_known check ((earlier_item_id is null) = (earlier_fields is null));
-- Of two people who take over the same decision at once one wins, also where it adds an item.
create unique index item_carried_once on plans.item (region_path, version_id, carried_from_item_id)
  where carried_from_item_id is not null;
comment on column plans.item.earlier_item_id is 'The item of the version before that this one goes on with; null for a new one';
comment on column plans.item.earlier_fields is 'Fields in which the two are read differently; an empty list: both say the same';
comment on column plans.item.carried_from_item_id is 'The item of the version before whose decision was taken over here, by a person, and stands';
alter table plans.review
  drop constraint review_action_known,
  add constraint review_action_known check (
    action in ('accept', 'correct', 'reject', 'reopen', 'add', 'merge', 'split', 'carry'));
comment on column plans.review.action is 'accept, correct, reject, reopen, add; carry: the decision of the version before; merge, split: of the parts as of what was made of them, in one batch';

alter table plans.item
  drop constraint item_state_known,
  add constraint item_state_known check (
    state in ('proposed', 'accepted', 'corrected', 'rejected', 'added', 'replaced')),
  add column made_by text,
  add column made_from jsonb,
  add constraint item_made_known check (made_by in ('merge', 'split') and jsonb_array_length(made_from) > 0
    or made_by is null and made_from is null);
comment on column plans.item.state is 'proposed, accepted, corrected, rejected, added; replaced: it was merged into, or split into, other items and is none any more';
comment on column plans.item.made_by is 'merge or split: a person made it of other items';
comment on column plans.item.made_from is 'Identifiers of the items that it was made of';
alter table plans.review
  drop constraint review_action_known,
  add constraint review_action_known check (action in ('accept', 'correct', 'reject', 'reopen', 'add', 'merge', 'split'));
comment on column plans.review.action is 'accept, correct, reject, reopen, add; merge, split: of the parts as of what was made of them, in one batch';
comment on column plans.review.before is 'State, fields, note and reviewer before; null for an item that the step made';

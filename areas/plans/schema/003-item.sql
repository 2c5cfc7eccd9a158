create table plans.item (
  region_path text not null,
  version_id text not null,
  id text not null,
  seq integer not null,
  state text not null,
  measure_id text,
  indicator text not null,
  subject text,
  value numeric not null,
  value_max numeric,
  unit text,
  comparator text not null,
  mode text not null,
  kind text not null,
  deadline text,
  growth numeric,
  quote text not null,
  text_offset integer not null,
  compiled jsonb,
  confidence_bps integer,
  value_text text,
  value_offset integer,
  deadline_from text,
  ratio_of text,
  part_of_item_id text,
  relative_to text,
  recurrence text,
  table_name text,
  progress_claim text,
  note text,
  revision integer not null default 1,
  reviewed_by_user_id text,
  reviewed_by_name text,
  reviewed_at timestamptz,
  changed_by_name text,
  last_review_id text,
  constraint item_pk primary key (region_path, version_id, id),
  constraint item_of_version foreign key (region_path, version_id) references plans.version (region_path, id),
  constraint item_of_measure foreign key (region_path, version_id, measure_id)
    references plans.measure (region_path, version_id, id),
  constraint item_state_known check (state in ('proposed', 'accepted', 'corrected', 'rejected', 'added')),
  constraint item_comparator_known check (comparator in ('>=', '>', '=', '<=', '<', '~', 'range')),
  constraint item_mode_known check (mode in ('stock', 'flow-annual', 'flow-cumulative', 'ratio', 'growth')),
  constraint item_kind_known check (kind in ('target', 'actual', 'baseline')),
  constraint item_range_complete check ((comparator = 'range') = (value_max is not null)),
  constraint item_confidence_known check (confidence_bps between 0 and 10000)
);
create index item_in_order on plans.item (region_path, version_id, text_offset, seq);
comment on table plans.item is 'A figure found in a version or added by a person: a target, or a value that the document reports';
comment on column plans.item.region_path is 'Region path of the plan';
comment on column plans.item.version_id is 'The version';
comment on column plans.item.id is 'Identifier, pli_…';
comment on column plans.item.seq is 'Order in which the compiler found it; added ones follow';
comment on column plans.item.state is 'proposed, accepted, corrected, rejected, added';
comment on column plans.item.measure_id is 'The measure whose text holds the figure';
comment on column plans.item.indicator is 'Name of what is measured, the omitted subject restored';
comment on column plans.item.subject is 'Whose figure it is when not the whole region';
comment on column plans.item.value is 'Figure as printed, not rescaled';
comment on column plans.item.value_max is 'Upper end of a range';
comment on column plans.item.unit is 'Unit as printed';
comment on column plans.item.comparator is '>=, >, =, <=, <, ~ or range';
comment on column plans.item.mode is 'stock 存量, flow-annual 当年, flow-cumulative 累计, ratio 占比, growth 增幅';
comment on column plans.item.kind is 'target 目标, actual 完成, baseline 基期';
comment on column plans.item.deadline is '2027, 2025-H1, 2025-Q1 or 2025-05';
comment on column plans.item.growth is 'Year-on-year rate in % printed beside a level';
comment on column plans.item.quote is 'The sentence part that says it: exactly the text at text_offset';
comment on column plans.item.text_offset is 'Where the quote begins in the text';
comment on column plans.item.compiled is 'The fields as the compiler read them; null when a person added the item';
comment on column plans.item.confidence_bps is 'Probability that every field is right, as the compiler estimates it, in 1/10,000';
comment on column plans.item.value_text is 'The printed number itself';
comment on column plans.item.value_offset is 'Where the printed number begins in the text';
comment on column plans.item.deadline_from is 'stated in the same sentence, or inherited from what stands above';
comment on column plans.item.ratio_of is 'Denominator of a ratio, as printed';
comment on column plans.item.part_of_item_id is 'The item that this one breaks down';
comment on column plans.item.relative_to is 'Whom the number is measured against (高于全省平均)';
comment on column plans.item.recurrence is 'annual for 每年';
comment on column plans.item.table_name is 'Table that prints it';
comment on column plans.item.progress_claim is 'What the sentence claims of the pace (均达序时进度)';
comment on column plans.item.note is 'Remark of the reviewer';
comment on column plans.item.revision is 'Counts changes; a decision names the revision that it saw';
comment on column plans.item.reviewed_by_user_id is 'User who decided last';
comment on column plans.item.reviewed_by_name is 'Name of that user at the time';
comment on column plans.item.reviewed_at is 'When it was decided last';
comment on column plans.item.changed_by_name is 'Name of the user who touched it last, undoing included';
comment on column plans.item.last_review_id is 'The decision that made the item what it is; only that one can be undone';

create table plans.review (
  region_path text not null,
  version_id text not null,
  id text not null,
  batch_id text not null,
  item_id text not null,
  action text not null,
  before jsonb,
  after jsonb not null,
  note text,
  by_user_id text,
  by_name text not null,
  at timestamptz not null,
  undone_by_name text,
  undone_at timestamptz,
  constraint review_pk primary key (region_path, version_id, id),
  constraint review_of_version foreign key (region_path, version_id) references plans.version (region_path, id),
  constraint review_action_known check (action in ('accept', 'correct', 'reject', 'reopen', 'add'))
);
create index review_by_item on plans.review (region_path, version_id, item_id, id);
create index review_by_batch on plans.review (region_path, version_id, batch_id);
comment on table plans.review is 'Every decision on an item, with the item before and after; undoing one marks it and removes nothing';
comment on column plans.review.region_path is 'Region path of the plan';
comment on column plans.review.version_id is 'The version';
comment on column plans.review.id is 'Identifier, plr_…, sorting by time';
comment on column plans.review.batch_id is 'plb_…: the decisions that were taken, and are undone, together';
comment on column plans.review.item_id is 'The item';
comment on column plans.review.action is 'accept, correct, reject, reopen or add';
comment on column plans.review.before is 'State, fields, note and reviewer before; null for an added item';
comment on column plans.review.after is 'State, fields, note and reviewer after';
comment on column plans.review.note is 'Remark of the reviewer';
comment on column plans.review.by_user_id is 'User who decided';
comment on column plans.review.by_name is 'Name of that user at the time';
comment on column plans.review.at is 'When';
comment on column plans.review.undone_by_name is 'Name of the user who undid it';
comment on column plans.review.undone_at is 'When it was undone';

create table plans.published_item (
  region_path text not null,
  version_id text not null,
  item_id text not null,
  published_at timestamptz not null,
  plan_id text not null,
  target_id text,
  observation_id text,
  withdrawn_at timestamptz,
  constraint published_item_pk primary key (region_path, version_id, item_id, published_at),
  constraint published_item_of_item foreign key (region_path, version_id, item_id)
    references plans.item (region_path, version_id, id)
);
create unique index published_item_once on plans.published_item (region_path, version_id, item_id)
  where withdrawn_at is null;
create index published_item_by_plan on plans.published_item (region_path, plan_id) where withdrawn_at is null;
comment on table plans.published_item is 'An item that became a target or a reported value of the indicators';
comment on column plans.published_item.region_path is 'Region path of the plan';
comment on column plans.published_item.version_id is 'The version';
comment on column plans.published_item.item_id is 'The item';
comment on column plans.published_item.published_at is 'When';
comment on column plans.published_item.plan_id is 'The plan';
comment on column plans.published_item.target_id is 'Target of the indicators; null for a reported value';
comment on column plans.published_item.observation_id is 'Reported value of the indicators; null for a target, and where the office has reported a value itself';
comment on column plans.published_item.withdrawn_at is 'When it was withdrawn or replaced';

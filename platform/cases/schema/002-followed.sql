alter table cases.event drop constraint event_kind_known;
alter table cases.event add constraint event_kind_known check (kind in (
  'filed', 'acted', 'deadline', 'proposed', 'countersigned', 'declined', 'recalled', 'assigned', 'released',
  'files-complete', 'files-missing', 'reminded', 'escalated', 'objected', 'objection-decided', 'followed'));

create table plans.heading (
  region_path text not null,
  version_id text not null,
  seq integer not null,
  level integer not null,
  number text,
  title text not null,
  text_offset integer not null,
  constraint heading_pk primary key (region_path, version_id, seq),
  constraint heading_of_version foreign key (region_path, version_id) references plans.version (region_path, id)
);
comment on table plans.heading is 'Outline of a version, in the order of the document';
comment on column plans.heading.region_path is 'Region path of the plan';
comment on column plans.heading.version_id is 'The version';
comment on column plans.heading.seq is 'Order in the document, from 0';
comment on column plans.heading.level is 'Depth, 1 for the outermost';
comment on column plans.heading.number is 'Number as printed: 一、, （一）, 1., 一是, 专栏1; null where unnumbered';
comment on column plans.heading.title is 'Title without its number';
comment on column plans.heading.text_offset is 'Where it begins in the text';

create table plans.measure (
  region_path text not null,
  version_id text not null,
  id text not null,
  seq integer not null,
  heading_path jsonb not null,
  number text,
  title text not null,
  text_offset integer not null,
  end_offset integer not null,
  role text not null,
  units_open boolean not null,
  units_quote text,
  due_by text,
  constraint measure_pk primary key (region_path, version_id, id),
  constraint measure_of_version foreign key (region_path, version_id) references plans.version (region_path, id),
  constraint measure_role_known check (role in ('task', 'review', 'safeguard'))
);
comment on table plans.measure is 'A paragraph that orders or reports work (任务、措施)';
comment on column plans.measure.region_path is 'Region path of the plan';
comment on column plans.measure.version_id is 'The version';
comment on column plans.measure.id is 'Identifier, plm_…';
comment on column plans.measure.seq is 'Order in the document, from 0';
comment on column plans.measure.heading_path is 'Titles of the headings above, outermost first';
comment on column plans.measure.number is 'Number as printed';
comment on column plans.measure.title is 'Title';
comment on column plans.measure.text_offset is 'Where it begins in the text';
comment on column plans.measure.end_offset is 'First position after it';
comment on column plans.measure.role is 'task (ordered), review (reported as done) or safeguard';
comment on column plans.measure.units_open is 'The list of responsible units ends in 等';
comment on column plans.measure.units_quote is 'The bracket or line that names the units, as printed';
comment on column plans.measure.due_by is 'Time limit printed with the measure, in the form of a deadline';

create table plans.responsible (
  region_path text not null,
  version_id text not null,
  measure_id text not null,
  seq integer not null,
  plan_id text not null,
  printed text not null,
  resolved text not null,
  role text not null,
  department_id text,
  department_name text,
  match_bps integer,
  constraint responsible_pk primary key (region_path, version_id, measure_id, seq),
  constraint responsible_of_measure foreign key (region_path, version_id, measure_id)
    references plans.measure (region_path, version_id, id),
  constraint responsible_role_known check (role in ('lead', 'responsible', 'support'))
);
create index responsible_by_department on plans.responsible (department_id, region_path, plan_id)
  where department_id is not null;
comment on table plans.responsible is 'A unit that a measure makes responsible, and the department that it is';
comment on column plans.responsible.region_path is 'Region path of the plan';
comment on column plans.responsible.version_id is 'The version';
comment on column plans.responsible.measure_id is 'The measure';
comment on column plans.responsible.seq is 'Order in the list, from 0';
comment on column plans.responsible.plan_id is 'The plan, so that a department finds the plans it answers for';
comment on column plans.responsible.printed is 'Name as printed';
comment on column plans.responsible.resolved is 'Name with the prefix that the list elides';
comment on column plans.responsible.role is 'lead 牵头, responsible 责任 or support 配合';
comment on column plans.responsible.department_id is 'The department it was matched to; null when none fits';
comment on column plans.responsible.department_name is 'Name of that department at the time';
comment on column plans.responsible.match_bps is 'How sure the match is, in 1/10,000; 10000 when a person set it';

create table plans.mechanism (
  region_path text not null,
  version_id text not null,
  seq integer not null,
  name text not null,
  quote text not null,
  text_offset integer not null,
  type text not null,
  constraint mechanism_pk primary key (region_path, version_id, seq),
  constraint mechanism_of_version foreign key (region_path, version_id) references plans.version (region_path, id)
);
comment on table plans.mechanism is 'A named mechanism, instrument, programme, platform, system or document that a version mentions';
comment on column plans.mechanism.region_path is 'Region path of the plan';
comment on column plans.mechanism.version_id is 'The version';
comment on column plans.mechanism.seq is 'Order in the document, from 0';
comment on column plans.mechanism.name is 'Name without quotation marks';
comment on column plans.mechanism.quote is 'Name as printed';
comment on column plans.mechanism.text_offset is 'Where it is first mentioned';
comment on column plans.mechanism.type is 'mechanism, instrument, programme, platform, system or document';

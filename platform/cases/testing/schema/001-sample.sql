create table sample.station (
  case_id text primary key,
  name text not null,
  grade text not null,
  day date not null
);
comment on table sample.station is 'What effects of the sample procedure write';
comment on column sample.station.case_id is 'Case';
comment on column sample.station.name is 'Name';
comment on column sample.station.grade is 'Grade';
comment on column sample.station.day is 'Business day';

create table sample.lapsed (
  case_id text primary key,
  day date not null
);
comment on table sample.lapsed is 'Cases that ended by themselves';
comment on column sample.lapsed.case_id is 'Case';
comment on column sample.lapsed.day is 'Business day';

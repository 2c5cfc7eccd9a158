create schema if not exists views;
comment on schema views is 'What people keep for themselves: saved views of pages';

create table views.view (
  user_id text not null,
  page text not null,
  name text not null,
  query jsonb not null,
  saved_at timestamptz not null,
  constraint view_pkey primary key (user_id, page, name)
);
comment on table views.view is 'A saved view: the filters and the order of a page under a name that its owner gave';
comment on column views.view.user_id is 'Whose view; nobody else sees it';
comment on column views.view.page is 'Page or table that it belongs to, such as indicators.cockpit';
comment on column views.view.name is 'Name given by the owner';
comment on column views.view.query is 'Filters and order as the page keeps them in its address: texts by name';
comment on column views.view.saved_at is 'Instant of the last saving';

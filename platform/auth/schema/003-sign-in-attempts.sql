drop table auth.sign_in_lock;

create table auth.sign_in_attempt (
  username text not null,
  origin text not null,
  failed_count integer not null,
  last_failed_at timestamptz not null,
  wait_until timestamptz,
  primary key (username, origin)
);
create index sign_in_attempt_by_age on auth.sign_in_attempt (last_failed_at);
comment on table auth.sign_in_attempt is 'Wrong passwords in a row per sign-in name and where they came from, whether or not the name exists, so that the answer does not tell; forgotten after a day';
comment on column auth.sign_in_attempt.username is 'Sign-in name in lower case, as tried';
comment on column auth.sign_in_attempt.origin is 'network:… , device:… (digest of the device''s token), or strangers: all devices and networks together from which the name never signed in';
comment on column auth.sign_in_attempt.failed_count is 'Wrong passwords since the last right one';
comment on column auth.sign_in_attempt.last_failed_at is 'Instant of the last wrong password';
comment on column auth.sign_in_attempt.wait_until is 'Instant until which attempts of this origin under this name are not looked at';

create table auth.known_origin (
  username text not null,
  origin text not null,
  signed_in_at timestamptz not null,
  primary key (username, origin)
);
comment on table auth.known_origin is 'Devices and networks from which a name has signed in: wrong passwords from elsewhere do not slow them down';
comment on column auth.known_origin.username is 'Sign-in name in lower case';
comment on column auth.known_origin.origin is 'network:… or device:… (digest of the device''s token)';
comment on column auth.known_origin.signed_in_at is 'Instant of the latest right password from there';

create schema if not exists auth;
comment on schema auth is 'Sign-in: users, sessions, second factors, API keys, and the memberships through which people act';

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null constraint user_email_unique unique,
  email_verified boolean not null default false,
  image text,
  username text constraint user_username_unique unique,
  display_username text,
  two_factor_enabled boolean not null default false,
  must_change_password boolean not null default false,
  deactivated_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table auth."user" is 'A person who can sign in; what else is known of the person is kept by the accounts area';
comment on column auth."user".id is 'Identifier usr_…';
comment on column auth."user".name is 'Name shown to others';
comment on column auth."user".email is 'Mail address, or name@users.invalid where none is known; never used to find the person at sign-in';
comment on column auth."user".email_verified is 'True when the mail address was proven';
comment on column auth."user".image is 'Unused; the sign-in library expects the column';
comment on column auth."user".username is 'Sign-in name in lower case';
comment on column auth."user".display_username is 'Sign-in name as first written';
comment on column auth."user".two_factor_enabled is 'True when a second factor is asked at sign-in';
comment on column auth."user".must_change_password is 'True after somebody else set the password: nothing else may be done before it is changed';
comment on column auth."user".deactivated_at is 'Instant from which sign-in and all keys are refused';
comment on column auth."user".created_at is 'Instant of creation';
comment on column auth."user".updated_at is 'Instant of the last change';

create table auth.session (
  id text primary key,
  user_id text not null constraint session_of_user_fk references auth."user" (id) on delete cascade,
  token text not null constraint session_token_unique unique,
  membership_id text,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_of_user on auth.session (user_id);
comment on table auth.session is 'A signed-in browser; deleting the row signs it out at once';
comment on column auth.session.id is 'Identifier ses_…';
comment on column auth.session.user_id is 'Who signed in';
comment on column auth.session.token is 'Random secret that the signed cookie carries';
comment on column auth.session.membership_id is 'Membership that the session acts through; null: the first valid one';
comment on column auth.session.ip_address is 'Network address at sign-in, for the person to recognise the session';
comment on column auth.session.user_agent is 'Browser at sign-in, for the person to recognise the session';
comment on column auth.session.expires_at is 'Instant after which the session is refused';
comment on column auth.session.created_at is 'Instant of sign-in';
comment on column auth.session.updated_at is 'Instant of the last renewal';

create table auth.account (
  id text primary key,
  user_id text not null constraint account_of_user_fk references auth."user" (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint account_provider_subject_unique unique (provider_id, account_id)
);
create index account_of_user on auth.account (user_id);
comment on table auth.account is 'A way in: the password, or an identity at an outside provider';
comment on column auth.account.id is 'Identifier acc_…';
comment on column auth.account.user_id is 'Whose way in';
comment on column auth.account.account_id is 'Subject at the provider; the user id for a password';
comment on column auth.account.provider_id is 'credential for a password, else the id of the configured identity provider';
comment on column auth.account.password is 'scrypt hash with its salt';
comment on column auth.account.access_token is 'Token of the identity provider, encrypted';
comment on column auth.account.refresh_token is 'Token of the identity provider, encrypted';
comment on column auth.account.id_token is 'Token of the identity provider';
comment on column auth.account.access_token_expires_at is 'Instant after which the access token is void';
comment on column auth.account.refresh_token_expires_at is 'Instant after which the refresh token is void';
comment on column auth.account.scope is 'Scopes that the identity provider granted';
comment on column auth.account.created_at is 'Instant of creation';
comment on column auth.account.updated_at is 'Instant of the last change';

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on auth.verification (identifier);
comment on table auth.verification is 'Short-lived secrets of sign-ins under way: states of the identity provider, second-factor steps';
comment on column auth.verification.id is 'Identifier ver_…';
comment on column auth.verification.identifier is 'What the secret is looked up by';
comment on column auth.verification.value is 'The secret or the state it stands for';
comment on column auth.verification.expires_at is 'Instant after which it is void';
comment on column auth.verification.created_at is 'Instant of creation';
comment on column auth.verification.updated_at is 'Instant of the last change';

create table auth.two_factor (
  id text primary key,
  user_id text not null constraint two_factor_of_user_fk references auth."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index two_factor_of_user on auth.two_factor (user_id);
create index two_factor_by_secret on auth.two_factor (secret);
comment on table auth.two_factor is 'Second factor of a person: a time-based code and its backup codes';
comment on column auth.two_factor.id is 'Identifier 2fa_…';
comment on column auth.two_factor.user_id is 'Whose factor';
comment on column auth.two_factor.secret is 'Shared secret, encrypted';
comment on column auth.two_factor.backup_codes is 'One-time codes for a lost device, encrypted';
comment on column auth.two_factor.verified is 'True once a first code was entered rightly';
comment on column auth.two_factor.failed_verification_count is 'Wrong codes in a row';
comment on column auth.two_factor.locked_until is 'Instant until which codes are refused after too many wrong ones';

create table auth.membership (
  id text primary key,
  user_id text not null constraint membership_of_user_fk references auth."user" (id),
  role text not null constraint membership_role_known check (role in (
    'administrator', 'city-leader', 'city-officer', 'district-officer', 'department-officer',
    'organisation-member', 'expert', 'registrar', 'supervisor')),
  region_path text not null constraint membership_region_path_form check (region_path ~ '^([^/]+/)+$'),
  department_id text,
  organisation_id text,
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null,
  constraint membership_valid_order check (valid_to is null or valid_to >= valid_from),
  constraint membership_department_named check (role <> 'department-officer' or department_id is not null),
  constraint membership_organisation_named check (role <> 'organisation-member' or organisation_id is not null)
);
create index membership_of_user on auth.membership (user_id);
create index membership_of_region on auth.membership (region_path, role);
create index membership_of_department on auth.membership (department_id) where department_id is not null;
create index membership_of_organisation on auth.membership (organisation_id) where organisation_id is not null;
comment on table auth.membership is 'In what role, for which region, department or organisation, a person acts; a request acts through exactly one';
comment on column auth.membership.id is 'Identifier mbr_…';
comment on column auth.membership.user_id is 'Who acts';
comment on column auth.membership.role is 'Role, which permissions are granted to';
comment on column auth.membership.region_path is 'Path of the region acted for, such as 320800/320812/; reaches its subtree';
comment on column auth.membership.department_id is 'Department acted for';
comment on column auth.membership.organisation_id is 'Organisation acted for';
comment on column auth.membership.valid_from is 'First business day';
comment on column auth.membership.valid_to is 'Last business day; null: open';
comment on column auth.membership.created_at is 'Instant of creation';

create table auth.api_key (
  id text primary key,
  membership_id text not null constraint api_key_membership references auth.membership (id),
  name text not null,
  start text not null,
  digest text not null constraint api_key_digest_unique unique,
  created_by_user_id text not null constraint api_key_created_by references auth."user" (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_key_of_membership on auth.api_key (membership_id);
comment on table auth.api_key is 'Keys with which machines act through one membership';
comment on column auth.api_key.id is 'Identifier key_…';
comment on column auth.api_key.membership_id is 'Membership that the key acts through; the key ends with it';
comment on column auth.api_key.name is 'What the key is for, in the words of whoever made it';
comment on column auth.api_key.start is 'First characters, for people to recognise the key';
comment on column auth.api_key.digest is 'SHA-256 of the key in hexadecimal; the key itself is shown once and not kept';
comment on column auth.api_key.created_by_user_id is 'Who made the key';
comment on column auth.api_key.created_at is 'Instant of creation';
comment on column auth.api_key.expires_at is 'Instant after which the key is refused';
comment on column auth.api_key.revoked_at is 'Instant from which the key is refused because somebody revoked it';
comment on column auth.api_key.last_used_at is 'Instant of the last use, exact to the minute';

create table auth.sign_in_lock (
  username text primary key,
  failed_count integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
comment on table auth.sign_in_lock is 'Wrong passwords in a row per sign-in name, whether or not the name exists, so that the answer does not tell';
comment on column auth.sign_in_lock.username is 'Sign-in name in lower case, as tried';
comment on column auth.sign_in_lock.failed_count is 'Wrong passwords since the last right one';
comment on column auth.sign_in_lock.last_failed_at is 'Instant of the last wrong password';
comment on column auth.sign_in_lock.locked_until is 'Instant until which sign-in under this name is refused';

create view auth.public_person as
  select u.id as user_id, u.name, u.username, u.deactivated_at, u.must_change_password,
         coalesce(u.two_factor_enabled, false) as has_second_factor,
         exists (select 1 from auth.account a where a.user_id = u.id and a.provider_id = 'credential') as has_password,
         (select max(s.created_at) from auth.session s where s.user_id = u.id) as signed_in_at
  from auth."user" u;
comment on view auth.public_person is 'Persons who can sign in, as other areas may read them: no secrets, no mail addresses';
comment on column auth.public_person.user_id is 'Identifier usr_…';
comment on column auth.public_person.name is 'Name shown to others';
comment on column auth.public_person.username is 'Sign-in name';
comment on column auth.public_person.deactivated_at is 'Instant from which sign-in is refused; null: active';
comment on column auth.public_person.must_change_password is 'True while the password is one that somebody else set';
comment on column auth.public_person.has_second_factor is 'True when a second factor is asked at sign-in';
comment on column auth.public_person.has_password is 'True when the person can sign in by password';
comment on column auth.public_person.signed_in_at is 'Instant of the latest sign-in whose session still stands';

create view auth.public_membership as
  select m.id, m.user_id, m.role, m.region_path, m.department_id, m.organisation_id, m.valid_from, m.valid_to, m.created_at
  from auth.membership m;
comment on view auth.public_membership is 'Memberships, as other areas may read them';
comment on column auth.public_membership.id is 'Identifier mbr_…';
comment on column auth.public_membership.user_id is 'Who acts';
comment on column auth.public_membership.role is 'Role';
comment on column auth.public_membership.region_path is 'Path of the region acted for';
comment on column auth.public_membership.department_id is 'Department acted for';
comment on column auth.public_membership.organisation_id is 'Organisation acted for';
comment on column auth.public_membership.valid_from is 'First business day';
comment on column auth.public_membership.valid_to is 'Last business day; null: open';
comment on column auth.public_membership.created_at is 'Instant of creation';

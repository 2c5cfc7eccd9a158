// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** A way in: the password, or an identity at an outside provider */
export interface AccountTable {
  /** Identifier acc_… */
  id: string
  /** Whose way in */
  user_id: string
  /** Subject at the provider; the user id for a password */
  account_id: string
  /** credential for a password, else the id of the configured identity provider */
  provider_id: string
  /** scrypt hash with its salt */
  password: string | null
  /** Token of the identity provider, encrypted */
  access_token: string | null
  /** Token of the identity provider, encrypted */
  refresh_token: string | null
  /** Token of the identity provider */
  id_token: string | null
  /** Instant after which the access token is void */
  access_token_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Instant after which the refresh token is void */
  refresh_token_expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Scopes that the identity provider granted */
  scope: string | null
  /** Instant of creation */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** Instant of the last change */
  updated_at: ColumnType<Date, Date | string, Date | string>
}

/** Keys with which machines act through one membership */
export interface ApiKeyTable {
  /** Identifier key_… */
  id: string
  /** Membership that the key acts through; the key ends with it */
  membership_id: string
  /** What the key is for, in the words of whoever made it */
  name: string
  /** First characters, for people to recognise the key */
  start: string
  /** SHA-256 of the key in hexadecimal; the key itself is shown once and not kept */
  digest: string
  /** Who made the key */
  created_by_user_id: string
  /** Instant of creation */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** Instant after which the key is refused */
  expires_at: ColumnType<Date, Date | string, Date | string>
  /** Instant from which the key is refused because somebody revoked it */
  revoked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Instant of the last use, exact to the minute */
  last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Devices and networks from which a name has signed in: wrong passwords from elsewhere do not slow them down */
export interface KnownOriginTable {
  /** Sign-in name in lower case */
  username: string
  /** network:… or device:… (digest of the device's token) */
  origin: string
  /** Instant of the latest right password from there */
  signed_in_at: ColumnType<Date, Date | string, Date | string>
}

/** In what role, for which region, department or organisation, a person acts; a request acts through exactly one */
export interface MembershipTable {
  /** Identifier mbr_… */
  id: string
  /** Who acts */
  user_id: string
  /** Role, which permissions are granted to */
  role: string
  /** Path of the region acted for, such as 320800/320812/; reaches its subtree */
  region_path: string
  /** Department acted for */
  department_id: string | null
  /** Organisation acted for */
  organisation_id: string | null
  /** First business day */
  valid_from: string
  /** Last business day; null: open; the day before valid_from: taken back before it was ever in force */
  valid_to: string | null
  /** Instant of creation */
  created_at: ColumnType<Date, Date | string, Date | string>
}

/** Memberships, as other areas may read them */
export interface PublicMembershipTable {
  /** Identifier mbr_… */
  id: ColumnType<string | null, never, never>
  /** Who acts */
  user_id: ColumnType<string | null, never, never>
  /** Role */
  role: ColumnType<string | null, never, never>
  /** Path of the region acted for */
  region_path: ColumnType<string | null, never, never>
  /** Department acted for */
  department_id: ColumnType<string | null, never, never>
  /** Organisation acted for */
  organisation_id: ColumnType<string | null, never, never>
  /** First business day */
  valid_from: ColumnType<string | null, never, never>
  /** Last business day; null: open */
  valid_to: ColumnType<string | null, never, never>
  /** Instant of creation */
  created_at: ColumnType<Date | null, never, never>
}

/** Persons who can sign in, as other areas may read them: no secrets, no mail addresses */
export interface PublicPersonTable {
  /** Identifier usr_… */
  user_id: ColumnType<string | null, never, never>
  /** Name shown to others */
  name: ColumnType<string | null, never, never>
  /** Sign-in name */
  username: ColumnType<string | null, never, never>
  /** Instant from which sign-in is refused; null: active */
  deactivated_at: ColumnType<Date | null, never, never>
  /** True while the password is one that somebody else set */
  must_change_password: ColumnType<boolean | null, never, never>
  /** True when a second factor is asked at sign-in */
  has_second_factor: ColumnType<boolean | null, never, never>
  /** True when the person can sign in by password */
  has_password: ColumnType<boolean | null, never, never>
  /** Instant of the latest sign-in whose session still stands */
  signed_in_at: ColumnType<Date | null, never, never>
}

/** A signed-in browser; deleting the row signs it out at once */
export interface SessionTable {
  /** Identifier ses_… */
  id: string
  /** Who signed in */
  user_id: string
  /** Random secret that the signed cookie carries */
  token: string
  /** Membership that the session acts through; null: the first valid one */
  membership_id: string | null
  /** Network address at sign-in, for the person to recognise the session */
  ip_address: string | null
  /** Browser at sign-in, for the person to recognise the session */
  user_agent: string | null
  /** Instant after which the session is refused */
  expires_at: ColumnType<Date, Date | string, Date | string>
  /** Instant of sign-in */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** Instant of the last renewal */
  updated_at: ColumnType<Date, Date | string, Date | string>
}

/** Wrong passwords in a row per sign-in name and where they came from, whether or not the name exists, so that the answer does not tell; forgotten after a day */
export interface SignInAttemptTable {
  /** Sign-in name in lower case, as tried */
  username: string
  /** network:… , device:… (digest of the device's token), or strangers: all devices and networks together from which the name never signed in */
  origin: string
  /** Wrong passwords since the last right one */
  failed_count: number
  /** Instant of the last wrong password */
  last_failed_at: ColumnType<Date, Date | string, Date | string>
  /** Instant until which attempts of this origin under this name are not looked at */
  wait_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Second factor of a person: a time-based code and its backup codes */
export interface TwoFactorTable {
  /** Identifier 2fa_… */
  id: string
  /** Whose factor */
  user_id: string
  /** Shared secret, encrypted */
  secret: string
  /** One-time codes for a lost device, encrypted */
  backup_codes: string
  /** True once a first code was entered rightly */
  verified: Generated<boolean | null>
  /** Wrong codes in a row */
  failed_verification_count: Generated<number | null>
  /** Instant until which codes are refused after too many wrong ones */
  locked_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** A person who can sign in; what else is known of the person is kept by the accounts area */
export interface UserTable {
  /** Identifier usr_… */
  id: string
  /** Name shown to others */
  name: string
  /** Mail address, or name@users.invalid where none is known; never used to find the person at sign-in */
  email: string
  /** True when the mail address was proven */
  email_verified: Generated<boolean>
  /** Unused; the sign-in library expects the column */
  image: string | null
  /** Sign-in name in lower case */
  username: string | null
  /** Sign-in name as first written */
  display_username: string | null
  /** True when a second factor is asked at sign-in */
  two_factor_enabled: Generated<boolean>
  /** True after somebody else set the password: nothing else may be done before it is changed */
  must_change_password: Generated<boolean>
  /** Instant from which sign-in and all keys are refused */
  deactivated_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Instant of creation */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** Instant of the last change */
  updated_at: ColumnType<Date, Date | string, Date | string>
}

/** Short-lived secrets of sign-ins under way: states of the identity provider, second-factor steps */
export interface VerificationTable {
  /** Identifier ver_… */
  id: string
  /** What the secret is looked up by */
  identifier: string
  /** The secret or the state it stands for */
  value: string
  /** Instant after which it is void */
  expires_at: ColumnType<Date, Date | string, Date | string>
  /** Instant of creation */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** Instant of the last change */
  updated_at: ColumnType<Date, Date | string, Date | string>
}

/** For `db.as<AuthTables>()`. */
export interface AuthTables {
  'auth.account': AccountTable
  'auth.api_key': ApiKeyTable
  'auth.known_origin': KnownOriginTable
  'auth.membership': MembershipTable
  'auth.public_membership': PublicMembershipTable
  'auth.public_person': PublicPersonTable
  'auth.session': SessionTable
  'auth.sign_in_attempt': SignInAttemptTable
  'auth.two_factor': TwoFactorTable
  'auth.user': UserTable
  'auth.verification': VerificationTable
}

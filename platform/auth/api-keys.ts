import { createHash, randomBytes } from 'node:crypto'
import type { Ids } from '#kernel/ids'
import type { Db } from '#platform/db/db'
import { type Membership, membershipColumns, membershipOf } from './memberships.ts'

export interface ApiKey {
  id: string
  membershipId: string
  name: string
  /** First characters, for people to recognise it. */
  start: string
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}

interface ApiKeyRow {
  id: string
  membership_id: string
  name: string
  start: string
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
  last_used_at: Date | null
}

const keyColumns = 'k.id, k.membership_id, k.name, k.start, k.created_at, k.expires_at, k.revoked_at, k.last_used_at'

function apiKeyOf(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    membershipId: row.membership_id,
    name: row.name,
    start: row.start,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}

/** The key has 256 random bits, so a plain digest is enough: there is nothing to guess. */
const digestOf = (key: string) => createHash('sha256').update(key).digest('hex')

/** Makes a key that acts through one membership. `secret` is shown once; only its digest is kept. */
export async function createApiKey(
  tx: Db,
  services: { ids: Ids; now: Date },
  input: { membershipId: string; name: string; expiresAt: Date; createdByUserId: string },
): Promise<ApiKey & { secret: string }> {
  const secret = `kc_${randomBytes(32).toString('base64url')}`
  const [row] = await tx.query<ApiKeyRow>(
    `insert into auth.api_key as k (id, membership_id, name, start, digest, created_by_user_id, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${keyColumns}`,
    [
      services.ids.next('key'),
      input.membershipId,
      input.name,
      secret.slice(0, 9),
      digestOf(secret),
      input.createdByUserId,
      services.now,
      input.expiresAt,
    ],
  )
  if (!row) throw new Error('insert into auth.api_key returned no row')
  return { ...apiKeyOf(row), secret }
}

/** Keys of some memberships, newest first, revoked and expired ones too. */
export async function apiKeysOf(db: Db, membershipIds: string[]): Promise<ApiKey[]> {
  const rows = await db.query<ApiKeyRow>(
    `select ${keyColumns} from auth.api_key k where k.membership_id = any($1) order by k.created_at desc, k.id`,
    [membershipIds],
  )
  return rows.map(apiKeyOf)
}

/** Null when there is none. */
export async function apiKeyById(db: Db, id: string): Promise<ApiKey | null> {
  const [row] = await db.query<ApiKeyRow>(`select ${keyColumns} from auth.api_key k where k.id = $1`, [id])
  return row ? apiKeyOf(row) : null
}

/** Refuses a key from now on. */
export async function revokeApiKey(tx: Db, id: string, now: Date): Promise<void> {
  await tx.query('update auth.api_key set revoked_at = coalesce(revoked_at, $2) where id = $1', [id, now])
}

export interface KeyHolder {
  userId: string
  name: string
  membership: Membership
}

/** Whom a key stands for; null when the key, its membership or its person is no longer valid. */
export async function holderOfKey(
  db: Db,
  key: string,
  on: { now: Date; businessDate: string },
): Promise<KeyHolder | null> {
  const [row] = await db.query<Parameters<typeof membershipOf>[0] & { name: string; key_id: string; stale: boolean }>(
    `select ${membershipColumns}, u.name, k.id as key_id,
            (k.last_used_at is null or k.last_used_at < $2::timestamptz - interval '1 minute') as stale
     from auth.api_key k
     join auth.membership m on m.id = k.membership_id
     join auth."user" u on u.id = m.user_id
     where k.digest = $1 and k.revoked_at is null and k.expires_at > $2 and u.deactivated_at is null
       and m.valid_from <= $3 and (m.valid_to is null or m.valid_to >= $3)`,
    [digestOf(key), on.now, on.businessDate],
  )
  if (!row) return null
  if (row.stale) await db.query('update auth.api_key set last_used_at = $2 where id = $1', [row.key_id, on.now])
  return { userId: row.user_id, name: row.name, membership: membershipOf(row) }
}

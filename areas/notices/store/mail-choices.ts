import type { Locale } from '#kernel/localized'
import type { Db } from '#platform/db/db'

export interface StoredChoice {
  userId: string
  address: string | null
  confirmedAt: Date | null
  wantsDigest: boolean
  language: Locale
  token: string
}

interface Row {
  user_id: string
  address: string | null
  confirmed_at: Date | null
  wants_digest: boolean
  language: Locale
  token: string
}

const columns = 'user_id, address, confirmed_at, wants_digest, language, token'

const choiceOf = (row: Row): StoredChoice => ({
  userId: row.user_id,
  address: row.address,
  confirmedAt: row.confirmed_at,
  wantsDigest: row.wants_digest,
  language: row.language,
  token: row.token,
})

export async function mailChoiceOf(db: Db, userId: string, options?: { lock: boolean }): Promise<StoredChoice | null> {
  const [row] = await db.query<Row>(
    `select ${columns} from notices.mail_choice where user_id = $1 ${options?.lock ? 'for update' : ''}`,
    [userId],
  )
  return row ? choiceOf(row) : null
}

export async function writeMailChoice(tx: Db, choice: StoredChoice, now: Date): Promise<void> {
  await tx.query(
    `insert into notices.mail_choice (${columns}, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (user_id) do update set address = excluded.address, confirmed_at = excluded.confirmed_at,
       wants_digest = excluded.wants_digest, language = excluded.language, token = excluded.token,
       changed_at = excluded.changed_at`,
    [
      ...[choice.userId, choice.address, choice.confirmedAt, choice.wantsDigest],
      ...[choice.language, choice.token, now],
    ],
  )
}

/** The person whose mails carry this token; null: nobody's, or no longer. */
export async function confirmByToken(tx: Db, token: string, now: Date): Promise<string | null> {
  const [row] = await tx.query<{ user_id: string }>(
    `update notices.mail_choice set confirmed_at = coalesce(confirmed_at, $2)
     where token = $1 and address is not null returning user_id`,
    [token, now],
  )
  return row?.user_id ?? null
}

export async function stopByToken(tx: Db, token: string, now: Date): Promise<string | null> {
  const [row] = await tx.query<{ user_id: string }>(
    'update notices.mail_choice set wants_digest = false, changed_at = $2 where token = $1 returning user_id',
    [token, now],
  )
  return row?.user_id ?? null
}

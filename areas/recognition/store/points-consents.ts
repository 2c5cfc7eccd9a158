import type { Db } from '#platform/db/db'

export interface ConsentRow {
  credit_code: string
  id: string
  name: string
  region_path: string
  bank_id: string
  bank_name: string
  purpose: string
  from_day: string
  until_day: string
  given_at: Date
  given_by_name: string
  ended_at: Date | null
  ended_by_name: string | null
  end_reason: string | null
}

type NewConsent = Omit<ConsentRow, 'ended_at' | 'ended_by_name' | 'end_reason'> & { given_by: string | null }

/** Errors: recognition.consent-open by its constraint. */
export async function insertConsent(tx: Db, consent: NewConsent): Promise<void> {
  await tx.query(
    `insert into recognition.points_consent (credit_code, id, name, region_path, bank_id, bank_name, purpose, from_day,
       until_day, given_at, given_by, given_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      consent.credit_code,
      consent.id,
      consent.name,
      consent.region_path,
      consent.bank_id,
      consent.bank_name,
      consent.purpose,
      consent.from_day,
      consent.until_day,
      consent.given_at,
      consent.given_by,
      consent.given_by_name,
    ],
  )
}

/** Enters the end of what ran out, so that the company may consent anew. */
export async function endExpired(
  tx: Db,
  { creditCode, bankId, on, at }: { creditCode: string; bankId: string; on: string; at: Date },
): Promise<void> {
  await tx.query(
    `update recognition.points_consent set ended_at = $4, ended_by_name = '系统'
     where credit_code = $1 and bank_id = $2 and ended_at is null and until_day < $3`,
    [creditCode, bankId, on, at],
  )
}

/** Whether it was still open: of two at once one ends it. */
export async function endConsent(
  tx: Db,
  { creditCode, id }: { creditCode: string; id: string },
  end: { at: Date; byName: string; reason: string },
): Promise<boolean> {
  const rows = await tx.query(
    `update recognition.points_consent set ended_at = $3, ended_by_name = $4, end_reason = $5
     where credit_code = $1 and id = $2 and ended_at is null returning id`,
    [creditCode, id, end.at, end.byName, end.reason],
  )
  return rows.length > 0
}

/** All of a company, the latest first. */
export async function consentsOf(db: Db, creditCode: string): Promise<ConsentRow[]> {
  return db.query<ConsentRow>(
    'select * from recognition.points_consent where credit_code = $1 order by given_at desc, id desc',
    [creditCode],
  )
}

/** The latest that a company gave to a bank; null where there never was one. */
export async function latestConsent(db: Db, bankId: string, creditCode: string): Promise<ConsentRow | null> {
  const [row] = await db.query<ConsentRow>(
    `select * from recognition.points_consent where bank_id = $1 and credit_code = $2
     order by given_at desc, id desc limit 1`,
    [bankId, creditCode],
  )
  return row ?? null
}

/** The consents that a bank holds on a day, by the name of the company. */
export async function consentsHeld(
  db: Db,
  { bankId, on, q }: { bankId: string; on: string; q?: string | undefined },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ConsentRow[]; total: number }> {
  const rows = await db.query<ConsentRow & { total: number }>(
    `select *, (count(*) over ())::int as total from recognition.points_consent
     where bank_id = $1 and ended_at is null and until_day >= $2
       and ($3::text is null or position($3 in name) > 0 or starts_with(credit_code, upper($3)))
     order by name, credit_code collate "C" limit $4 offset $5`,
    [bankId, on, q ?? null, limit, offset],
  )
  return { rows, total: rows[0]?.total ?? 0 }
}

export interface LookRow {
  consent_id: string
  bank_name: string
  what: 'points' | 'statement'
  by_name: string
  looked_at: Date
}

export async function insertLook(
  db: Db,
  look: {
    creditCode: string
    consentId: string
    id: string
    what: LookRow['what']
    userId: string
    byName: string
    at: Date
  },
): Promise<void> {
  await db.query(
    `insert into recognition.points_look (credit_code, consent_id, id, what, user_id, by_name, looked_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [look.creditCode, look.consentId, look.id, look.what, look.userId, look.byName, look.at],
  )
}

/** Who looked at a company's points, the latest first. */
export async function looksOf(
  db: Db,
  creditCode: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: LookRow[]; total: number }> {
  const rows = await db.query<LookRow & { total: number }>(
    `select l.consent_id, c.bank_name, l.what, l.by_name, l.looked_at, (count(*) over ())::int as total
     from recognition.points_look l
     join recognition.points_consent c on c.credit_code = l.credit_code and c.id = l.consent_id
     where l.credit_code = $1 order by l.looked_at desc, l.id desc limit $2 offset $3`,
    [creditCode, limit, offset],
  )
  return { rows, total: rows[0]?.total ?? 0 }
}

/** A consent by its number, for the bank that holds it or the company that gave it. */
export async function consentOf(
  db: Db,
  id: string,
  { bankId, creditCode }: { bankId: string; creditCode: string },
): Promise<ConsentRow | null> {
  const [row] = await db.query<ConsentRow>(
    'select * from recognition.points_consent where id = $1 and (bank_id = $2 or credit_code = $3)',
    [id, bankId, creditCode],
  )
  return row ?? null
}

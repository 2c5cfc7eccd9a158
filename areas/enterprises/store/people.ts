import type { Actor } from '#platform/auth/actor'
import type { Db } from '#platform/db/db'
import type { Duty } from '../codes.ts'
import type { Recorder } from './companies.ts'

/** Somebody whose consent lasts. */
export interface PersonRow {
  credit_code: string
  id: string
  duty: Duty
  name: string
  phone: string
  consented_on: string
  consent_until: string
}

export interface PersonLookRow {
  person_id: string
  name: string
  role: string | null
  region_path: string | null
  purpose: string
  at: Date
}

export async function insertPerson(tx: Db, row: PersonRow, by: Recorder): Promise<void> {
  await tx.query(
    `insert into enterprises.person (credit_code, id, duty, name, phone, consented_on, consent_until, entered_by,
       entered_by_name, entered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[row.credit_code, row.id, row.duty, row.name, row.phone, row.consented_on, row.consent_until],
      ...[by.by, by.byName, by.at],
    ],
  )
}

/** Those whose consent lasts on a day, by duty; what has run out is not shown even before it is erased. */
export async function peopleOf(db: Db, creditCode: string, on: string): Promise<PersonRow[]> {
  return db.query<PersonRow & Record<string, unknown>>(
    `select credit_code, id, duty, name, phone, consented_on, consent_until from enterprises.person
     where credit_code = $1 and ended_on is null and consent_until >= $2
     order by array_position(array['legal-representative', 'technology', 'finance', 'contact'], duty), entered_at, id`,
    [creditCode, on],
  )
}

/** Locked; null where there is none whose consent lasts. */
export async function lockPerson(
  tx: Db,
  { creditCode, id }: { creditCode: string; id: string },
  on: string,
): Promise<PersonRow | null> {
  const [row] = await tx.query<PersonRow & Record<string, unknown>>(
    `select credit_code, id, duty, name, phone, consented_on, consent_until from enterprises.person
     where credit_code = $1 and id = $2 and ended_on is null and consent_until >= $3 for update`,
    [creditCode, id, on],
  )
  return row ?? null
}

export async function erasePerson(
  tx: Db,
  { credit_code, id }: PersonRow,
  end: { on: string; byName: string },
): Promise<void> {
  await tx.query(
    `update enterprises.person set name = null, phone = null, ended_on = $3, ended_by_name = $4
     where credit_code = $1 and id = $2`,
    [credit_code, id, end.on, end.byName],
  )
}

/** Erases whoever's consent ran out before a day; answers how many. */
export async function eraseRunOut(db: Db, today: string, byName: string): Promise<number> {
  const rows = await db.query(
    `update enterprises.person set name = null, phone = null, ended_on = consent_until, ended_by_name = $2
     where ended_on is null and consent_until < $1 returning 1`,
    [today, byName],
  )
  return rows.length
}

export async function insertPersonLook(
  tx: Db,
  look: { creditCode: string; personId: string; id: string; purpose: string; at: Date },
  by: Actor,
): Promise<void> {
  await tx.query(
    `insert into enterprises.person_look (credit_code, person_id, id, user_id, name, role, region_path, purpose, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [look.creditCode, look.personId, look.id, by.userId, by.name, by.role, by.regionPath, look.purpose, look.at],
  )
}

/** The latest looks at people of a company. */
export async function personLooksOf(db: Db, creditCode: string, limit: number): Promise<PersonLookRow[]> {
  return db.query<PersonLookRow & Record<string, unknown>>(
    `select person_id, name, role, region_path, purpose, at from enterprises.person_look where credit_code = $1
     order by at desc, id desc limit $2`,
    [creditCode, limit],
  )
}

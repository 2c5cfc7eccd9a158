import type { Db } from '#platform/db/db'
import type { SuccessionKind } from '../codes.ts'
import type { Recorder } from './companies.ts'

export interface SuccessionRow {
  from_code: string
  to_code: string
  kind: SuccessionKind
  took_effect_on: string
  basis: string
  recorded_by_name: string
  from_name: string
  to_name: string
}

export interface NewSuccession {
  fromCode: string
  toCode: string
  kind: SuccessionKind
  tookEffectOn: string
  basis: string
}

/** Errors: enterprises.succession-there by its constraint. */
export async function insertSuccession(tx: Db, said: NewSuccession, by: Recorder): Promise<void> {
  await tx.query(
    `insert into enterprises.succession (from_code, to_code, kind, took_effect_on, basis, recorded_by, recorded_by_name,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [said.fromCode, said.toCode, said.kind, said.tookEffectOn, said.basis, by.by, by.byName, by.at],
  )
}

/** False where there was none. */
export async function deleteSuccession(tx: Db, fromCode: string, toCode: string): Promise<boolean> {
  const rows = await tx.query(
    'delete from enterprises.succession where from_code = $1 and to_code = $2 returning from_code',
    [fromCode, toCode],
  )
  return rows.length > 0
}

/** Those that a company stands in, on either side, the earliest first. */
export async function successionsOf(db: Db, creditCode: string): Promise<SuccessionRow[]> {
  return db.query<SuccessionRow & Record<string, unknown>>(
    `select s.from_code, s.to_code, s.kind, s.took_effect_on, s.basis, s.recorded_by_name,
       f.name as from_name, t.name as to_name
     from enterprises.succession s
       join enterprises.company f on f.credit_code = s.from_code
       join enterprises.company t on t.credit_code = s.to_code
     where s.from_code = $1 or s.to_code = $1 order by s.took_effect_on, s.from_code, s.to_code`,
    [creditCode],
  )
}

import type { Db } from '#platform/db/db'
import type { FactSource, Title } from '../codes.ts'
import type { Recorder } from './companies.ts'

export interface CertificateRow {
  credit_code: string
  title: Title
  valid_from: string
  revision: number
  number: string | null
  valid_to: string
  withdrawn_from: string | null
  source: FactSource
  recorded_at: Date
  recorded_by_name: string
  reason: string | null
}

/** Certificates of some files, the latest first. */
export async function certificatesOf(db: Db, creditCodes: readonly string[]): Promise<CertificateRow[]> {
  return db.query<CertificateRow>(
    `select credit_code, title, valid_from, revision, number, valid_to, withdrawn_from, source, recorded_at,
       recorded_by_name, reason
     from enterprises.certificate where credit_code = any($1) order by valid_from desc, title`,
    [creditCodes],
  )
}

export interface NewCertificate {
  creditCode: string
  title: Title
  validFrom: string
  validTo: string
  number: string | null
  source: FactSource
}

/** False where the company has a certificate of that title from that day already. */
export async function insertCertificate(tx: Db, made: NewCertificate, recorder: Recorder): Promise<boolean> {
  const rows = await tx.query(
    `insert into enterprises.certificate (credit_code, title, valid_from, revision, number, valid_to, source,
       recorded_at, recorded_by, recorded_by_name)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9) on conflict do nothing returning 1`,
    [
      made.creditCode,
      made.title,
      made.validFrom,
      made.number,
      made.validTo,
      made.source,
      recorder.at,
      recorder.by,
      recorder.byName,
    ],
  )
  return rows.length > 0
}

/** False where there is none, or it is withdrawn already. */
export async function withdraw(
  tx: Db,
  key: Pick<NewCertificate, 'creditCode' | 'title' | 'validFrom'>,
  { from, reason }: { from: string; reason: string },
  recorder: Recorder,
): Promise<boolean> {
  const rows = await tx.query(
    `update enterprises.certificate set withdrawn_from = $4, reason = $5, revision = revision + 1, recorded_at = $6,
       recorded_by = $7, recorded_by_name = $8
     where credit_code = $1 and title = $2 and valid_from = $3 and withdrawn_from is null returning 1`,
    [key.creditCode, key.title, key.validFrom, from, reason, recorder.at, recorder.by, recorder.byName],
  )
  return rows.length > 0
}

import type { Db } from '#platform/db/db'
import type { Title } from '../codes.ts'

/** A title as a company was granted it; of a merged file it is the company that it was merged into. */
export interface GrantedTitle {
  creditCode: string
  /** Code of the file that carries the certificate: its own, or one that was merged into it. */
  certificateCode: string
  /** Codes of the files that were merged into its own. */
  formerCodes: string[]
  name: string
  /** Where the company is today. */
  regionPath: string
  title: Title
  number: string | null
  validFrom: string
  validTo: string
  /** The company held this title before. */
  isAgain: boolean
}

/** Certificates that begin within some days and were not withdrawn, of companies of a region that go on; by day, then code. */
export async function grantedBetween(
  db: Db,
  of: { regionPath: string; titles: readonly Title[]; from: string; to: string },
): Promise<GrantedTitle[]> {
  return db.query<GrantedTitle & Record<string, unknown>>(
    `select o.credit_code as "creditCode", t.credit_code as "certificateCode", array(select f.credit_code from enterprises.company f
         where f.merged_into = o.credit_code order by f.credit_code) as "formerCodes", o.name, o.region_path as "regionPath", t.title, t.number,
       t.valid_from as "validFrom", t.valid_to as "validTo",
       exists (select 1 from enterprises.certificate p join enterprises.company q on q.credit_code = p.credit_code
         where coalesce(q.merged_into, q.credit_code) = o.credit_code and p.title = t.title
           and p.valid_from < t.valid_from) as "isAgain"
     from enterprises.certificate t
       join enterprises.company c on c.credit_code = t.credit_code
       join enterprises.company o on o.credit_code = coalesce(c.merged_into, c.credit_code)
     where t.title = any($1) and t.valid_from between $2 and $3 and t.withdrawn_from is null
       and starts_with(o.region_path, $4) and o.status = 'active'
     order by t.valid_from, o.credit_code`,
    [[...of.titles], of.from, of.to, of.regionPath],
  )
}

/**
 * Those of some granted titles that stand no longer as they stood: the certificate was withdrawn or taken back, or the company
 * ended, or its file was merged into another.
 */
export async function noLongerGranted(
  db: Db,
  granted: readonly Pick<GrantedTitle, 'creditCode' | 'title' | 'validFrom'>[],
): Promise<Pick<GrantedTitle, 'creditCode' | 'title' | 'validFrom'>[]> {
  return db.query<Pick<GrantedTitle, 'creditCode' | 'title' | 'validFrom'> & Record<string, unknown>>(
    `select g."creditCode", g.title, g."validFrom"
     from jsonb_to_recordset($1::jsonb) as g ("creditCode" text, title text, "validFrom" date)
     where not exists (select 1 from enterprises.company o where o.credit_code = g."creditCode" and o.status = 'active')
       or not exists (select 1 from enterprises.certificate t where t.title = g.title and t.valid_from = g."validFrom"
         and t.withdrawn_from is null and t.credit_code in (select g."creditCode" union all
           select f.credit_code from enterprises.company f where f.merged_into = g."creditCode"))
     order by g."creditCode", g."validFrom"`,
    [JSON.stringify(granted)],
  )
}

/** A certificate of a company; of a merged file it is the company’s that it was merged into. */
export type BegunCertificate = Pick<GrantedTitle, 'creditCode' | 'title' | 'number' | 'validFrom'>

/** Certificates of some companies that begin within some days and were not withdrawn, the earliest first. */
export async function certificatesBegun(
  db: Db,
  of: { creditCodes: readonly string[]; titles: readonly Title[]; from: string; to: string },
): Promise<BegunCertificate[]> {
  return db.query<BegunCertificate & Record<string, unknown>>(
    `with file as (select code as company, code from unnest($1::text[]) as code
       union all select merged_into, credit_code from enterprises.company where merged_into = any($1))
     select f.company as "creditCode", t.title, t.number, t.valid_from as "validFrom"
     from file f join enterprises.certificate t on t.credit_code = f.code
     where t.title = any($2) and t.valid_from between $3 and $4 and t.withdrawn_from is null
     order by t.valid_from, f.company`,
    [[...of.creditCodes], [...of.titles], of.from, of.to],
  )
}

import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { Title } from '../codes.ts'
import type { CompanyFilter } from '../contract/register.ts'
import { type CompanyRow, type Reach, within } from './companies.ts'

/** A certificate that is valid on a day; the query calls it `t`. */
export const validOn = (day: string) => sql<boolean>`t.valid_from <= ${day} and t.valid_to >= ${day}
  and (t.withdrawn_from is null or t.withdrawn_from > ${day})`

function condition(reach: Reach, filter: CompanyFilter, today: string) {
  const { regionPath, q, section, status, title } = filter
  const code = q?.toUpperCase()
  return sql<boolean>`${within(reach)}
    and ${regionPath ? sql`starts_with(c.region_path, ${regionPath})` : sql`true`}
    and ${section ? sql`starts_with(c.industry, ${section})` : sql`true`}
    and ${status ? sql`c.status = ${status}` : sql`true`}
    and ${
      title
        ? sql`c.credit_code in (select t.credit_code from enterprises.certificate t
            where t.title = ${title} and ${validOn(today)})`
        : sql`true`
    }
    and ${
      q
        ? sql`(position(${q} in c.name) > 0 or starts_with(c.credit_code, ${code}) or c.credit_code in (
            select f.credit_code from enterprises.former_name f where position(${q} in f.name) > 0))`
        : sql`true`
    }`
}

/** By name, in the order of its characters' codes: the same on both back ends. */
export async function findCompanies(
  db: Db,
  reach: Reach,
  filter: CompanyFilter,
  page: { limit: number; offset: number; today: string },
): Promise<CompanyRow[]> {
  const { rows } = await sql<CompanyRow>`select c.* from enterprises.company c
    where ${condition(reach, filter, page.today)}
    order by c.name collate "C", c.credit_code limit ${page.limit} offset ${page.offset}`.execute(db.as())
  return rows
}

export async function countCompanies(db: Db, reach: Reach, filter: CompanyFilter, today: string): Promise<number> {
  const { rows } = await sql<{ total: bigint }>`select count(*) as total from enterprises.company c
    where ${condition(reach, filter, today)}`.execute(db.as())
  return Number(rows[0]?.total ?? 0n)
}

/** Titles that each company holds on a day. */
export async function titlesOn(db: Db, creditCodes: readonly string[], day: string): Promise<Map<string, Title[]>> {
  const { rows } = await sql<{ credit_code: string; titles: Title[] }>`
    select t.credit_code, array_agg(distinct t.title) as titles from enterprises.certificate t
    where t.credit_code = any(${[...creditCodes]}) and ${validOn(day)} group by t.credit_code`.execute(db.as())
  return new Map(rows.map((row) => [row.credit_code, row.titles]))
}

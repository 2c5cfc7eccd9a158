import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { Status } from '../codes.ts'
import { type CompanyRow, type Entry, insertEntry, type Reach, type Recorder, within } from './companies.ts'

/** Locks files in the order of their codes, so that two who merge the same ones wait for each other instead of both failing. */
export async function lockFiles(tx: Db, creditCodes: readonly string[]): Promise<void> {
  await tx.query('select 1 from enterprises.company where credit_code = any($1) order by credit_code for update', [
    creditCodes,
  ])
}

/** Where a file stands after merging or separating, with the entry that says so. */
export async function setMerging(
  tx: Db,
  row: CompanyRow,
  after: { status: Status; endedOn: string | null; mergedInto: string | null },
  entry: Entry,
  by: Recorder,
): Promise<void> {
  const revision = row.revision + 1
  await tx.query(
    `update enterprises.company set status = $2, ended_on = $3, merged_into = $4, revision = $5, changed_at = $6
     where credit_code = $1`,
    [row.credit_code, after.status, after.endedOn, after.mergedInto, revision, by.at],
  )
  await insertEntry(tx, { creditCode: row.credit_code, revision }, entry, by)
}

export interface AlikeRow {
  credit_code: string
  name: string
  same_body: boolean
  same_name: boolean
}

/** A name without what offices write one way or another: brackets, the province or city before it, the legal form after it. */
const key = (name: string) => sql`regexp_replace(regexp_replace(translate(${sql.ref(name)}, '（）() ·', ''),
  '^(江苏省?|淮安市?|连云港市?|宿迁市?)+', ''), '(有限责任|股份有限|集团有限|有限)?公司$|厂$', '')`

/**
 * Files that may be of the same company: the same body in the code (places 9 to 17, which stay when the registering office
 * changes), or the same name but for its form, one that it had included.
 */
export async function filesAlike(db: Db, reach: Reach, { credit_code: code }: CompanyRow): Promise<AlikeRow[]> {
  const { rows } = await sql<AlikeRow>`
    with own as (
      select ${key('o.name')} as name_key from enterprises.company o where o.credit_code = ${code}
      union select ${key('f.name')} from enterprises.former_name f where f.credit_code = ${code}),
    alike as (
      select c.credit_code, c.name, substr(c.credit_code, 9, 9) = substr(${code}, 9, 9) as same_body,
        ${key('c.name')} in (select name_key from own) as same_name
      from enterprises.company c
      where c.credit_code <> ${code} and c.status <> 'merged' and ${within(reach)})
    select * from alike where same_body or same_name order by same_body desc, name collate "C" limit 20`.execute(
    db.as(),
  )
  return rows
}

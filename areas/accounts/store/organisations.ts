import { type Selectable, type SqlBool, sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { AccountsTables } from '../schema/tables.gen.ts'

export type OrganisationRow = Selectable<AccountsTables['accounts.organisation']>

export interface OrganisationFilter {
  q?: string
  kind?: string
  under?: string
  page: number
  pageSize: number
}

const organisations = (db: Db) => db.as<AccountsTables>().selectFrom('accounts.organisation as o').selectAll('o')
const columns = { regionPath: 'o.region_path', organisationId: 'o.id' }

export async function findOrganisations(
  db: Db,
  scope: Scope,
  filter: OrganisationFilter,
): Promise<{ rows: OrganisationRow[]; total: number }> {
  const { q, kind, under } = filter
  const query = organisations(db)
    .where(scopeCondition(scope, columns))
    .$if(!!q, (s) =>
      s.where(sql<SqlBool>`(position(${q} in o.name) > 0 or starts_with(o.credit_code, upper(${q}::text)))`),
    )
    .$if(kind !== undefined, (s) => s.where('o.kind', '=', kind ?? ''))
    .$if(under !== undefined, (s) => s.where(sql<SqlBool>`starts_with(o.region_path, ${under ?? ''})`))
  const rows = await query
    .orderBy('o.region_path')
    .orderBy('o.name')
    .orderBy('o.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  const { count } = await query
    .clearSelect()
    .select((s) => s.fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(count) }
}

export async function organisationAt(db: Db, id: string): Promise<OrganisationRow | null> {
  return (await organisations(db).where('o.id', '=', id).executeTakeFirst()) ?? null
}

export async function organisationsAt(db: Db, ids: readonly string[]): Promise<OrganisationRow[]> {
  return ids.length === 0
    ? []
    : organisations(db)
        .where('o.id', 'in', [...ids])
        .execute()
}

export async function organisationsByCodes(db: Db, creditCodes: readonly string[]): Promise<OrganisationRow[]> {
  return creditCodes.length === 0
    ? []
    : organisations(db)
        .where('o.credit_code', 'in', [...creditCodes])
        .execute()
}

/** Those that go on. */
export async function organisationsOfKind(db: Db, kind: string, under: string): Promise<OrganisationRow[]> {
  return organisations(db)
    .where('o.kind', '=', kind)
    .where('o.closed_on', 'is', null)
    .where(sql<SqlBool>`starts_with(o.region_path, ${under})`)
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
}

export async function organisationByCode(db: Db, creditCode: string): Promise<OrganisationRow | null> {
  return (await organisations(db).where('o.credit_code', '=', creditCode).executeTakeFirst()) ?? null
}

/** The organisation, within what the scope allows to change. */
export async function organisationToChange(db: Db, scope: Scope, id: string): Promise<OrganisationRow | null> {
  const query = organisations(db).where('o.id', '=', id).where(scopeCondition(scope, columns)).forUpdate()
  return (await query.executeTakeFirst()) ?? null
}

/** Number of people who act for each organisation on a day. */
export async function memberCounts(db: Db, ids: readonly string[], on: string): Promise<Map<string, number>> {
  const rows = await db.query<{ organisation_id: string; count: bigint }>(
    `select organisation_id, count(distinct user_id) as count from auth.public_membership
     where organisation_id = any($1) and valid_from <= $2 and (valid_to is null or valid_to >= $2)
     group by organisation_id`,
    [ids, on],
  )
  return new Map(rows.map((row) => [row.organisation_id, Number(row.count)]))
}

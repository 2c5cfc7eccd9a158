import { sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { RegistrationFilter } from '../contract/registrations.ts'
import { inScope, type RegistrationRow } from './registrations.ts'

export interface Sums {
  count: number
  contractFen: bigint
  technologyFen: bigint
}

function conditionOf(scope: Scope, filter: RegistrationFilter) {
  const { regionPath, q, sellerCode, kind, field, state, open, from, until } = filter
  return sql<boolean>`${inScope(scope)}
    and ${regionPath ? sql`starts_with(r.region_path, ${regionPath})` : sql`true`}
    and ${sellerCode ? sql`r.seller_code = ${sellerCode}` : sql`true`}
    and ${kind ? sql`r.kind = ${kind}` : sql`true`}
    and ${field ? sql`r.field = ${field}` : sql`true`}
    and ${state ? sql`r.state = ${state}` : sql`true`}
    and ${open ? sql`r.is_amount_open` : sql`true`}
    and ${from ? sql`r.registered_on >= ${from}` : sql`true`}
    and ${until ? sql`r.registered_on <= ${until}` : sql`true`}
    and ${
      q
        ? sql`(position(${q} in r.project_name) > 0 or position(${q} in r.seller_name) > 0
            or position(${q} in r.buyer_name) > 0 or starts_with(r.number, ${q}))`
        : sql`true`
    }`
}

/** Newest first. */
export async function findRegistrations(
  db: Db,
  scope: Scope,
  filter: RegistrationFilter,
  page: { limit: number; offset: number },
): Promise<RegistrationRow[]> {
  const { rows } = await sql<RegistrationRow>`select r.* from contracts.registration r
    where ${conditionOf(scope, filter)} order by r.registered_on desc, r.number desc
    limit ${page.limit} offset ${page.offset}`.execute(db.as())
  return rows
}

/** How many the filters show, and the sums of those that hold. */
export async function sumRegistrations(
  db: Db,
  scope: Scope,
  filter: RegistrationFilter,
): Promise<Sums & { total: number }> {
  const { rows } = await sql<{ total: bigint; count: bigint; contract: string; technology: string }>`
    select count(*) as total, count(*) filter (where r.state = 'valid') as count,
      coalesce(sum(r.contract_fen) filter (where r.state = 'valid'), 0)::text as contract,
      coalesce(sum(r.technology_fen) filter (where r.state = 'valid'), 0)::text as technology
    from contracts.registration r where ${conditionOf(scope, filter)}`.execute(db.as())
  const [row] = rows
  return {
    total: Number(row?.total ?? 0n),
    count: Number(row?.count ?? 0n),
    contractFen: BigInt(row?.contract ?? 0),
    technologyFen: BigInt(row?.technology ?? 0),
  }
}

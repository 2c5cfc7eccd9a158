import { sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'

export interface FigureQuestion {
  regionPath: string | null
  from: string
  until: string
  by: 'kind' | 'field' | 'district' | 'month'
  /** First instant that is not known any more. */
  knownBefore: Date
}

export interface FigureRow {
  key: string
  count: number
  contractFen: bigint
  technologyFen: bigint
}

interface Raw {
  key: string
  count: bigint
  contract: string
  technology: string
}

const read = (rows: readonly Raw[]): FigureRow[] =>
  rows.map(({ key, count, contract, technology }) => ({
    key,
    count: Number(count),
    contractFen: BigInt(contract),
    technologyFen: BigInt(technology),
  }))

/** Contracts registered in a span, by what the register said before an instant: corrected later, they count as then. */
export async function registeredFigures(db: Db, scope: Scope, asked: FigureQuestion): Promise<FigureRow[]> {
  const key = {
    kind: sql`e.contract_kind`,
    field: sql`e.field`,
    district: sql`e.region_path`,
    month: sql`to_char(r.registered_on, 'YYYY-MM')`,
  }[asked.by]
  const { rows } = await sql<Raw>`
    select ${key} as key, count(*) as count, coalesce(sum(e.contract_fen), 0)::text as contract,
      coalesce(sum(e.technology_fen), 0)::text as technology
    from contracts.registration r
    join lateral (
      select * from contracts.entry e where e.region_path = r.region_path and e.registration_id = r.id
        and e.recorded_at < ${asked.knownBefore} order by e.edition desc limit 1) e on e.state = 'valid'
    where ${scopeCondition(scope, { regionPath: 'r.region_path', organisationId: 'r.party_id' })}
      and r.registered_on between ${asked.from} and ${asked.until}
      and ${asked.regionPath ? sql`starts_with(r.region_path, ${asked.regionPath})` : sql`true`}
    group by 1 order by 1`.execute(db.as())
  return read(rows)
}

/** Contracts filed in a span, as they were last handed in, whatever became of them. */
export async function submittedFigures(db: Db, scope: Scope, asked: FigureQuestion): Promise<FigureRow[]> {
  const key = {
    kind: sql`f.kind`,
    field: sql`f.field`,
    district: sql`f.region_path`,
    month: sql`to_char(f.filed_on, 'YYYY-MM')`,
  }[asked.by]
  const { rows } = await sql<Raw>`
    select ${key} as key, count(*) as count, coalesce(sum(f.contract_fen), 0)::text as contract,
      coalesce(sum(f.technology_fen), 0)::text as technology
    from contracts.filing f
    where ${scopeCondition(scope, { regionPath: 'f.region_path', organisationId: 'f.party_id' })}
      and f.filed_at < ${asked.knownBefore} and f.filed_on between ${asked.from} and ${asked.until}
      and ${asked.regionPath ? sql`starts_with(f.region_path, ${asked.regionPath})` : sql`true`}
    group by 1 order by 1`.execute(db.as())
  return read(rows)
}

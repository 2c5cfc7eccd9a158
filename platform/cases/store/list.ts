import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import { type CaseRecord, reaches } from './cases.ts'

export interface CaseFilter {
  procedureId: string
  state?: string | undefined
  outcome?: 'granted' | 'refused' | 'withdrawn' | 'open' | undefined
  from?: string | undefined
  to?: string | undefined
  q?: string | undefined
}

function where(scope: Scope, filter: CaseFilter): RawBuilder<boolean> {
  const parts = [sql<boolean>`c.procedure_id = ${filter.procedureId}`, reaches(scope)]
  if (filter.state) parts.push(sql<boolean>`c.state = ${filter.state}`)
  if (filter.outcome === 'open') parts.push(sql<boolean>`c.closed_at is null`)
  else if (filter.outcome) parts.push(sql<boolean>`c.outcome = ${filter.outcome}`)
  if (filter.from)
    parts.push(sql<boolean>`c.filed_at >= (${filter.from}::date)::timestamp at time zone 'Asia/Shanghai'`)
  if (filter.to) parts.push(sql<boolean>`c.filed_at < (${filter.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`)
  if (filter.q)
    parts.push(
      sql<boolean>`(position(${filter.q} in c.subject) > 0 or position(${filter.q} in c.party_name) > 0 or c.number = upper(${filter.q}))`,
    )
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const mostCounted = 10_000

/** All cases of a procedure, open and closed, newest first. */
export async function findCases(
  db: Db,
  scope: Scope,
  filter: CaseFilter & { page: number; pageSize: number },
): Promise<{ rows: CaseRecord[]; total: number }> {
  const matches = where(scope, filter)
  const { rows } = await sql<CaseRecord>`
    select c.* from cases.case c where ${matches} order by c.filed_at desc, c.id
    limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}`.execute(db.as())
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 from cases.case c where ${matches} limit ${mostCounted}) as found`.execute(
    db.as(),
  )
  return { rows, total: counted[0]?.total ?? 0 }
}

/** The same, one after the other, for a file of any length. */
export async function* eachCase(db: Db, scope: Scope, filter: CaseFilter): AsyncGenerator<CaseRecord> {
  const size = 500
  let before: { at: Date; id: string } | null = null
  for (;;) {
    const after: RawBuilder<boolean> = before
      ? sql<boolean>`(c.filed_at, c.id) < (${before.at}, ${before.id})`
      : sql<boolean>`true`
    const { rows }: { rows: CaseRecord[] } = await sql<CaseRecord>`
      select c.* from cases.case c where ${where(scope, filter)} and ${after}
      order by c.filed_at desc, c.id desc limit ${size}`.execute(db.as())
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    before = { at: last.filed_at, id: last.id }
  }
}

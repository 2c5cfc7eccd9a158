import { type RawBuilder, sql } from 'kysely'
import { type Scope, scopeCondition } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import { targetScope } from './targets.ts'

/**
 * Figures that a scope reaches, by the columns of their region and indicator. A department sees those that it answers for:
 * by a target there or above, by the card, or because it is asked for them.
 */
function figureScope(scope: Scope, columns: { regionPath: string; indicatorId: string }): RawBuilder<boolean> {
  if (scope.reach !== 'department') return scopeCondition(scope, { regionPath: columns.regionPath })
  const regionPath = sql.ref(columns.regionPath)
  const indicatorId = sql.ref(columns.indicatorId)
  return sql<boolean>`starts_with(${regionPath}, ${scope.regionPath}) and (
    exists (select 1 from indicators.target t where t.indicator_id = ${indicatorId}
      and starts_with(${regionPath}, t.region_path) and ${targetScope(scope)})
    or exists (select 1 from indicators.card c where c.indicator_id = ${indicatorId} and c.effective_to is null
      and c.owner_department_id = ${scope.departmentId})
    or exists (select 1 from indicators.collection_unit u
      join indicators.collection_indicator a on a.region_path = u.region_path and a.collection_id = u.collection_id
      where u.department_id = ${scope.departmentId} and u.part_region_path = ${regionPath}
        and a.indicator_id = ${indicatorId}))`
}

/** Whether a scope reaches the figures of an indicator in a region. */
export async function figuresInScope(
  db: Db,
  scope: Scope,
  of: { regionPath: string; indicatorId: string },
): Promise<boolean> {
  const { rows } = await sql<{ isReached: boolean }>`
    select ${figureScope(scope, { regionPath: 'k.region_path', indicatorId: 'k.indicator_id' })} as "isReached"
    from (select ${of.regionPath}::text as region_path, ${of.indicatorId}::text as indicator_id) as k`.execute(db.as())
  return rows[0]?.isReached ?? false
}

/** A reported value that a scope reaches, with the file that is to prove it; null otherwise. */
export async function observationInScope(
  db: Db,
  scope: Scope,
  key: { regionPath: string; id: string },
): Promise<{ evidenceFileId: string | null } | null> {
  const { rows } = await sql<{ evidenceFileId: string | null }>`
    select o.evidence_file_id as "evidenceFileId" from indicators.observation o
    where o.region_path = ${key.regionPath} and o.id = ${key.id}
      and ${figureScope(scope, { regionPath: 'o.region_path', indicatorId: 'o.indicator_id' })}`.execute(db.as())
  return rows[0] ?? null
}

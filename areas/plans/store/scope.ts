import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'

/**
 * Which plans a scope reaches, as a condition on `plans.plan p`. A department sees the plans in which it answers for a
 * measure, also those of the regions above its own; what is published to everybody goes through the public routes.
 */
export function planScope(scope: Scope): RawBuilder<boolean> {
  switch (scope.reach) {
    case 'all':
      return sql<boolean>`true`
    case 'region':
      return sql<boolean>`starts_with(p.region_path, ${scope.regionPath})`
    case 'department':
      return sql<boolean>`exists (
        select from plans.responsible r
        join plans.version rv on rv.region_path = r.region_path and rv.id = r.version_id
        join plans.measure m on m.region_path = r.region_path and m.version_id = r.version_id and m.id = r.measure_id
        where r.region_path = p.region_path and r.plan_id = p.id and r.department_id = ${scope.departmentId}
          and rv.state <> 'discarded' and m.state <> 'rejected'
          and (starts_with(p.region_path, ${scope.regionPath}) or starts_with(${scope.regionPath}, p.region_path)))`
    case 'own-region':
    case 'organisation':
    case 'self':
    case 'public':
      return sql<boolean>`false`
  }
}

/** Whether a scope lets its holder write in a region: the same answer that `planScope` gives in SQL. */
export function reachesRegion(scope: Scope, regionPath: string): boolean {
  return scope.reach === 'all' || (scope.reach === 'region' && regionPath.startsWith(scope.regionPath))
}

import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'

/**
 * Which tasks a scope reaches, as a condition on `tasks.task t`. A region sees what was asked in it and what its units
 * ask, lead or help with; a department what it asks, leads or helps with, and the parts of its tasks, whoever handed
 * them out.
 */
export function taskScope(scope: Scope): RawBuilder<boolean> {
  switch (scope.reach) {
    case 'all':
      return sql<boolean>`true`
    case 'region': {
      const inside = (column: string) => sql`starts_with(${sql.ref(column)}, ${scope.regionPath})`
      return sql<boolean>`(${inside('t.region_path')} or ${inside('t.lead_region_path')} or ${inside('t.asker_region_path')}
        or exists (select from tasks.support s where s.region_path = t.region_path and s.task_id = t.id
          and ${inside('s.unit_region_path')}))`
    }
    case 'department': {
      const id = scope.departmentId
      return sql<boolean>`(t.lead_department_id = ${id} or t.asker_department_id = ${id}
        or exists (select from tasks.support s where s.region_path = t.region_path and s.task_id = t.id
          and s.unit_department_id = ${id})
        or exists (select from tasks.task w where w.region_path = t.region_path and w.id = t.parent_id
          and (w.lead_department_id = ${id} or w.asker_department_id = ${id})))`
    }
    case 'own-region':
    case 'organisation':
    case 'self':
    case 'public':
      return sql<boolean>`false`
  }
}

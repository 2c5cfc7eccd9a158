import { sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { PlansTables } from '../schema/tables.gen.ts'
import { planScope } from './scope.ts'

export interface PlanToWorkOn {
  plan_id: string
  version_id: string
  title: string
  count: number
  /** How many there are in all. */
  total: number
}

/** Plans whose newest version has findings that nobody has answered, the most first. */
export async function plansWithOpenFindings(db: Db, scope: Scope, limit: number): Promise<PlanToWorkOn[]> {
  const found = await sql<PlanToWorkOn>`
    select p.id as plan_id, p.current_version_id as version_id, p.title, count(*)::int as count,
      count(*) over ()::int as total
    from plans.plan p
    join plans.finding f on f.region_path = p.region_path and f.version_id = p.current_version_id
    where ${planScope(scope)} and f.state = 'open' and f.gone_at is null and f.severity <> 'info'
    group by p.id, p.current_version_id, p.title order by count(*) desc, p.id limit ${limit}
  `.execute(db.as<PlansTables>())
  return found.rows
}

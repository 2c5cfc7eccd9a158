import { sql } from 'kysely'
import type { Scope } from '#platform/auth/permission'
import type { Db } from '#platform/db/db'
import type { TasksTables } from '../schema/tables.gen.ts'
import { taskScope } from './scope.ts'

/** How a unit answers for its tasks; the row without a unit sums up all. */
export interface SupervisionCounts {
  lead_key: string | null
  open_count: number
  overdue_count: number
  silent_count: number
  closed_count: number
  on_time_share: number | null
  answered_share: number | null
  median_days: number | null
}

/**
 * Counts by unit: what is open today, and how what was closed (or asked) since `from` went. `firstStep`: days after which
 * the first reminder is due.
 */
export async function supervisionOf(
  db: Db,
  scope: Scope,
  on: { today: string; from: string; firstStep: number; regionPath?: string },
): Promise<SupervisionCounts[]> {
  const { today, from, firstStep, regionPath } = on
  const isOpen = sql`t.ended_on is null`
  const isClosed = sql`t.state = 'closed' and t.ended_on >= ${from}::date`
  const wasAsked = sql`t.state <> 'cancelled' and t.asked_on >= ${from}::date
    and (t.first_answered_on is not null or t.asked_on + ${firstStep}::int < ${today}::date)`
  const isSilent = sql`(t.state in ('to-accept', 'returned') and t.waiting_since + ${firstStep}::int <= ${today}::date)
    or (t.state = 'in-progress' and t.extension_until is null
      and t.waiting_since + t.report_every_days + ${firstStep}::int <= ${today}::date)`
  const found = await sql<SupervisionCounts>`
    select t.lead_key,
      (count(*) filter (where ${isOpen}))::int as open_count,
      (count(*) filter (where ${isOpen} and t.state <> 'reported-done' and t.due_on < ${today}::date))::int as overdue_count,
      (count(*) filter (where ${isOpen} and (${isSilent})))::int as silent_count,
      (count(*) filter (where ${isClosed}))::int as closed_count,
      (avg((t.reported_on <= t.due_on)::int) filter (where ${isClosed} and t.due_on is not null))::float8 as on_time_share,
      (avg((coalesce(t.first_answered_on, 'infinity'::date) <= t.asked_on + ${firstStep}::int)::int)
        filter (where ${wasAsked}))::float8 as answered_share,
      (percentile_cont(0.5) within group (order by t.reported_on - t.asked_on) filter (where ${isClosed}))::float8
        as median_days
    from tasks.task t
    where ${taskScope(scope)} and ${regionPath ? sql`starts_with(t.lead_region_path, ${regionPath})` : sql`true`}
    group by grouping sets ((t.lead_key), ())
  `.execute(db.as<TasksTables>())
  return found.rows
}

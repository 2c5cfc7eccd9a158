import { sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { TasksTables } from '../schema/tables.gen.ts'
import { reportOwed } from './duties.ts'
import type { TaskRow } from './tasks.ts'

export const mineGroups = ['toDecide', 'overdue', 'toAnswer', 'thisWeek', 'later', 'waiting', 'asked'] as const
export type MineGroup = (typeof mineGroups)[number]

/**
 * Open tasks of an office by what they are to it: to be decided as asker; as lead overdue, due within a week, to answer
 * (to accept, to go on with, to report on) with a later deadline, later ones, or waiting for the asker; and others that it
 * asked. Counts of all, rows of the first five, those with the nearest deadline.
 */
export async function tasksOfOffice(
  db: Db,
  office: { askerKeys: readonly string[]; leadKeys: readonly string[] },
  on: { today: string /** Last day of the next seven. */; soon: string; limit: number },
): Promise<{ rows: (TaskRow & { part: MineGroup })[]; counts: Map<MineGroup, number> }> {
  const { today, soon } = on
  const asks = sql`t.asker_key = any(${[...office.askerKeys]}::text[])`
  const leads = sql`t.lead_key = any(${[...office.leadKeys]}::text[])`
  const found = await sql<TaskRow & { part: MineGroup; place: number; in_part: number }>`
    with mine as (
      select t.region_path, t.id, t.due_on, case
        when ${asks} and (t.state in ('reported-done', 'declined') or t.extension_until is not null) then 'toDecide'
        when not ${leads} then 'asked'
        when t.state in ('reported-done', 'declined') or t.extension_until is not null then 'waiting'
        when t.due_on < ${today}::date then 'overdue'
        when t.due_on <= ${soon}::date then 'thisWeek'
        when t.state in ('to-accept', 'returned') or ${reportOwed(today)} then 'toAnswer'
        else 'later' end as part
      from tasks.task t where t.ended_on is null and (${asks} or ${leads})),
    placed as (
      select m.region_path, m.id, m.part,
        row_number() over (partition by m.part order by m.due_on nulls last, m.id)::int as place,
        count(*) over (partition by m.part)::int as in_part from mine m)
    select t.*, p.part, p.place, p.in_part from placed p
    join tasks.task t on t.region_path = p.region_path and t.id = p.id
    where p.place = 1 or (p.place <= ${on.limit} and p.part not in ('waiting', 'asked'))
    order by p.part, p.place
  `.execute(db.as<TasksTables>())
  return {
    rows: found.rows.filter((row) => row.part !== 'waiting' && row.part !== 'asked'),
    counts: new Map(found.rows.map((row) => [row.part, row.in_part])),
  }
}

import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db'
import type { TasksTables } from '../schema/tables.gen.ts'

/** What waits for an office today, as lead and as asker. */
export interface Duties {
  toAccept: number
  returned: number
  overdue: number
  reportOwed: number
  toConfirm: number
  extensions: number
  declined: number
}

/** The task with the nearest deadline among them. */
export interface DutySample {
  id: string
  title: string
  dueOn: string | null
}

/** A progress report is owed by a day: the last answer lies further back than the task's cadence. */
export function reportOwed(today: string): RawBuilder<boolean> {
  return sql<boolean>`(t.state = 'in-progress' and t.extension_until is null and t.report_every_days is not null
    and t.waiting_since + t.report_every_days < ${today}::date)`
}

/** Counts by what is to be done; a task is counted once, by the most pressing of its reasons. */
export async function dutiesOf(
  db: Db,
  keys: readonly string[],
  today: string,
): Promise<{ duties: Duties; first: DutySample | null }> {
  const asks = sql`t.asker_key = any(${[...keys]}::text[])`
  const leads = sql`t.lead_key = any(${[...keys]}::text[])`
  const { rows } = await sql<{ duty: keyof Duties; count: number; id: string; title: string; due_on: string | null }>`
    with waiting as (
      select t.id, t.title, t.due_on, case
        when ${asks} and t.state = 'reported-done' then 'toConfirm'
        when ${asks} and t.state = 'declined' then 'declined'
        when ${asks} and t.extension_until is not null then 'extensions'
        when ${leads} and t.state = 'to-accept' then 'toAccept'
        when ${leads} and t.state = 'returned' then 'returned'
        when ${leads} and t.state = 'in-progress' and t.extension_until is null and t.due_on < ${today}::date
          then 'overdue'
        when ${leads} and ${reportOwed(today)} then 'reportOwed'
      end as duty
      from tasks.task t where t.ended_on is null and (${leads} or ${asks}))
    select w.duty, count(*)::int as count, (array_agg(w.id order by w.due_on nulls last, w.id))[1] as id,
      (array_agg(w.title order by w.due_on nulls last, w.id))[1] as title, min(w.due_on) as due_on
    from waiting w where w.duty is not null group by w.duty
  `.execute(db.as<TasksTables>())
  const duties: Duties = {
    toAccept: 0,
    returned: 0,
    overdue: 0,
    reportOwed: 0,
    toConfirm: 0,
    extensions: 0,
    declined: 0,
  }
  for (const row of rows) duties[row.duty] = row.count
  const first = rows.toSorted((a, b) => ((a.due_on ?? '9') < (b.due_on ?? '9') ? -1 : 1))[0]
  return { duties, first: first ? { id: first.id, title: first.title, dueOn: first.due_on } : null }
}

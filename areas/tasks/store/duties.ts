import type { Db } from '#platform/db/db'

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

/** The condition that a progress report is owed by a day: the last answer lies further back than the task's cadence. */
export const reportOwed = (today: string) =>
  `(t.state = 'in-progress' and t.extension_until is null and t.report_every_days is not null
    and t.waiting_since + t.report_every_days < ${today}::date)`

/** Counts by what is to be done; a task is counted once, by the most pressing of its reasons. */
export async function dutiesOf(
  db: Db,
  keys: readonly string[],
  today: string,
): Promise<{ duties: Duties; first: DutySample | null }> {
  const rows = await db.query<{ duty: keyof Duties; count: bigint; id: string; title: string; due_on: string | null }>(
    `with waiting as (
       select t.id, t.title, t.due_on, case
         when t.asker_key = any($1::text[]) and t.state = 'reported-done' then 'toConfirm'
         when t.asker_key = any($1::text[]) and t.state = 'declined' then 'declined'
         when t.asker_key = any($1::text[]) and t.extension_until is not null then 'extensions'
         when t.lead_key = any($1::text[]) and t.state = 'to-accept' then 'toAccept'
         when t.lead_key = any($1::text[]) and t.state = 'returned' then 'returned'
         when t.lead_key = any($1::text[]) and t.state = 'in-progress' and t.extension_until is null
           and t.due_on < $2::date then 'overdue'
         when t.lead_key = any($1::text[]) and ${reportOwed('$2')} then 'reportOwed'
       end as duty
       from tasks.task t where t.ended_on is null and (t.lead_key = any($1::text[]) or t.asker_key = any($1::text[])))
     select w.duty, count(*) as count, (array_agg(w.id order by w.due_on nulls last, w.id))[1] as id,
       (array_agg(w.title order by w.due_on nulls last, w.id))[1] as title, min(w.due_on) as due_on
     from waiting w where w.duty is not null group by w.duty`,
    [keys, today],
  )
  const duties: Duties = {
    toAccept: 0,
    returned: 0,
    overdue: 0,
    reportOwed: 0,
    toConfirm: 0,
    extensions: 0,
    declined: 0,
  }
  for (const row of rows) duties[row.duty] = Number(row.count)
  const first = rows.toSorted((a, b) => ((a.due_on ?? '9') < (b.due_on ?? '9') ? -1 : 1))[0]
  return { duties, first: first ? { id: first.id, title: first.title, dueOn: first.due_on } : null }
}
